"""What components call is written in place: the same HTML, checks and messages as by calls."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from handrail import HandrailDeprecationWarning, UsageError
from handrail.library import Library

BADGE = """{#- Words with a mark.

label   str | Markup   — the words
kind    "plain" | "loud"   — how it looks
count   int | None   — how many
old     str | None   — Deprecated in 0.2: use label
href    str | None   — where it leads
-#}
{% macro badge(label, kind="plain", count=none, old=none, href=none) %}
{% set item = label ~ "!" %}
{% if kind == "loud" %}<strong>{{ item }}</strong>{% else %}<a href="{{ href }}">{{ _bold(item, count) }}</a>{% endif %}
{% endmacro %}
{% macro _bold(text, count=none) %}<b>{{ text }}{% if count %} {{ count }}{% endif %}</b>{% endmacro %}"""

AROUND = """{#- Something around a control.

name   str   — its name
wide   bool   — how wide
-#}
{% macro around(name, wide=false) %}
{% set label = name ~ "-label" %}
{% if wide %}<div data-label="{{ label }}">{{ caller(label) }}</div>{% else %}{{ caller(name) }}{% endif %}
{% endmacro %}"""

OUTER = """{#- It calls the others.

name   str   — its name
items   list[Any]   — labels
label   str | None   — of its own
-#}
{% macro outer(name, items=[], label=none) %}
BODY
{% endmacro %}"""


@pytest.fixture
def both(tmp_path):
    """Renders a body of ``outer`` with the fast path and without."""

    def render(body, **arguments):
        for name, source in (("badge", BADGE), ("around", AROUND), ("outer", OUTER.replace("BODY", body))):
            (tmp_path / name).mkdir(exist_ok=True)
            (tmp_path / name / f"{name}.html").write_text(source)
        results = []
        for library in (Library(tmp_path), Library(tmp_path).by_stock_jinja()):
            try:
                results.append(str(library.function("outer")(name="n", **arguments)))
            except UsageError as error:
                results.append(error.message)
        assert results[0] == results[1]
        return results[0]

    return render


@pytest.mark.parametrize(
    "body, expected",
    [
        ('{{ badge(label="x") }}', "<a><b>x!</b></a>"),
        ('{{ badge(label=name, kind="loud") }}', "<strong>n!</strong>"),
        ("{{ badge(label=name, count=3) }}", "<a><b>n! 3</b></a>"),
        ("{% for item in items %}{{ badge(label=item) }}{{ item }}{% endfor %}", "&lt;i&gt;"),
        ('{% set item = "mine" %}{{ badge(label=name) }}{{ item }}', "mine"),
        ('{% call(x) around(name=name, wide=true) %}<i id="{{ x }}">{{ label }}{{ name }}</i>{% endcall %}', ">myn"),
        ("{% call(x) around(name=name) %}{{ badge(label=x) }}{% endcall %}", "<b>n!</b>"),
        ('{% set badged = badge(label="<") %}{{ badged }}', "<b>&lt;!</b>"),
    ],
)
def test_the_same_as_by_calls(both, body, expected):
    assert expected in both(body, items=["<i>", Markup("<u>u</u>")], label="my").replace("\n", "")


@pytest.mark.parametrize(
    "body, message",
    [
        ("{{ badge(label=label) }}", "badge: label is missing or empty: the words"),
        ('{{ badge(label="") }}', "badge: label is missing or empty: the words"),
        ("{{ badge() }}", "badge: label is missing or empty: the words"),
        ('{{ badge(label="x", kind="lou") }}', "badge: kind must be one of 'plain', 'loud', not 'lou'"),
        ("{{ badge(label=name, kind=name) }}", "badge: kind must be one of 'plain', 'loud', not 'n'"),
        ("{{ badge(label=name, count=items) }}", "badge: count must be a whole number, not ['<i>']"),
        ("{{ badge(label=name, lable=name) }}", "badge has no parameter 'lable'; did you mean 'label'?"),
        ('{{ badge(label=name, href="javascript:1") }}', "badge: the address 'javascript:1' may not be used"),
        ("{{ around(name=name) }}", "around: needs a call block around the control"),
        ("{% call badge(label=name) %}x{% endcall %}", "badge: takes no call block"),
    ],
)
def test_the_same_messages_as_by_calls(both, body, message):
    assert message in both(body, items=["<i>"])


def test_deprecated_parameters_still_warn(both):
    with pytest.warns(HandrailDeprecationWarning, match="badge: old: Deprecated in 0.2"):
        both("{{ badge(label=name, old=name) }}")


def test_a_macro_may_call_itself(both):
    body = "{{ _down(3) }}{% endmacro %}{% macro _down(n) %}{{ n }}{% if n %}{{ _down(n - 1) }}{% endif %}"
    assert both(body).strip() == "3210"


def test_no_call_is_left_of_what_is_written_in_place():
    library = Library()
    _, called = library._finished("radios")
    assert not {"field", "choice"} & set(called)
