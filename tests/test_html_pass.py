"""The compile pass that knows HTML: what stands where, and what is refused."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from handrail import DescriptionError, UsageError
from handrail.library import Library

EVIL = """"><script>alert('x')</script>&"""


def render(make_component, body, value, *, kind="str | Markup | None", **more):
    library = make_component("probe", body, signature="x=none", comment=f"x   {kind}   — the value", **more)
    return str(library.function("probe")(x=value)).strip()


@pytest.mark.parametrize(
    "body, value, expected",
    [
        ("<p>{{ x }}</p>", "<b>", "<p>&lt;b&gt;</p>"),
        ("<p>{{ x }}</p>", Markup("<b>x</b>"), "<p><b>x</b></p>"),
        ("<p>{{ x }}</p>", None, "<p></p>"),
        ('<p id="{{ x }}">', "a", '<p id="a">'),
        ('<p id="{{ x }}">', 'a"b', '<p id="a&#34;b">'),
        ('<p id="{{ x }}">', None, "<p>"),
        ('<p  id="{{ x }}"  class="c">', None, '<p  class="c">'),
        ('<p class="a {{ x }}">', 'b"', '<p class="a b&#34;">'),
        ('<p class="a {{ x }}">', Markup('"><script>'), '<p class="a &#34;&gt;">'),
        ('<p title="{{ x }}">', Markup('say "<b>hi</b>" &amp; go'), '<p title="say &#34;hi&#34; &amp; go">'),
        ('<a href="{{ x }}">', "/a?b=c&d", '<a href="/a?b=c&amp;d">'),
        ('<a href="#{{ x }}">', "javascript:1", '<a href="#javascript:1">'),
        ('<a href="{{ x }}#top">', "/a", '<a href="/a#top">'),
        ("<textarea>{{ x }}</textarea>", Markup("</textarea><b>"), "<textarea>&lt;/textarea>&lt;b></textarea>"),
        ("<title>{{ x }}</title>", "a<b", "<title>a&lt;b</title>"),
        ("<!-- a <p> --><p>{{ x }}</p>", "a", "<!-- a <p> --><p>a</p>"),
        ("<!doctype html><p>{{ x }}</p>", "a", "<!doctype html><p>a</p>"),
        ("<p title='it''s > here'>{{ x }}</p>", "a", "<p title='it''s > here'>a</p>"),
        ("<script>if (a < b) { }</script><p>{{ x }}</p>", "a", "<script>if (a < b) { }</script><p>a</p>"),
        ("1 < 2 {{ x }}", "a", "1 < 2 a"),
        ("<input {% if x %}readonly{% endif %}>", "a", "<input readonly>"),
        ('<p class="a{% if x %} b{% endif %}">{{ x }}</p>', "c", '<p class="a b">c</p>'),
        ("{% set y %}<b>{{ x }}</b>{% endset %}<p>{{ y }}</p>", "<", "<p><b>&lt;</b></p>"),
    ],
)
def test_each_place_has_its_escaping(make_component, body, value, expected):
    assert render(make_component, body, value) == expected


@pytest.mark.parametrize(
    "attribute, value, expected",
    [
        ("required", True, "<p required>"),
        ("required", False, "<p>"),
        ("aria-busy", True, '<p aria-busy="true">'),
        ("aria-busy", False, '<p aria-busy="false">'),
        ("data-on", False, '<p data-on="false">'),
        ("spellcheck", False, '<p spellcheck="false">'),
        ("rows", 4, '<p rows="4">'),
        ("rows", 0, '<p rows="0">'),
        ("value", "", '<p value="">'),
    ],
)
def test_flags_and_numbers_in_whole_attributes(make_component, attribute, value, expected):
    assert render(make_component, f'<p {attribute}="{{{{ x }}}}">', value, kind="str | bool | int | None") == expected


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "",
        "a/b",
        "?q=a:b",
        "#a:b",
        "//other.example/",
        "https://a.example",
        "HTTP://a",
        "mailto:a@b.example",
        "tel:+1",
        "sms:1",
    ],
)
def test_harmless_addresses_pass(make_component, address):
    assert 'href="' in render(make_component, '<a href="{{ x }}">', address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "blob:x",
        "file:///etc/passwd",
        Markup("javascript&#58;alert(1)"),
        Markup("javascript&colon;alert(1)"),
    ],
)
def test_dangerous_addresses_are_refused(make_component, address):
    with pytest.raises(UsageError, match="may not be used"):
        render(make_component, '<a href="{{ x }}">', address)


def test_more_attributes(make_component):
    library = make_component(
        "probe", '<input id="a" {{ x }}>', signature="x={}", comment="x   dict[str, Any]   — more HTML attributes"
    )
    probe = library.function("probe")
    written = probe(x={"data-a": EVIL, "hidden": True, "lang": None, "aria-busy": False, "max": 3, "href": "/x"})
    assert written.strip() == (
        '<input id="a" data-a="&#34;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;" hidden '
        'aria-busy="false" max="3" href="/x">'
    )
    assert probe(x={}).strip() == '<input id="a">'


@pytest.mark.parametrize(
    "attrs",
    [
        {"onclick": "x"},
        {"oNcLick": "x"},
        {"hx-on:click": "x"},
        {"style": "x"},
        {"srcdoc": "x"},
        {"id": "b"},
        {"ID": "b"},
        {"a b": "x"},
        {"a>": "x"},
        {"a=b": "x"},
        {"": "x"},
        {1: "x"},
        {"href": "javascript:x"},
        {"title": ["x"]},
        {"Title": "a", "title": "b"},
    ],
)
def test_attributes_that_are_refused(make_component, attrs):
    library = make_component(
        "probe", '<input id="a" {{ x }}>', signature="x={}", comment="x   dict[str, Any]   — more HTML attributes"
    )
    with pytest.raises(UsageError, match="probe"):
        library.function("probe")(x=attrs)


