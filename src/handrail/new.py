"""Makes the folder of a new component or pattern: a small one that works, to be changed into the one that is wanted."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .calling import UsageError
from .folders import PATTERNS
from .library import Library

_COMPONENT = {
    "{name}.html": """\
{#- TITLE: say in one sentence what it is.

content  Markup           — what stands in it
variant  "plain" | "strong"  — how much it stands out
attrs    dict[str, Any]   — more HTML attributes
-#}
{% macro NAME(content, variant="plain", attrs={}) %}
<div class="hr-DASHED" data-variant="{{ variant }}" {{ attrs }}>
{{ content }}
</div>
{% endmacro %}
""",
    "{name}.css": """\
@layer handrail.components {
  .hr-DASHED {
    border-inline-start: var(--hr-rail-width) solid var(--hr-color-rail);
    padding-inline-start: 1.25rem;
  }

  .hr-DASHED[data-variant="strong"] {
    border-color: var(--hr-color-action);
  }
}
""",
    "{name}.md": """\
---
title: TITLE
status: experimental
group: Content
since: SINCE
also: []
related: []
wcag: [1.3.1]
---

## When to use it

Say which need of a person it serves.

## When not to use it

Say what to use in its place.

## How it behaves

Say what it does with a mouse, with a keyboard, with a screen reader, and without JavaScript.

## What to write

Say how long the words may be, and give one good set of words.

## Accessibility

### Done for you

The words stand in reading order. The line beside them carries no meaning of its own.

### Still yours

Check that the words make sense to a person who hears them.

## Decided against

Say what other systems do, why this one does not, and where you read it.

## Known limits

No research with people yet.
""",
    "examples/default.html": """\
{#- TITLE. One sentence that says what to see here. -#}
{% call handrail.NAME() %}
<p>Bring this letter with you.</p>
{% endcall %}
""",
    "examples/strong.html": """\
{#- The variants. The strong one stands out more than the plain one. -#}
{% call handrail.NAME(variant="strong", attrs={"id": "letter"}) %}
<p>Bring this letter with you.</p>
{% endcall %}
{% call handrail.NAME(variant="plain") %}
<p>We keep a copy for you.</p>
{% endcall %}
{{ handrail.NAME(content="The library is open until 8pm.") }}
""",
}


_PATTERN = {
    "{name}.md": """\
---
title: TITLE
kind: help
need: Say in the words of a person what this helps them to do.
status: experimental
also: []
components: [button, text_input]
uses: []
wcag: [2.4.2, 3.3.1, 3.3.2]
languages: [en, fr, ar]
reviewed: nobody yet
---

## Need

Say what people cannot do without it, and how you know.

## When to use it

Say for which part of a service it is made.

## When not to use it

Say what to use in its place.

## How it works

Say what happens on each screen, and what the service does between them.

## Code

Each screen is a template. Your service passes `values` and `errors`.

## Words to use

Say how long the words may be, and why these were chosen.

## What people type

None, because this is a pattern that helps. One that asks has a list in `inputs.yaml`.

## In other channels

Say what is the same by phone and at the counter, and what is not.

## Data rules

Say why it is asked, under which law, who sees it, until when it is kept, and what it is never used for.

## Accessibility

Say what the screens do, and what a team must still check by hand.

## Languages

Say what is different from right to left, in plurals and in digits.

## Known limits

Nobody has tried these screens with a screen reader by hand.

## Evidence and status

No research with people yet.

## Change log

- SINCE: new.
""",
    "examples/01-name.html": """\
{#- A name: empty. One sentence that says what matters here. -#}
{% extends "base.html" %}
{% block title %}{{ _("What is your full name?") }}{% endblock %}
{% block main %}
{% set form = handrail.bind(values, errors) %}
{{ form.text_input(name="full_name", label=_("What is your full name?"), heading=1, preset="name") }}
{{ handrail.button(text=_("Continue")) }}
{% endblock %}
""",
    "examples/01-name-errors.html": """\
{#- A name: nothing typed. The same screen with what is wrong. -#}
{% extends "01-name.html" %}
{% set errors = {"full_name": _("Enter your full name")} %}
""",
    "examples/02-email.html": """\
{#- An email address. The screen after it, with a way back. -#}
{% extends "base.html" %}
{% block title %}{{ _("Email address") }}{% endblock %}
{% set back = "01-name.html" %}
{% block main %}
{% set form = handrail.bind(values, errors) %}
{{ form.text_input(name="email", label=_("Email address"), heading=1, preset="email") }}
{{ handrail.button(text=_("Continue")) }}
{% endblock %}
""",
    "channels/phone.md": """\
{{ _("What is your full name?") }}
""",
    "channels/counter.md": """\
- {{ _("Full name, as it should stand on the card") }}
""",
    "channels/letter.md": """\
1. {{ _("Your full name") }}
""",
}


def new_component(name: str, into: Path, library: Library, since: str) -> list[Path]:
    """Make the folder ``into/name`` and give back its files. ``since`` is the version that will bring it.

    Nothing is left where it fails. Raises UsageError where the name is taken or cannot be one.
    """
    _check_name(name, "component")
    if (into / name).exists() or name in library.paths:
        raise UsageError(f"there is a component {name!r} already, in {library.paths.get(name, into / name)}")
    return _make(_COMPONENT, name, into, since)


def new_pattern(name: str, into: Path, since: str) -> list[Path]:
    """Make the folder ``into/name`` of a pattern, and give back its files. Raises as ``new_component`` does."""
    _check_name(name, "pattern")
    for folder in (into / name, PATTERNS / name):
        if folder.exists():
            raise UsageError(f"there is a pattern {name!r} already, in {folder}")
    return _make(_PATTERN, name, into, since)


def _check_name(name: str, kind: str) -> None:
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        raise UsageError(f"{name!r} cannot be the name of a {kind}: write it in small letters, like 'status_tracker'")


def _make(files: Mapping[str, str], name: str, into: Path, since: str) -> list[Path]:
    """Write the files of a folder, which is put in its place when it is whole."""
    words = {
        "NAME": name,
        "DASHED": name.replace("_", "-"),
        "TITLE": name.replace("_", " ").capitalize(),
        "SINCE": ".".join(since.split(".")[:2]),
    }
    folder = into / name
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into, prefix=f".{name}-") as beside:
        made = Path(beside) / name
        for path, content in files.items():
            file = made / path.format(name=name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(re.sub("|".join(words), lambda found: words[found[0]], content), encoding="utf-8")
        made.rename(folder)
    return sorted(file for file in folder.rglob("*") if file.is_file())
