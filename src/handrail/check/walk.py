"""A walk through a page with the Tab key: where focus goes, and by how many pixels it shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from handrail.check.view import Box, View

FURTHEST = 400
"""Presses of the key after which the walk ends, however long the page is."""
_MARGIN = 9
_PARTS = 40
"""Stops that one native control may have inside itself, such as a player or a date with its day, month and year."""


@dataclass(frozen=True, slots=True)
class Stop:
    """An element that got focus."""

    place: int
    """Its place among all elements of the document."""
    selector: str
    html: str
    box: Box
    inline: bool
    """It stands in a line of text, which runs as its script does."""
    changed: int
    """Pixels that differ by 3 to 1 from the page without focus."""
    covered: str
    """A selector of what lies over all of it, "" if it can be seen."""


@dataclass(slots=True)
class Walk:
    """All stops in their order."""

    stops: list[Stop] = field(default_factory=list)
    trapped: bool = False
    """The key no longer led out of the last stops."""
    missed: list[dict[str, Any]] = field(default_factory=list)
    """What should have been reached and was not."""


def grown(box: Box) -> Box:
    """The box with the room around it in which an outline is drawn."""
    return {
        "x": box["x"] - _MARGIN,
        "y": box["y"] - _MARGIN,
        "width": box["width"] + 2 * _MARGIN,
        "height": box["height"] + 2 * _MARGIN,
    }


def walk(view: View) -> Walk:
    """Press Tab from the top of the page until focus leaves it; done once for all rules that ask."""
    known = view.memory.get("walk")
    if isinstance(known, Walk):
        return known
    route = Walk()
    expected = view.ask("walk.begin")
    rest = view.photo()
    reached: list[int] = []
    seen: list[dict[str, Any]] = []
    photos = []
    parts = 0
    while len(reached) < FURTHEST:
        view.page.keyboard.press("Tab")
        focused = view.ask("walk.focused")
        if focused is None:
            break
        # Around the page and back to the first stop; where there is only one, it is always the next.
        if reached and focused["place"] == reached[0] and (len(set(reached)) > 1 or len(expected) == 1):
            break
        if reached and focused["place"] == reached[-1] and focused["parts"]:
            parts += 1
            if parts <= _PARTS:
                continue
        if focused["place"] in reached:
            route.trapped = True
            break
        parts = 0
        reached.append(focused["place"])
        photos.append(view.photo(grown(focused["around"])))
        seen.append(focused)
    for focused, photo in zip(seen, photos, strict=True):
        changed = view.read("changed", [rest, photo], [grown(focused["around"])], 2.95)[0]
        route.stops.append(
            Stop(
                place=focused["place"],
                selector=focused["selector"],
                html=focused["html"],
                box=focused["box"],
                inline=focused["inline"],
                changed=changed,
                covered=focused["covered"],
            )
        )
    route.missed = [stop for stop in expected if not set(stop["places"]) & set(reached)]
    view.ask("walk.end")
    view.memory["walk"] = route
    return route
