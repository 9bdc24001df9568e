"""S-PLURAL: name(s), child(ren)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="S-PLURAL",
    level="error",
    what="The text puts the plural in brackets.",
    why="“Name(s)” cannot be read aloud, and stops the eye.",
    mend="Write the plural, or say “one or more”.",
    false_alarms="A call in code that is not marked as code.",
)
PATTERN = re.compile(r"\b[a-z]{2,}\((?:s|es|ren|ies|en)\)", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """Each plural in brackets."""
    for text, match in document.matches(PATTERN, "any"):
        yield RULE.finding(text, match)
