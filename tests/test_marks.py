"""Marks: drawn once, hidden from screen readers, known by name."""

from __future__ import annotations

import re

import pytest

from handrail import UsageError
from handrail.folders import COMPONENTS
from handrail.marks import _SHAPES, mark


@pytest.mark.parametrize("name", _SHAPES)
def test_a_mark_is_no_words(name):
    for drawing in (mark(name), mark(name, on_rail=True)):
        assert 'aria-hidden="true"' in drawing
        assert re.sub(r"<[^>]+>", "", drawing) == ""
    assert "hr-rail-mark" in mark(name, on_rail=True)
    assert "hr-rail-mark" not in mark(name)


def test_a_component_that_asks_for_no_mark_is_told_which_there_are(make_component):
    library = make_component("probe", '<p>{{ mark("dangre") }}</p>')
    with pytest.raises(UsageError, match="there is no mark 'dangre'; there are: danger, info"):
        library.function("probe")()


def test_only_a_warning_and_what_is_not_done_are_hollow():
    """Solid against hollow tells warning from danger, and done from to do, even where both are blurs."""
    assert [name for name in _SHAPES if "data-hollow" in mark(name)] == ["not-yet", "started", "to-do", "warning"]
    assert "data-hollow" in mark("warning", on_rail=True)


def test_no_component_draws_one_itself():
    for template in COMPONENTS.glob("*/*.html"):
        assert 'class="hr-mark' not in template.read_text(encoding="utf-8"), template
