"""Makes the folder of a new component: a small one that works, to be changed into the one that is wanted."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from .calling import UsageError
from .library import Library

_FILES = {
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


def new_component(name: str, into: Path, library: Library, since: str) -> list[Path]:
    """Make the folder ``into/name`` and give back its files. ``since`` is the version that will bring it.

    Nothing is left where it fails. Raises UsageError where the name is taken or cannot be one.
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        raise UsageError(
            f"{name!r} cannot be the name of a component: write it in small letters, like 'status_tracker'"
        )
    folder = into / name
    if folder.exists() or name in library.paths:
        raise UsageError(f"there is a component {name!r} already, in {library.paths.get(name, folder)}")
    words = {
        "NAME": name,
        "DASHED": name.replace("_", "-"),
        "TITLE": name.replace("_", " ").capitalize(),
        "SINCE": ".".join(since.split(".")[:2]),
    }
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into, prefix=f".{name}-") as beside:
        made = Path(beside) / name
        for path, content in _FILES.items():
            file = made / path.format(name=name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(re.sub("|".join(words), lambda found: words[found[0]], content), encoding="utf-8")
        made.rename(folder)
    return sorted(file for file in folder.rglob("*") if file.is_file())
