"""Which answer is chosen, what is sent, and that a reveal opens in a browser that knows neither script nor :has()."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from markupsafe import Markup

import handrail
from handrail import UsageError, assets
from handrail.library import Library

radios = Library().function("radios")


def inputs(items, **arguments):
    """Of each radio its attributes, in order."""
    html = str(radios(name="a", label="A", items=items, **arguments))
    tags = re.findall(r"<input ([^>]*)>", html)
    return [
        dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        | dict.fromkeys(re.findall(r" (checked|disabled)(?![=\w])", tag), True)
        for tag in tags
    ]


def chosen(items, **arguments):
    return [radio["value"] for radio in inputs(items, **arguments) if "checked" in radio]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2", ["2"]), (2, ["2"]), (Markup("2"), ["2"]), (True, ["true"]), ("", []), (None, []), ("4", []), (0, ["0"])],
)
def test_values_are_compared_as_text(value, expected):
    items = [{"label": "Two", "value": 2}, {"label": "Yes", "value": "true"}, {"label": "None", "value": 0}]
    assert chosen(items, value=value) == expected


def test_the_answer_of_a_person_comes_before_the_one_set_at_first():
    items = ["A", {"label": "B", "checked": True}]
    assert chosen(items) == ["B"]
    assert chosen(items, value="A") == ["A"]
    assert chosen(items, value="gone") == []


def test_the_label_is_sent_where_there_is_no_value():
    items = ["Bread & butter", Markup("<b>Fish</b> &amp; chips"), {"label": "C", "value": ""}]
    assert [radio["value"] for radio in inputs(items)] == ["Bread &amp; butter", "Fish &amp; chips", ""]
    assert chosen(items, value="Fish & chips") == ["Fish &amp; chips"]


def test_the_first_radio_is_where_the_error_summary_leads():
    assert [radio["id"] for radio in inputs(["A", "B", "C"])] == ["a", "a-2", "a-3"]
    assert [radio["id"] for radio in inputs([{"label": "A", "id": "own"}, "B"])] == ["own", "a-2"]


def test_the_hint_of_an_answer_is_not_that_of_the_question():
    html = str(radios(name="a", label="A", hint="H", items=[{"label": "B", "hint": "I"}]))
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert inputs([{"label": "B", "hint": "I"}], hint="H")[0]["aria-describedby"] in ids


def test_records_may_be_objects_and_no_method_hides_a_field():
    item = SimpleNamespace(label="B", value="b", hint="H", items="x", values="y")
    assert chosen([item], value="b") == ["b"]
    with pytest.raises(UsageError, match="Option has no field 'items'"):
        radios(name="a", label="A", items=[{"label": "B", "items": []}])


def test_no_answers_is_a_mistake():
    with pytest.raises(UsageError, match="items"):
        radios(name="a", label="A", items=[])


def test_or_is_written_in_the_language_of_the_page():
    items = ["A", {"label": "B", "divider": True}]
    assert ">or</p>" in radios(name="a", label="A", items=items)
    with handrail.use_language("fr"):
        assert ">ou</p>" in radios(name="a", label="A", items=items)


def test_a_bound_form_fills_in_what_was_sent():
    form = handrail.bind({"a": 2, "born": date(2024, 2, 29)}, {"a": "Select one"})
    html = form.radios(name="a", label="A", items=[{"label": "Two", "value": "2"}])
    assert " checked" in html
    assert "Select one" in html


def test_many_radios_take_as_long_as_their_number():
    html = radios(name="a", label="A", items=[str(number) for number in range(1000)], value=999)
    assert html.count("<input") == 1000
    assert html.count(" checked") == 1


REVEAL = [
    {"label": "By text", "value": "text", "reveal": Markup('<input id="mobile" aria-label="Mobile">')},
    {"label": "By email", "value": "email", "reveal": Markup('<input id="email" aria-label="Email">')},
]


@pytest.mark.handrail_gate
def test_a_reveal_opens_without_a_script_and_without_has(on_page):
    css = assets.stylesheet(only=["radios"]).replace(":has(", ":unknown-here(")
    html = radios(name="a", label="A", items=REVEAL)

    def act(page):
        seen = []
        for press in (None, "By text", "By email"):
            if press:
                page.get_by_label(press, exact=True).check()
            seen.append([name for name in ("mobile", "email") if page.locator(f"#{name}").is_visible()])
        return seen

    document = f'<!doctype html><html lang="en"><style>{css}</style><main>{html}</main>'
    assert on_page(document, act, script=False, size=(900, 600)) == [[], ["mobile"], ["email"]]


@pytest.mark.handrail_gate
def test_all_of_the_tile_can_be_pressed(on_page, small_page):
    html = radios(name="a", label="A", items=["B", {"label": "C", "hint": "A hint"}])

    def act(page):
        tile = page.locator("#a-2").bounding_box()
        pressed = []
        for across, down in ((2, 2), (0.99, 0.5), (0.2, 0.3), (0.2, 0.8)):
            page.locator("#a").check()
            x = tile["x"] + (across if across > 1 else across * tile["width"])
            y = tile["y"] + (down if down > 1 else down * tile["height"])
            page.mouse.click(x, y)
            pressed.append(page.locator("#a-2").is_checked())
        return pressed

    assert on_page(small_page(f"<main>{html}</main>"), act, size=(900, 600)) == [True] * 4
