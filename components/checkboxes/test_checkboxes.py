"""Which boxes are ticked, and what "none of these" does with a script and without."""

import re

import pytest
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

import handrail
from handrail.library import Library

checkboxes = Library().function("checkboxes")


def ticked(html):
    return [re.search(r'value="([^"]*)"', tag)[1] for tag in re.findall(r"<input [^>]* checked[^>]*>", str(html))]


@pytest.mark.parametrize(
    ("values", "expected"),
    [(["1", "b"], ["1", "b"]), ([1], ["1"]), ((1, "b"), ["1", "b"]), ([], []), ([None], []), (["gone"], [])],
)
def test_values_are_compared_as_text(values, expected):
    items = [{"label": "One", "value": 1}, "b", "c"]
    assert ticked(checkboxes(name="a", label="A", items=items, values=values)) == expected


def test_a_box_that_people_emptied_stays_empty():
    items = [{"label": "b", "checked": True}]
    assert ticked(checkboxes(name="a", label="A", items=items)) == ["b"]
    assert ticked(checkboxes(name="a", label="A", items=items, values=[])) == []


def test_a_bound_form_ticks_all_that_was_sent():
    form = handrail.bind(MultiDict([("a", "b"), ("a", "c")]))
    assert ticked(form.checkboxes(name="a", label="A", items=["b", "c", "d"])) == ["b", "c"]


def test_a_box_with_a_name_of_its_own_keeps_its_place_among_the_ids():
    html = checkboxes(name="a", label="A", items=[{"label": "B", "name": "b"}, {"label": "C", "name": "c"}])
    assert re.findall(r'<input [^>]*id="([^"]+)" name="([^"]+)"', html) == [("a", "b"), ("a-2", "c")]


def test_only_a_group_with_none_of_these_has_something_to_say():
    assert "status" not in checkboxes(name="a", label="A", items=["B"])
    html = checkboxes(name="a", label="A", items=["B", {"label": "None of these", "exclusive": True}])
    assert 'data-cleared="Other answers cleared"' in html
    assert '<p class="hr-visually-hidden" role="status"></p>' in html


ITEMS = [
    {"label": "A wheelchair", "reveal": Markup('<p id="more"><label><input type="checkbox"> Electric</label></p>')},
    "A walking frame",
    {"label": "None of these", "exclusive": True},
]


@pytest.fixture
def group(small_page):
    return small_page(f"<form>{checkboxes(name='a', label='A', items=ITEMS)}</form>")


def walk(page):
    """Press answers one after another: what is ticked after each, and what was said."""
    steps = []
    for label in ("A wheelchair", "Electric", "A walking frame", "None of these", "A walking frame"):
        page.get_by_label(label).click()
        names = [box.get_attribute("value") for box in page.locator("[name=a]:checked").all()]
        steps.append((names, page.locator("[role=status]").text_content()))
    return steps, page.locator("#more").is_visible()


@pytest.mark.handrail_gate
def test_none_of_these_and_the_others_clear_each_other_and_it_is_said(on_page, group):
    said = "Other answers cleared"
    steps, opened = on_page(group, walk)
    assert steps == [
        (["A wheelchair"], ""),
        (["A wheelchair"], ""),
        (["A wheelchair", "A walking frame"], ""),
        (["None of these"], said),
        (["A walking frame"], said),
    ]
    assert not opened


@pytest.mark.handrail_gate
def test_without_a_script_all_is_sent_and_the_server_decides(on_page, group):
    steps, opened = on_page(group, walk, script=False)
    assert steps[3] == (["A wheelchair", "A walking frame", "None of these"], "")
    assert opened
