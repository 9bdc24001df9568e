"""Every control can be reached with the Tab key."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View
from handrail.check.walk import walk

RULE = Rule(
    id="keyboard-reach",
    what="Every control can be reached and used with the keyboard.",
    stages=(Stage.KEYBOARD,),
    wcag=("2.1.1",),
)


def check(view: View) -> Iterator[Finding]:
    """Focusable things that the walk did not reach, and things to press that cannot take focus."""
    route = walk(view)
    for stop in [] if route.trapped else route.missed:
        yield RULE.finding(view, "The Tab key does not reach this control.", stop)
    for thing in view.ask("keyboard_reach.pointerOnly"):
        yield RULE.finding(
            view,
            "This can be pressed with a pointer and not with a keyboard.",
            thing,
            suggestion="Use a button or a link.",
        )
