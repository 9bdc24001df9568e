"""E-TECH: an error message in the words of programmers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="E-TECH",
    level="error",
    what="The error message uses the words of programmers.",
    why="Nobody who fills in a form knows what a null or a database is.",
    mend="Say in everyday words what to enter or what to do next.",
    false_alarms="A web address or an e-mail address with such words in it is left out.",
)

PATTERN = re.compile(
    r"\b(?i:null|undefined|regex|regexp|regular expression|integer|string|database|exception|http(?!s?://))\b"
    r"|\bNaN\b"
    r"|\b(?i:error)\s*(?i:code|number|no\.?)?\s*[:#]?\s*\d+"
    r"|(?<![\w@./-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b(?![@./])"
)


def check(document: Document) -> Iterator[Finding]:
    """Each such word in an error message."""
    for text, match in document.matches(PATTERN, "error"):
        yield RULE.finding(text, match)
