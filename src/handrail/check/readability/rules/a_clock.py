"""A-CLOCK: 17:30."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="A-CLOCK",
    level="advice",
    what="The time is on the 24-hour clock.",
    why="Many people must work out what 17:30 is.",
    mend="Write “5:30pm”.",
    false_alarms="Countries and offices where everybody uses the 24-hour clock. Timetables.",
)
PATTERN = re.compile(r"(?<![\d:.])(?:1[3-9]|2[0-3]):[0-5]\d\b(?!:)")


def check(document: Document) -> Iterator[Finding]:
    """Each such time."""
    for text, match in document.matches(PATTERN, "any"):
        yield RULE.finding(text, match)
