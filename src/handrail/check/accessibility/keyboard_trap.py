"""The Tab key leads out of everything."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View
from handrail.check.walk import walk

RULE = Rule(
    id="keyboard-trap",
    what="Focus that is moved into a part of the page can be moved out of it with the keyboard.",
    stages=(Stage.KEYBOARD,),
    wcag=("2.1.2",),
    act=("80af7b",),
)


def check(view: View) -> Iterator[Finding]:
    """The last stop of a walk that went in circles."""
    route = walk(view)
    if route.trapped and route.stops:
        last = route.stops[-1]
        yield RULE.finding(
            view, "The Tab key does not lead out of here.", {"selector": last.selector, "html": last.html}
        )
