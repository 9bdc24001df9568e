"""A component's folder is complete: guidance under all headings, every parameter and value in an example."""

from __future__ import annotations

from pathlib import Path

import pytest

from handrail.check import completeness
from handrail.library import Library

MACRO = """{#- A stamp.

label    str                        — what it says
variant  "plain" | "round"          — its shape
marks    list[Mark]                 — what stands on it
note     str | None                 — Deprecated in 0.2: use label

Mark: one mark
    text   str             — what it says
    kind   "a" | "b" = "a" — which one
-#}
{% macro stamp(label, variant="plain", marks=[], note=none) %}
<p class="x-stamp" data-variant="{{ variant }}">{{ label }}
{% for mark in marks %}
<b data-kind="{{ mark.kind }}">{{ mark.text }}</b>
{% endfor %}
</p>
{% endmacro %}
"""
GUIDANCE = """---
title: Stamp
status: experimental
group: Content
since: 0.1
---
## When to use it
Here.
## When not to use it
There.
## How it behaves
Well.
## What to write
Words.
## Accessibility
### Done for you
All.
### Still yours
Nothing.
## Decided against
Ink.
## Known limits
None.
"""
FULL = """{#- A stamp. It says a word. -#}
{{ handrail.stamp(label="Paid", variant="round", marks=[{"text": "x", "kind": "b"}, {"text": "y"}]) }}
{{ handrail.stamp(label="Paid") }}
"""


def findings(tmp_path: Path, example: str = FULL, guidance: str = GUIDANCE, name: str = "default") -> list[str]:
    folder = tmp_path / "stamp"
    (folder / "examples").mkdir(parents=True)
    (folder / "stamp.html").write_text(MACRO, encoding="utf-8")
    (folder / "stamp.md").write_text(guidance, encoding="utf-8")
    (folder / "examples" / f"{name}.html").write_text(example, encoding="utf-8")
    library = Library(components=[tmp_path])
    component = library.describe("stamp")
    found = [*completeness.guidance(component), *completeness.examples(component, library.examples("stamp"))]
    return [finding.message for finding in found]


def test_a_complete_folder_is_left_alone(tmp_path: Path) -> None:
    assert findings(tmp_path) == []


@pytest.mark.parametrize(
    "old, new, message",
    [
        (', variant="round"', "", "The parameter variant stands in no example."),
        ('variant="round"', 'variant="plain"', "The value 'round' of the parameter variant stands in no example."),
        (', "kind": "b"', "", "The field kind of Mark stands in no example."),
        ('"kind": "b"', '"kind": "a"', "The value 'b' of the field kind of Mark stands in no example."),
        ("handrail.stamp", "handrail.button", "No example calls stamp."),
    ],
)
def test_what_no_example_shows_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert findings(tmp_path, example=FULL.replace(old, new)) == [message]


def test_values_set_beforehand_and_call_blocks_count(tmp_path: Path) -> None:
    example = FULL.replace('marks=[{"text": "x", "kind": "b"}, {"text": "y"}]', "marks=marks")
    example = (
        '{#- A stamp. It says a word. -#}\n{% set marks = [{"text": "x", "kind": "b"}, {"text": "y"}] %}' + example
    )
    assert findings(tmp_path, example=example) == []


def test_the_first_example_is_called_default(tmp_path: Path) -> None:
    assert findings(tmp_path, name="other") == ["There is no example called default."]


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("## What to write\nWords.\n", "", "“What to write” is missing or empty."),
        ("Words.\n", "", "“What to write” is missing or empty."),
        ("### Still yours\nNothing.\n", "", "“Still yours” under “Accessibility” is missing or empty."),
        ("group: Content\n", "", "The guidance does not say its group at the top."),
        ("experimental", "done", "The status is 'done'; it can be experimental, ready, proven."),
    ],
)
def test_guidance_that_is_not_complete_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert findings(tmp_path, guidance=GUIDANCE.replace(old, new)) == [message]


def test_headings_keep_their_order(tmp_path: Path) -> None:
    turned = GUIDANCE.replace("## Known limits\nNone.\n", "").replace(
        "## Decided", "## Known limits\nNone.\n## Decided"
    )
    (message,) = findings(tmp_path, guidance=turned)
    assert message.startswith("The headings stand in another order than: When to use it, ")
