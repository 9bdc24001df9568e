"""E-LOWER: an error message that starts in the middle."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="E-LOWER",
    level="error",
    what="The error message starts with a small letter.",
    why="It looks like a part of a sentence, and screen readers read it on its own.",
    mend="Start with a capital letter.",
    false_alarms="Text that a script puts after other text in the same element, when only the part is checked.",
)

# Names such as iPhone have a capital further on; an address has a dot or an @.
PATTERN = re.compile(r"[\"'“‘(]*[a-z](?!\S*[A-Z@.\d])\S*")


def check(document: Document) -> Iterator[Finding]:
    """Each error message that starts with a small letter."""
    for text in document.strings("error"):
        if PATTERN.match(text.text):
            yield RULE.finding(text)
