"""The strict functions: what they refuse, what they say, where they say it was."""

from __future__ import annotations

import asyncio
import inspect
import warnings
from dataclasses import dataclass
from datetime import date

import pytest
from jinja2 import ChainableUndefined, DebugUndefined, Environment, StrictUndefined, Undefined, UndefinedError
from markupsafe import Markup

import handrail
from handrail import HandrailDeprecationWarning, UsageError
from handrail.library import add_to

BODY = """
<div class="{{ size }}" {{ attrs }}>{{ label }}{% if flag %}!{% endif %}{{ count }}
{% for item in items %}<i title="{{ item.hint }}">{{ item.text }}{{ item.done }}</i>{% endfor %}</div>"""
SIGNATURE = 'label, size="small", flag=false, count=none, items=[], old=none, attrs={}'
COMMENT = """label   str | Markup      — what it is called
size    "small" | "big"   — how big it is
flag    bool              — whether it shouts
count   int | None        — how many
items   list[Item]        — the things
old     str | None        — Deprecated in 0.2: use label
attrs   dict[str, Any]    — more HTML attributes

Item: one thing
    text  str | Markup        — its words
    hint  str | None = none   — more words
    done  bool = false        — whether it is done
"""


@pytest.fixture
def thing(make_component):
    return make_component("thing", BODY, signature=SIGNATURE, comment=COMMENT)


@pytest.mark.parametrize(
    "arguments, message",
    [
        ({}, "thing: label is missing or empty: what it is called"),
        ({"label": ""}, "thing: label is missing or empty"),
        ({"label": " \n"}, "thing: label is missing or empty"),
        ({"label": None}, "thing: label is missing or empty"),
        ({"label": Markup("")}, "thing: label is missing or empty"),
        ({"label": ["a"]}, r"label must be text, not \['a'\]"),
        ({"label": {"a": 1}}, "label must be text"),
        ({"label": b"a"}, "label must be text"),
        ({"label": print}, "label must be text"),
        ({"label": True}, "label must be text"),
        ({"label": "a", "lable": "b"}, "has no parameter 'lable'; did you mean 'label'?"),
        ({"label": "a", "zzz": "b"}, "has no parameter 'zzz'; it has label, size"),
        ({"label": "a", "size": "bigg"}, "size must be one of 'small', 'big', not 'bigg'; did you mean 'big'?"),
        ({"label": "a", "size": ["big"]}, "size must be one of 'small', 'big'"),
        ({"label": "a", "flag": "false"}, "flag must be true or false, not 'false'"),
        ({"label": "a", "flag": 1}, "flag must be true or false, not 1"),
        ({"label": "a", "count": "3"}, "count must be a whole number, not '3'"),
        ({"label": "a", "count": True}, "count must be a whole number, not True"),
        ({"label": "a", "items": "abc"}, "items must be a list, not 'abc'"),
        ({"label": "a", "items": {"text": "b"}}, "items must be a list"),
        ({"label": "a", "items": 3}, "items must be a list, not 3"),
        ({"label": "a", "items": [{"txet": "b"}]}, "items item 1: Item has no field 'txet'; did you mean 'text'?"),
        ({"label": "a", "items": [{"zzz": "b"}]}, "items item 1: Item has no field 'zzz'; it has text, "),
        ({"label": "a", "items": ["b", {"text": ""}]}, "items item 2: Item needs 'text': its words"),
        ({"label": "a", "items": [{"text": "b", "done": "no"}]}, "item 1: Item.done must be true or false"),
        ({"label": "a", "items": [None]}, "item 1 is empty"),
        ({"label": "a", "items": [3]}, "item 1: must be Item with"),
        ({"label": "a", "attrs": [("a", "b")]}, "attrs must be a mapping of names to values"),
        ({"label": "a", "attrs": {"onclick": "b"}}, "attrs may not set 'onclick'"),
    ],
)
def test_wrong_calls_are_refused_with_what_to_do(thing, arguments, message):
    with pytest.raises(UsageError, match=message.replace("?", r"\?") if "\\" not in message else message) as caught:
        thing.function("thing")(**arguments)
    assert caught.value.component == "thing"


def test_named_arguments_only(thing):
    with pytest.raises(UsageError, match=r"takes named arguments only: write thing\(label='a', …\)"):
        thing.function("thing")("a")


