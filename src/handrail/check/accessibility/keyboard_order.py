"""Focus moves in the order in which people read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import Box, View
from handrail.check.walk import walk

RULE = Rule(
    id="keyboard-order",
    what="The Tab key moves focus in the order of the page, as it is read out and as it is seen.",
    stages=(Stage.KEYBOARD,),
    wcag=("2.4.3", "1.3.2"),
)


def check(view: View) -> Iterator[Finding]:
    """Stops that come before the one before them, in the document or on the screen."""
    for one, next_one in pairwise(walk(view).stops):
        at = {"selector": next_one.selector, "html": next_one.html}
        if next_one.place < one.place:
            yield RULE.finding(
                view, "Focus comes here out of the order of the document.", at, suggestion="Take away the tabindex."
            )
        elif _above(next_one.box, one.box) or (
            not (one.inline and next_one.inline)
            and _earlier_in_line(
                next_one.box, one.box, bool(view.ask("keyboard_order.rightToLeft", one.selector, next_one.selector))
            )
        ):
            yield RULE.finding(
                view,
                "Focus moves back to this control: it is seen before the one that comes before it in the document.",
                at,
                suggestion="Put things in the document in the order in which they are seen.",
            )


def _above(box: Box, other: Box) -> bool:
    """Whether the box stands above the other in one column."""
    shared = min(box["x"] + box["width"], other["x"] + other["width"]) - max(box["x"], other["x"])
    return shared > min(box["width"], other["width"]) / 2 and box["y"] + box["height"] <= other["y"] + 1


def _earlier_in_line(box: Box, other: Box, right_to_left: bool) -> bool:
    """Whether the box stands before the other in one line."""
    shared = min(box["y"] + box["height"], other["y"] + other["height"]) - max(box["y"], other["y"])
    if shared <= min(box["height"], other["height"]) / 2:
        return False
    if right_to_left:
        return box["x"] >= other["x"] + other["width"] - 1
    return box["x"] + box["width"] <= other["x"] + 1
