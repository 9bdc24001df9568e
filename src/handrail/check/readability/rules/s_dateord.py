"""S-DATEORD: 1st March."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="S-DATEORD",
    level="error",
    what="The date has letters after its number.",
    why="“1st March” is slower to read than “1 March”.",
    mend="Write the number alone: “1 March”.",
)

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
PATTERN = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th) (?:day )?(?:of )?(?:{MONTHS})|(?:{MONTHS}) (?:the )?\d{{1,2}}(?:st|nd|rd|th))\b"
)


def check(document: Document) -> Iterator[Finding]:
    """Each such date."""
    for text, match in document.matches(PATTERN, "any"):
        yield RULE.finding(text, match)
