"""The border of a control stands out from the page."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.tour import ORDINARY
from handrail.check.view import View

RULE = Rule(
    id="border-contrast",
    what="Fields, radios and checkboxes have a visible boundary with a contrast of 3 to 1, also in forced colours.",
    stages=(Stage.COLOUR, Stage.FORCED),
    wcag=("1.4.11",),
)
_DRAWN = 40
"""Pixels that a drawn radio or checkbox has at least: a ring of one pixel around 13."""


def check(view: View) -> Iterator[Finding]:
    """By pixels: along the sides of a control there is an edge that differs by 3 to 1 from what is outside."""
    if view.pseudo != "rest" or view.scheme == ORDINARY:
        return
    fields = view.ask("border_contrast.fields")
    if not fields:
        return
    boxes = [box for field in fields for box in field["boxes"]]
    edges = iter(view.read("edges", [view.photo()], boxes, 2.95))
    drawn = view.read("ink", [view.photo()], [field["row"] for field in fields], 2.95)
    for field, ink in zip(fields, drawn, strict=True):
        sides = [list(next(edges).values()) for _ in field["boxes"]]
        by_edge = any(_stands_out(of_box, all_round=field["small"]) for of_box in sides)
        if not by_edge and not (field["small"] and ink >= _DRAWN):
            yield RULE.finding(
                view,
                "The boundary of this control does not stand out from the page by 3 to 1.",
                field,
                suggestion="Give it a border of enough contrast; in forced colours only real borders are kept.",
            )


def _stands_out(sides: list[float], *, all_round: bool) -> bool:
    seen = sum(share >= 0.8 for share in sides)
    return seen >= 3 if all_round else seen >= 1
