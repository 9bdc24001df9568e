"""E-SORRY: an error message that says sorry instead of what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="E-SORRY",
    level="error",
    what="The error message says sorry.",
    why="It makes the message longer and hides what to do.",
    mend="Leave it out and say what to do.",
    false_alarms="Pages about a service that is down may say sorry: they are not error messages of a field.",
)
PATTERN = re.compile(r"\b(?:sorry|apologi[sz]es?|apologi[sz]ing|apolog(?:y|ies))\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """Each apology in an error message."""
    for text, match in document.matches(PATTERN, "error"):
        yield RULE.finding(text, match)