def test_names_written_after_attrs_count_too(make_component):
    library = make_component(
        "probe", '<input {{ x }} name="b">', signature="x={}", comment="x   dict[str, Any]   — more HTML attributes"
    )
    with pytest.raises(UsageError, match="may not set 'name'"):
        library.function("probe")(x={"name": "c"})


@pytest.mark.parametrize(
    "body, reason",
    [
        ("<script>{{ x }}</script>", "inside <script>"),
        ("<style>{{ x }}</style>", "inside <style>"),
        ("<!-- {{ x }} -->", "inside a comment"),
        ("<p id={{ x }}>", "inside id="),
        ("<p id='{{ x }}'>", "inside id='"),
        ('<p onclick="{{ x }}">', "inside onclick"),
        ('<p style="a: {{ x }}">', "inside style"),
        ('<iframe srcdoc="{{ x }}">', "inside srcdoc"),
        ("<{{ x }}>", "name of a tag"),
        ("<h{{ x }}>", "name of a tag"),
        ('<a href="java{{ x }}">', "start of the address"),
        ("{% if x %}<p>{% else %}<p {% endif %}", "end in different places"),
        ('<p class="{% if x %}a"{% endif %}>', "end in different places"),
        ("{% for y in x %}<p {% endfor %}", "end"),
        ("<p ", "ends inside the tag"),
        ("<!-- ", "ends inside a comment"),
        ("{{ x|safe }}", "safe"),
        ("{% filter upper %}a{% endfilter %}", "not used in components"),
        ("{% include 'y' %}", "not used in components"),
        ("{% autoescape false %}{{ x }}{% endautoescape %}", "not used in components"),
        ("</{{ x }}>", "inside an end tag"),
        ("</p {{ x }}>", "inside an end tag"),
    ],
)
def test_what_cannot_be_safe_is_refused_when_the_component_loads(make_component, body, reason):
    with pytest.raises(DescriptionError, match=reason) as caught:
        render(make_component, body, "a")
    assert "probe.html" in str(caught.value)
    assert "line" in str(caught.value)


def test_the_name_of_a_tag_comes_from_a_closed_set(make_component):
    library = make_component(
        "probe", "<h{{ level }}>a</h{{ level }}>", signature="level=2", comment="level   2 | 3   — heading level"
    )
    probe = library.function("probe")
    assert probe(level=3).strip() == "<h3>a</h3>"
    for wrong in (True, 4, "2", 2.0, [2]):
        with pytest.raises(UsageError, match="must be one of 2, 3"):
            probe(level=wrong)


def test_what_no_document_may_hold_is_replaced(make_component):
    written = render(make_component, '<p id="{{ x }}">{{ x }}</p>', "a\x00b\ud800c\x85d\n\te\u200d")
    assert written == '<p id="a\ufffdb\ufffdc\ufffdd\n\te\u200d">a\ufffdb\ufffdc\ufffdd\n\te\u200d</p>'
    written.encode()


def test_constants_are_escaped_once(make_component):
    assert render(make_component, '{{ "a & b" }}<p id="{{ "c & d" }}">', None) == 'a &amp; b<p id="c &amp; d">'


def test_a_block_for_another_component_is_text_of_its_own(make_component):
    library = make_component(
        "outer",
        "{% macro _inner(y) %}<i>{{ y }}</i>{{ caller() }}{% endmacro %}"
        "{% call _inner('<') %}<b>{{ x }}</b>{% endcall %}",
        signature="x",
        comment="x   str   — the value",
    )
    assert library.function("outer")(x="<").strip() == "<i>&lt;</i><b>&lt;</b>"


def both_ways(make_component, body, value):
    library = make_component("probe", body, signature="x=none", comment="x   str | None   — the value")
    return {str(each.function("probe")(x=value)).strip() for each in (library, library.by_stock_jinja())}


@pytest.mark.parametrize(
    "body",
    [
        "{% macro _bold(a) %}<b>{{ a }}</b>{% endmacro %}<p>{{ _bold(x) }}</p>",
        "{% macro _bold(a) %}<b>{{ a }}</b>{% endmacro %}<p>{{ _bold(a=x) }}</p>",
        "{% macro _bold(a, b='') %}<b>{{ a }}{{ b }}</b>{% endmacro %}<p>{{ _bold(x) }}</p>",
    ],
)
def test_what_macros_give_is_finished(make_component, body):
    assert both_ways(make_component, body, "<") == {"<p><b>&lt;</b></p>"}


@pytest.mark.parametrize(
    "body",
    [
        "{% set button = x.upper %}<p>{{ button() }}</p>",
        "{% for button in [x.upper] %}<p>{{ button() }}</p>{% endfor %}",
        "{% macro _call(button) %}{{ button() }}{% endmacro %}<p>{{ _call(x.upper) }}</p>",
    ],
)
def test_a_variable_called_like_a_component_is_escaped(make_component, body):
    assert both_ways(make_component, body, "<a>") == {"<p>&lt;A&gt;</p>"}


@pytest.mark.parametrize(
    "name, more",
    [("text_input", {}), ("textarea", {}), ("password_input", {}), ("file_upload", {}), ("radios", {"items": ["A"]})],
)
def test_a_wrong_attribute_of_a_control_is_told_by_the_name_of_the_control(name, more):
    with pytest.raises(UsageError, match=f"{name}: attrs may not set 'class'"):
        Library().function(name)(name="a", label="A", attrs={"class": "b"}, **more)
