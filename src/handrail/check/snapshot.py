"""What a screen reader is told of a page: Chromium's accessibility tree as a nested list that people can review.

Playwright's own snapshot leaves out descriptions, and hints and errors are descriptions: we read the tree itself.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handrail.check.view import View

WIDTHS = (800, 360)
"""Widths of the frames in which the documentation shows an example."""
SUFFIX = ".aria.yml"
WRITE = "--handrail-write-snapshots"

# Roles that are Chromium's own affair or not announced; what stands in them counts as standing in their parent.
_THROUGH = {
    "generic",
    "none",
    "presentation",
    "LabelText",
    "Legend",
    "RootWebArea",
    "SvgRoot",
    "strong",
    "emphasis",
    "code",
    "mark",
    "Abbr",
    "time",
    "sectionheader",
    "sectionfooter",
    "HeaderAsNonLandmark",
    "FooterAsNonLandmark",
}
_DROPPED = {"ListMarker", "InlineTextBox", "LineBreak"}
_NAMES = {
    "StaticText": "text",
    "DescriptionList": "description list",
    "DescriptionListTerm": "term",
    "DescriptionListDetail": "definition",
    "Details": "details",
    "DisclosureTriangle": "disclosure",
    "DisclosureTriangleGrouped": "disclosure",
    "MenuListPopup": "list of options",
    "PluginObject": "object",
    "ColorWell": "colour field",
    "Date": "date field",
    "DateTime": "date and time field",
    "InputTime": "time field",
}
_FIELDS = {"textbox", "searchbox", "spinbutton", "colour field", "date field", "date and time field", "time field"}
_VALUED = _FIELDS | {"combobox", "slider", "progressbar", "meter"}
_HEIGHTS = re.compile(r"^# (\d+) px high at 800 px wide, (\d+) px at 360 px$", re.MULTILINE)


@dataclass(slots=True)
class _Node:
    role: str
    name: str = ""
    flags: list[str] = field(default_factory=list)
    description: str = ""
    value: str = ""
    children: list[_Node] = field(default_factory=list)


def path_for(example: Path) -> Path:
    """Where the snapshot of an example stands: beside it."""
    return example.with_suffix(SUFFIX)


def take(view: View, *, fragment: bool) -> str:
    """The snapshot of an open page; of a part of a page, what stands in its ``main``."""
    heights = []
    for width in WIDTHS:
        view.resize(width, 100)
        heights.append(view.ask("snapshot.height"))
    view.resize(1280)
    head = f"# {heights[0]} px high at {WIDTHS[0]} px wide, {heights[1]} px at {WIDTHS[1]} px\n"
    return head + "".join(f"{line}\n" for line in told(view, fragment=fragment))


def told(view: View, *, fragment: bool) -> list[str]:
    """The lines of a snapshot, without the heights."""
    nodes = _tree(view)
    if fragment:
        nodes = next(_of_role(nodes, "main"), _Node("main", children=nodes)).children
    return [line for node in nodes for line in _lines(node, 0)]


def difference(kept: str, now: str, name: str) -> str:
    """What changed between two snapshots, "" if nothing did.

    Heights depend on the fonts of the machine; a quarter more or less is no change.
    """
    if _near(kept, now):
        now = _HEIGHTS.sub("", now, count=1)
        kept = _HEIGHTS.sub("", kept, count=1)
    if kept == now:
        return ""
    lines = difflib.unified_diff(
        kept.splitlines(), now.splitlines(), f"{name}, as reviewed", f"{name}, as it is now", lineterm=""
    )
    return "\n".join(lines)


def _near(kept: str, now: str) -> bool:
    one, other = _HEIGHTS.match(kept), _HEIGHTS.match(now)
    if not one or not other:
        return False
    pairs = zip(map(int, one.groups()), map(int, other.groups()), strict=True)
    return all(abs(a - b) <= max(40, a / 4) for a, b in pairs)


def _tree(view: View) -> list[_Node]:
    attributes = {
        node["backendNodeId"]: dict(zip(node["attributes"][::2], node["attributes"][1::2], strict=True))
        for node in view.elements()
    }
    raw = view.accessibility()
    by_id = {node["nodeId"]: node for node in raw}
    root = next(node for node in raw if "parentId" not in node)
    return _read(root, by_id, attributes)


def _read(node: dict[str, Any], by_id: dict[str, Any], attributes: dict[int, dict[str, str]]) -> list[_Node]:
    role = str(node.get("role", {}).get("value", ""))
    if role in _DROPPED:
        return []
    children = [
        child
        for number in node.get("childIds", ())
        if number in by_id
        for child in _read(by_id[number], by_id, attributes)
    ]
    name = _text(node, "name")
    # A form without a name is no landmark.
    if node.get("ignored") or role in _THROUGH or (role == "form" and not name):
        return children
    if role == "StaticText":
        return [_Node("text", name)] if name else []
    own = attributes.get(node.get("backendDOMNodeId", -1), {})
    role = _NAMES.get(role, role)
    read = _Node(
        role=role,
        name=name,
        flags=list(_flags(node, own)),
        description=_text(node, "description"),
        value=_text(node, "value") if role in _VALUED else "",
        children=[] if role in _FIELDS else _joined(children),
    )
    # What only repeats the name is not said twice.
    if [child.role for child in read.children] == ["text"] and read.children[0].name == read.name:
        read.children = []
    return [read]


def _text(node: dict[str, Any], key: str) -> str:
    return " ".join(str(node.get(key, {}).get("value", "")).split())


def _joined(children: list[_Node]) -> list[_Node]:
    """Neighbouring texts as one: where an element breaks them, a screen reader does not pause."""
    found: list[_Node] = []
    for child in children:
        if child.role == "text" and found and found[-1].role == "text":
            found[-1] = _Node("text", re.sub(r" (?=[,.;:!?)])", "", f"{found[-1].name} {child.name}"))
        else:
            found.append(child)
    return found


def _flags(node: dict[str, Any], attributes: dict[str, str]) -> Iterator[str]:
    told = {entry["name"]: entry["value"].get("value") for entry in node.get("properties", ())}
    if "level" in told and node["role"]["value"] in {"heading", "treeitem"}:
        yield f"level={told['level']}"
    for name in ("required", "disabled", "readonly", "selected", "modal"):
        if told.get(name) is True:
            yield name
    if told.get("invalid") not in (None, "false", False):
        yield "invalid"
    for name in ("checked", "pressed"):
        if told.get(name) in ("true", True):
            yield name
        elif told.get(name) == "mixed":
            yield f"{name}=mixed"
    if "expanded" in told:
        yield "expanded" if told["expanded"] else "collapsed"
    if attributes.get("aria-current", "false") != "false":
        yield f"current={attributes['aria-current']}"
    if attributes.get("aria-live", "off") != "off":
        yield f"live={attributes['aria-live']}"
    if "lang" in attributes:
        yield f"lang={attributes['lang']}"


def _of_role(nodes: list[_Node], role: str) -> Iterator[_Node]:
    for node in nodes:
        if node.role == role:
            yield node
        yield from _of_role(node.children, role)


def _lines(node: _Node, depth: int) -> Iterator[str]:
    start = "  " * depth + "- "
    if node.role == "text":
        yield f"{start}text: {json.dumps(node.name, ensure_ascii=False)}"
        return
    said = node.role + (f" {json.dumps(node.name, ensure_ascii=False)}" if node.name else "")
    said += "".join(f" [{flag}]" for flag in node.flags)
    if [child.role for child in node.children] == ["text"] and not (node.name or node.description or node.value):
        yield f"{start}{said}: {json.dumps(node.children[0].name, ensure_ascii=False)}"
        return
    inner = [(key, text) for key, text in (("description", node.description), ("value", node.value)) if text]
    yield f"{start}{said}:" if inner or node.children else f"{start}{said}"
    for key, text in inner:
        yield f"{'  ' * (depth + 1)}- {key}: {json.dumps(text, ensure_ascii=False)}"
    for child in node.children:
        yield from _lines(child, depth + 1)
