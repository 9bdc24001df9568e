"""E-GENERIC: an error message that fits every field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="E-GENERIC",
    level="error",
    what="The error message does not say what is wrong.",
    why="A message that fits every field helps with none.",
    mend="Name the answer that is missing: “Select where you live”.",
    false_alarms="“There is a problem”, the title of an error summary, is not meant.",
    wcag=("3.3.1",),
)

PATTERN = re.compile(
    r"(?:(?:an? )?(?:unknown |unexpected )?errors?(?: (?:has |have )?occurr?ed)?|(?:please )?enter a(?: valid)? value"
    r"|(?:please )?(?:select|choose) an(?: option|swer)|(?:wrong|incorrect) (?:value|input|entry))[\s.!:]*",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Finding]:
    """Each error message that is nothing but such a phrase."""
    for text in document.strings("error"):
        if PATTERN.fullmatch(text.text):
            yield RULE.finding(text)
