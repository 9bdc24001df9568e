"""Where the pill lies, when the pages become a menu, and how that menu opens."""

import pytest
from markupsafe import Markup

from handrail.library import Library

navigation = Library().function("service_navigation")
ROW, MENU = "Apply Messages Fees", "Apply Messages Fees Reports Cases Help"


def items(names, current="Messages"):
    """Pages with these names, of which one is the current one."""
    return [
        {"text": name, "href": f"/{name.lower()}", "current": "page" if name == current else None}
        for name in names.split()
    ]


@pytest.mark.parametrize(
    "arguments, expected",
    [
        ({"service": "Library cards"}, "Library cards"),
        ({"service": Markup("Library <i>cards</i> &amp; more")}, "Library cards &amp; more"),
        ({"service": "Library cards", "label": "Your cards"}, "Your cards"),
        ({"label": "Your cards"}, "Your cards"),
        ({}, "Menu"),
    ],
)
def test_landmark_has_a_name(arguments, expected):
    assert f'aria-label="{expected}"' in navigation(items=items(ROW), **arguments)


def test_page_and_section_are_told_apart():
    html = navigation(items=[{"text": "Apply", "href": "/apply", "current": "section"}, *items("Messages")])
    assert '<a class="hr-service-navigation__link" href="/apply" aria-current="true">Apply</a>' in html
    assert '<a class="hr-service-navigation__link" href="/messages" aria-current="page">Messages</a>' in html


def test_five_are_a_row_and_six_are_a_menu():
    assert "<details" not in navigation(items=items("Apply Messages Fees Reports Cases"))
    html = navigation(items=items(MENU))
    assert html.count("<details") == 1
    assert html.count("<li ") == 6
    assert html.index("Messages</span></summary>") < html.index("<li ")


def test_menu_without_a_current_page_names_none():
    assert "__here" not in navigation(items=items(MENU, current=None))


def test_name_alone_is_no_list():
    assert "<ul" not in navigation(service="Library cards")


def test_without_name_and_pages_there_is_no_landmark():
    assert navigation().strip() == ""


@pytest.fixture
def open_page(on_page, whole_page):
    """Does something on a page with this navigation, where no script runs, and gives back what came of it."""

    def run(act, names=ROW, *, lang="en", width=1024, scale=1, contrast="no-preference"):
        document = whole_page(
            title="Messages",
            content=Markup("<h1>Messages</h1>"),
            navigation=navigation(items=items(names), service="Library cards"),
            lang=lang,
        )
        return on_page(document, act, script=False, size=(width, 800), device_scale_factor=scale, contrast=contrast)

    return run


PILL = """() => {
  const words = [...document.querySelectorAll('.hr-service-navigation__here, [aria-current]')]
    .find(each => each.checkVisibility());
  const box = words.getBoundingClientRect(), style = getComputedStyle(words, '::after');
  const thick = parseFloat(style.borderBlockStartWidth);
  const main = document.querySelector('main'), line = parseFloat(getComputedStyle(main).borderBlockStartWidth);
  return {
    shown: style.content !== 'none',
    off: box.bottom - parseFloat(style.bottom) - thick / 2 - main.getBoundingClientRect().top - line / 2,
    beyond: [parseFloat(style.left), parseFloat(style.right)],
    thick,
  };
}"""


@pytest.mark.handrail_gate
@pytest.mark.parametrize("names", [ROW, MENU], ids=["row", "menu"])
@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("width, scale, contrast", [(390, 3, "no-preference"), (1024, 1.25, "more")])
def test_pill_lies_on_the_line(open_page, names, lang, width, scale, contrast):
    pill = open_page(lambda page: page.evaluate(PILL), names, lang=lang, width=width, scale=scale, contrast=contrast)
    assert pill["off"] == pytest.approx(0, abs=0.5)
    assert pill["beyond"] == [-8, -8]
    assert pill["thick"] == {"more": 14}.get(contrast, 8)


@pytest.mark.handrail_gate
@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("width", [390, 1024])
def test_menu_opens_without_script_and_covers_nothing(open_page, key, width):
    def act(page):
        def top(words):
            return page.get_by_text(words, exact=True).first.bounding_box()["y"]

        before = top("Menu"), page.locator("main").bounding_box()["y"]
        assert not page.get_by_role("link", name="Reports").is_visible()
        page.locator("summary").press(key)
        link = page.get_by_role("link", name="Help").bounding_box()
        assert top("Menu") == before[0], "the word stays under the finger"
        assert link["y"] + link["height"] <= page.locator("main").bounding_box()["y"]
        assert not page.evaluate(PILL)["shown"], "the line is elsewhere now"
        page.locator("summary").press(key)
        assert page.locator("main").bounding_box()["y"] == before[1]

    open_page(act, MENU, width=width)


@pytest.mark.handrail_gate
@pytest.mark.parametrize("names", [ROW, MENU], ids=["row", "menu"])
def test_paper_keeps_the_name_alone(open_page, names):
    def act(page):
        page.emulate_media(media="print")
        return page.get_by_role("navigation").inner_text().strip()

    assert open_page(act, names) == "Library cards"
