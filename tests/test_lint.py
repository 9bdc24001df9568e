# ruff: noqa: E501 - one wrong call a line reads best
"""lint: wrong calls found, right ones left alone, with file, line and column."""

from __future__ import annotations

import json

import pytest

from handrail.cli import main
from handrail.library import Library
from handrail.lint import RULES, lint_source

FIRST = "{{ handrail.button(text='Go') }}"


def found(source: str, **delimiters: str) -> list[str]:
    return [f"{m.line}:{m.column} {m.rule}" for m in lint_source(source, "a.html", Library(), **delimiters)]


@pytest.mark.parametrize(
    "source, expected",
    [
        ("{{ handrail.buton(text='a') }}", ["1:13 unknown-component"]),
        ("{% set x = handrail.buton %}", ["1:1 unknown-component"]),
        ('{% from "handrail/buton.html" import buton %}', ["1:1 unknown-component"]),
        ('{% from "handrail/button.html" import buton %}', ["1:1 unknown-component"]),
        ("\n  {{ handrail.button(text='a', varient='b') }}", ["2:32 unknown-parameter"]),
        ("{{ handrail.button(\n  text='a',\n  varient='b') }}", ["3:3 unknown-parameter"]),
        ("{{ handrail.button() }}", ["1:13 missing-parameter"]),
        ("{{ handrail.button(text='') }}", ["1:20 missing-parameter"]),
        ("{{ handrail.button(text=none) }}", ["1:20 missing-parameter"]),
        ("{{ handrail.button(text='a', variant='primry') }}", ["1:30 bad-value"]),
        ("{{ handrail.button(text='a', attrs=[1]) }}", ["1:30 bad-value"]),
        ("{{ handrail.button('a') }}", ["1:13 missing-parameter", "1:13 positional-argument"]),
        ("{% call handrail.button(text='a') %}b{% endcall %}", ["1:18 call-block"]),
        ("{{ handrail.field(name='a', label='b') }}", ["1:13 call-block"]),
        ("{{ handrail.radios(name='a', label='b', items=[{'lable': x}]) }}", ["1:41 bad-value"] * 2),
        ("{{ handrail.radios(name='a', label='b', items=[{'label': x, 'zzz': y}]) }}", ["1:41 bad-value"]),
        ('{% from "handrail/button.html" import button as b %}{{ b(txt="a") }}', ["1:56 missing-parameter", "1:58 unknown-parameter"]),
        ('{% import "handrail/button.html" as b %}{{ b.button(txt="a") }}', ["1:46 missing-parameter", "1:53 unknown-parameter"]),
        ("{% set f = handrail.bind(a, b) %}{{ f.text_input(name='a') }}", ["1:39 missing-parameter"]),
        ("{{ form.text_input(name='a') }}", ["1:9 missing-parameter"]),
        ("{{ x.text_input(name='a') }}", ["1:6 missing-parameter"]),
        ("{{ handrail.button(text='a', variant='x') }} {{ handrail.button(text='a', variant='y') }}", ["1:30 bad-value", "1:75 bad-value"]),
        ("{{ handrail.inset_text(content=handrail.button(txt='a')) }}", ["1:41 missing-parameter", "1:48 unknown-parameter"]),
        ("{% if x %}\n{{ handrail.button( }}", ["2:1 syntax"]),
    ],
)  # fmt: skip
def test_wrong_calls(source, expected):
    assert found(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        FIRST,
        "{{ handrail.button(text=words, variant=x, **more) }}",
        "{{ handrail.button(**all) }}",
        "{% call handrail.inset_text() %}a{% endcall %}",
        "{% call(ids) handrail.field(name='a', label='b') %}<input id='{{ ids.id }}'>{% endcall %}",
        "{{ handrail.radios(name='a', label='b', items=['c', 'd']) }}",
        "{{ handrail.radios(name='a', label='b', items=choices) }}",
        "{% set form = handrail.bind(a, b) %}{{ form.error_summary() }}",
        "{{ account.details() }} {{ basket.button() }} {{ form.submit(class='a') }}",
        "{% from 'other/button.html' import button %}{{ button('x') }}",
        "{{ button(1, 2) }}",
        "{% trans %}a{% endtrans %}{% do x %}",
        "{% load static %}{% url 'a' %}",
        "{{ handrail.described('a').by }}",
        "",
    ],
)
def test_right_calls_and_what_is_no_business_of_ours(source):
    assert found(source) == []


def test_own_delimiters():
    source = "[[ handrail.button(txt='a') ]]"
    assert found(source) == []
    marks = {"variable_start_string": "[[", "variable_end_string": "]]"}
    assert found(source, **marks) == ["1:13 missing-parameter", "1:20 unknown-parameter"]


def test_every_example_of_ours_is_clean():
    library = Library()
    for name in library.names():
        for example in library.examples(name):
            assert [str(m) for m in lint_source(example.source, str(example.path), library)] == []


def test_the_command(tmp_path, capsys):
    good, bad = tmp_path / "good.html", tmp_path / "bad.html"
    good.write_text(FIRST)
    bad.write_text("{{ handrail.button(txt='a', text='b') }}")
    (tmp_path / "notes.txt").write_text("{{ handrail.nothing() }}")
    assert main(["lint", str(good)]) == 0
    assert capsys.readouterr().out == ""
    assert main(["lint", str(tmp_path)]) == 1
    assert capsys.readouterr().out == (
        f"{bad}:1:20: unknown-parameter: button: has no parameter 'txt'; did you mean 'text'?\n"
    )
    assert main(["lint", str(tmp_path), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["rule"] == "unknown-parameter"
    assert main(["lint", str(tmp_path), "--format", "sarif"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["version"] == "2.1.0"
    run = report["runs"][0]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == set(RULES)
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 20}
    assert main(["lint", str(tmp_path / "nowhere")]) == 2
    assert "no such file or folder" in capsys.readouterr().err
    bad.write_bytes(b"\xff\xfe")
    assert main(["lint", str(bad)]) == 1
    assert "not UTF-8" in capsys.readouterr().out
