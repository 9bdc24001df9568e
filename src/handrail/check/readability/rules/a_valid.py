"""A-VALID: an error message that asks for something valid."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="A-VALID",
    level="advice",
    what="The error message asks for a “valid” answer.",
    why="People think that their answer is valid. They need to know what one looks like.",
    mend="Say what is wanted: “Enter an email address, such as name@example.com”.",
    wcag=("3.3.3",),
)
PATTERN = re.compile(r"\b(?<!not )valid\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """Each “valid” in an error message."""
    for text, match in document.matches(PATTERN, "error"):
        yield RULE.finding(text, match)
