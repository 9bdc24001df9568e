"""The words of a step, and the bar that repeats them by height and length."""

import re

import pytest

from handrail import use_language
from handrail.library import Library

steps = Library().function("step_indicator")


def bar(html):
    return re.findall(r'data-step="(\w+)"', html)


@pytest.mark.parametrize(
    "current, expected",
    [
        (1, ["here", "to_do", "to_do"]),
        (2, ["done", "here", "to_do"]),
        (3, ["done", "done", "here"]),
    ],
)
def test_bar_says_what_the_words_say(current, expected):
    html = steps(current=current, total=3)
    assert f"<strong>Step {current} of 3</strong>" in html
    assert bar(html) == expected


def test_more_than_seven_are_words_only():
    assert len(bar(steps(current=1, total=7))) == 7
    html = steps(current=1, total=8, text="About you")
    assert bar(html) == []
    assert "<strong>Step 1 of 8</strong> · About you" in html


def test_without_a_name_nothing_follows_the_count():
    assert "·" not in steps(current=1, total=2)


@pytest.mark.parametrize(
    "language, step, section",
    [
        ("en", "Step 2 of 5", "Section 2 of 5"),
        ("fr", "Étape 2 sur 5", "Section 2 sur 5"),
        ("ar", "الخطوة 2 من 5", "القسم 2 من 5"),
    ],
)
def test_words_of_each_language(language, step, section):
    with use_language(language):
        assert step in steps(current=2, total=5)
        assert section in steps(current=2, total=5, unit="section")


@pytest.mark.handrail_gate
@pytest.mark.parametrize("media", ["screen", "print"])
def test_height_and_length_tell_the_steps_apart(on_page, whole_page, media):
    document = whole_page(title="Step", content=steps(current=2, total=4))

    def act(page):
        page.emulate_media(media=media)
        return page.evaluate(
            "() => [...document.querySelectorAll('[data-step]')].map(each => each.getBoundingClientRect())"
        )

    done, here, *left = on_page(document, act, size=(800, 600), forced_colors="active")
    assert [each["height"] for each in (done, here, *left)] == [8, 12, 4, 4]
    assert here["width"] == pytest.approx(done["width"] * 1.6, abs=1)
    assert {round(each["top"] + each["height"] / 2) for each in (done, here, *left)} == {
        round(here["top"] + here["height"] / 2)
    }
    assert left[-1]["right"] - done["left"] == pytest.approx(22 * 16, abs=1)
