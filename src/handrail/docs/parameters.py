"""The parameters of a component, as rows that people read."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from handrail.describe import Parameter, Type, literal

from .text import listed, sentence


@dataclass(frozen=True)
class Row:
    """A parameter, or a field of a record: ``type`` in words, and what holds if it is left out."""

    name: str
    anchor: str
    type: Markup
    values: list[str]
    doc: str
    required: bool
    left_out: str


def rows(parameters: tuple[Parameter, ...], record: str = "") -> list[Row]:
    """The rows of a table. ``record`` is the record's name, if these are its fields."""
    start = f"{record.lower()}-" if record else "parameter-"
    return [
        Row(
            name=each.name,
            anchor=start + each.name.replace("_", "-"),
            type=type_in_words(each.kind),
            values=[literal(value) for value in each.values],
            doc=sentence(each.doc),
            required=each.required,
            left_out=_left_out(each.default),
        )
        for each in parameters
    ]


def _left_out(default: str | None) -> str:
    """What holds if it is left out; literals that say nothing, in words."""
    return {"none": "", "{}": "", "[]": "", '""': "", "()": "", None: ""}.get(default, default or "")


def type_in_words(kind: Type) -> Markup:
    """``str, Markup or None``; records are links to their tables."""
    words = [_name(name) for name in sorted(kind.names, key=_order)]
    if kind.item:
        words.insert(0, escape(f"{kind.container} of ") + type_in_words(kind.item))
    if kind.values and not kind.item:
        words.insert(0, Markup("a listed value"))
    return Markup(listed(words))


_ORDER = ("str", "Markup", "int", "float", "bool", "Any", "None")


def _order(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else -1


def _name(name: str) -> Markup:
    return escape(name) if name in _ORDER else Markup('<a href="#{}">{}</a>').format(name.lower(), name)
