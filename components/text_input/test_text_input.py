"""What presets set, what beats them, and that nothing moves whatever the state."""

import re

import pytest

from handrail.library import Library

text_input = Library().function("text_input")


def box(**arguments):
    """The attributes of the box."""
    html = str(text_input(name="a", label="A", **arguments))
    tag = re.search(r"<input ([^>]*)>", html)[1]
    return dict(re.findall(r'([\w-]+)="([^"]*)"', tag))


@pytest.mark.parametrize(
    ("preset", "expected"),
    [
        ("email", {"inputmode": "email", "autocomplete": "email", "dir": "ltr", "autocapitalize": "none"}),
        ("phone", {"inputmode": "tel", "autocomplete": "tel", "dir": "ltr"}),
        ("code", {"inputmode": "numeric", "autocomplete": "one-time-code", "dir": "ltr"}),
        ("money", {"inputmode": "decimal", "dir": "ltr"}),
        ("reference", {"autocapitalize": "characters", "dir": "ltr"}),
        ("name", {"autocomplete": "name", "dir": "auto"}),
    ],
)
def test_a_preset_brings_keyboard_autofill_and_direction(preset, expected):
    found = box(preset=preset)
    assert expected.items() <= found.items()
    assert found["spellcheck"] == "false"
    assert found["type"] == "text"


def test_a_plain_box_says_nothing_of_the_kind():
    unasked = {"inputmode", "autocomplete", "spellcheck", "autocapitalize", "dir", "aria-describedby", "value"}
    assert not unasked & box().keys()


def test_what_is_given_beside_a_preset_wins():
    found = box(preset="email", autocomplete="work email", spellcheck=True, dir="auto", inputmode="text")
    assert found["autocomplete"] == "work email"
    assert found["spellcheck"] == "true"
    assert found["dir"] == "auto"
    assert found["inputmode"] == "text"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"prefix": "€"}, "a-prefix"),
        ({"suffix": "kg"}, "a-suffix"),
        ({"prefix": "€", "suffix": "a month", "hint": "H", "error": "E"}, "a-hint a-error a-prefix a-suffix"),
        ({"suffix": "kg", "described_by": "rule"}, "rule a-suffix"),
    ],
)
def test_signs_and_units_describe_the_box(given, expected):
    assert box(**given)["aria-describedby"] == expected


def test_zero_is_an_answer():
    assert box(value=0)["value"] == "0"
    assert box(value="")["value"] == ""


MEASURE = """() => [...document.querySelectorAll('label, .hr-field__hint, input, [class*=affix]')].map(element => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y + scrollY, width, height];
})"""


@pytest.mark.handrail_gate
@pytest.mark.parametrize("media", [{}, {"contrast": "more"}])
def test_nothing_moves_between_rest_hover_focus_and_error(on_page, small_page, media):
    def box_with(error, act):
        html = text_input(name="a", label="A", hint="H", prefix="€", suffix="kg", value="12", error=error)
        return on_page(small_page(f'<main class="hr-rail">{html}</main>'), act, size=(900, 600), **media)

    def states(page):
        rest = page.evaluate(MEASURE)
        page.hover("#a")
        hover = page.evaluate(MEASURE)
        page.focus("#a")
        return rest, hover, page.evaluate(MEASURE)

    rest, hover, focus = box_with(None, states)
    error = box_with("Enter it", lambda page: page.evaluate(MEASURE))
    assert len(rest) == 5
    assert hover == rest
    assert focus == rest
    # The message takes room above the box; beside that, every side and width is the same.
    assert [(x, width, height) for x, _, width, height in error] == [(x, w, h) for x, _, w, h in rest]
    assert error[:2] == rest[:2]
