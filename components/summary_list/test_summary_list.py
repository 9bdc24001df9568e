"""What links of a summary list are called, what counts as no answer, and how rows fit their place."""

import re

import pytest
from markupsafe import Markup

from handrail.library import Library


def summary_list(**arguments):
    return Library().function("summary_list")(**arguments)


def names(html):
    """What each link is called."""
    return [" ".join(re.sub("<[^>]*>", "", link).split()) for link in re.findall(r"<a .*?</a>", html, re.DOTALL)]


def test_link_says_which_row_it_changes():
    rows = [{"key": "Name", "value": "Max", "actions": ["/name"]}, {"key": "Email", "actions": ["/email"]}]
    assert names(summary_list(rows=rows)) == ["Change Name", "Change Email"]


def test_link_says_which_card_it_changes_and_says_it_once():
    row = {"key": "Name", "actions": ["/name", {"href": "/x", "text": "Remove", "visually_hidden_text": "this name"}]}
    html = summary_list(rows=[row], title="Lead tenant", actions=[{"href": "/y", "text": "Delete"}])
    assert names(html) == ["Delete Lead tenant", "Change Name, Lead tenant", "Remove this name, Lead tenant"]


def test_markup_of_key_and_title_does_not_get_into_links():
    rows = [{"key": Markup('<a href="/help">Tax &amp; rent</a>'), "actions": ["/tax"]}]
    html = summary_list(rows=rows, title=Markup("<b>You</b>"))
    assert names(html)[1] == "Change Tax &amp; rent, You"
    assert html.count("<a ") == 2


class Lazy:
    """Text that is translated late, as Django has it: it can do what strings can, but is none."""

    def __str__(self):
        return "Blue"

    def __iter__(self):
        return iter(str(self))

    def casefold(self):
        return str(self).casefold()


@pytest.mark.parametrize("value", [None, "", "  ", [], [""], Markup(" ")])
def test_no_answer_is_not_given(value):
    assert "Not given" in summary_list(rows=[{"key": "Colour", "value": value}])


@pytest.mark.parametrize(
    "value, shown", [("Blue", "Blue"), (0, "0"), (Markup("<b>Blue</b>"), "<b>Blue</b>"), (Lazy(), "Blue")]
)
def test_answer_is_shown(value, shown):
    html = summary_list(rows=[{"key": "Colour", "value": value}])
    assert shown in html
    assert "Not given" not in html


def test_several_answers_are_a_list():
    html = summary_list(rows=[{"key": "Days", "value": ["Monday", "<Friday>"]}])
    assert html.count("<li>") == 2
    assert "&lt;Friday&gt;" in html


PLACES = """() => {
    const place = (name) => document.querySelector(`.hr-summary-list__${name}`).getBoundingClientRect();
    const [key, value, actions] = ["key", "value", "actions"].map(place);
    return [value.top >= key.bottom, actions.top >= value.bottom, actions.left >= value.right];
}"""


@pytest.mark.handrail_gate
@pytest.mark.parametrize(
    "width, value_below, actions_below, actions_beside",
    [("17rem", True, True, False), ("20rem", True, False, True), ("40rem", False, False, True)],
)
def test_row_fits_the_place_where_it_stands(on_page, small_page, width, value_below, actions_below, actions_beside):
    html = summary_list(rows=[{"key": "Name", "value": "Max Ferro", "actions": ["/name"]}])
    document = small_page(f"<div style='inline-size: {width}'>{html}</div>")
    places = on_page(document, lambda page: page.evaluate(PLACES), size=(1200, 800))
    assert places == [value_below, actions_below, actions_beside]
