"""What a component says of itself: its comment and its signature, read into Component, Parameter and Record.

The signature is the truth for names, defaults and what is required; the comment holds types and meaning. From the two
come the strict function, the docs, the JSON description and the lint.
"""

from __future__ import annotations

import ast
import json
import keyword
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

from .fast import walk


class DescriptionError(Exception):
    """A component's folder is not written as a component is: what is wrong, and in which file."""


class Type(NamedTuple):
    """A type as comments write it, such as ``str | Markup | None``, ``"a" | "b"`` or ``list[Option]``."""

    text: str
    names: frozenset[str] = frozenset()
    """The named alternatives: str, Markup, bool, int, float, None, Any or a record."""
    values: tuple[str | int, ...] = ()
    """The literal alternatives. With no names but None, these are a closed set."""
    item: Type | None = None
    """What a list holds, or the values of a dict."""
    container: str = ""
    """"list" or "dict", if one of the alternatives is one."""

    @property
    def is_closed(self) -> bool:
        """Whether only the listed values are allowed."""
        return bool(self.values) and self.names <= {"None"} and not self.container

    @property
    def is_text(self) -> bool:
        """Whether text is allowed."""
        return bool(self.names & {"str", "Markup"})

    @property
    def record(self) -> str | None:
        """The record's name, if one of the alternatives is a record."""
        return next((name for name in self.names if name not in _PLAIN), None)

    def records(self) -> Iterator[str]:
        """The records named in it, at any depth."""
        if self.record:
            yield self.record
        if self.item:
            yield from self.item.records()

    @classmethod
    def parse(cls, text: str) -> Type:
        """Read a type. Raises ValueError where it is not one."""
        return _parsed(text.strip())


_PLAIN = frozenset(("str", "Markup", "bool", "int", "float", "None", "Any"))


@cache
def _parsed(text: str) -> Type:
    try:
        return _type_of(ast.parse(text, mode="eval").body, text)
    except SyntaxError:
        raise ValueError(f"{text!r} is not a type") from None


def _type_of(node: ast.expr, text: str) -> Type:
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            one, two = _type_of(left, ""), _type_of(right, "")
            return Type(
                text,
                one.names | two.names,
                one.values + two.values,
                one.item or two.item,
                one.container or two.container,
            )
        case ast.Constant(value=None):
            return Type(text, frozenset(("None",)))
        case ast.Constant(value=str() | int() as value):
            return Type(text, values=(value,))
        case ast.Name(id=name) if name in _PLAIN or name[0].isupper():
            return Type(text, frozenset((name,)))
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            return Type(text, item=_type_of(item, ast.unparse(item)), container="list")
        case ast.Subscript(value=ast.Name(id="dict"), slice=ast.Tuple(elts=[_, item])):
            return Type(text, item=_type_of(item, ast.unparse(item)), container="dict")
    raise ValueError(f"{text or ast.unparse(node)!r} is not a type")


class Parameter(NamedTuple):
    """A parameter of a component, or a field of a record."""

    name: str
    kind: Type
    doc: str
    default: str | None = None
    """The default as Jinja writes it; None where there is none."""

    @property
    def type(self) -> str:
        """The type, as the comment writes it."""
        return self.kind.text

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is None

    @property
    def has_constant(self) -> bool:
        """Whether there is a default, and not a list or mapping, which must be a new one for each call."""
        return self.default is not None and self.default[0] not in "[{"

    @property
    def values(self) -> tuple[str | int, ...]:
        """The values listed in the type."""
        return self.kind.values

    @property
    def deprecated(self) -> str | None:
        """What the comment says of a deprecation, such as ``Deprecated in 2.1: use variant``."""
        return self.doc if self.doc.startswith("Deprecated in ") else None

    def data(self) -> dict[str, Any]:
        """As plain data, as ``handrail components --json`` gives it."""
        return {
            "name": self.name,
            "type": self.type,
            "default": self.default,
            "required": self.required,
            "doc": self.doc,
            "deprecated": self.deprecated,
        }

    def schema(self) -> dict[str, Any]:
        """As JSON Schema."""
        return {"description": self.doc, **_schema_of(self.kind)}


def _schema_of(kind: Type) -> dict[str, Any]:
    plain = {
        "str": "string",
        "Markup": "string",
        "bool": "boolean",
        "int": "integer",
        "float": "number",
        "None": "null",
    }
    options: list[dict[str, Any]] = [{"type": name} for name in sorted({plain[n] for n in kind.names if n in plain})]
    if "Any" in kind.names:
        return {}
    if kind.values:
        options.append({"enum": list(kind.values)})
    if kind.record:
        options.append({"$ref": f"#/$defs/{kind.record}"})
    if kind.item and kind.container:
        holds = {"list": ("array", "items"), "dict": ("object", "additionalProperties")}[kind.container]
        options.append({"type": holds[0], holds[1]: _schema_of(kind.item)})
    return options[0] if len(options) == 1 else {"anyOf": options}


