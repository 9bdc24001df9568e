"""E-OOPS: an error message that makes light of the trouble."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="E-OOPS",
    level="error",
    what="The error message is chatty and says nothing.",
    why="“Oops” makes light of a person’s trouble, and “something went wrong” does not help to put it right.",
    mend="Say what happened and what to do next.",
    false_alarms="Pages about a service that is down are not error messages of a field, and are left out.",
)
PATTERN = re.compile(r"\b(?:(?:wh)?oops(?:ie)?|uh[- ]oh|something (?:went|has gone) wrong)\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """Each such word in an error message."""
    for text, match in document.matches(PATTERN, "error"):
        yield RULE.finding(text, match)
