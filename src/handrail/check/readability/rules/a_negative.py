"""A-NEGATIVE: not … unless."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="A-NEGATIVE",
    level="advice",
    what="One sentence has two negatives.",
    why="People must turn it round twice to know what it says.",
    mend="Say what is so, or what to do.",
    false_alarms="“Neither … nor …”. About half of the sentences found are easy to read.",
)

NEGATIVE = re.compile(
    r"\b(?:not|no(?!,)|never|none|nobody|nothing|cannot|without|unless|neither|nor|\w+n[’']t)\b", re.IGNORECASE
)
MOST = 1


def check(document: Document) -> Iterator[Finding]:
    """Each sentence with more than one negative."""
    for text in document.strings("any"):
        for sentence in text.sentences:
            negatives = list(NEGATIVE.finditer(text.text, sentence.start, sentence.end))
            if len(negatives) > MOST:
                yield RULE.finding(text, negatives[-1])
