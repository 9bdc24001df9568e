"""A brand as tokens: the solved colours, its fonts, corners and rail. Written as CSS, or as DTCG 2025.10."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from handrail import tokens
from handrail.tokens import Token

from .proof import colours
from .seeds import Seeds

_GENERIC = {"serif", "sans-serif", "monospace", "cursive", "fantasy", "ui-serif", "ui-sans-serif", "ui-rounded"}
"""After one of these, nothing is left to say."""
_TAG = 6
"""The most a small corner is rounded, in px: a checkbox must not look like a radio."""
_LINK = 3
_HERE = {"value": 4, "wide": 6, "more": 10}
"""How much wider than the rail a pill is, in px."""
_NARROW_CURVE = 18 / 28
"""The curve on a narrow page, as a share of the one on a wide page."""


def brand_tokens(seeds: Seeds) -> dict[str, Token]:
    """The tokens that a brand decides, by path, in the order of ours."""
    ours = tokens.load()
    radius, rail, curve = (seeds.lengths[name] for name in ("radius", "rail.width", "rail.curve"))
    families = _names(ours["font.family"].values["value"])
    values: dict[str, Mapping[str, str]] = {
        "font.family": {"value": _stack(seeds.fonts["font.body"], families)},
        "font.family-heading": {"value": _stack(seeds.fonts["font.heading"], families)},
        "radius.link": {"value": _px(min(radius, _LINK))},
        "radius.small": {"value": _px(min(radius, _TAG))},
        "radius.control": {"value": _px(radius)},
        "radius.card": {"value": _px(2 * radius)},
        "rail.width": {"value": _px(rail), "more": _px(rail + 1)},
        "rail.here": {mode: _px(rail + wider) for mode, wider in _HERE.items()},
        "rail.curve": {"value": _px(round(curve * _NARROW_CURVE)), "wide": _px(curve)},
    }
    made = {path: replace(ours[path], values={**ours[path].values, **new}) for path, new in values.items()}
    made |= colours(seeds.colours)
    return {path: made[path] for path in ours if path in made}


def css(seeds: Seeds, source: str) -> str:
    """The custom properties that differ from ours, in every mode. `source` is the name of the file with the seeds."""
    ours = tokens.load()
    changed = [token for path, token in brand_tokens(seeds).items() if token != ours[path]]
    name = seeds.name.replace("*/", "* /")
    return (
        f"/* {name}: made from {source} by `handrail theme build`. Change that file, and build again.\n"
        f"   It stands outside all layers, so it wins over Handrail's CSS wherever it is loaded. */\n"
        f"{tokens.overrides(changed)}"
    )


def document(seeds: Seeds) -> str:
    """The tokens that a brand decides, as a file in the format of DTCG 2025.10 that `tokens.load` reads."""
    made: dict[str, Any] = {"$description": seeds.name}
    for path, token in brand_tokens(seeds).items():
        group, _, name = path.partition(".")
        made.setdefault(group, {})[name] = _node(token)
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _node(token: Token) -> dict[str, Any]:
    """A token in the format of DTCG, with the modes and pairs that ours have in their files."""
    value, *modes = ((mode, _VALUES[token.type](text)) for mode, text in token.values.items() if mode != "forced")
    more: dict[str, Any] = dict(modes)
    if "forced" in token.values:
        more["forced"] = token.values["forced"]
    for other, least in token.contrast.items():
        more.setdefault("contrast", {}).setdefault(f"{least:g}", []).append(f"{{{other}}}")
    node = {"$type": token.type, "$description": token.description, "$value": value[1]}
    return {**node, "$extensions": {"handrail": more}} if more else node


def _colour(text: str) -> dict[str, Any]:
    shares = [round(int(text[at : at + 2], 16) / 255, 4) for at in (1, 3, 5)]
    return {"colorSpace": "srgb", "components": shares, "hex": text}


def _dimension(text: str) -> dict[str, Any]:
    return {"value": float(text.removesuffix("px")), "unit": "px"}


def _names(text: str) -> list[str]:
    return [name.strip().strip('"') for name in text.split(",")]


_VALUES: dict[str, Callable[[str], Any]] = {"color": _colour, "dimension": _dimension, "fontFamily": _names}


def _stack(names: tuple[str, ...], ours: list[str]) -> str:
    """The fonts of a brand, then ours: they have the letters of other scripts. After `serif` and its like, nothing."""
    more = [] if names[-1] in _GENERIC else [name for name in ours if name not in names]
    return tokens.font_stack([*names, *more])


def _px(value: float) -> str:
    return f"{value:g}px"
