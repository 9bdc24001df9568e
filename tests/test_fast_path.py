"""The fast path and Jinja's own give the same HTML for every example."""

from __future__ import annotations

import pytest

from handrail import UsageError
from handrail.fast import _escape_text, escape_text
from handrail.library import Library

FAST, STOCK = Library(assets={"css": [], "js": []}), Library(assets={"css": [], "js": []}, fast_path=False)
EXAMPLES = [(name, example.name) for name in FAST.names() for example in FAST.examples(name)]


@pytest.mark.parametrize("component, name", EXAMPLES)
def test_every_example_is_the_same_both_ways(component, name):
    one, other = (
        next(example for example in library.examples(component) if example.name == name) for library in (FAST, STOCK)
    )
    rendered = one.render()
    assert rendered.strip()
    assert rendered == other.render()


def test_wrong_calls_fail_alike():
    messages = []
    for library in (FAST, STOCK):
        with pytest.raises(UsageError) as caught:
            library.function("button")(text="a", href="javascript:1")
        messages.append(caught.value.message)
    assert messages[0] == messages[1]


@pytest.mark.parametrize("text", ["", "a", "<&>\"'", "é<ع>"])
def test_both_ways_to_escape(text):
    assert str(escape_text(text)) == _escape_text(text)
