"""The configurations of each stage. A page is opened once and then taken through them by emulation."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.rule import Stage
from handrail.check.view import View

WIDE, NARROW = 1280, 320
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
    view.whole_height(WIDE)
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
    view.whole_height(WIDE)
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
                    view.emulate(scheme=colours, forced=forced)
                    view.scheme = scheme
                    view.state = scheme if pseudo == "rest" else f"{scheme}, {pseudo}"
                    yield
    finally:
        view.force("rest")
        view.emulate()


def _layout(view: View) -> Iterator[None]:
    view.emulate()
    own = view.ask(
        "() => [document.documentElement.getAttribute('dir'), getComputedStyle(document.documentElement).direction]"
    )
    turned = "ltr" if own[1] == "rtl" else "rtl"
    words = {"ltr": "left to right", "rtl": "right to left"}
    set_direction = """direction => direction === null
        ? document.documentElement.removeAttribute('dir') : document.documentElement.setAttribute('dir', direction)"""
    try:
        for width in (WIDE, NARROW):
            view.resize(width)
            view.state = f"{width} px"
            yield
            view.ask(set_direction, turned)
            view.state = f"{width} px, {words[turned]}"
            yield
            view.ask(set_direction, own[0])
            view.style("spacing", SPACING)
            view.state = f"{width} px, text spacing"
            yield
            view.style("spacing", None)
            view.text_size(32)
            view.state = f"{width} px, text at 200 %"
            yield
            view.text_size(16)
    finally:
        view.ask(set_direction, own[0])
        view.style("spacing", None)
        view.text_size(16)
        view.resize(WIDE)


def _keyboard(view: View) -> Iterator[None]:
    view.emulate()
    view.whole_height(WIDE)
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
    view.emulate()
    view.resize(WIDE)
    view.state = "without JavaScript"
    view.memory["with script"] = view.ask(_OFFERS)
    heard, address = len(view.console), view.page.url
    view.cdp.send("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        view.page.reload()
        view.reloaded()
        view.memory["without script"] = view.ask(_OFFERS)
        yield
    finally:
        view.cdp.send("Emulation.setScriptExecutionDisabled", {"value": False})
        view.page.goto(address)
        view.reloaded()
        del view.console[heard:]


def _has_controls(view: View) -> bool:
    return bool(view.ask("() => handrail.controls().length > 0"))


# What a page offers: its headings, links and controls, each by what it is and says.
_OFFERS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, a[href], button, input:not([type=hidden]), select, textarea, summary, p, li, dt, dd, legend, label')]
  .filter(e => handrail.visible(e))
  .map(e => handrail.at(e, {
    key: e.localName + ' ' + (e.matches('input, select, textarea') ? (e.name || e.id) + ' ' + e.type + ' ' + (e.type === 'radio' || e.type === 'checkbox' ? e.value : '') : e.textContent.trim().replace(/\\s+/g, ' ')),
    kind: e.matches('input, select, textarea') ? 'control' : e.matches('button, summary') ? 'button' : e.localName === 'a' ? 'link' : 'text',
    live: !!e.closest('[aria-live], [role=status], [role=alert], output')
  }))"""

_TOURS = {
    Stage.OPENED: _opened,
    Stage.COLOUR: _colour,
    Stage.FORCED: _forced,
    Stage.LAYOUT: _layout,
    Stage.KEYBOARD: _keyboard,
    Stage.PRINT: _print,
    Stage.WITHOUT_SCRIPT: _without_script,
}
