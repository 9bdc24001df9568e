"""E-INVALID: an error message that blames."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="E-INVALID",
    level="error",
    what="The error message calls the answer invalid or forbidden.",
    why="Such words blame the person and do not say how to put it right.",
    mend="Say what a right answer looks like: “Enter a date, such as 27 3 2007”.",
    wcag=("3.3.3",),
)
PATTERN = re.compile(r"\b(?:invalid|forbidden|illegal|prohibited|(?:not|isn['’]t|aren['’]t) valid)\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """Each such word in an error message."""
    for text, match in document.matches(PATTERN, "error"):
        yield RULE.finding(text, match)
