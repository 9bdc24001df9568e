"""A-CONTRACTION: can’t, would’ve, you’d."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="A-CONTRACTION",
    level="advice",
    what="The text shortens words in a way that is easy to misread.",
    why="“Can’t” is read as “can” by some people, and “would’ve” is hard for people who learn the language.",
    mend="Write both words: “cannot”, “do not”, “would have”.",
    false_alarms="The best public services use them too, now and then. Conversations and quotations.",
)

PATTERN = re.compile(
    r"\b(?:(?:ca|wo|do|did|does|is|are|was|were|has|have|had|could|should|would|must|need)n[’']t"
    r"|(?:could|should|would|might|must)[’']ve|(?:you|they|we|he|she|it|that|there|who)[’']d)\b",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Finding]:
    """Each such word."""
    for text, match in document.matches(PATTERN, "any"):
        yield RULE.finding(text, match)
