"""What can be seen in ordinary colours can be seen in forced colours: boundaries, icons and selected states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.tour import ORDINARY
from handrail.check.view import View

RULE = Rule(
    id="forced-colours",
    what="Boundaries of controls, icons and selected states that are visible in ordinary colours stay so in forced colours.",
    stages=(Stage.FORCED,),
    wcag=("1.4.11", "1.4.1"),
)

_SHAPES = """() => ({
  buttons: [...document.querySelectorAll('button, input[type=submit], input[type=button], a[href], summary, [role=button], [role=tab]')]
    .filter(e => handrail.visible(e) && !handrail.disabled(e) && e.getClientRects().length === 1 && !e.matches('[aria-current], [aria-selected]'))
    .map(e => handrail.at(e, { box: handrail.boxOf(e) })),
  icons: [...document.querySelectorAll('svg')].filter(e => handrail.visible(e)).map(e => handrail.at(e, { box: handrail.boxOf(e) })),
})"""

# Everything that is selected is unselected, and the other way round; then all of it is put back.
_TURN = """on => {
  const kept = globalThis.handrailTurned ||= {
    boxes: [...document.querySelectorAll('input[type=radio], input[type=checkbox]')].filter(e => handrail.visible(e) && !e.disabled),
    marked: [...document.querySelectorAll('[aria-current]:not([aria-current=false]), [aria-selected=true], [aria-pressed=true]')].filter(e => handrail.visible(e)),
    was: null }
  kept.was ||= { boxes: kept.boxes.map(e => e.checked),
    marked: kept.marked.map(e => ['aria-current', 'aria-selected', 'aria-pressed'].map(name => [name, e.getAttribute(name)])) }
  if (on === null) {
    kept.boxes.forEach((e, i) => { e.checked = kept.was.boxes[i] })
    kept.marked.forEach((e, i) => kept.was.marked[i].forEach(([name, value]) => { if (value !== null) e.setAttribute(name, value) }))
    delete globalThis.handrailTurned
    return []
  }
  const groups = new Set()
  for (const e of kept.boxes) {
    const key = e.type === 'radio' ? e.name : null
    e.checked = on && !(key && groups.has(key))
    if (key) groups.add(key)
  }
  kept.marked.forEach((e, i) => kept.was.marked[i].forEach(([name, value]) => {
    if (value !== null) { if (on) e.setAttribute(name, value); else e.removeAttribute(name) } }))
  return [...kept.boxes.filter(e => !on || e.checked), ...kept.marked].map(e => handrail.at(e, {
    kind: e.matches('input') ? 'box' : 'marked', box: e.matches('input') ? handrail.tile(e) : handrail.boxOf(e) }))
}"""


def check(view: View) -> Iterator[Finding]:
    """By pixels, at rest: first ordinary colours are measured, then forced colours are compared with them."""
    if view.pseudo != "rest":
        return
    shapes = view.ask(_SHAPES)
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
        off = {thing["selector"]: thing for thing in view.ask(_TURN, False)}
        if not off:
            return []
        unselected = view.photo({"x": 0, "y": 0, "width": 1280, "height": _bottom(off.values())})
        on = view.ask(_TURN, True)
        selected = view.photo({"x": 0, "y": 0, "width": 1280, "height": _bottom(on)})
    finally:
        view.ask(_TURN, None)
    regions = []
    for thing in on:
        was, now = off[thing["selector"]]["box"], thing["box"]
        size = {side: max(was[side], now[side]) for side in ("width", "height")}
        regions.append({**was, **size, "dx": round(now["x"] - was["x"]), "dy": round(now["y"] - was["y"])})
    counts = view.read("changed", [unselected, selected], regions, 2.95)
    return [{**thing, "changed": count} for thing, count in zip(on, counts, strict=True)]


def _bottom(things: Any) -> float:
    return float(max(thing["box"]["y"] + thing["box"]["height"] for thing in things)) + 10
