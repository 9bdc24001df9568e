"""Turns one call of theirs into one of ours, by the table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

from .reading import Code, Mapping, Sequence, Sometimes, Value
from .rules import (
    Boxes,
    Chosen,
    Classes,
    Fixed,
    Gone,
    Html,
    Id,
    Macro,
    Messages,
    Part,
    Person,
    Records,
    Rows,
    Rule,
    Same,
)

LINE = 110
"""Columns that a call may take before it is written over several lines."""


@dataclass
class Writer:
    """Collects the arguments of a call of ours, and what is left for a person to do."""

    expression: Callable[[str], str]
    """Migrates the calls inside an expression."""
    notes: list[str] = field(default_factory=list)
    id: str | None = None
    whole: dict[str, str] = field(default_factory=dict)
    """Parameters of the whole component that were said in one of its records."""
    date: Date = field(default_factory=lambda: Date())

    def arguments(self, given: Mapping, rules: Rules, where: str = "") -> dict[str, str]:
        """What the options of one dictionary become: source by parameter, or by field of a record."""
        found: dict[str, str] = {}
        for option, value in given.items.items():
            rule = rules.get(option)
            if rule is None:
                self.note(f"{where}{option} is no option of theirs that is known")
                continue
            for parameter, text in self.apply(rule, value, f"{where}{option}"):
                if parameter in found:
                    self.note(f"{where}{option} gives {parameter} a second time: {text}")
                    continue
                found[parameter] = text
        return found

    def note(self, text: str) -> None:
        """Leave something to a person."""
        if text not in self.notes:
            self.notes.append(text)

    def apply(self, rule: Rule, value: Value, where: str) -> Iterator[tuple[str, str]]:
        """The parameters that one option gives, with their source."""
        constant = value.constant if isinstance(value, Code) else value
        if constant is None or (constant is False and not isinstance(rule, (Same, Fixed, Boxes))):
            return
        match rule:
            case Same(parameter):
                yield parameter, self.plain(value)
            case Html(parameter):
                yield parameter, self.markup(value)
            case Part(rules):
                yield from self._part(rules, value, where)
            case Records(parameter, rules):
                yield parameter, self._records(rules, value, where)
            case Rows(parameter, rules):
                yield parameter, self._rows(rules, value, where)
            case Chosen():
                yield f"={where}", self.plain(value)  # read by the list of records, and no field
            case Messages(parameter):
                yield parameter, self._messages(value, where)
            case Classes(known, looks):
                yield from self._classes(known, looks, value, where)
            case Fixed(values, otherwise, kept_as):
                key = constant if isinstance(constant, (str, bool, int)) else object()
                if key in values:
                    yield from ((name, self.literal(one)) for name, one in values[key].items())
                else:
                    self.note(f"{where}={self.plain(value)}: {otherwise}")
                    if kept_as:
                        yield kept_as, self.plain(value)
            case Boxes(part):
                self._boxes(part, value, where)
            case Person(do):
                self.note(f"{where}={self.plain(value)}: {do}")
            case Id():
                self.id = self.plain(value)
            case Gone():
                pass

    def _part(self, rules: Rules, value: Value, where: str) -> Iterator[tuple[str, str]]:
        match value:
            case Mapping():
                yield from self.arguments(value, rules, f"{where}.").items()
            case Sometimes(inside, test):
                for parameter, text in self.arguments(inside, rules, f"{where}.").items():
                    yield parameter, f"({text} if {self.expression(test)} else none)"
            case Code(text) if isinstance(rule := rules.get("text"), Same):
                # A dictionary that is made elsewhere: its text, if it is there.
                own = self.expression(text)
                whole = own if re.fullmatch(r"[\w.]+(\[[^]]*\])*", own) else f"({own})"
                yield rule.parameter, f"({whole}.text if {own} else none)"
                self.note(f"{where} comes from {own}: its text is handed on, as text")
            case _:
                self.note(f"{where}={self.plain(value)}: change it by hand")

    def _records(self, rules: Rules, value: Value, where: str) -> str:
        if not isinstance(value, Sequence):
            pairs = ((theirs, rule.parameter) for theirs, rule in rules.items() if isinstance(rule, (Same, Html)))
            renamed = ", ".join(f"{theirs} → {ours}" for theirs, ours in pairs if theirs != ours)
            self.note(f"{where} are made elsewhere: change the names of their fields there ({renamed})")
            return self.plain(value)
        lines, divider = [], None
        for number, item in enumerate(value.items, 1):
            if not isinstance(item, Mapping):
                if not (isinstance(item, Code) and item.constant in (None, False, "")):
                    self.note(f"{where}, item {number} is made elsewhere: change the names of its fields there")
                    lines.append(self.plain(item))
                continue
            fields = self.arguments(item, rules, f"{where}, item {number}: ")
            fields = self._without_choice(fields, rules, where, number)
            if set(fields) == {"divider"}:  # theirs is an item of its own, ours belongs to the next
                divider = fields["divider"]
                continue
            if divider:
                fields["divider"], divider = divider, None
            lines.append("{" + ", ".join(f'"{name}": {text}' for name, text in fields.items()) + "}")
        return f"[{', '.join(lines)}]"

    def _without_choice(self, fields: dict[str, str], rules: Rules, where: str, number: int) -> dict[str, str]:
        """The fields of a record; the one that marks it as chosen becomes a parameter of the whole component."""
        marked = [text for name, text in fields.items() if name.startswith("=")]
        plain = {name: text for name, text in fields.items() if not name.startswith("=")}
        chosen = next((rule for rule in rules.values() if isinstance(rule, Chosen)), None)
        if marked and chosen:
            if marked[0].lower() == "true":
                self.whole[chosen.parameter] = plain.get(chosen.field, plain.get("label", '""'))
            elif marked[0].lower() != "false":
                self.note(
                    f"{where}, item {number} is chosen if {marked[0]}: give {chosen.parameter} to the whole instead"
                )
        return plain

    def _rows(self, rules: Rules, value: Value, where: str) -> str:
        if not isinstance(value, Sequence):
            self.note(
                f"{where} are made elsewhere: a cell is text there now, or a dictionary with text, numeric and attrs"
            )
            return self.plain(value)
        rows = []
        for number, row in enumerate(value.items, 1):
            if not isinstance(row, Sequence):
                self.note(f"{where}, row {number} is made elsewhere: a cell is text there now")
                rows.append(self.plain(row))
                continue
            cells = []
            for cell in row.items:
                fields = self.arguments(cell, rules, f"{where}, row {number}: ") if isinstance(cell, Mapping) else {}
                inside = ", ".join(f'"{name}": {text}' for name, text in fields.items())
                cells.append(fields["text"] if set(fields) == {"text"} else f"{{{inside}}}" if fields else "none")
            rows.append(f"[{', '.join(cells)}]")
        return f"[{', '.join(rows)}]"

    def _messages(self, value: Value, where: str) -> str:
        """``{"id": "message"}`` of ``[{"text": "message", "href": "#id"}]``."""
        if not isinstance(value, Sequence):
            self.note(
                f"{where} is made elsewhere: make a dictionary from ids to messages there, as handrail.bind takes"
            )
            return self.plain(value)
        found: dict[str, str] = {}
        for number, item in enumerate(value.items, 1):
            message = link = None
            if isinstance(item, Mapping):
                link = item.items.get("href", Code('""'))
                message = item.items.get("text") or item.items.get("html")
            target = link.constant if isinstance(link, Code) else None
            key = target.removeprefix("#") if isinstance(target, str) and target[:1] in ("", "#") else None
            if message is None or key is None or self.literal(key) in found:
                self.note(f"{where}, item {number}: {self.plain(item)}: give it with the id of the control as its key")
                continue
            is_html = isinstance(item, Mapping) and "text" not in item.items
            found[self.literal(key)] = self.markup(message) if is_html else self.plain(message)
        return "{" + ", ".join(f"{key}: {text}" for key, text in found.items()) + "}"

    def _boxes(self, part: str | None, value: Value, where: str) -> None:
        """What is said of the boxes of a date."""
        match value:
            case Sequence(items):
                self.date.parts = []
                for item in items:
                    name = item.items.get("name") if isinstance(item, Mapping) else None
                    own = name.constant if isinstance(name, Code) else None
                    if own in PARTS and isinstance(item, Mapping):
                        self.date.parts.append(str(own))
                        self._box(str(own), item, where)
                    else:
                        self.note(f"{where}: {self.plain(item)}: a date has boxes for day, month and year")
            case Mapping(items) if part == "values":
                for key, own_value in items.items():
                    if key.rpartition("-")[2] in PARTS:
                        self.date.value[key.rpartition("-")[2]] = self.plain(own_value)
            case Mapping() if part:
                self._box(part, value, where)
            case Code() if value.constant is False:
                self.date.parts = [one for one in self.date.parts or PARTS if one != part]
            case _ if part == "values":
                self.date.whole = self.plain(value)
            case _:
                self.note(f"{where}={self.plain(value)}: give value, error_in and parts for the date as a whole")

    def _box(self, part: str, given: Mapping, where: str) -> None:
        for option, value in given.items.items():
            constant = value.constant if isinstance(value, Code) else value
            if constant in (None, False):
                continue
            if option == "value":
                self.date.value[part] = self.plain(value)
            elif option == "error" or (option == "classes" and "govuk-input--error" in str(constant)):
                self.date.error_in.append(part)
            elif option not in ("name", "id", "classes", "label", "autocomplete"):
                self.note(f"{where}: {part}: {option}={self.plain(value)} is not offered for one box")

    def _classes(self, known: KnownClasses, looks: str, value: Value, where: str) -> Iterator[tuple[str, str]]:
        text = value.constant if isinstance(value, Code) else None
        if not isinstance(text, str):
            self.note(f"{where}={self.plain(value)}: {looks}")
            return
        for name in text.split():
            if name not in known:
                self.note(f"{where}: {name}: {looks}")
            elif known[name][0]:
                parameter, one = known[name]
                yield parameter, self.literal(one)

    def plain(self, value: Value) -> str:
        """The value as it was written, with the calls in it migrated."""
        match value:
            case Code(text):
                return self.expression(text)
            case Mapping(items):
                return "{" + ", ".join(f"{self.literal(key)}: {self.plain(one)}" for key, one in items.items()) + "}"
            case Sequence(parts):
                return f"[{', '.join(map(self.plain, parts))}]"
            case Sometimes(inside, test):
                return f"({self.plain(inside)} if {self.expression(test)} else none)"

    def markup(self, value: Value) -> str:
        """The value as Markup; a text that has no markup in it stays text."""
        text = self.plain(value)
        constant = value.constant if isinstance(value, Code) else None
        if isinstance(constant, str):
            return text if not set(constant) & set("<&") else f"{text}|safe"
        return text if text.endswith("|safe") else f"({text})|safe" if " " in text else f"{text}|safe"

    @staticmethod
    def literal(value: object) -> str:
        """A constant in Jinja's words."""
        if isinstance(value, str):
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        return (
            {True: "true", False: "false", None: "none"}.get(value, str(value))
            if isinstance(value, bool | None)
            else str(value)
        )


