"""Finds wrong calls of components in templates, without rendering them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.utils import missing

from .calling import Check, check_of, is_blank, nearest, record_check
from .describe import Component, Parameter, Record
from .html import ValueProblem, shorten
from .library import Library
from .sarif import document, location

ENDINGS = frozenset((".html", ".htm", ".jinja", ".jinja2", ".j2"))
RULES = {
    "unknown-component": "The component does not exist.",
    "unknown-parameter": "The component has no parameter of this name.",
    "missing-parameter": "A required parameter is not given, or is empty.",
    "bad-value": "The value is not one that the parameter takes.",
    "positional-argument": "Components take named arguments only.",
    "call-block": "The component takes no call block, or needs one.",
    "deprecated": "The parameter will go in a later version.",
    "syntax": "The template cannot be read.",
}
_EXTENSIONS = ("jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols")


@dataclass(frozen=True, order=True)
class Mistake:
    """A wrong call: where (line and column count from 1), which rule, and what to do."""

    file: str
    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.rule}: {self.message}"


def lint_paths(paths: Iterable[str | Path], library: Library, **delimiters: str) -> list[Mistake]:
    """The mistakes in files, and in the templates below folders, in order.

    ``delimiters`` are Jinja's options, such as ``block_start_string``.
    Raises FileNotFoundError where a path is none.
    """
    mistakes: list[Mistake] = []
    for file in template_files(paths):
        try:
            source = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            mistakes.append(Mistake(str(file), 1, 1, "syntax", "the file is not UTF-8 text"))
            continue
        mistakes += lint_source(source, str(file), library, **delimiters)
    return sorted(mistakes)


def template_files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """The template files that these paths name; a folder stands for the templates below it."""
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.suffix in ENDINGS and file.is_file())
        elif path.is_file():
            yield path
        else:
            raise FileNotFoundError(f"{path}: there is no such file or folder")


def lint_source(source: str, file: str, library: Library, **delimiters: str) -> list[Mistake]:
    """The mistakes in one template's source."""
    environment = Environment(  # nothing is rendered, so autoescape does not matter
        autoescape=True,
        keep_trailing_newline=True,
        extensions=_EXTENSIONS,
        **delimiters,  # type: ignore[arg-type]
    )
    try:
        template = environment.parse(source, file)
        return sorted(_Linter(file, library, template, Positions(source, environment)).run())
    except TemplateSyntaxError as error:
        # A template in another language (Django's own, say) is no business of ours.
        if "handrail" not in source:
            return []
        return [Mistake(file, error.lineno, 1, "syntax", error.message or "this is not a Jinja template")]


class Positions:
    """Where in a source its calls and their keywords stand. Jinja's syntax tree knows lines only."""

    def __init__(self, source: str, environment: Environment) -> None:
        self.source = source
        self.calls: dict[tuple[int, str], list[int]] = defaultdict(list)
        self.keywords: dict[int, dict[str, int]] = {}
        tokens, offset = [], 0
        for line, kind, value in environment.lex(source):
            at = source.find(value, offset)
            offset = at + len(value) if at >= 0 else offset
            if kind in ("name", "operator", "string") and at >= 0:
                tokens.append((line, kind, value, at))
        open_calls: list[int | None] = []
        for index, (line, kind, value, _) in enumerate(tokens):
            before = tokens[index - 1] if index else None
            if value in "([{" and kind == "operator":
                called = value == "(" and before is not None and before[1] == "name"
                if called and before is not None:
                    self.calls[line, before[2]].append(before[3])
                    self.keywords[before[3]] = {}
                open_calls.append(before[3] if called and before is not None else None)
            elif value in ")]}" and kind == "operator" and open_calls:
                open_calls.pop()
            elif value == "=" and kind == "operator" and before and open_calls and open_calls[-1] is not None:
                self.keywords[open_calls[-1]][before[2]] = before[3]

    def take_call(self, line: int, name: str) -> int | None:
        """The offset of the next call of this name whose bracket opens in this line."""
        waiting = self.calls[line, name]
        return waiting.pop(0) if waiting else None

    def line_and_column(self, offset: int | None, line: int) -> tuple[int, int]:
        """Both counted from 1; ``line`` is what the syntax tree says, for want of an offset."""
        if offset is None:
            return line, 1
        start = self.source.rfind("\n", 0, offset) + 1
        return self.source.count("\n", 0, offset) + 1, offset - start + 1


