"""L-PLEASE: a label, hint or button that begs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="L-PLEASE",
    level="error",
    what="The text says “please”.",
    why="In labels, hints and on buttons it makes every question longer, and asks where there is no choice.",
    mend="Leave out “please”.",
)
PATTERN = re.compile(r"\bplease\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """Each “please” in a label, a hint or on a button."""
    for text, match in document.matches(PATTERN, "label", "hint", "button"):
        yield RULE.finding(text, match)
