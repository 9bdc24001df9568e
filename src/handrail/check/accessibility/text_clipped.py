"""No text is cut off."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="text-clipped",
    what="No text is cut off by its box, in either direction, with large text, text spacing and at 320 px.",
    stages=(Stage.LAYOUT,),
    wcag=("1.4.4", "1.4.12", "1.4.10"),
    act=("59br37", "9e45ec"),
)


def check(view: View) -> Iterator[Finding]:
    """Text that lies outside of a box that hides what does not fit."""
    for node in view.ask("text_clipped.clipped"):
        yield RULE.finding(
            view,
            "Part of this text is cut off.",
            node,
            suggestion="Let the box grow: min-block-size in place of block-size, and no overflow: hidden.",
        )
