"""The fast path, where it differs from Jinja's own. That every example is the same both ways, the plugin tests."""

from __future__ import annotations

import pytest

from handrail import UsageError
from handrail.fast import _escape_text, escape_text
from handrail.library import Library


def test_wrong_calls_fail_alike():
    messages = []
    for library in (Library(), Library().by_stock_jinja()):
        with pytest.raises(UsageError) as caught:
            library.function("button")(text="a", href="javascript:1")
        messages.append(caught.value.message)
    assert messages[0] == messages[1]


@pytest.mark.parametrize("text", ["", "a", "<&>\"'", "é<ع>"])
def test_both_ways_to_escape(text):
    assert str(escape_text(text)) == _escape_text(text)


def test_a_macro_knows_its_arguments(make_component):
    library = make_component("outer", "{% macro _inner(a, b=2) %}{{ a }}{{ b }}{% endmacro %}{{ _inner(1, c=3) }}")
    with pytest.raises(TypeError, match="takes no argument 'c'"):
        library.function("outer")()
