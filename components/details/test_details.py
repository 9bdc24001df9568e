"""Details on paper, and under the keyboard."""

import pytest

from handrail.library import Library


@pytest.fixture
def closed(small_page):
    """A page with two closed details."""
    details = Library().function("details")
    html = details(summary="One", content="First answer") + details(summary="Two", content="Second answer")
    return small_page(f"<main>{html}</main>")


@pytest.mark.handrail_gate
def test_paper_shows_what_is_closed(on_page, closed):
    def act(page):
        text = page.get_by_text("First answer")
        before = text.is_visible()
        page.emulate_media(media="print")
        return before, text.is_visible()

    assert on_page(closed, act, script=False) == (False, True)


@pytest.mark.handrail_gate
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_keyboard_opens_one_and_leaves_the_other(on_page, closed, key):
    def act(page):
        page.keyboard.press("Tab")
        page.keyboard.press(key)
        return page.get_by_text("First answer").is_visible(), page.get_by_text("Second answer").is_visible()

    assert on_page(closed, act, script=False) == (True, False)
