"""S-CLICK: text that needs a mouse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="S-CLICK",
    level="error",
    what="The text tells people to click.",
    why="Not everybody has a mouse, and “here” says nothing when links are read on their own.",
    mend="Link the words that name the place: “Apply for a card”.",
    false_alarms="A product called “Click …” at the start of a text. Click and collect is known, and left out.",
)

PATTERN = re.compile(
    r"\bclick(?:ing)? (?:on )?(?:here|this|the (?:link|button))\b|\A\W*click\b(?![ -](?:and|&|to)[ -](?:collect|call))",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Finding]:
    """Each such phrase in any text."""
    for text, match in document.matches(PATTERN, "any"):
        yield RULE.finding(text, match)
