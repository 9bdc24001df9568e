"""E-LONG: an error message that takes too long to read."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule
from ..sentences import count_words

RULE = Rule(
    id="E-LONG",
    level="advice",
    what="The error message has more than 25 words.",
    why="People read an error message while they look for what to mend.",
    mend="Say what to do in one short sentence.",
)
MOST_WORDS = 25


def check(document: Document) -> Iterator[Finding]:
    """Each error message that is too long."""
    for text in document.strings("error"):
        if count_words(text.text) > MOST_WORDS:
            yield RULE.finding(text)