PARTS = ["day", "month", "year"]


@dataclass
class Date:
    """What is known of the boxes of a date: source of their values, those that are wrong, those that there are."""

    value: dict[str, str] = field(default_factory=dict)
    whole: str | None = None
    error_in: list[str] = field(default_factory=list)
    parts: list[str] | None = None

    def arguments(self) -> Iterator[tuple[str, str]]:
        """The arguments of a date input."""
        if self.whole or self.value:
            own = ", ".join(f'"{part}": {text}' for part, text in self.value.items())
            yield "value", self.whole or f"{{{own}}}"
        if self.error_in and self.error_in != PARTS:
            yield "error_in", str(self.error_in).replace("'", '"')
        if self.parts and self.parts != PARTS:
            yield "parts", str(self.parts).replace("'", '"')


Rules = MappingOf[str, Rule]
KnownClasses = MappingOf[str, tuple[str, object]]


def converted(macro: Macro, argument: Mapping, expression: Callable[[str], str]) -> tuple[dict[str, str], list[str]]:
    """The arguments of our component, as source, and what a person still has to do."""
    writer = Writer(expression)
    found = writer.arguments(argument, macro.options)
    found.update(writer.date.arguments())
    found = {**writer.whole, **found}
    for name, value in macro.unless.items():
        found.setdefault(name, writer.literal(value))
    named = "name" in found or macro.component in ("fieldset", "date_input")
    if named and writer.id:
        if "name" not in found:
            found = {"name": writer.id, **found}
            if macro.component == "date_input":
                writer.note(
                    "the boxes were sent as day, month and year; they are now sent as name-day, name-month, name-year"
                )
        elif found["name"] != writer.id:
            writer.note(f"the id was {writer.id} and is the name now: links and scripts that use it have to follow")
    if "maxwords" in argument.items:
        found["count_type"] = '"words"'
    return found, writer.notes


def call(component: str, arguments: dict[str, str], indent: str) -> str:
    """A call of ours: in one line, if it is short; else a line for each argument."""
    parts = [f"{name}={text}" for name, text in arguments.items()]
    short = f"handrail.{component}({', '.join(parts)})"
    if len(indent) + len(short) + 6 <= LINE:
        return short
    return f"handrail.{component}(\n" + "".join(f"{indent}  {part},\n" for part in parts) + f"{indent})"
