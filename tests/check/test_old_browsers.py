"""What came after cascade layers only improves: without it the examples are still readable and usable."""

import re

import pytest

from handrail import assets
from handrail.check import engine
from handrail.check.browser import Browser
from handrail.check.rule import Stage
from handrail.check.visit import Site
from handrail.library import Library

CSS, JS = "/handrail.css", "/handrail.js"
LIBRARY = Library(assets={"css": [CSS], "js": [JS]})
LATER_BLOCKS = re.compile(r"@(supports|container|property|starting-style)\b|@media[^{]*[<>]")
LATER_SELECTORS = (":has(", ":user-invalid", ":popover-open", ":state(")
LATER_VALUES = ("light-dark(", "color-mix(", "text-wrap", "cqi", "dvh", "field-sizing")
RULES = (
    "text-contrast",
    "border-contrast",
    "reflow",
    "text-clipped",
    "text-overlap",
    "focus-visible",
    "keyboard-reach",
)


def blocks(css: str) -> list[tuple[str, str | None]]:
    """The statements of a style sheet: what stands before the brace, and what inside it."""
    found: list[tuple[str, str | None]] = []
    start = position = 0
    while position < len(css):
        if css[position] == ";":
            found.append((css[start:position].strip(), None))
            start = position + 1
        elif css[position] == "{":
            head, depth, inside = css[start:position].strip(), 1, position + 1
            while depth:
                position += 1
                depth += {"{": 1, "}": -1}.get(css[position], 0)
            found.append((head, css[inside:position]))
            start = position + 1
        position += 1
    if css[start:].strip():
        found.append((css[start:].strip(), None))
    return found


def as_in_2022(css: str) -> str:
    """The style sheet as a browser reads it that knows layers and nothing later."""
    kept = []
    for head, inside in blocks(css):
        if inside is None:
            if not any(value in head for value in LATER_VALUES):
                kept.append(f"{head};")
        elif head.startswith("@") and not head.startswith("@font-face"):
            if not LATER_BLOCKS.match(head):
                kept.append(f"{head} {{ {as_in_2022(inside)} }}")
        elif not any(selector in head for selector in LATER_SELECTORS):
            kept.append(f"{head} {{ {as_in_2022(inside)} }}")
    return "\n".join(kept)


def test_what_is_later_is_taken_out_and_the_rest_stays() -> None:
    css = """
    @layer a, b;
    @layer a { .x { color: #000; color: light-dark(#000, #fff); text-wrap: balance } .x:has(a) { margin: 0 }
    @supports (color: light-dark(#000, #fff)) { .x { color: light-dark(#000, #fff) } }
    @container (min-width: 45rem) { .y { padding: 0 } } @media (width >= 20rem) { .y { margin: 1px } }
    @media (hover: hover) { .y:hover { color: #111 } } }
    """
    squeezed = re.sub(r"\s+", "", as_in_2022(css))
    assert squeezed == "@layera,b;@layera{.x{color:#000;}@media(hover:hover){.y:hover{color:#111;}}}"


@pytest.mark.handrail_gate
@pytest.mark.parametrize("name", LIBRARY.names())
def test_a_component_is_readable_and_usable_without_what_came_later(one_browser: Browser, name: str) -> None:
    css = as_in_2022(assets.stylesheet(LIBRARY))
    assert "light-dark(" not in css
    site = Site(LIBRARY.examples(name)[0].page(), {CSS: css, JS: assets.script(LIBRARY)})
    stages = (Stage.COLOUR, Stage.LAYOUT, Stage.KEYBOARD)
    found = engine.run(site, rules=RULES, stages=stages, browser=one_browser, fragment=True)
    assert not found, "\n".join(f"{f.rule} [{f.state}] {f.selector}: {f.message}" for f in found)
