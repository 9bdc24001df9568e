"""What assistants and scripts read: one line a page, and all components in one text."""

from __future__ import annotations

from collections.abc import Iterable

from .components import ComponentPages, listing, without_comment
from .page import Page
from .parameters import rows
from .text import sentence

NAMES = {"start": "Start", "components": "Components", "patterns": "Patterns", "foundations": "Foundations"}


def files(pages: Iterable[Page], components: ComponentPages) -> dict[str, str]:
    """The texts by their file names."""
    return {"llms.txt": _index(pages), "llms-full.txt": _whole(components)}


def _index(pages: Iterable[Page]) -> str:
    lines = [
        "# Handrail",
        "",
        "> A design system for government services in Python: strict, accessible Jinja components.",
    ]
    for section, heading in (*NAMES.items(), ("", "More")):
        inside = [page for page in pages if (page.section if page.section in NAMES else "") == section]
        lines += ["", f"## {heading}", ""]
        lines += [f"- [{page.title}]({page.address}index.md): {sentence(page.summary)}" for page in inside]
    lines += ["", "## Data", "", "- [All components in one text](llms-full.txt)"]
    lines += ["- [All components as JSON](components.json)", "- [All tokens as JSON](tokens.json)"]
    return "\n".join(lines) + "\n"


def _whole(components: ComponentPages) -> str:
    parts = ["# Handrail: all components\n"]
    for component in components.described.values():
        shown = components.shown[component.name]
        parts.append(f"## {component.name}\n\n{component.summary}\n")
        if shown:
            parts.append(f"```jinja\n{without_comment(shown[0].source).strip()}\n```\n")
        parts.append(listing(rows(component.parameters)) + "\n")
        for record in component.records.values():
            parts.append(f"{record.name}: {record.doc}\n\n{listing(rows(record.fields, record.name))}\n")
    return "\n".join(parts)
