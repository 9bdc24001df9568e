"""A-PASSIVE: is checked, was sent."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..passives import passives
from ..rule import Rule

RULE = Rule(
    id="A-PASSIVE",
    level="advice",
    what="The sentence does not say who does it.",
    why="With the person who acts in front, people see sooner what they have to do and what others do.",
    mend="Say who does it: “We check your form”, not “your form is checked”.",
    false_alarms="Where it does not matter who acts. About one in ten is not a passive but a state.",
)


def check(document: Document) -> Iterator[Finding]:
    """Each passive."""
    for text in document.strings("any"):
        for match in passives(text.text):
            yield RULE.finding(text, match)
