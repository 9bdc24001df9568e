"""Which crumb is the page itself, and what is left of a long way on a phone."""

import re

import pytest
from markupsafe import Markup

from handrail import assets
from handrail.check.browser import Browser
from handrail.library import Library

library = Library()
breadcrumbs = library.function("breadcrumbs")


def way(*names, here=None):
    return [{"text": name, "href": f"/{name}"} for name in names] + ([here] if here else [])


def test_last_one_without_address_is_the_page():
    html = breadcrumbs(items=[{"text": "a"}, *way("b"), "c"])
    assert re.findall(r'aria-current="page">.*?>(\w)</span>', html, re.DOTALL) == ["c"]
    assert "aria-current" not in breadcrumbs(items=way("a", "b"))


def test_arrows_stand_between():
    assert [breadcrumbs(items=way(*"abc"[:n])).count("<svg") for n in (1, 2, 3)] == [0, 1, 2]


@pytest.fixture(scope="module")
def browser():
    with Browser() as one:
        yield one


@pytest.mark.handrail_gate
@pytest.mark.parametrize(
    "items, narrow",
    [
        (way("a", "b", "c", "d", here="e"), "a d"),
        (way("a", "b", "c", "d"), "a d"),
        (way("a", "b"), "a b"),
        (way("a", here="b"), "a"),
        (way(here="a"), "a"),
    ],
)
def test_phone_shows_first_and_last_link(browser, items, narrow):
    def seen(width, collapse):
        html = library.function("page")(
            title="e", content=breadcrumbs(items=items, collapse=collapse), css=[], js=[]
        ).replace("</head>", Markup(f"<style>{assets.stylesheet()}</style></head>"))

        def work():
            context = browser.context(viewport={"width": width, "height": 600})
            page = context.new_page()
            page.set_content(str(html))
            stops = [None]
            page.keyboard.press("Tab")
            while stops[-1] != "":
                page.keyboard.press("Tab")
                stops.append(page.evaluate("document.activeElement.closest('nav a')?.textContent ?? ''"))
            words = page.get_by_role("navigation").inner_text().split()
            context.close()
            return " ".join(words), stops[1:-1]

        return browser.run(work)

    names = [item["text"] if isinstance(item, dict) else item for item in items]
    links = [item["text"] for item in items if isinstance(item, dict)]
    words, stops = seen(390, True)
    assert words == narrow
    assert stops == [name for name in narrow.split() if name in links], "what is hidden takes no focus"
    assert seen(390, False) == (" ".join(names), links)
    assert seen(800, True) == (" ".join(names), links)
