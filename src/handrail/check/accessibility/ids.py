"""Ids are unique, and whatever names an id finds it."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="ids",
    what="Each id stands once, and every id that something refers to exists.",
    stages=(Stage.OPENED,),
    wcag=("1.3.1", "4.1.2"),
    act=("3ea0c8",),
)


def check(view: View) -> Iterator[Finding]:
    """Ids that stand twice, and references that lead nowhere."""
    for node in view.ask("ids.broken"):
        yield RULE.finding(view, node["message"], node)