class _Linter:
    def __init__(self, file: str, library: Library, template: nodes.Template, positions: Positions) -> None:
        self.file, self.library, self.template, self.positions = file, library, template, positions
        self.imported: dict[str, str] = {}
        self.modules: dict[str, str] = {}
        self.forms: set[str] = set()
        self.taken: set[str] = set()
        self.checks: dict[str, dict[str, Check]] = {}

    def run(self) -> Iterator[Mistake]:
        yield from self.read_names()
        blocks = {id(block.call): block for block in self.template.find_all(nodes.CallBlock)}
        called: set[int] = set()
        for call in in_order(self.template):
            if not isinstance(call, nodes.Call):
                continue
            name, is_bound = self.component_of(call)
            if name is None:
                continue
            called.add(id(call.node))
            own_name = call.node.attr if isinstance(call.node, nodes.Getattr) else getattr(call.node, "name", name)
            offset = self.positions.take_call(call.lineno, own_name)
            if name not in self.library.paths:
                yield self.unknown(name, call.lineno, offset)
            else:
                yield from self.check(call, name, is_bound, id(call) in blocks, offset)
        for node in self.template.find_all(nodes.Getattr):
            known = node.attr in self.library.paths or node.attr in ("bind", "described")
            if is_namespace(node.node) and not known and id(node) not in called:
                yield self.unknown(node.attr, node.lineno, None)

    def read_names(self) -> Iterator[Mistake]:
        """Which names stand for components here."""
        for assignment in self.template.find_all(nodes.Assign):
            if isinstance(assignment.target, nodes.Name):
                made = assignment.node.node if isinstance(assignment.node, nodes.Call) else None
                is_form = isinstance(made, nodes.Getattr) and made.attr == "bind" and is_namespace(made.node)
                (self.forms if is_form else self.taken).add(assignment.target.name)
        for module in self.template.find_all(nodes.Import):
            name = yield from self.imported_component(module.template, module.lineno)
            if name:
                self.modules[module.target] = name
        for names in self.template.find_all(nodes.FromImport):
            name = yield from self.imported_component(names.template, names.lineno)
            for one in names.names if name else ():
                own, alias = one if isinstance(one, tuple) else (one, one)
                self.imported[alias] = own
                if own != name:
                    message = f"handrail/{name}.html holds {name!r} only, not {own!r}"
                    yield Mistake(self.file, names.lineno, 1, "unknown-component", message)

    def imported_component(self, template: nodes.Expr, line: int) -> Generator[Mistake, None, str | None]:
        """The component whose template this is; None for a template that is none of ours."""
        path = template.value if isinstance(template, nodes.Const) else ""
        if not (isinstance(path, str) and path.startswith("handrail/") and path.endswith(".html")):
            return None
        name = path.removeprefix("handrail/").removesuffix(".html")
        if name in self.library.paths:
            return name
        yield self.unknown(name, line, None)
        return None

    def component_of(self, call: nodes.Call) -> tuple[str | None, bool]:
        """The component that a call is of, if it is of one, and whether through a bound form."""
        target = call.node
        if isinstance(target, nodes.Name):
            return self.imported.get(target.name), False
        if not (isinstance(target, nodes.Getattr) and isinstance(target.node, nodes.Name)):
            return None, False
        owner, name = target.node.name, target.attr
        if owner == "handrail":
            return (None if name in ("bind", "described") else name), False
        if owner in self.modules:
            return name, False
        if owner in self.forms:
            return name, True
        # A form bound in Python: believed where the call looks like one of ours.
        if name in self.library.paths and owner not in self.taken:
            named = any(keyword.key == "name" for keyword in call.kwargs)
            if owner == "form" or owner.endswith("_form") or named:
                return name, True
        return None, False

    def unknown(self, name: str, line: int, offset: int | None) -> Mistake:
        line, column = self.positions.line_and_column(offset, line)
        message = f"there is no component {name!r}{nearest(name, self.library.paths)}"
        return Mistake(self.file, line, column, "unknown-component", message)

    def check(
        self, call: nodes.Call, name: str, is_bound: bool, has_block: bool, offset: int | None
    ) -> Iterator[Mistake]:
        component = self.library.describe(name)
        places = self.positions.keywords.get(offset, {}) if offset is not None else {}

        def mistake(rule: str, message: str, key: str | None = None) -> Mistake:
            line, column = self.positions.line_and_column(places.get(key or "", offset), call.lineno)
            return Mistake(self.file, line, column, rule, f"{name}: {message}")

        if call.args or call.dyn_args:
            first = component.parameters[0].name if component.parameters else "name"
            yield mistake("positional-argument", f"takes named arguments only: write {first}=…")
        given = {keyword.key: keyword.value for keyword in call.kwargs}
        for key, value in given.items():
            parameter = component.by_name.get(key)
            if parameter is None:
                yield mistake("unknown-parameter", f"has no parameter {key!r}{nearest(key, component.by_name)}", key)
                continue
            if parameter.deprecated:
                yield mistake("deprecated", f"{key}: {parameter.deprecated}", key)
            for rule, message in self.check_value(component, parameter, value):
                yield mistake(rule, f"{key} {message}", key)
        if has_block and not component.takes_content and not component.calls_its_block:
            yield mistake("call-block", "takes no call block")
        if component.calls_its_block and not has_block:
            yield mistake("call-block", "needs a call block around the control")
        filled = {"content"} if has_block else set()
        if is_bound:
            filled |= {"value", "values", "error", "errors"}
        for parameter in component.parameters:
            absent = parameter.name not in given and parameter.name not in filled
            if parameter.required and absent and not call.dyn_kwargs:
                yield mistake("missing-parameter", f"needs {parameter.name!r}: {parameter.doc}")

    def check_value(self, component: Component, parameter: Parameter, node: nodes.Expr) -> Iterator[tuple[str, str]]:
        if component.name not in self.checks:
            checks: dict[str, Check] = {}
            for record in component.records.values():
                checks[record.name] = record_check(record, checks)
            self.checks[component.name] = checks
        checks = self.checks[component.name]
        try:
            value = node.as_const()
        except nodes.Impossible:
            item = parameter.kind.item
            if item and item.record and isinstance(node, nodes.List):
                for number, one in enumerate(node.items, 1):
                    for message in part_problems(component.records[item.record], one):
                        yield "bad-value", f"item {number}: {message}"
            return
        try:
            value = check_of(parameter.kind, checks)(value)
        except ValueProblem as problem:
            yield "bad-value", problem.message
            return
        if parameter.required and (value is missing or is_blank(parameter.kind, value)):
            yield "missing-parameter", f"is empty: {parameter.doc}"


