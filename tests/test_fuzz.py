"""Hostile and odd values for every parameter of every component: a Handrail error, or well-formed and safe HTML."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from justhtml import JustHTML
from markupsafe import Markup

from handrail import UsageError
from handrail.check.well_formed import check as problems_of
from handrail.describe import Component, Parameter, Type
from handrail.html import URL_ATTRIBUTES, URL_SCHEMES
from handrail.library import Library

LIBRARY = Library(assets={"css": ["/handrail.css"], "js": ["/handrail.js"]})

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "&#106;avascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "</textarea></title></style></script><script>alert(1)</script>",
    "<!--",
    "-->",
    "]]>",
    "{{ 7 * 7 }}{% raw %}",
    "\x00\x01\x7f\x85",
    "\ud800",
    "\ufffe\U0001ffff",
    "\u202e\u200f\u2066",
    "é" + "\u0301" * 40,
    "مرحبا",
    "x" * 5_000,
    "a\r\nb\n\nc",
    " ",
    "`${alert(1)}`",
    "%s%(n)s%",
    "a b",
]


class Odd:
    """An object with nothing in it."""


class Loud:
    """An object that says something hostile of itself."""

    def __str__(self) -> str:
        return HOSTILE[0]


texts = st.sampled_from(HOSTILE) | st.text(max_size=30)
odd: st.SearchStrategy[Any] = (
    texts
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.binary(max_size=5)
    | st.lists(texts, max_size=3)
    | st.dictionaries(texts, texts, max_size=3)
    | st.sampled_from(
        [Odd(), Loud(), Odd, print, date(2024, 2, 29), Decimal("1.50"), Markup("a &amp; b"), (), {1}, ...]
    )
)


def likely(kind: Type, component: Component, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values of this type, with hostile text where text is allowed."""
    options: list[st.SearchStrategy[Any]] = []
    if kind.values:
        options.append(st.sampled_from(kind.values))
    if kind.is_text:
        options.append(texts | st.just("plain words"))
    for name, strategy in (("bool", st.booleans()), ("int", st.integers(-5, 1000)), ("None", st.none())):
        if name in kind.names:
            options.append(strategy)
    if "Any" in kind.names:
        options.append(texts | st.booleans() | st.none() | st.integers())
    if kind.record:
        options.append(record(component.records[kind.record].fields, component, depth + 1))
    if kind.container == "list" and kind.item:
        options.append(st.lists(likely(kind.item, component, depth + 1), max_size=3 if depth < 2 else 1))
    if kind.container == "dict" and kind.item:
        keys = st.sampled_from(["data-a", "lang", "href", "title", "hidden", "aria-label"]) | texts
        options.append(st.dictionaries(keys, likely(kind.item, component, depth + 1), max_size=3))
    return st.one_of(options)


def record(parts: tuple[Parameter, ...], component: Component, depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    """Arguments for these parameters: what is required, and some of the rest."""
    needed = {part.name: likely(part.kind, component, depth) for part in parts if part.required}
    others = {part.name: likely(part.kind, component, depth) for part in parts if not part.required}
    return st.fixed_dictionaries(needed, optional=others)


@st.composite
def calls(draw: st.DrawFn, component: Component) -> dict[str, Any]:
    """Arguments of which most are likely, and one may be anything."""
    arguments = draw(record(component.parameters, component))
    if draw(st.booleans()):
        arguments[draw(st.sampled_from(component.parameters)).name] = draw(odd)
    return arguments


def render(component: Component, arguments: dict[str, Any]) -> str:
    function = LIBRARY.function(component.name)
    if component.calls_its_block:
        template = LIBRARY.example_environment.from_string(
            "{% call(ids) handrail[name](**arguments) %}<p>{{ ids.id }}</p>{% endcall %}"
        )
        return template.render(name=component.name, arguments=arguments)
    return str(function(**arguments))


def assert_safe(html: str) -> None:
    html.encode("utf-8")
    whole = html if html.lstrip().lower().startswith("<!doctype") else f"{HEAD}{html}{FOOT}"
    assert [finding.message for finding in problems_of(whole)] == []
    for node in JustHTML(whole, sanitize=False).query("*"):
        attributes = node.attrs or {}
        if node.name in ("script", "style"):
            assert attributes.get("src"), node.to_html()
            assert not node.children, node.to_html()
        for name, value in attributes.items():
            assert not name.startswith("on"), node.to_html()
            assert name not in ("style", "srcdoc"), node.to_html()
            if name in URL_ATTRIBUTES and ":" in (value or ""):
                scheme = value.partition(":")[0]
                assert any(sign in scheme for sign in "/?#") or scheme.strip().lower() in URL_SCHEMES, value


HEAD = '<!doctype html>\n<html lang="en"><head><title>x</title></head><body>\n'
FOOT = "\n</body></html>\n"


@pytest.mark.parametrize("name", LIBRARY.names())
def test_only_an_error_or_safe_html(name: str) -> None:
    component = LIBRARY.describe(name)
    if not component.parameters:
        assert_safe(str(LIBRARY.function(name)()))
        return

    @settings(deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(calls(component))
    def fuzz(arguments: dict[str, Any]) -> None:
        try:
            html = render(component, arguments)
        except UsageError:
            return
        assert_safe(html)

    fuzz()


@pytest.mark.parametrize("name", LIBRARY.names())
def test_likely_values_do_render(name: str) -> None:
    """The fuzzing would prove nothing if every call were refused."""
    component = LIBRARY.describe(name)
    rendered = 0

    @settings(max_examples=10, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(record(component.parameters, component))
    def count(arguments: dict[str, Any]) -> None:
        nonlocal rendered
        try:
            render(component, arguments)
        except UsageError:
            return
        rendered += 1

    count()
    assert rendered


@pytest.mark.parametrize(
    "html",
    [
        "<p onclick=x></p>",
        '<p style="a"></p>',
        "<script>x</script>",
        '<a href="javascript:x">y</a>',
        "<p>",
        '<p id="a" id="b"></p>',
        "<p>\x00</p>",
        "<p>\ud800</p>",
    ],
)
def test_the_judge_itself(html: str) -> None:
    with pytest.raises((AssertionError, UnicodeEncodeError)):
        assert_safe(html)
