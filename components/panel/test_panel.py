"""The landing: on the text line, its disc on the line, the end of the rail, and a reference in one piece."""

import pytest
from markupsafe import Markup

from handrail.library import Library

MEASURES = """() => {
    const box = (selector) => document.querySelector(selector).getBoundingClientRect();
    const start = (selector) => {
        const range = document.createRange();
        const element = document.querySelector(selector);
        range.selectNodeContents([...element.childNodes].find((node) => node.nodeType === 3 && node.data.trim()));
        const found = range.getBoundingClientRect();
        return getComputedStyle(element).direction === "rtl" ? innerWidth - found.right : found.left;
    };
    const panel = document.querySelector(".hr-panel");
    const style = getComputedStyle(panel);
    const rtl = style.direction === "rtl";
    const border = parseFloat(style.borderInlineStartWidth);
    const disc = box(".hr-mark");
    const edge = rtl ? box(".hr-panel").right - border / 2 : box(".hr-panel").left + border / 2;
    return {
        title: start(".hr-panel__title"),
        after: start("#after"),
        off: disc.left + disc.width / 2 - edge,
        rail: getComputedStyle(document.querySelector("main")).borderInlineStartWidth,
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
}"""


@pytest.fixture
def open_page(on_page, whole_page):
    """Does something on a page with the panel on it, and gives back what came of it."""

    def run(act, *, before="", around=("", ""), lang="en", width=1024, scale=1, **arguments):
        panel = Library().function("panel")(title="We have it", reference="AP-204-1878", **arguments)
        content = Markup(f'{before}{around[0]}{panel}{around[1]}<p id="after">What happens next</p>')
        document = whole_page(title="Done", content=content, lang=lang)
        return on_page(document, act, size=(width, 800), device_scale_factor=scale)

    return run


def measure(page):
    return page.evaluate(MEASURES)


@pytest.mark.handrail_gate
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("width, scale", [(320, 2), (390, 3), (1024, 1), (1280, 1.25), (1280, 2)])
def test_panel_stands_on_the_text_line_with_its_disc_on_the_line(open_page, lang, width, scale):
    found = open_page(measure, lang=lang, width=width, scale=scale)
    assert found["title"] == pytest.approx(found["after"], abs=2)  # letters have some room of their own
    assert abs(found["off"]) <= 0.5
    assert found["rail"] == "0px"
    assert found["wide"] == 0


@pytest.mark.handrail_gate
def test_what_stands_above_keeps_its_piece_of_the_rail(open_page):
    def act(page):
        return page.evaluate(
            """() => {
                const style = getComputedStyle(document.querySelector("#before"), "::after");
                return [style.borderInlineStartWidth, style.borderBlockStartWidth];
            }"""
        )

    assert open_page(act, before='<p id="before">This is new.</p>') == ["4px", "4px"]
    alone = open_page(measure, before='<p id="before">This is new.</p>')
    assert alone["wide"] == 0
    assert abs(alone["off"]) <= 0.5


@pytest.mark.handrail_gate
@pytest.mark.parametrize("width", [320, 1024])
def test_panel_off_the_rail_leaves_the_rail_alone(open_page, width):
    found = open_page(measure, around=('<div class="hr-off-rail">', "</div>"), width=width)
    assert abs(found["off"]) <= 0.5
    assert found["rail"] == "4px"
    assert found["title"] > found["after"]
    assert found["wide"] == 0


@pytest.mark.handrail_gate
def test_a_click_selects_the_whole_reference_and_nothing_else(open_page):
    def act(page):
        page.click(".hr-panel__code")
        return page.evaluate("getSelection().toString()")

    assert open_page(act) == "AP-204-1878"


def test_panel_without_a_reference_does_not_speak_of_one():
    html = Library().function("panel")(title="We have changed your address")
    assert "reference" not in html
