"""Hostile and odd values for every parameter of a component: a Handrail error, or well-formed and safe HTML.

The number of calls is Hypothesis's ``max_examples``, so a profile of yours decides it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from justhtml import JustHTML
from markupsafe import Markup

from handrail.calling import UsageError
from handrail.check.finding import Finding
from handrail.check.well_formed import check as problems_of
from handrail.describe import Component, Parameter, Type
from handrail.html import URL_ATTRIBUTES, ValueProblem, is_code, safe_url
from handrail.library import Library

RULE = "safe-html"

HOSTILE = (
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
)
_HEAD = '<!doctype html>\n<html lang="en"><head><title>x</title></head><body>\n'
_FOOT = "\n</body></html>\n"
_SETTINGS = {
    "deadline": None,
    "database": None,
    "derandomize": True,
    "report_multiple_bugs": False,
    "suppress_health_check": list(HealthCheck),
}


class Unsafe(Exception):
    """A call that made HTML which is not safe, or failed in another way than by a Handrail error."""


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
    | st.sampled_from([Odd(), Loud(), Odd, print, date(2024, 2, 29), Decimal("1.50"), Markup("a &amp; b"), (), ...])
)


def likely(kind: Type, component: Component, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values of this type, with hostile text where text is allowed."""
    options: list[st.SearchStrategy[Any]] = []
    if kind.values:
        options.append(st.sampled_from(kind.values))
    if kind.is_text:
        options.append(texts | st.just("word"))
    plain = {"bool": st.booleans(), "int": st.integers(-5, 1000), "float": st.floats(), "None": st.none()}
    options += [strategy for name, strategy in plain.items() if name in kind.names]
    if "Any" in kind.names:
        options.append(texts | st.booleans() | st.none() | st.integers())
    if kind.record:
        options.append(arguments_of(component.records[kind.record].fields, component, depth + 1))
    if kind.container == "list" and kind.item:
        options.append(st.lists(likely(kind.item, component, depth + 1), max_size=3 if depth < 2 else 1))
    if kind.container == "dict" and kind.item:
        keys = st.sampled_from(["data-a", "lang", "href", "title", "hidden", "aria-label"]) | texts
        options.append(st.dictionaries(keys, likely(kind.item, component, depth + 1), max_size=3))
    return st.one_of(options)


def arguments_of(parts: tuple[Parameter, ...], component: Component, depth: int = 0) -> st.SearchStrategy[Any]:
    """Arguments for these parameters: what is required, and some of the rest."""
    needed = {part.name: likely(part.kind, component, depth) for part in parts if part.required}
    others = {part.name: likely(part.kind, component, depth) for part in parts if not part.required}
    return st.fixed_dictionaries(needed, optional=others)


def plainest(kind: Type, component: Component) -> Any:
    """The plainest value of this type."""
    if kind.values:
        return kind.values[0]
    if kind.record:
        return plain_arguments(component.records[kind.record].fields, component)
    if kind.container == "list" and kind.item:
        return [plainest(kind.item, component)]
    if kind.container == "dict":
        return {}
    return True if kind.names == {"bool"} else 1 if kind.names & {"int", "float"} else "word"


def plain_arguments(parts: tuple[Parameter, ...], component: Component) -> dict[str, Any]:
    """What is required and no more, as plain as it can be: the one call that every component should take."""
    return {part.name: plainest(part.kind, component) for part in parts if part.required}


@st.composite
def calls(draw: st.DrawFn, component: Component) -> dict[str, Any]:
    """Arguments of which most are likely, and one may be anything."""
    arguments: dict[str, Any] = draw(arguments_of(component.parameters, component))
    spoil: bool = draw(st.booleans())
    if component.parameters and spoil:
        arguments[draw(st.sampled_from(component.parameters)).name] = draw(odd)
    return arguments


def caller_of(library: Library, component: Component) -> Callable[[dict[str, Any]], str]:
    """Calls the component with arguments; one that is written around a call block gets one.

    A component that can be sent in parts has a parameter `part`: "whole", or the parts in their order. Each part gets
    the same arguments, and what is judged is all of them, one after the other.
    """
    if component.calls_its_block:
        source = "{% call(ids) handrail[name](**arguments) %}<p>{{ ids.id }}</p>{% endcall %}"
        template = library.example_environment.from_string(source)
        return lambda arguments: template.render(name=component.name, arguments=arguments)
    function = library.function(component.name)
    parts = component.by_name["part"].values if "part" in component.by_name else ()

    def call(arguments: dict[str, Any]) -> str:
        if arguments.get("part", "whole") not in parts[1:]:
            return str(function(**arguments))
        return "".join(str(function(**{**arguments, "part": part})) for part in parts[1:])

    return call


def judge(html: str) -> str | None:
    """What is not safe in the HTML that a component made; None where all is well."""
    try:
        html.encode("utf-8")
    except UnicodeEncodeError:
        return "it holds what no encoding can hold"
    whole = html if html.lstrip().lower().startswith("<!doctype") else f"{_HEAD}{html}{_FOOT}"
    for finding in problems_of(whole):
        return finding.message
    for node in JustHTML(whole, sanitize=False).query("*"):
        attributes = node.attrs or {}
        if node.name == "style" or (node.name == "script" and (node.children or "src" not in attributes)):
            return f"it holds a <{node.name}> of its own"
        for name, value in attributes.items():
            if is_code(name):
                return f"<{node.name}> has the attribute {name}"
            try:
                if name in URL_ATTRIBUTES:
                    safe_url(value or "")
            except ValueProblem as problem:
                return problem.message
    return None


def check(library: Library, name: str) -> Iterator[Finding]:
    """Call a component with what nobody should pass, many times."""
    component = library.describe(name)
    call = caller_of(library, component)
    rendered = 0

    # What is drawn depends on what else was loaded, so one call that proves something is made in any case.
    @settings(**_SETTINGS)  # type: ignore[arg-type]
    @given(calls(component))
    @example(plain_arguments(component.parameters, component))
    def attempt(arguments: dict[str, Any]) -> None:
        nonlocal rendered
        try:
            html = call(arguments)
        except UsageError:
            return
        except Exception as error:
            raise Unsafe(f"{type(error).__name__}: {error}, for {arguments!r}") from None
        rendered += 1
        if problem := judge(html):
            raise Unsafe(f"{problem}, for {arguments!r}")

    try:
        attempt()
    except Unsafe as unsafe:
        yield Finding(rule=RULE, level="error", message=f"{name}: {unsafe}"[:2_000])
    if not rendered:
        yield Finding(rule=RULE, level="error", message=f"{name}: every call was refused, so nothing was proved")


def check_both_ways(fast: Library, stock: Library, name: str) -> Iterator[Finding]:
    """Whether the fast path and Jinja's own give the same HTML for every example of a component."""
    for one, other in zip(fast.examples(name), stock.examples(name), strict=True):
        if one.render() != other.render():
            message = f"{one.path}: the fast path and Jinja's own give different HTML"
            yield Finding(rule="same-html", level="error", message=message)