class Record(NamedTuple):
    """A kind of thing that a component takes in lists, such as an Option."""

    name: str
    doc: str
    fields: tuple[Parameter, ...]


@dataclass(frozen=True)
class Component:
    """Everything that a component's folder says of it."""

    name: str
    folder: Path
    summary: str
    parameters: tuple[Parameter, ...]
    records: dict[str, Record]
    uses: tuple[str, ...] = ()
    """The names that its template calls: other components, and functions of the library."""
    calls_its_block: bool = False
    """Whether it is written around a control, which a call block gives it with the ids."""

    @cached_property
    def _guidance(self) -> tuple[dict[str, str | list[str]], dict[str, str]]:
        return read_guidance(self.folder / f"{self.name}.md")

    @property
    def front_matter(self) -> dict[str, str | list[str]]:
        """What stands at the top of its guidance."""
        return self._guidance[0]

    @property
    def sections(self) -> dict[str, str]:
        """The guidance, by heading (Markdown)."""
        return self._guidance[1]

    @property
    def status(self) -> str:
        """experimental, ready or proven."""
        return str(self.front_matter.get("status", "experimental"))

    @property
    def title(self) -> str:
        """The name as people say it."""
        return str(self.front_matter.get("title") or self.name.replace("_", " ").capitalize())

    @property
    def takes_content(self) -> bool:
        """Whether a call block may fill it."""
        return "content" in self.by_name

    @cached_property
    def by_name(self) -> dict[str, Parameter]:
        """The parameters by their names."""
        return {parameter.name: parameter for parameter in self.parameters}

    def example_files(self) -> list[Path]:
        """The example templates, ``default`` first."""
        return sorted(self.folder.glob("examples/*.html"), key=lambda path: (path.stem != "default", path.stem))

    def data(self) -> dict[str, Any]:
        """As plain data, as ``handrail components --json`` gives it."""
        return {
            "name": self.name,
            "summary": self.summary,
            "status": self.status,
            "parameters": [parameter.data() for parameter in self.parameters],
            "records": [
                {"name": record.name, "fields": [part.data() for part in record.fields]}
                for record in self.records.values()
            ],
            "examples": [path.stem for path in self.example_files()],
        }

    def schema(self) -> dict[str, Any]:
        """JSON Schema (2020-12) of a call's arguments."""

        def of_object(doc: str, parts: Iterable[Parameter]) -> dict[str, Any]:
            parts = tuple(parts)
            return {
                "description": doc,
                "type": "object",
                "properties": {part.name: part.schema() for part in parts},
                "required": [part.name for part in parts if part.required],
                "additionalProperties": False,
            }

        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": self.name,
            **of_object(self.summary, self.parameters),
            "$defs": {
                name: {"anyOf": [{"type": "string"}, of_object(record.doc, record.fields)]}
                for name, record in self.records.items()
            },
        }


def describe(folder: Path, environment: Environment, source: str | None = None) -> tuple[Component, nodes.Template]:
    """Read a component's folder; give what it says, and its template's syntax tree.

    ``environment`` is the one that the template is written for; ``source`` is its text, if that is known already.
    Raises DescriptionError, naming the file, where the folder is not written as a component is.
    """
    name = folder.name
    path = folder / f"{name}.html"
    try:
        source = path.read_text(encoding="utf-8") if source is None else source
    except FileNotFoundError:
        raise DescriptionError(f"{folder}: a component needs the template {path.name}") from None
    try:
        template = environment.parse(source, name, str(path))
    except TemplateSyntaxError as error:
        raise DescriptionError(f"{path}, line {error.lineno}: {error.message}") from None
    macro = next((node for node in template.find_all(nodes.Macro) if node.name == name), None)
    if macro is None:
        raise DescriptionError(f"{path}: there is no macro called {name!r}")
    try:
        summary, types, records = _read_comment(_comment_above(source, name))
        parameters = tuple(_parameters(macro, types))
        for parameter in parameters:
            for record in parameter.kind.records():
                if record not in records:
                    raise ValueError(
                        f"{parameter.name!r} names the record {record!r}, which the comment does not describe"
                    )
    except ValueError as error:
        raise DescriptionError(f"{path}: {error}") from None
    calls_its_block = any(map(_calls_caller, macro.body))
    return Component(name, folder, summary, parameters, records, uses(template), calls_its_block), template


def uses(template: nodes.Template) -> tuple[str, ...]:
    """The names that are called here and are no macros of this template."""
    called, macros = set(), set()
    for node in walk(template):
        if isinstance(node, nodes.Macro):
            macros.add(node.name)
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            called.add(node.node.name)
    return tuple(sorted(called - macros - {"caller"}))


