"""One summary for any set of errors, and focus where people can start to mend."""

import pytest

import handrail
from handrail.library import Library

summary = Library().function("error_summary")


@pytest.mark.parametrize("nothing", [{}, None])
def test_without_errors_there_is_nothing(nothing):
    assert str(summary(errors=nothing)).strip() == ""


@pytest.mark.parametrize(
    ("errors", "words"),
    [
        ({"a": "Enter a"}, "There is 1 problem"),
        ({"a": "Enter a", "b": "Enter b"}, "There are 2 problems"),
    ],
)
def test_the_heading_counts(errors, words):
    assert words in summary(errors=errors)


def test_odd_ids_become_addresses():
    html = summary(errors={"lines[0]": "Enter it", "naïve": "Enter it", "dob-year": "Enter it"})
    for address in ("#lines%5B0%5D", "#na%C3%AFve", "#dob-year"):
        assert f'href="{address}"' in html


@pytest.mark.parametrize("key", [None, "__all__", ""])
def test_a_problem_of_the_whole_form_is_no_link(key):
    html = handrail.bind({}, {key: "Try again"}).error_summary()
    assert "<li>Try again</li>" in html


@pytest.mark.handrail_gate
@pytest.mark.parametrize("script", [True, False])
def test_focus_is_on_the_summary_and_a_link_leads_to_the_box(on_page, small_page, script):
    text_input = Library().function("text_input")
    html = "".join(
        [
            '<main class="hr-rail hr-stack">',
            summary(errors={"email": "Enter an email address"}),
            '<p style="height: 120rem">Far below</p>',
            text_input(name="email", label="Email address", hint="We write to it", error="Enter an email address"),
            '<p style="height: 120rem">The end</p></main>',
        ]
    )

    def act(page):
        first = page.evaluate("document.activeElement.id")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.id === 'email'")
        return first, page.evaluate("document.querySelector('label').getBoundingClientRect().top")

    first, label = on_page(small_page(html), act, script=script, size=(900, 600))
    assert first == "error-summary"
    assert label >= 0, "the label is above the window"


def test_a_key_that_no_page_can_hold_is_made_readable():
    assert 'href="#a%EF%BF%BD"' in summary(errors={"a\ud800": "Enter it"})
