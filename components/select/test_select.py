"""Which answer is chosen and what is sent, in which group it stands, and that nothing moves whatever the state."""

import re

import pytest
from justhtml import JustHTML
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

import handrail
from handrail import UsageError, use_language
from handrail.library import Library

select = Library().function("select")


def options(items, **arguments):
    """Of each option the group, the value and the words, in order; and of those chosen the values."""
    page = JustHTML(str(select(name="a", label="A", items=items, **{"empty": False, **arguments})), sanitize=False)
    found = [
        (
            option.parent.attrs.get("label") if option.parent.name == "optgroup" else None,
            option.attrs["value"],
            option.to_text(),
        )
        for option in page.query("option")
    ]
    return found, [option.attrs["value"] for option in page.query("option[selected]")]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(2, ["2"]), ("2", ["2"]), (Markup("2"), ["2"]), (0, ["0"]), (None, []), ("", []), ("gone", []), (True, ["true"])],
)
def test_values_are_compared_as_text(value, expected):
    items = [{"label": "Two", "value": 2}, {"label": "None", "value": 0}, {"label": "Yes", "value": "true"}]
    assert options(items, value=value)[1] == expected


def test_the_label_is_sent_where_there_is_no_value():
    found, chosen = options(["Bread & butter", Markup("<b>Fish</b> &amp; chips")], value="Fish & chips")
    assert found == [(None, "Bread & butter", "Bread & butter"), (None, "Fish & chips", "Fish & chips")]
    assert chosen == ["Fish & chips"]


def test_what_was_sent_is_chosen_again():
    form = handrail.bind(MultiDict({"a": "B"}), {"a": "Choose another"})
    html = str(form.select(name="a", label="A", items=["A", "B"]))
    assert re.findall(r'<option value="([^"]*)" selected', html) == ["B"]
    assert 'aria-invalid="true"' in html
    assert "Choose another" in html


def test_answers_of_a_group_stand_together_in_the_order_given():
    items = [
        {"label": "Brack", "group": "Hills"},
        "By post",
        {"label": "Alder Bay", "group": "Coast"},
        {"label": "Dunmoor", "group": "Hills"},
        {"label": "Inver", "group": "coast"},
    ]
    assert [(group, value) for group, value, _ in options(items)[0]] == [
        ("Hills", "Brack"),
        ("Hills", "Dunmoor"),
        (None, "By post"),
        ("Coast", "Alder Bay"),
        ("coast", "Inver"),
    ]


@pytest.mark.parametrize(
    ("empty", "language", "expected"),
    [
        (True, "en", ["Choose one", "A"]),
        (True, "fr", ["Choisissez une réponse", "A"]),
        ("Nobody", "fr", ["Nobody", "A"]),
        (False, "en", ["A"]),
        ("", "en", ["A"]),
    ],
)
def test_the_words_for_no_answer(empty, language, expected):
    with use_language(language):
        found = options(["A"], empty=empty)[0]
    assert [words for *_, words in found] == expected
    assert [value for _, value, _ in found[:-1]] == [""] * (len(expected) - 1)


def test_in_a_language_that_we_do_not_have_the_words_say_that_they_are_english():
    with use_language("xx"):
        html = str(select(name="a", label="A", items=["A"]))
        own = str(select(name="a", label="A", items=["A"], empty="Vali"))
    assert '<option value="" lang="en">Choose one</option>' in html, "an option holds text and no elements"
    assert '<option value="">Vali</option>' in own


def test_no_answers_is_a_mistake():
    with pytest.raises(UsageError, match="items"):
        select(name="a", label="A", items=[])


MEASURE = """() => [...document.querySelectorAll('label, .hr-field__hint, select, .hr-icon')].map(element => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y + scrollY, width, height];
})"""


@pytest.fixture
def on_a_page(on_page, small_page):
    """Does something on a page with these selects on it, and gives back what came of it."""

    def run(act, *selects, direction="ltr", **options):
        main = f'<main class="hr-rail hr-stack">{"".join(selects)}</main>'
        return on_page(small_page(main, direction=direction), act, size=(900, 700), **options)

    return run


@pytest.mark.handrail_gate
@pytest.mark.parametrize("media", [{}, {"contrast": "more"}])
def test_nothing_moves_between_rest_hover_focus_error_and_disabled(on_a_page, media):
    def one(**arguments):
        return select(name="a", label="A", hint="H", items=["One", "Two"], **arguments)

    def states(page):
        found = [page.evaluate(MEASURE)]
        page.hover("#a")
        found.append(page.evaluate(MEASURE))
        page.focus("#a")
        return [*found, page.evaluate(MEASURE)]

    rest, hover, focus = on_a_page(states, one(), **media)
    error = on_a_page(lambda page: page.evaluate(MEASURE), one(error="Choose one"), **media)
    disabled = on_a_page(lambda page: page.evaluate(MEASURE), one(disabled=True), **media)
    assert len(rest) == 4
    assert rest == hover == focus == disabled
    # The message takes room above the box; beside that, every side and width is the same.
    assert [(x, width, height) for x, _, width, height in error] == [(x, w, h) for x, _, w, h in rest]


@pytest.mark.handrail_gate
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_arrow_is_18_px_from_the_end_and_presses_go_through_it(on_a_page, direction):
    def act(page):
        return page.evaluate(
            """() => {
              const box = document.querySelector('select').getBoundingClientRect();
              const arrow = document.querySelector('.hr-icon').getBoundingClientRect();
              const hit = document.elementFromPoint(arrow.x + arrow.width / 2, arrow.y + arrow.height / 2);
              const off = arrow.top - box.top - (box.bottom - arrow.bottom);
              return [arrow.left - box.left, box.right - arrow.right, off, hit.id];
            }"""
        )

    left, right, off_centre, hit = on_a_page(act, select(name="a", label="A", items=["One"]), direction=direction)
    assert (left if direction == "rtl" else right) == 18
    assert abs(off_centre) < 1
    assert hit == "a"


@pytest.mark.handrail_gate
def test_an_automatic_width_is_that_of_the_longest_answer(on_a_page):
    def act(page):
        return page.evaluate(
            """() => [...document.querySelectorAll('select')].map(box => {
              const style = getComputedStyle(box), brush = document.createElement('canvas').getContext('2d');
              brush.font = `${style.fontSize} ${style.fontFamily}`;
              const text = Math.max(...[...box.options].map(option => brush.measureText(option.text).width));
              const room = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
              return [box.offsetWidth, room - text];
            })"""
        )

    def of(name, *items, width="auto"):
        return select(name=name, label="A", items=[*items], width=width, empty=False)

    (full, _), (short, over), (long, more) = on_a_page(
        act, of("a", "One", width="full"), of("b", "One"), of("c", "One", "One that is very much longer than the other")
    )
    assert short < long < full
    assert 0 <= over < 8
    assert 0 <= more < 8
