"""The migration guide's tables, made from the table that ``handrail migrate`` works by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from handrail.migrate.differences import DIFFERENCES
from handrail.migrate.rules import (
    Boxes,
    Chosen,
    Classes,
    Fixed,
    Gone,
    Html,
    Id,
    Messages,
    Person,
    Records,
    Rows,
    Rule,
    Same,
)
from handrail.migrate.rules import (
    Part as Options,
)
from handrail.migrate.table import MACROS

from .text import Part, listed, sentence


def functions() -> dict[str, Callable[..., Part]]:
    """What the pages may put between brackets."""
    return {"options_of_theirs": options_of_theirs, "intended_differences": intended_differences}


def options_of_theirs() -> Part:
    """Each macro of GOV.UK Frontend that has a component of ours, with what becomes of each of its options."""
    lines = []
    for name, macro in MACROS.items():
        lines += [f"\n## {name} {{#{name.lower()}}}\n"]
        lines += [f"It becomes `{macro.component}`.\n", "| Theirs | Ours |", "|---|---|"]
        rows = dict.fromkeys(_rows(macro.options, ""))
        lines += [f"| `{option}` | {said} |" for option, said in rows]
    return _same("\n".join(lines))


def intended_differences() -> Part:
    """What a screen reader is told otherwise, and why."""
    lines = []
    for each in filter(lambda difference: difference.because, DIFFERENCES):
        names = listed([f"`{name}`" for name in each.components], "and")
        lines.append(f"- {names}: {each.because}")
    return _same("\n".join(lines))


def _same(text: str) -> Part:
    plain = "\n".join(line.rpartition(" {#")[0] if line.startswith("## ") else line for line in text.split("\n"))
    return Part(f"\n\n{text}\n", f"\n{plain}\n")


def _rows(options: Mapping[str, Rule], before: str) -> Iterator[tuple[str, str]]:
    """The options, the inner ones of dictionaries and lists by their whole way."""
    for option, rule in options.items():
        way = before + option
        match rule:
            case Options(inner):
                yield from _rows(inner, f"{way}.")
            case Records(parameter, inner):
                yield way, f"`{parameter}`, a list of records"
                yield from _rows(inner, f"{way}: ")
            case Rows(parameter, inner):
                yield way, f"`{parameter}`, a list of lists of cells"
                yield from _rows(inner, f"{way}: ")
            case _:
                yield way, _said(rule)


def _said(rule: Rule) -> str:
    """What becomes of an option, in words."""
    match rule:
        case Same(parameter):
            return f"`{parameter}`"
        case Html(parameter):
            return f"`{parameter}`, as Markup"
        case Messages(parameter):
            return f"`{parameter}`, by the id of the control"
        case Chosen(parameter):
            return f"`{parameter}` of the whole component"
        case Boxes():
            return "`value`, `error_in` and `parts`"
        case Id():
            return "The id is the name"
        case Gone(because):
            return f"Not needed: {because}"
        case Person(do):
            return f"By hand: {do}"
        case Fixed(values, otherwise, kept_as):
            known = [f"`{_value(theirs)}`: {_arguments(ours)}" for theirs, ours in values.items() if ours]
            rest = f"`{kept_as}`: {otherwise}" if kept_as else otherwise
            return "; ".join([*known, rest])
        case Classes(known, looks):
            shown = [
                f"`{name}`: {_arguments({parameter: value})}" for name, (parameter, value) in known.items() if parameter
            ]
            return "; ".join([*shown, looks]) if shown else sentence(looks).removesuffix(".")
    raise AssertionError(rule)


def _arguments(values: Mapping[str, object]) -> str:
    return ", ".join(f"`{name}={_value(value)}`" for name, value in values.items())


def _value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)
