"""Focus can be seen, by pixels: on each stop of the Tab key, and in every theme and forced colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.tour import ORDINARY
from handrail.check.view import Box, View
from handrail.check.walk import grown, walk

RULE = Rule(
    id="focus-visible",
    what="Focus changes a control by 3 to 1 over at least the area of a line of one pixel around it.",
    stages=(Stage.KEYBOARD, Stage.COLOUR, Stage.FORCED),
    wcag=("2.4.7", "1.4.11"),
    act=("oj04fd",),
)


def check(view: View) -> Iterator[Finding]:
    """On the walk focus is real; in the other states it is forced on all controls at once."""
    if view.stage is Stage.KEYBOARD:
        for stop in walk(view).stops:
            if stop.changed < _least(stop.box):
                yield _finding(view, {"selector": stop.selector, "html": stop.html}, stop.changed, _least(stop.box))
        return
    name = f"focus at rest, {view.scheme}"
    if view.pseudo == "rest":
        view.keep(name, view.photo())
        view.memory[name] = {stop["selector"]: stop["around"] for stop in view.ask("focus_visible.stops")}
        return
    rest = view.kept(name)
    if view.pseudo != "focus" or view.scheme == ORDINARY or rest is None:
        return
    stops = view.ask("focus_visible.stops")
    regions = [_region(view.memory[name].get(stop["selector"]), stop["around"]) for stop in stops]
    counts = view.read("changed", [rest, view.photo()], regions, 2.95) if regions else []
    for stop, count in zip(stops, counts, strict=True):
        if count < _least(stop["box"]):
            yield _finding(view, stop, count, _least(stop["box"]))


def _region(rest: Box | None, now: Box) -> Box:
    """Where to compare: focus elsewhere may have moved the control, as a skip link does that takes up room."""
    if rest is None:
        return grown(now)
    return {**grown(rest), "dx": round(now["x"] - rest["x"]), "dy": round(now["y"] - rest["y"])}


def _least(box: Any) -> float:
    """The area of a line of one pixel around the control; rounded corners have a little less."""
    return 0.9 * 2 * (float(box["width"]) + float(box["height"]))


def _finding(view: View, stop: dict[str, Any], count: int, least: float) -> Finding:
    return RULE.finding(
        view,
        f"Focus is hard to see: {count} pixels change by 3 to 1, and at least {least:.0f} should.",
        stop,
        suggestion="Give it an outline of 2 pixels or more that differs from what is around and under it.",
    )