def in_order(node: nodes.Node) -> Iterator[nodes.Node]:
    """A node and all below it, in the order of the source."""
    yield node
    for child in node.iter_child_nodes():
        yield from in_order(child)


def is_namespace(node: nodes.Node) -> bool:
    """Whether this is the name ``handrail``."""
    return isinstance(node, nodes.Name) and node.name == "handrail"


def part_problems(record: Record, node: nodes.Expr) -> Iterator[str]:
    """What is wrong with a record whose names are known and whose values are not."""
    if not isinstance(node, nodes.Dict):
        return
    names = {part.name for part in record.fields}
    keys = [pair.key.value for pair in node.items if isinstance(pair.key, nodes.Const)]
    for key in keys:
        if key not in names:
            yield f"{record.name} has no field {shorten(key)}{nearest(str(key), names)}"
    if len(keys) == len(node.items):
        for part in record.fields:
            if part.required and part.name not in keys:
                yield f"{record.name} needs {part.name!r}: {part.doc}"


def sarif(mistakes: Iterable[Mistake], version: str) -> dict[str, Any]:
    """The mistakes in SARIF 2.1.0, which code hosts show beside the changed lines."""
    rules = [{"id": rule, "shortDescription": {"text": text}} for rule, text in RULES.items()]
    results = [
        {
            "ruleId": mistake.rule,
            "level": "warning" if mistake.rule == "deprecated" else "error",
            "message": {"text": mistake.message},
            "locations": [location(mistake.file, {"startLine": mistake.line, "startColumn": mistake.column})],
        }
        for mistake in mistakes
    ]
    return document("handrail lint", version, rules, results)


def as_data(mistakes: Iterable[Mistake]) -> list[dict[str, Any]]:
    """The mistakes as plain data."""
    return [asdict(mistake) for mistake in mistakes]
