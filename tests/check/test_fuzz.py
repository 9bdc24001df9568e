"""The fuzzing itself: what it must catch, and what it must leave alone."""

from __future__ import annotations

import pytest

from handrail.check import fuzz
from handrail.library import Library


def findings(make_component, body, **more):
    library = make_component("probe", body, **more)
    return list(fuzz.check(library, "probe"))


X = {"signature": "x", "comment": "x   str | Markup   — anything"}


@pytest.mark.parametrize(
    "body, reason",
    [
        ("<p>{{ x }}", "<p>"),
        ("<p>{{ x }}</p></p>", "closes nothing"),
        ("<style>p { color: red }</style>{{ x }}", "<style> of its own"),
        ("<script>x()</script>{{ x }}", "<script> of its own"),
        ('<p style="color: red">{{ x }}</p>', "attribute style"),
        ('<p onclick="x()">{{ x }}</p>', "attribute onclick"),
        ('<a href="javascript:x()">{{ x }}</a>', "may not be used"),
        ('<p id="a" class="b" class="c">{{ x }}</p>', "class"),
        ("<p>{{ x }}{{ 1 // 0 }}</p>", "ZeroDivisionError"),
        ("<p>{{ x[9999999] }}</p>", "UndefinedError"),
    ],
)
def test_mutants_are_caught(make_component, body, reason):
    found = findings(make_component, body, **X)
    assert found, body
    assert reason in found[0].message


def test_a_component_that_refuses_everything_proves_nothing(make_component):
    found = findings(
        make_component,
        '<a href="{{ x }}:{{ x }}">a</a>',
        signature="x",
        comment="x   list[X]   — x\n\nX: x\n    y bool — y",
    )
    assert [finding.rule for finding in found] == [fuzz.RULE]


@pytest.mark.parametrize(
    "body",
    ["<p>{{ x }}</p>", '<a href="{{ x }}">a</a>', '<p title="{{ x }}">a</p>', "<textarea>{{ x }}</textarea>"],
)
def test_right_components_stay_clean(make_component, body):
    assert findings(make_component, body, **X) == []


def test_two_ways_that_differ_are_told_apart(make_component):
    library = make_component("probe", "<p>{{ x }}</p>", **X)
    folder = library.folder("probe") / "examples"
    folder.mkdir()
    (folder / "default.html").write_text("{#- A. B. -#}\n{{ handrail.probe(x='<') }}")
    stock = Library(library.folders, fast_path=False)
    assert list(fuzz.check_both_ways(library, stock, "probe")) == []
    other = Library(library.folders, fast_path=False)
    other.compiler.filters["hr_text"] = lambda value: "other"
    assert [f.rule for f in fuzz.check_both_ways(library, other, "probe")] == ["same-html"]