def test_the_message_names_template_and_line(thing, make_component):
    environment = thing.environment()
    environment.loader.loaders.append(__import__("jinja2").DictLoader({"a.html": "\n\n{{ handrail.thing() }}"}))
    with pytest.raises(UsageError, match=r"a\.html, line 3: thing: label is missing") as caught:
        environment.get_template("a.html").render()
    assert (caught.value.template, caught.value.line, caught.value.parameter) == ("a.html", 3, "label")


def test_from_python_the_message_names_the_file(thing):
    with pytest.raises(UsageError) as caught:
        thing.function("thing")()
    assert caught.value.template == __file__


def test_a_wrong_call_inside_a_macro_is_found_at_the_call(thing):
    source = "{% macro mine(x) %}\n{{ handrail.thing(label=x) }}{% endmacro %}\n\n{{ mine('') }}"
    with pytest.raises(UsageError, match="line 2: thing"):
        thing.environment().from_string(source).render()


def test_none_is_the_default(thing):
    call = thing.function("thing")
    assert call(label="a", size=None, flag=None, items=None, attrs=None) == call(label="a")


def test_records_come_from_mappings_objects_and_text(thing):
    @dataclass
    class Thing:
        text: str
        done: bool
        other: int = 0

    call = thing.function("thing")
    items = [{"text": "a", "hint": "<"}, Thing("b", True), "c", Markup("<b>d</b>")]
    written = call(label="x", items=items)
    assert '<i title="&lt;">aFalse</i><i>bTrue</i><i>cFalse</i><i><b>d</b>False</i>' in written
    assert call(label="x", items=(item for item in items)) == written
    assert call(label="x", items=tuple(items)) == written


def test_a_field_called_items_is_a_field(make_component):
    library = make_component(
        "tree",
        "{% for item in items %}{{ item.items }}{{ item.keys }}{% endfor %}",
        signature="items",
        comment="items   list[Branch]   — branches\n\nBranch: one\n    items  str — a\n    keys str — b",
    )
    assert library.function("tree")(items=[{"items": "1", "keys": "2"}]).strip() == "12"


def test_items_of_a_list_may_be_text_a_record_or_none_where_the_type_says_so(make_component):
    library = make_component(
        "line",
        "{% for cell in cells %}[{{ 'none' if cell is none else cell if cell is string else cell.text }}]{% endfor %}",
        signature="cells, words=[]",
        comment="cells   list[str | Cell | None]   — a\nwords  list[str]  — b\n\nCell: one\n    text  str = ''  — c",
    )
    line = library.function("line")
    assert line(cells=["a", 2, {"text": "b"}, None]).strip() == "[a][2][b][none]"
    with pytest.raises(UsageError, match="item 2: Cell has no field 'txet'; did you mean 'text'"):
        line(cells=["a", {"txet": "b"}])
    with pytest.raises(UsageError, match="item 1 is empty"):
        line(cells=["a"], words=[None])


def test_lists_are_checked_in_linear_time(thing):
    written = thing.function("thing")(label="a", items=[{"text": str(number)} for number in range(10_000)])
    assert written.count("<i") == 10_000


def test_deprecated_parameters_warn_with_the_place(thing):
    with pytest.warns(HandrailDeprecationWarning, match="line 2: thing: old: Deprecated in 0.2: use label"):
        thing.environment().from_string("\n{{ handrail.thing(label='a', old='b') }}").render()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        thing.function("thing")(label="a")


def test_signature_and_docstring_are_real(thing):
    call = thing.function("thing")
    parameters = inspect.signature(call).parameters
    assert list(parameters) == ["label", "size", "flag", "count", "items", "old", "attrs"]
    assert parameters["label"].default is inspect.Parameter.empty
    assert parameters["size"].default == "small"
    assert "what it is called" in call.__doc__


@pytest.mark.parametrize("undefined", [Undefined, DebugUndefined, ChainableUndefined])
def test_a_lenient_environment_is_lenient_with_optional_values_only(thing, undefined):
    environment = thing.environment(undefined=undefined)
    written = environment.from_string("{{ handrail.thing(label='a', count=nothing, size=nothing) }}").render()
    assert written == thing.function("thing")(label="a")
    with pytest.raises(UsageError, match="label is missing or empty"):
        environment.from_string("{{ handrail.thing(label=nothing) }}").render()


def test_a_strict_environment_names_the_undefined_variable(thing):
    with pytest.raises(UndefinedError, match="'nothing' is undefined"):
        thing.environment(undefined=StrictUndefined).from_string(
            "{{ handrail.thing(label='a', count=nothing) }}"
        ).render()


