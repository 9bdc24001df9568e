"""What can be seen in ordinary colours can be seen in forced colours: boundaries, icons and selected states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.tour import ORDINARY, PHOTO
from handrail.check.view import View

RULE = Rule(
    id="forced-colours",
    what="Boundaries of controls, icons and selected states that are seen in ordinary colours are in forced colours.",
    stages=(Stage.FORCED,),
    wcag=("1.4.11", "1.4.1"),
)


def check(view: View) -> Iterator[Finding]:
    """By pixels, at rest: first ordinary colours are measured, then forced colours are compared with them."""
    if view.pseudo != "rest":
        return
    shapes = view.ask("forced_colours.shapes")
    photo = view.photo()
    outlines = view.read("edges", [photo], [shape["box"] for shape in shapes["buttons"]], 2.95)
    inks = view.read("ink", [photo], [shape["box"] for shape in shapes["icons"]], 2.95)
    states = _states(view)
    seen = {
        "outline": {
            s["selector"]: sum(v >= 0.8 for v in o.values()) for s, o in zip(shapes["buttons"], outlines, strict=True)
        },
        "ink": {s["selector"]: n for s, n in zip(shapes["icons"], inks, strict=True)},
        "state": {s["selector"]: s["changed"] for s in states},
    }
    if view.scheme == ORDINARY:
        view.memory[RULE.id] = seen
        return
    before = view.memory.get(RULE.id, {"outline": {}, "ink": {}, "state": {}})
    for shape in shapes["buttons"]:
        name = shape["selector"]
        if before["outline"].get(name, 0) >= 3 > seen["outline"][name]:
            yield RULE.finding(
                view,
                "This control has a boundary in ordinary colours and none in forced colours.",
                shape,
                suggestion="Give it a border, transparent if need be: forced colours paint it.",
            )
    for shape in shapes["icons"]:
        name = shape["selector"]
        if before["ink"].get(name, 0) >= 12 and seen["ink"][name] < before["ink"][name] / 5:
            yield RULE.finding(
                view, "This icon cannot be seen in forced colours.", shape, suggestion="Draw it with currentColor."
            )
    for state in states:
        # A box must show its state always; another mark where it shows it in ordinary colours.
        if state["changed"] < 12 and (state["kind"] == "box" or before["state"].get(state["selector"], 0) >= 12):
            yield RULE.finding(
                view,
                "Whether this is selected cannot be seen in forced colours.",
                state,
                suggestion="Show the state by a border or a drawn mark, not by a background alone.",
            )


def _states(view: View) -> list[dict[str, Any]]:
    """What can be selected, each with the number of pixels by which it differs when it is."""
    try:
        off = {thing["selector"]: thing for thing in view.ask("forced_colours.turn", False)}
        if not off:
            return []
        unselected = view.photo({"x": 0, "y": 0, "width": PHOTO, "height": _bottom(off.values())})
        on = view.ask("forced_colours.turn", True)
        view.grow(PHOTO)
        selected = view.photo({"x": 0, "y": 0, "width": PHOTO, "height": _bottom(on)})
    finally:
        view.ask("forced_colours.turn", None)
    regions = []
    for thing in on:
        was, now = off[thing["selector"]]["box"], thing["box"]
        size = {side: max(was[side], now[side]) for side in ("width", "height")}
        regions.append({**was, **size, "dx": round(now["x"] - was["x"]), "dy": round(now["y"] - was["y"])})
    counts = view.read("changed", [unselected, selected], regions, 2.95)
    return [{**thing, "changed": count} for thing, count in zip(on, counts, strict=True)]


def _bottom(things: Any) -> float:
    return float(max(thing["box"]["y"] + thing["box"]["height"] for thing in things)) + 10
