"""E-PLEASE: an error message that begs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="E-PLEASE",
    level="error",
    what="The error message says “please”.",
    why="It is longer, and it sounds as if there were a choice.",
    mend="Leave out “please” and say what to do: “Enter your name”.",
    wcag=("3.3.3",),
)
PATTERN = re.compile(r"\bplease\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """Each “please” in an error message."""
    for text, match in document.matches(PATTERN, "error"):
        yield RULE.finding(text, match)
