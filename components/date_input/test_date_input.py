"""Values from people and from Python, which boxes are marked, and where the words of an error lead."""

import re
from datetime import date, datetime

import pytest

import handrail
from handrail.library import Library

date_input = Library().function("date_input")


def boxes(html):
    """Of each box its id, name, value and whether it is marked."""
    found = []
    for tag in re.findall(r"<input ([^>]*)>", str(html)):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        found.append((attributes["id"], attributes["name"], attributes.get("value"), "aria-invalid" in attributes))
    return found


def marked(**arguments):
    html = date_input(name="d", label="D", **arguments)
    return [name.removeprefix("d-") for _, name, _, is_marked in boxes(html) if is_marked]


def test_the_first_box_is_where_the_error_summary_leads():
    assert [box[:2] for box in boxes(date_input(name="d", label="D"))] == [
        ("d", "d-day"),
        ("d-month", "d-month"),
        ("d-year", "d-year"),
    ]
    assert [box[:2] for box in boxes(date_input(name="d", label="D", parts=["month", "year"]))] == [
        ("d", "d-month"),
        ("d-year", "d-year"),
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2024, 2, 29), ["29", "2", "2024"]),
        (datetime(974, 12, 1, 9, 30), ["1", "12", "974"]),
        ({"day": "٢٩", "month": "mars"}, ["٢٩", "mars", None]),
        ({"day": 0, "month": "", "year": '"<'}, ["0", "", "&#34;&lt;"]),
        (None, [None, None, None]),
    ],
)
def test_a_date_is_shown_as_it_was_given(value, expected):
    assert [box[2] for box in boxes(date_input(name="d", label="D", value=value))] == expected


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"value": {"day": "1"}}, []),
        ({"error": "E"}, ["day", "month", "year"]),
        ({"error": "E", "value": {"day": "1", "month": "", "year": None}}, ["month", "year"]),
        ({"error": "E", "value": {"day": 0, "month": "2", "year": "3"}}, ["day", "month", "year"]),
        ({"error": "E", "error_in": ["year"], "value": {"day": "1"}}, ["year"]),
        ({"error_in": ["year"]}, []),
        ({"error": "E", "parts": ["month", "year"], "value": {"year": "2024"}}, ["month"]),
        ({"error": "E", "parts": ["month", "year"], "error_in": ["day"]}, ["month", "year"]),
    ],
)
def test_only_wrong_boxes_are_marked(arguments, expected):
    assert marked(**arguments) == expected


@pytest.mark.parametrize(
    ("error_in", "expected"),
    [(["year"], ["d-year"]), (["year", "month"], ["d-month"]), (["day", "month", "year"], ["d"]), (None, ["d"])],
)
def test_the_message_stands_once_and_describes_the_group_and_the_first_wrong_box(error_in, expected):
    html = str(date_input(name="d", label="D", hint="H", error="Enter a year", error_in=error_in))
    assert html.count("Enter a year") == 1
    assert '<fieldset class="hr-field" aria-describedby="d-hint d-error">' in html
    assert re.findall(r'<input [^>]*id="([^"]+)"[^>]* aria-describedby="d-error"', html) == expected


@pytest.mark.parametrize(
    ("errors", "message", "expected"),
    [
        ({"d": "Enter a date"}, "Enter a date", ["day", "month", "year"]),
        ({"d-year": "Enter a year"}, "Enter a year", ["year"]),
        ({"d-month": "Enter a month", "d-year": "Enter a year"}, "Enter a month", ["month", "year"]),
        ({"d": "Not a real date", "d-month": "x"}, "Not a real date", ["day", "month"]),
    ],
)
def test_a_bound_form_marks_the_parts_that_have_errors(errors, message, expected):
    sent = {"d-day": "31", "d-month": "4", "d-year": "24"} if len(errors) == 1 else {}
    html = handrail.bind(sent, errors).date_input(name="d", label="D")
    assert [name.removeprefix("d-") for _, name, _, is_marked in boxes(html) if is_marked] == expected
    assert html.count("hr-field__error") == 1
    assert message in html


def test_a_phone_shows_digits_where_no_word_can_be_the_answer():
    html = str(date_input(name="d", label="D", autocomplete="bday"))
    keyboards = [
        (re.search(r'name="d-(\w+)"', tag)[1], "numeric" in tag, re.search(r'autocomplete="([^"]+)"', tag)[1])
        for tag in re.findall(r"<input [^>]*>", html)
    ]
    assert keyboards == [("day", True, "bday-day"), ("month", False, "bday-month"), ("year", True, "bday-year")]


def test_part_names_are_in_the_language_of_the_page():
    with handrail.use_language("ar"):
        assert "اليوم" in date_input(name="d", label="D")
