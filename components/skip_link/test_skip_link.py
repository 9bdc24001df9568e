"""The skip link moves focus past the header, and leaves nothing behind."""

import pytest

from handrail.library import Library

skip_link = Library().function("skip_link")

BODY = """
<header><a href="#before">Before</a></header>
<main id="main"><h1>Main</h1><p><a href="#first">First</a></p><input id="one"><p id="text">Some text</p><input id="two">
</main>"""


@pytest.fixture
def open_page(on_page, small_page):
    def run(act, *, script=True, body=BODY):
        return on_page(small_page(f"{skip_link()}{body}"), act, script=script)

    return run


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()")


def skip(page):
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#main")


def test_it_says_where_it_leads():
    assert 'href="#main">Skip to main content</a>' in skip_link()
    assert 'href="#results">Skip to the results</a>' in skip_link(text="Skip to the results", href="#results")


@pytest.mark.handrail_gate
def test_it_is_seen_only_in_focus_and_then_takes_room(open_page):
    def act(page):
        header = page.locator("header")
        before = header.bounding_box()["y"]
        page.keyboard.press("Tab")
        box = page.locator(".hr-skip-link").bounding_box()
        return before, header.bounding_box()["y"], box["height"]

    before, after, height = open_page(act)
    assert before == 0
    assert height >= 44
    assert after >= height, "it lies over nothing"


@pytest.mark.handrail_gate
def test_focus_is_on_main_until_it_moves_on(open_page):
    def act(page):
        skip(page)
        there = focused(page)
        page.keyboard.press("Tab")
        return there, focused(page), page.evaluate("document.querySelector('main').hasAttribute('tabindex')")

    assert open_page(act) == ("main", "First", False)


@pytest.mark.handrail_gate
def test_it_works_without_script(open_page):
    def act(page):
        skip(page)
        page.keyboard.press("Tab")
        return focused(page)

    assert open_page(act, script=False) == "First"


@pytest.mark.handrail_gate
def test_pressing_on_the_page_afterwards_does_not_send_tab_back_to_the_top(open_page):
    def act(page):
        skip(page)
        page.click("#one")
        page.click("#text")
        page.keyboard.press("Tab")
        return focused(page)

    assert open_page(act) == "two"


@pytest.mark.handrail_gate
def test_place_that_can_be_focused_stays_so(open_page):
    def act(page):
        skip(page)
        page.keyboard.press("Tab")
        return page.evaluate("document.querySelector('main').getAttribute('tabindex')")

    assert open_page(act, body=BODY.replace('id="main"', 'id="main" tabindex="0"')) == "0"


@pytest.mark.handrail_gate
def test_a_place_that_is_missing_breaks_nothing(open_page):
    def act(page):
        problems = []
        page.on("pageerror", lambda problem: problems.append(str(problem)))
        skip(page)
        return problems

    assert open_page(act, body="<p>Nothing here</p>") == []
