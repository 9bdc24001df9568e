"""What a component's folder must hold: guidance under all its headings, and each parameter and value in an example."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jinja2 import nodes

from handrail.check.finding import Finding
from handrail.describe import Component, Parameter, Record, literal_value
from handrail.library import Example

HEADINGS = (
    "When to use it",
    "When not to use it",
    "How it behaves",
    "What to write",
    "Accessibility",
    "Decided against",
    "Known limits",
)
PARTS_OF_ACCESSIBILITY = ("Done for you", "Still yours")
FACTS = ("title", "status", "group", "since")
STATUSES = ("experimental", "ready", "proven")


def guidance(component: Component) -> Iterator[Finding]:
    """Facts at the top and headings that are missing, empty or out of order."""
    for fact in FACTS:
        if not component.front_matter.get(fact):
            yield _finding("guidance", f"The guidance does not say its {fact} at the top.")
    if component.status not in STATUSES:
        yield _finding("guidance", f"The status is {component.status!r}; it can be {', '.join(STATUSES)}.")
    there = [heading for heading in component.sections if heading in HEADINGS]
    for heading in HEADINGS:
        if not component.sections.get(heading, "").strip():
            yield _finding("guidance", f"“{heading}” is missing or empty.")
    if there != [heading for heading in HEADINGS if heading in there]:
        yield _finding("guidance", f"The headings stand in another order than: {', '.join(HEADINGS)}.")
    parts = _parts(component.sections.get("Accessibility", ""))
    for part in PARTS_OF_ACCESSIBILITY:
        if not parts.get(part):
            yield _finding("guidance", f"“{part}” under “Accessibility” is missing or empty.")


def examples(component: Component, given: list[Example]) -> Iterator[Finding]:
    """Parameters, fields and listed values that stand in no example, so that nothing ever tests them."""
    if not given or given[0].name != "default":
        yield _finding("examples", "There is no example called default.")
    calls = [call for example in given for call in _calls(example, component.name)]
    if not calls:
        yield _finding("examples", f"No example calls {component.name}.")
        return
    for parameter in component.parameters:
        yield from _unused(parameter, [call.get(parameter.name) for call in calls], f"parameter {parameter.name}")
    for record in component.records.values():
        yield from _unused_fields(record, calls)


def _unused(part: Parameter, uses: list[nodes.Expr | None], name: str) -> Iterator[Finding]:
    if part.deprecated:
        return
    written = [use for use in uses if use is not None]
    if not written:
        yield _finding("examples", f"The {name} stands in no example.")
        return
    shown = {constant for use in written for constant in _constants(use)}
    if len(written) < len(uses) and part.default is not None:
        shown.add(str(literal_value(part.default)))  # where it is left out, its default is seen
    for value in part.values:
        if str(value) not in shown:
            yield _finding("examples", f"The value {value!r} of the {name} stands in no example.")


def _unused_fields(record: Record, calls: list[dict[str, nodes.Expr]]) -> Iterator[Finding]:
    # Records may hold records: every mapping written in a call is looked at, wherever it stands.
    names = {part.name for part in record.fields}
    written = [
        mapping
        for call in calls
        for argument in call.values()
        for mapping in _mappings(argument)
        if names & mapping.keys()
    ]
    strings = any(isinstance(node, nodes.List) for call in calls for node in call.values())
    for part in record.fields:
        if part.required and strings and not written:
            continue  # a bare string fills the field that is required
        yield from _unused(part, [mapping.get(part.name) for mapping in written], f"field {part.name} of {record.name}")


def _calls(example: Example, name: str) -> Iterator[dict[str, nodes.Expr]]:
    """What each call of a component in an example gives it, by parameter."""
    template = example.library.example_environment.parse(example.source)
    sets = {
        node.target.name: node.node
        for node in template.find_all(nodes.Assign)
        if isinstance(node.target, nodes.Name) and isinstance(node.node, nodes.Expr)
    }
    filled = {id(block.call) for block in template.find_all(nodes.CallBlock)}
    for call in template.find_all(nodes.Call):
        target = call.node
        by_import = isinstance(target, nodes.Name) and target.name == name
        by_attribute = isinstance(target, nodes.Getattr) and target.attr == name and isinstance(target.node, nodes.Name)
        if not (by_import or by_attribute):
            continue
        given = {keyword.key: _resolved(keyword.value, sets) for keyword in call.kwargs}
        if id(call) in filled:
            given["content"] = nodes.Const(True)
        if by_attribute and isinstance(target, nodes.Getattr) and getattr(target.node, "name", "") != "handrail":
            # A bound form fills these in.
            given |= {name: nodes.Const(True) for name in ("value", "values", "error", "errors")}
        yield given


def _resolved(value: nodes.Expr, sets: Mapping[str, nodes.Expr]) -> nodes.Expr:
    return sets.get(value.name, value) if isinstance(value, nodes.Name) else value


def _constants(value: nodes.Expr) -> Iterator[str]:
    for constant in [value, *value.find_all(nodes.Const)]:
        if isinstance(constant, nodes.Const):
            yield str(constant.value)


def _mappings(value: nodes.Expr) -> Iterator[dict[str, nodes.Expr]]:
    for mapping in [value, *value.find_all(nodes.Dict)]:
        if isinstance(mapping, nodes.Dict):
            yield {pair.key.value: pair.value for pair in mapping.items if isinstance(pair.key, nodes.Const)}


def _parts(text: str) -> dict[str, str]:
    """The text under each heading of the third level."""
    found: dict[str, str] = {}
    for part in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        found[heading.strip()] = body.strip()
    return found


def _finding(rule: str, message: str) -> Finding:
    return Finding(rule=rule, level="error", message=message)
