"""A-DATEHINT: DD/MM/YYYY."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="A-DATEHINT",
    level="advice",
    what="The text shows how to write a date with letters.",
    why="Some people type the letters, and screen readers spell them out.",
    mend="Give an example: “For example, 27 3 2007”.",
)
PATTERN = re.compile(r"\b(?:DD?[/. -]MM?[/. -]YY(?:YY)?|MM?[/. -]DD?[/. -]YY(?:YY)?|YYYY-MM-DD)\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """Each pattern of a date."""
    for text, match in document.matches(PATTERN, "label", "hint", "error"):
        yield RULE.finding(text, match)
