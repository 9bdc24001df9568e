"""What guidance names can be reached from it."""

import re

import pytest

from handrail.library import Library

LIBRARY = Library()
SENDS = re.compile(rf"\buse (?:a|an|the) ({'|'.join(LIBRARY.names())})\b".replace("_", "[ _]"), re.IGNORECASE)


def sent_without_a_link(markdown):
    """The components that people are sent to, and to which no link leads."""
    return SENDS.findall(re.sub(r"\[[^\]]*\]\([^)]*\)", "", markdown))


@pytest.mark.parametrize("name", LIBRARY.names())
def test_whoever_is_sent_to_another_component_finds_a_link(name):
    sections = LIBRARY.describe(name).sections
    assert sent_without_a_link(sections["When not to use it"]) == []


def test_a_component_without_a_link_is_found():
    assert sent_without_a_link("Not for tasks. Use a task list.") == ["task list"]
    assert sent_without_a_link("Not for tasks. Use a [task list](../task_list/).") == []