def _calls_caller(node: nodes.Node) -> bool:
    """Whether ``caller`` is called here; inside another macro or call block it would be that one's own."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "caller":
        return True
    return not isinstance(node, (nodes.Macro, nodes.CallBlock)) and any(map(_calls_caller, node.iter_child_nodes()))


def _comment_above(source: str, name: str) -> str:
    found = re.search(r"-?#\}\s*\{%-?\s*macro\s+" + re.escape(name) + r"\s*\(", source)
    start = source.rfind("{#", 0, found.start()) if found else -1
    if found is None or start < 0:
        raise ValueError(f"the macro {name!r} has no comment above it")
    return source[start + 2 : found.start()].removeprefix("-").strip("\n")


_ENTRY = re.compile(r"(?P<indent>\s*)(?P<name>[A-Za-z_]\w*)\s+(?P<type>\S.*?)\s+[—–]\s+(?P<doc>.*)")
_RECORD = re.compile(r"(?P<name>[A-Z]\w*):\s*(?P<doc>.*)")


def _read_comment(comment: str) -> tuple[str, dict[str, tuple[Type, str]], dict[str, Record]]:
    """Summary, the parameters' types and meanings, and the records."""
    lines = comment.strip().splitlines()
    summary = lines[0].strip() if lines else ""
    if not summary:
        raise ValueError("the comment's first line must say what the component is")
    entries: list[tuple[str, str, str, str]] = []  # record, name, type, doc
    records: dict[str, str] = {}
    record = ""
    for line in lines[1:]:
        if not line.strip():
            continue
        if found := _RECORD.fullmatch(line.strip()):
            record = found["name"]
            records[record] = found["doc"]
        elif found := _ENTRY.fullmatch(line.rstrip()):
            if not found["indent"]:
                record = ""
            entries.append((record, found["name"], found["type"], found["doc"]))
        elif line[0].isspace() and entries:
            entries[-1] = (*entries[-1][:3], f"{entries[-1][3]} {line.strip()}")
        else:
            raise ValueError(f"this line of the comment is not 'name   type   — meaning': {line.strip()!r}")
    types = {name: (Type.parse(kind), doc) for owner, name, kind, doc in entries if not owner}
    return summary, types, {name: _record(name, doc, entries) for name, doc in records.items()}


def _record(name: str, doc: str, entries: Iterable[tuple[str, str, str, str]]) -> Record:
    fields = []
    for owner, part, written, meaning in entries:
        if owner == name:
            kind, _, default = re.sub(r"\s+=\s+", "\0", written).partition("\0")
            fields.append(Parameter(part, Type.parse(kind), meaning, default or None))
    return Record(name, doc, tuple(fields))


def _parameters(macro: nodes.Macro, types: dict[str, tuple[Type, str]]) -> Iterable[Parameter]:
    names = [argument.name for argument in macro.args]
    for name in types:
        if name not in names:
            raise ValueError(f"the comment names {name!r}, which is no parameter of the macro")
    defaults: list[nodes.Expr | None] = [None] * (len(names) - len(macro.defaults)) + list(macro.defaults)
    for name, default in zip(names, defaults, strict=True):
        if name not in types:
            raise ValueError(f"the comment does not say what parameter {name!r} is")
        if keyword.iskeyword(name) or name == "caller" or name.startswith("_"):
            raise ValueError(f"{name!r} cannot be the name of a parameter")
        kind, doc = types[name]
        yield Parameter(name, kind, doc, None if default is None else literal(default.as_const()))


def literal(value: Any) -> str:
    """A value as Jinja writes it."""
    if value is None or isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return repr(value)


def literal_value(text: str) -> Any:
    """The value of a literal as Jinja writes it."""
    words = {"none": None, "true": True, "false": False}
    return words[text] if text in words else ast.literal_eval(text)


def read_guidance(path: Path) -> tuple[dict[str, str | list[str]], dict[str, str]]:
    """Front matter (``key: value`` and ``key: [a, b]`` between ``---`` lines) and sections of a guidance file."""
    if not path.is_file():
        return {}, {}
    content = path.read_text(encoding="utf-8")
    matter: dict[str, str | list[str]] = {}
    if content.startswith("---\n"):
        head, _, content = content[4:].partition("\n---\n")
        for line in head.splitlines():
            key, colon, value = line.partition(":")
            if not colon:
                raise DescriptionError(f"{path}: {line!r} in the front matter is not 'key: value'")
            value = value.strip()
            is_list = value.startswith("[") and value.endswith("]")
            matter[key.strip()] = (
                [part.strip() for part in value[1:-1].split(",") if part.strip()] if is_list else value
            )
    sections: dict[str, str] = {}
    for part in re.split(r"^## ", content, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        sections[heading.strip()] = body.strip()
    return matter, sections
