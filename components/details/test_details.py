"""Details on paper, and under the keyboard."""

import pytest

from handrail import assets
from handrail.check.browser import Browser
from handrail.library import Library


@pytest.fixture
def on_page():
    """Does something on a page with two closed details, and gives back what came of it."""
    function = Library().function("details")
    html = function(summary="One", content="First answer") + function(summary="Two", content="Second answer")

    def run(act):
        with Browser() as browser:

            def work():
                page = browser.context(java_script_enabled=False).new_page()
                page.set_content(f"<!doctype html><style>{assets.stylesheet()}</style><main>{html}</main>")
                return act(page)

            return browser.run(work)

    return run


@pytest.mark.handrail_gate
def test_paper_shows_what_is_closed(on_page):
    def act(page):
        text = page.get_by_text("First answer")
        before = text.is_visible()
        page.emulate_media(media="print")
        return before, text.is_visible()

    assert on_page(act) == (False, True)


@pytest.mark.handrail_gate
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keyboard_opens_one_and_leaves_the_other(on_page, key):
    def act(page):
        page.keyboard.press("Tab")
        page.keyboard.press(key)
        return page.get_by_text("First answer").is_visible(), page.get_by_text("Second answer").is_visible()

    assert on_page(act) == (True, False)
