"""The configurations of each stage. A page is opened once and then taken through them by emulation."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.rule import Stage
from handrail.check.view import View

WIDE, NARROW = 1280, 320
PHOTO = 960
"""The width at which pages are photographed: wide enough for what is wide, and a quarter less to look at."""
SCHEMES = {
    "light": ("light", "no-preference"),
    "dark": ("dark", "no-preference"),
    "light with more contrast": ("light", "more"),
    "dark with more contrast": ("dark", "more"),
}
ORDINARY = "ordinary colours"
"""What forced colours are compared with."""
PSEUDO = ("rest", "hover", "active", "focus")
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    " p { margin-block-end: 2em !important }"
)


def tour(view: View, stage: Stage) -> Iterator[None]:
    """Take the page through the configurations of a stage, and leave it as it opened."""
    view.begin(stage)
    try:
        yield from _TOURS[stage](view)
    finally:
        view.state, view.scheme, view.stage = "", "light", Stage.OPENED


def _opened(view: View) -> Iterator[None]:
    view.emulate()
    view.whole_height(WIDE)
    yield


def _colour(view: View) -> Iterator[None]:
    view.whole_height(PHOTO)
    try:
        with view.still():
            for pseudo in PSEUDO if _has_controls(view) else PSEUDO[:1]:
                view.force(pseudo)
                for scheme, (colours, contrast) in SCHEMES.items():
                    view.emulate(scheme=colours, contrast=contrast)
                    view.scheme = scheme
                    view.state = scheme if pseudo == "rest" else f"{scheme}, {pseudo}"
                    yield
    finally:
        view.force("rest")
        view.emulate()


def _forced(view: View) -> Iterator[None]:
    view.whole_height(PHOTO)
    try:
        with view.still():
            for pseudo in ("rest", "focus") if _has_controls(view) else ("rest",):
                view.force(pseudo)
                # The ordinary colours come first: what can be seen there must be seen in forced colours too.
                for scheme, colours, forced in (
                    (ORDINARY, "light", False),
                    ("forced colours, light", "light", True),
                    ("forced colours, dark", "dark", True),
                ):
                    if pseudo == "focus" and not forced:
                        continue
                    view.emulate(scheme=colours, forced=forced)
                    view.scheme = scheme
                    view.state = scheme if pseudo == "rest" else f"{scheme}, {pseudo}"
                    yield
    finally:
        view.force("rest")
        view.emulate()


def _layout(view: View) -> Iterator[None]:
    view.emulate()
    own, direction = view.ask("tour.direction")
    turned = "ltr" if direction == "rtl" else "rtl"
    words = {"ltr": "left to right", "rtl": "right to left"}
    try:
        for width in (WIDE, NARROW):
            view.resize(width)
            view.state = f"{width} px"
            yield
            view.ask("tour.turn", turned)
            view.state = f"{width} px, {words[turned]}"
            yield
            view.ask("tour.turn", own)
            view.style("spacing", SPACING)
            view.state = f"{width} px, text spacing"
            yield
            view.style("spacing", None)
            view.text_size(32)
            view.state = f"{width} px, text at 200 %"
            yield
            view.text_size(16)
    finally:
        view.ask("tour.turn", own)
        view.style("spacing", None)
        view.text_size(16)
        view.resize(WIDE)


def _keyboard(view: View) -> Iterator[None]:
    view.emulate()
    view.whole_height(PHOTO)
    with view.still():
        yield


def _print(view: View) -> Iterator[None]:
    view.resize(WIDE)
    view.emulate(medium="print")
    view.state = "print"
    try:
        yield
    finally:
        view.emulate()


def _without_script(view: View) -> Iterator[None]:
    if view.live:
        return
    view.emulate()
    view.resize(WIDE)
    view.state = "without JavaScript"
    view.memory["with script"] = view.ask("tour.offers")
    heard, address = len(view.console), view.page.url
    view.cdp.send("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        view.page.reload()
        view.reloaded()
        view.memory["without script"] = view.ask("tour.offers")
        yield
    finally:
        view.cdp.send("Emulation.setScriptExecutionDisabled", {"value": False})
        view.reload_at = address
        del view.console[heard:]


def _has_controls(view: View) -> bool:
    return bool(view.ask("tour.hasControls"))


_TOURS = {
    Stage.OPENED: _opened,
    Stage.COLOUR: _colour,
    Stage.FORCED: _forced,
    Stage.LAYOUT: _layout,
    Stage.KEYBOARD: _keyboard,
    Stage.PRINT: _print,
    Stage.WITHOUT_SCRIPT: _without_script,
}
