"""Each name has a drawing, no drawing says anything by itself, and only what points along the line turns round."""

import re

import pytest

from handrail.folders import COMPONENTS
from handrail.library import Library

icon = Library().function("icon")
NAMES = Library().describe("icon").by_name["name"].values


@pytest.mark.parametrize("name", NAMES)
def test_each_name_has_a_drawing_that_is_no_words(name):
    html = icon(name=name)
    assert re.search(r' d="[Mm][\d.]', html)
    assert 'aria-hidden="true"' in html
    assert re.sub(r"<[^>]+>", "", html).strip() == ""


def test_no_two_names_have_the_same_drawing():
    assert len({re.search(r' d="([^"]+)"', icon(name=name))[1] for name in NAMES}) == len(NAMES)


def test_what_it_says_is_text_beside_it():
    assert icon(name="tick", text="Yes & more").rstrip().endswith(">Yes &amp; more</span>")


def test_no_component_draws_one_itself():
    for template in COMPONENTS.glob("*/*.html"):
        if template.stem != "icon":
            assert "hr-icon" not in template.read_text(encoding="utf-8"), template


@pytest.mark.handrail_gate
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_what_points_along_the_line_turns_and_nothing_else(on_page, small_page, direction):
    html = "".join(icon(name=name, attrs={"id": name}) for name in NAMES)

    def turned(page):
        return page.evaluate(
            "[...document.querySelectorAll('svg')]"
            ".filter(icon => getComputedStyle(icon).transform === 'matrix(-1, 0, 0, 1, 0, 0)').map(icon => icon.id)"
        )

    found = on_page(small_page(html, direction=direction), turned)
    assert found == ([] if direction == "ltr" else ["arrow", "chevron-end", "chevron-start", "external"])
