"""What a screen reader is told of an example: the reviewed snapshot beside it, never a live page, as a list."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

SUFFIX = ".aria.yml"
_HEIGHTS = re.compile(r"# (\d+) px high at \d+ px wide, (\d+) px at \d+ px")
_LINE = re.compile(
    r'(?P<indent> *)- (?P<role>[^"\[\]:]+?)(?: (?P<name>"(?:[^"\\]|\\.)*"))?'
    r'(?P<flags>(?: \[[^\]]*\])*)(?::(?: (?P<text>".*"))?)?'
)
_WORDS = {"textbox": "text box", "searchbox": "search box", "combobox": "list to choose from"}


@dataclass
class Told:
    """One thing that is told, and what stands in it."""

    role: str
    name: str = ""
    language: str = ""
    facts: list[str] = field(default_factory=list)
    children: list[Told] = field(default_factory=list)


@dataclass(frozen=True)
class Snapshot:
    """What was reviewed: heights in frames of 800 and 360 px, and what is told."""

    file: str
    wide: int
    narrow: int
    told: list[Told]


def read(example: Path) -> Snapshot | None:
    """The snapshot of an example; None if nobody has reviewed one yet."""
    path = example.with_suffix(SUFFIX)
    if not path.is_file():
        return None
    root = Told("")
    open_ones = [root]
    heights = (0, 0)
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := _HEIGHTS.match(line):
            heights = (int(found[1]), int(found[2]))
        elif found := _LINE.fullmatch(line):
            del open_ones[len(found["indent"]) // 2 + 1 :]
            _take(found, open_ones)
        elif line.strip():
            raise ValueError(f"{path}: {line.strip()!r} is not a line of a snapshot")
    return Snapshot(path.name, *heights, root.children)


def _take(found: re.Match[str], open_ones: list[Told]) -> None:
    role, text = found["role"], json.loads(found["text"]) if found["text"] else ""
    parent = open_ones[-1]
    if role in ("description", "value") and text:
        parent.facts.append(f"{'described' if role == 'description' else 'value'}: {text}")
        return
    told = Told(_WORDS.get(role, role), json.loads(found["name"]) if found["name"] else text)
    for flag in re.findall(r"\[([^\]]*)\]", found["flags"]):
        key, _, value = flag.partition("=")
        if key == "lang":
            told.language = value
        told.facts.append({"level": f"level {value}", "lang": f"language: {value}"}.get(key, f"{key} {value}".strip()))
    if role in ("radio", "checkbox") and "checked" not in told.facts:
        told.facts.append("not checked")
    parent.children.append(told)
    open_ones.append(told)
