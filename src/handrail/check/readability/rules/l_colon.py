"""L-COLON: a label with a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="L-COLON",
    level="error",
    what="The label ends with a colon.",
    why="The colon says nothing that the box below does not say, and screen readers may read it out.",
    mend="Leave out the colon.",
)
PATTERN = re.compile(r".*:", re.DOTALL)


def check(document: Document) -> Iterator[Finding]:
    """Each label with a colon at its end."""
    for text in document.strings("label"):
        if PATTERN.fullmatch(text.text) and text.source == "text":
            yield RULE.finding(text)
