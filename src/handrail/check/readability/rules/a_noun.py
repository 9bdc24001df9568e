"""A-NOUN: make an application."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="A-NOUN",
    level="advice",
    what="A noun hides what somebody does.",
    why="“Make an application” is longer than “apply”, and hides the act.",
    mend="Use the verb: “apply”, “decide”, “pay”.",
    false_alarms="“Make a payment” is a name that people know from banks.",
)

PATTERN = re.compile(
    r"\b(?:mak(?:e|es|ing)|made|carry out|carries out|carried out|conduct(?:s|ed|ing)?|perform(?:s|ed|ing)?"
    r"|undertak(?:e|es|ing)|undertook|giv(?:e|es|ing)|gave) (?:an? |the |your )?"
    r"(?:application|decision|payment|assessment|calculation|examination|inspection|investigation|notification|objection"
    r"|consideration|correction|declaration|explanation|recommendation|reservation|selection|submission|verification)\b",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Finding]:
    """Each such phrase."""
    for text, match in document.matches(PATTERN, "any"):
        yield RULE.finding(text, match)
