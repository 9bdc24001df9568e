"""S-LATIN: e.g., i.e., etc."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="S-LATIN",
    level="error",
    what="The text uses short Latin.",
    why="Many people do not know what e.g. and i.e. mean, and screen readers read them as letters.",
    mend="Write “for example”, “that is”, “and so on”, “namely”, or name them all.",
)

# EG and IE in capitals are Egypt and Ireland; .ie and /etc/ are parts of addresses.
PATTERN = re.compile(
    r"(?<![\w./@-])(?:(?i:e\.g\.?|i\.e\.?)(?![\w@])|(?:eg|ie)(?![\w@/-]|\.\w)|[Ee]tc(?![\w/@])"
    r"|(?i:viz\.)|(?i:et al)\b)"
)


def check(document: Document) -> Iterator[Finding]:
    """Each short Latin word."""
    for text, match in document.matches(PATTERN, "any"):
        yield RULE.finding(text, match)
