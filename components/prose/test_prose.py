"""Running text leaves components alone."""

import pytest

from handrail.library import Library

LOOK = """() => [...document.querySelectorAll("#probe *")].map((element) => {
    const style = getComputedStyle(element);
    return [element.className, style.margin, style.padding, style.color, style.fontSize, style.fontWeight,
        style.borderBlockEndWidth, style.listStyleType, style.maxInlineSize].join();
})"""


@pytest.mark.handrail_gate
def test_component_looks_the_same_inside_and_outside(on_page, small_page):
    function = Library().function
    several = [{"key": "Days", "value": ["Monday", "Friday"], "actions": ["/days", {"href": "/x", "text": "Remove"}]}]
    component = (
        function("summary_list")(rows=several, title="Visit")
        + function("button_group")(content=function("button")(text="Send") + function("button")(text="Stop", href="/"))
        + function("details")(summary="Why?", content="So that we can help.", open=True)
    )
    probe = f'<div id="probe" class="probe">{component}</div>'
    inside = function("prose")(content=type(component)(probe))

    outside, within = (
        on_page(small_page(f"<main>{html}</main>"), lambda page: page.evaluate(LOOK), size=(1024, 800))
        for html in (probe, inside)
    )
    assert outside
    assert outside == within
