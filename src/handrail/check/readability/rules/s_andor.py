"""S-ANDOR: and/or, he/she."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="S-ANDOR",
    level="error",
    what="The text joins words with a slash.",
    why="“And/or” makes people work out what is meant, and cannot be read aloud.",
    mend="Write “or”, “both”, or “they”.",
)
PATTERN = re.compile(
    r"(?<![\w/])(?:and/or|s?he/s?he|his/hers?|hers?/his|him/her|her/him|s/he|\(s\)he)(?![\w/])", re.IGNORECASE
)


def check(document: Document) -> Iterator[Finding]:
    """Each such pair of words."""
    for text, match in document.matches(PATTERN, "any"):
        yield RULE.finding(text, match)
