"""Components in every kind of Jinja environment: the same HTML whatever the application has set."""

from __future__ import annotations

import asyncio

import pytest
from jinja2 import (
    ChainableUndefined,
    DebugUndefined,
    DictLoader,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    Undefined,
    make_logging_undefined,
)
from jinja2.nativetypes import NativeEnvironment
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEnvironment

import handrail

PAGE = """
{%- macro row(label) %}{{ handrail.button(text=label, variant="secondary") }}{% endmacro -%}
{% set form = handrail.bind({"email": "<a@b.example>"}, {"email": ["Enter an email address"]}) -%}
{{ form.error_summary() }}
{{ form.text_input(name="email", label="Email address", hint=words) }}
{% call handrail.inset_text() %}
<p>{{ words }}</p>{% call handrail.details(summary="More") %}deep{% endcall %}
{% endcall %}
{% call(ids) handrail.field(name="own", label="Your own control") %}<input id="{{ ids.id }}" name="own">{% endcall %}
{{ row("Save") }}
{% for item in items %}{{ handrail.button(text=item) }}{% endfor %}
{% from "handrail/button.html" import button as other %}{{ other(text="Continue") }}
"""
VALUES = {"words": "Fish & chips", "items": ["One", "Two"]}

ENVIRONMENTS = {
    "autoescape": Environment(autoescape=True),
    "no autoescape": Environment(autoescape=False),
    "autoescape by name": Environment(autoescape=lambda name: True),
    "strict": Environment(autoescape=True, undefined=StrictUndefined),
    "debug undefined": Environment(autoescape=True, undefined=DebugUndefined),
    "chainable undefined": Environment(autoescape=True, undefined=ChainableUndefined),
    "logging undefined": Environment(autoescape=True, undefined=make_logging_undefined(base=Undefined)),
    "trim_blocks": Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True),
    "extensions": Environment(autoescape=True, extensions=["jinja2.ext.i18n", "jinja2.ext.do"]),
    "sandboxed": SandboxedEnvironment(autoescape=True),
    "immutable sandbox": ImmutableSandboxedEnvironment(autoescape=True),
    "async": Environment(autoescape=True, enable_async=True),
    "async, no autoescape": Environment(autoescape=False, enable_async=True),
    "native": NativeEnvironment(autoescape=True),
    "finalize": Environment(autoescape=True, finalize=lambda value: "" if value is None else value),
    "no cache": Environment(autoescape=True, cache_size=0),
    "unoptimised": Environment(autoescape=True, optimized=False),
}  # fmt: skip


def words_of(html: str) -> str:
    return " ".join(str(html).split()).replace("> <", "><")


def escaped(html: str) -> str:
    """What an application that has no autoescape writes itself is its own affair; what goes through us is escaped."""
    return html.replace("<p>Fish & chips</p>", "<p>Fish &amp; chips</p>")


@pytest.fixture(scope="module")
def expected() -> str:
    environment = Environment(autoescape=True)
    handrail.install(environment)
    return words_of(environment.from_string(PAGE).render(VALUES))


@pytest.mark.parametrize("kind", ENVIRONMENTS)
def test_the_same_html_everywhere(kind, expected):
    environment = ENVIRONMENTS[kind]
    handrail.install(environment)
    template = environment.from_string(PAGE)
    assert escaped(words_of(template.render(VALUES))) == expected
    if environment.is_async:
        assert escaped(words_of(asyncio.run(template.render_async(VALUES)))) == expected


def test_own_delimiters(expected):
    environment = Environment(
        autoescape=True,
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="[[",
        variable_end_string="]]",
    )
    handrail.install(environment)
    source = PAGE.replace("{%", "<%").replace("%}", "%>").replace("{{", "[[").replace("}}", "]]")
    assert words_of(environment.from_string(source).render(VALUES)) == expected


def test_line_statements():
    environment = Environment(autoescape=True, line_statement_prefix="#", line_comment_prefix="##")
    handrail.install(environment)
    template = environment.from_string('# from "handrail/button.html" import button\n{{ button(text="a") }}')
    assert "hr-button" in template.render()


def test_an_overlay_has_them_too(expected):
    environment = Environment(autoescape=True)
    handrail.install(environment)
    assert words_of(environment.overlay(trim_blocks=True).from_string(PAGE).render(VALUES)) == expected


def test_inheritance_and_inclusion():
    environment = Environment(
        autoescape=True,
        loader=DictLoader(
            {
                "base.html": "{% call handrail.page(title=title, css=[], js=[]) %}"
                "{% block content %}{% endblock %}{% endcall %}",
                "page.html": "{% extends 'base.html' %}"
                "{% block content %}<h1>{{ title }}</h1>{% include 'part.html' %}{% endblock %}",
                "part.html": "{{ handrail.button(text=title) }}",
            }
        ),
    )
    handrail.install(environment)
    html = environment.get_template("page.html").render(title="Apply & go")
    assert html.index("<main") < html.index("<h1>Apply &amp; go</h1>") < html.index("hr-button") < html.index("</main>")


def test_own_templates_of_the_same_folder_still_load():
    environment = Environment(autoescape=True, loader=DictLoader({"handrail/mine.html": "mine", "a.html": "a"}))
    handrail.install(environment)
    assert environment.get_template("handrail/mine.html").render() == "mine"
    assert environment.get_template("a.html").render() == "a"
    with pytest.raises(TemplateNotFound):
        environment.get_template("handrail/buton.html")
    assert "handrail/button.html" in environment.list_templates()


def test_a_streamed_page():
    environment = Environment(autoescape=True)
    handrail.install(environment)
    stream = environment.from_string(
        "{% for i in range(3) %}{{ handrail.button(text='B%s'|format(i)) }}{% endfor %}"
    ).stream()
    assert "".join(stream).count("hr-button") == 3


def test_a_context_variable_may_have_a_component_s_name():
    environment = Environment(autoescape=True)
    handrail.install(environment)
    assert (
        environment.from_string("{{ page }}{{ handrail.button(text=button) }}")
        .render(page="7", button="Go")
        .startswith("7")
    )
