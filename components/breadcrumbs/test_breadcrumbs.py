"""Which crumb is the page itself, and what is left of a long way on a phone."""

import re

import pytest

from handrail.library import Library

breadcrumbs = Library().function("breadcrumbs")


def way(*names, here=None):
    return [{"text": name, "href": f"/{name}"} for name in names] + ([here] if here else [])


def test_last_one_without_address_is_the_page():
    html = breadcrumbs(items=[{"text": "a"}, *way("b"), "c"])
    assert re.findall(r'aria-current="page">.*?>(\w)</span>', html, re.DOTALL) == ["c"]
    assert "aria-current" not in breadcrumbs(items=way("a", "b"))


def test_arrows_stand_between():
    assert [breadcrumbs(items=way(*"abc"[:n])).count("<svg") for n in (1, 2, 3)] == [0, 1, 2]


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
def test_phone_shows_first_and_last_link(on_page, whole_page, items, narrow):
    def act(page):
        stops = [None]
        page.keyboard.press("Tab")
        while stops[-1] != "":
            page.keyboard.press("Tab")
            stops.append(page.evaluate("document.activeElement.closest('nav a')?.textContent ?? ''"))
        words = page.get_by_role("navigation").inner_text().split()
        return " ".join(words), stops[1:-1]

    def seen(width, collapse):
        document = whole_page(title="e", content=breadcrumbs(items=items, collapse=collapse))
        return on_page(document, act, size=(width, 600))

    names = [item["text"] if isinstance(item, dict) else item for item in items]
    links = [item["text"] for item in items if isinstance(item, dict)]
    words, stops = seen(390, True)
    assert words == narrow
    assert stops == [name for name in narrow.split() if name in links], "what is hidden takes no focus"
    assert seen(390, False) == (" ".join(names), links)
    assert seen(800, True) == (" ".join(names), links)
