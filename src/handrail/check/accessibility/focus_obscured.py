"""What has focus is not covered by anything that sticks to the window."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View
from handrail.check.walk import walk

RULE = Rule(
    id="focus-obscured",
    what="What has focus is not wholly covered by sticky or fixed content.",
    stages=(Stage.KEYBOARD,),
    wcag=("2.4.11",),
)


def check(view: View) -> Iterator[Finding]:
    """Stops of the walk that something fixed lies over."""
    for stop in walk(view).stops:
        if stop.covered:
            yield RULE.finding(
                view,
                f"While this has focus, {stop.covered} covers it.",
                {"selector": stop.selector, "html": stop.html},
                suggestion="Let the page scroll clear of it: scroll-padding-block.",
            )