def test_values_that_know_how_to_be_text(thing):
    class Lazy:
        def __str__(self):
            return "<later>"

    assert "&lt;later&gt;" in thing.function("thing")(label=Lazy())
    assert "2024-02-29" in thing.function("thing")(label=date(2024, 2, 29))


def test_text_that_is_translated_later_is_a_record_as_text_is(thing):
    class Lazy:
        def __str__(self):
            return "<later>"

        def __getattr__(self, name):
            return getattr(str(self), name)

    assert "<i>&lt;later&gt;False</i>" in thing.function("thing")(label="a", items=[Lazy()])


def test_a_number_in_quotes_is_asked_for_without_them(make_component):
    library = make_component(
        "head", "<h{{ level }}>a</h{{ level }}>", signature="level=2", comment="level  1 | 2 | 3  — how deep it is"
    )
    with pytest.raises(UsageError, match=r"level must be one of 1, 2, 3, not '3'; write 3 without quotes$"):
        library.function("head")(level="3")


# Call blocks.


@pytest.fixture
def box(make_component):
    return make_component("box", "<div>{{ content }}</div>", signature="content", comment="content   Markup   — inside")


@pytest.mark.parametrize("autoescape", [True, False])
def test_a_call_block_fills_content(box, autoescape):
    source = "{% call handrail.box() %}<b>{{ x }}</b>{% endcall %}"
    written = box.environment(autoescape=autoescape).from_string(source).render(x="&")
    assert written.strip() == f"<div><b>{'&amp;' if autoescape else '&'}</b></div>"


def test_text_as_content_is_escaped(box):
    assert box.function("box")(content="<b>").strip() == "<div>&lt;b&gt;</div>"
    assert box.function("box")(content=Markup("<b>")).strip() == "<div><b></div>"


def test_content_is_given_once(box):
    with pytest.raises(UsageError, match="content is given twice"):
        box.environment().from_string("{% call handrail.box(content='a') %}b{% endcall %}").render()


def test_an_empty_block_is_missing_content(box):
    with pytest.raises(UsageError, match="content is missing or empty"):
        box.environment().from_string("{% call handrail.box() %} {% endcall %}").render()


def test_a_component_without_content_takes_no_block(thing):
    with pytest.raises(UsageError, match="thing: takes no call block"):
        thing.environment().from_string("{% call handrail.thing(label='a') %}b{% endcall %}").render()


@pytest.fixture
def around(make_component):
    return make_component(
        "around", "<div>{{ caller(name) }}</div>", signature="name", comment="name   str   — handed to the block"
    )


@pytest.mark.parametrize("autoescape", [True, False])
def test_a_component_written_around_its_block(around, autoescape):
    source = "{% call(x) handrail.around(name='n') %}<i id=\"{{ x }}\"></i>{% endcall %}"
    written = around.environment(autoescape=autoescape).from_string(source).render()
    assert written.strip() == '<div><i id="n"></i></div>'
    with pytest.raises(UsageError, match="needs a call block"):
        around.function("around")(name="n")


def test_call_blocks_in_an_asynchronous_environment(box, around):
    for library, source, expected in (
        (box, "{% call handrail.box() %}<b>{{ x }}</b>{% endcall %}", "<div><b>&amp;</b></div>"),
        (
            around,
            "{% call(y) handrail.around(name='n') %}<i>{{ y }}{{ x }}</i>{% endcall %}",
            "<div><i>n&amp;</i></div>",
        ),
    ):
        template = library.environment(enable_async=True).from_string(source)
        assert asyncio.run(template.render_async(x="&")).strip() == expected
        assert template.render(x="&").strip() == expected


# The namespace and the imports.


def test_unknown_components_and_python_s_own_probes():
    namespace = Environment(autoescape=True)
    handrail.install(namespace)
    names = namespace.globals["handrail"]
    with pytest.raises(UsageError, match="there is no component 'buton'; did you mean 'button'"):
        _ = names.buton
    assert not hasattr(names, "__html__")
    assert "button" in dir(names)


def test_installing_twice_leaves_one_loader(box):
    environment = box.environment()
    add_to(environment, box)
    assert len(environment.loader.loaders) == 1


def test_install_wants_an_environment():
    with pytest.raises(UsageError, match="wants a jinja2\\.Environment, not str"):
        handrail.install("app")
    with pytest.raises(UsageError, match="assets and assets_url go together"):
        handrail.install(Environment(autoescape=True), assets="x")


def test_preload_compiles_everything():
    assert set(handrail.install(Environment(autoescape=True), preload=True)._functions) == set(
        handrail.Library().names()
    )
