"""E-BLANK: an error message in the words of forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="E-BLANK",
    level="error",
    what="The error message speaks of fields instead of saying what to enter.",
    why="“Cannot be blank” and “is required” are words of forms, not of people; they do not say what is wanted.",
    mend="Say what to do: “Enter your name”, “Select where you live”.",
    false_alarms="None is known: “is required by law” is not at the end, so it is not meant.",
    wcag=("3.3.3",),
)

PATTERN = re.compile(
    r"\b(?:cannot|can[’']t|can not|must not|mustn[’']t|may not|should not|shouldn[’']t) be (?:left )?"
    r"(?:blank|empty|null)\b"
    r"|\b(?:is|are) (?:required|mandatory)(?=[\s.!]*\Z)"
    r"|\bthis field\b",
    re.IGNORECASE,
)


def check(document: Document) -> Iterator[Finding]:
    """Each such phrase in an error message."""
    for text, match in document.matches(PATTERN, "error"):
        yield RULE.finding(text, match)
