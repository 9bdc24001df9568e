"""bind: what was sent and what is wrong with it, from the form libraries that people use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from handrail import UsageError, bind, described
from handrail.library import Library


def test_ids_of_a_control_and_its_parts():
    ids = described("email", "We write to you", "Enter an email address")
    assert (ids.id, ids.hint_id, ids.error_id) == ("email", "email-hint", "email-error")
    assert (ids.by, ids.invalid) == ("email-hint email-error", True)
    assert (described("email").by, described("email").invalid) == (None, None)


@pytest.mark.parametrize("name", ["full name", "a\tb", "a\0"])
def test_a_name_that_cannot_be_an_id_is_refused(name):
    with pytest.raises(UsageError, match="cannot be the name of a control"):
        described(name)
    with pytest.raises(UsageError, match=r"test_binding\.py, line \d+: .* cannot be the name of a control"):
        Library().function("text_input")(name=name, label="A")


@pytest.mark.parametrize(
    "errors, expected",
    [
        (None, {}),
        ({}, {}),
        ({"a": "Enter a"}, {"a": "Enter a"}),
        ({"a": ["Enter a", "more"]}, {"a": "Enter a"}),
        ({"a": []}, {}),
        ({"a": Markup("<b>x</b>")}, {"a": Markup("<b>x</b>")}),
        ([{"loc": ("a",), "msg": "Enter a"}, {"loc": ("a",), "msg": "second"}], {"a": "Enter a"}),
        ([{"loc": ("dob", "year"), "msg": "Enter a year"}], {"dob-year": "Enter a year"}),
    ],
)
def test_errors_of_many_kinds(errors, expected):
    assert bind({}, errors).errors == expected


@pytest.mark.parametrize("errors", ["Enter a", 3, ["Enter a"], [{"where": "a"}]])
def test_errors_that_are_none(errors):
    with pytest.raises(UsageError, match="bind: "):
        bind({}, errors)


def test_values_of_many_kinds():
    @dataclass
    class Person:
        a: str = "1"

    class Plain:
        def __init__(self):
            self.a = "1"

    for values in ({"a": "1"}, Person(), Plain(), MultiDict([("a", "1"), ("a", "2")])):
        assert bind(values).values.get("a") == "1"
    with pytest.raises(UsageError, match="must be a mapping or an object with fields, not int"):
        bind(3)


@pytest.fixture
def forms(tmp_path):
    def write(name, signature, comment, body):
        folder = tmp_path / name
        folder.mkdir()
        source = f"{{#- A control.\n\n{comment}\n-#}}\n{{% macro {name}({signature}) %}}\n{body}\n{{% endmacro %}}"
        (folder / f"{name}.html").write_text(source)

    common = "name   str   — n\nerror   str | Markup | None   — e\n"
    write("one", "name, value=none, error=none", common + "value   str | None   — v", "{{ value }}|{{ error }}")
    write(
        "many", "name, values=[], error=none", common + "values   list[str]   — v", "{{ values|join(',') }}|{{ error }}"
    )
    write(
        "parts",
        "name, value=none, error=none, error_in=[]",
        common + 'value   Day | None   — v\nerror_in   list["day" | "month"]   — w\n\nDay: a day\n'
        "    day   str | None = none   — d\n    month   str | None = none   — m",
        "{% if value %}{{ value.day }}.{{ value.month }}{% endif %}|{{ error }}|{{ error_in|join(',') }}",
    )
    write("all_errors", "errors={}", "errors   dict[str, str | Markup]   — e", "{{ errors|join(',') }}")
    return Library(tmp_path)


def filled(forms, values, errors, source):
    return forms.environment().from_string(source).render(values=values, errors=errors).strip()


@pytest.mark.parametrize(
    "call, values, errors, expected",
    [
        ("one(name='a')", {"a": "<1>"}, {"a": ["Enter <a>"]}, "&lt;1&gt;|Enter &lt;a&gt;"),
        ("one(name='b')", {"a": "1"}, {"a": "x"}, "|"),
        ("one(name='a', value='mine')", {"a": "1"}, {}, "mine|"),
        ("many(name='a')", MultiDict([("a", "1"), ("a", "2")]), {}, "1,2|"),
        ("many(name='a')", {"a": ["1", "2"]}, {}, "1,2|"),
        ("many(name='a')", {"a": "1"}, {}, "1|"),
        ("parts(name='d')", {"d-day": "3", "d-month": "4"}, {}, "3.4||"),
        ("parts(name='d')", {"d": date(2024, 4, 3)}, {}, "3.4||"),
        ("parts(name='d')", {"d": None}, {"d": "Enter a day"}, "|Enter a day|"),
        ("parts(name='d')", {}, {"d-month": "Enter a month"}, "|Enter a month|month"),
        ("parts(name='d')", {}, {"d": "Enter a day", "d-month": "x"}, "|Enter a day|day,month"),
        ("all_errors()", {}, {"a": "x", "b": ["y"]}, "a,b"),
    ],
)
def test_components_are_filled(forms, call, values, errors, expected):
    source = "{% set form = handrail.bind(values, errors) %}{{ form." + call + " }}"
    assert filled(forms, values, errors, source) == expected


def test_a_bound_form_knows_only_components(forms):
    with pytest.raises(UsageError, match="there is no component 'nothing'"):
        filled(forms, {}, {}, "{{ handrail.bind(values, errors).nothing() }}")
    assert not hasattr(bind({}), "_private")
