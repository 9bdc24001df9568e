"""Design tokens: from the DTCG 2025.10 files in tokens/ to custom properties (`css`) and to plain data (`data`).

The palette is never emitted. Every other token becomes `--hr-<group>-<name>`. A token's `$value` is what always
holds; its `$extensions.handrail` says what changes, by mode:

    dark, more, more-dark   dark scheme, more contrast, both         forced    a system colour in forced colours
    wide                    from 45rem of page width                 reduced   with reduced motion
    joined, stacked         Arabic and its like, Devanagari and its  print     on paper
    fluid                   {least, share}: `share` % of the window's width, never under `least`, at most `$value`
    contrast                {ratio: [tokens]}: what a colour must stand out from, and by how much
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handrail.folders import TOKENS

MODES = ("dark", "more", "more-dark", "forced", "wide", "joined", "stacked", "reduced", "print")
CONTAINER = "hr-page"
"""The container whose width decides between the two sizes of type: base.css makes the root one."""

_WIDE = f"@container {CONTAINER} (min-width: 45rem)"
_LIGHT_DARK = "@supports (color: light-dark(#000, #fff))"
_SCRIPTS = {"joined": ("ar", "fa", "ur"), "stacked": ("hi", "mr", "ne", "bn", "ta", "th")}
_ALIAS = re.compile(r"\{([^{}]+)\}")


class TokenError(ValueError):
    """A token file says something that is not a token; the message names the token."""


@dataclass(frozen=True)
class Token:
    """One token: its path (`color.text`), type, CSS value by mode (`value` is the one that always is there)."""

    path: str
    type: str
    description: str
    values: Mapping[str, str]
    contrast: Mapping[str, float] = field(default_factory=dict)

    @property
    def variable(self) -> str:
        """The custom property: `--hr-color-text`."""
        return "--hr-" + self.path.replace(".", "-")

    @property
    def public(self) -> bool:
        """Whether it is emitted: everything but the palette."""
        return not self.path.startswith("palette.")

    def declare(self, mode: str = "value") -> str:
        """The declaration of the value in this mode."""
        return f"{self.variable}: {self.values[mode]};"


def load(folder: Path = TOKENS) -> dict[str, Token]:
    """Every token in the JSON files of `folder`, by path, aliases resolved."""
    raw: dict[str, tuple[str, dict[str, Any]]] = {}
    for file in sorted(folder.glob("*.json")):
        try:
            document = json.loads(file.read_text(encoding="utf-8"))
        except ValueError as error:
            raise TokenError(f"{file.name} is not JSON: {error}") from None
        _collect(document, (), "", raw)
    return {path: _token(path, raw) for path in raw}


def css(folder: Path = TOKENS) -> str:
    """All public tokens as custom properties, in the layer of tokens."""
    tokens = [token for token in load(folder).values() if token.public]
    return _at("@layer handrail.tokens", *_blocks(tokens, schemes=True)) + "\n"


def overrides(tokens: Iterable[Token]) -> str:
    """Other values of some tokens, in every mode, outside all layers: they win wherever they are loaded."""
    return "\n".join(_blocks(list(tokens), schemes=False)) + "\n"


def data(folder: Path = TOKENS) -> dict[str, dict[str, Any]]:
    """All public tokens by path: `type`, `variable`, `description`, `values` by mode, `contrast` by other token."""
    return {
        token.path: {
            "type": token.type,
            "variable": token.variable,
            "description": token.description,
            "values": dict(token.values),
            "contrast": dict(token.contrast),
        }
        for token in load(folder).values()
        if token.public
    }


# ---- reading


def _collect(node: Any, path: tuple[str, ...], kind: str, raw: dict[str, tuple[str, dict[str, Any]]]) -> None:
    """Put every token under `node` into `raw`; a group gives its `$type` to those that state none."""
    name = ".".join(path)
    if not isinstance(node, dict):
        raise TokenError(f"{name}: a group or a token is an object, not {node!r}")
    kind = node.get("$type", kind)
    if "$value" in node:
        if name in raw:
            raise TokenError(f"{name} stands twice")
        raw[name] = (kind, node)
        return
    for key, child in node.items():
        if key.startswith("$"):
            continue
        if re.search(r"[.{}]", key):
            raise TokenError(f"{name}: '{key}' cannot be a name; '.', '{{' and '}}' are for paths")
        _collect(child, (*path, key), kind, raw)


def _token(path: str, raw: Mapping[str, tuple[str, dict[str, Any]]]) -> Token:
    kind, node = raw[path]
    if kind not in _WRITERS:
        raise TokenError(f"{path}: {kind!r} is not a type used here; one of {', '.join(_WRITERS)}")
    modes = dict(node.get("$extensions", {}).get("handrail", {}))
    contrast = {
        _target(path, other, raw): float(least)
        for least, others in modes.pop("contrast", {}).items()
        for other in others
    }
    fluid = modes.pop("fluid", None)
    unknown = modes.keys() - set(MODES)
    if unknown:
        raise TokenError(f"{path}: no mode {sorted(unknown)[0]!r}; one of {', '.join(MODES)}")
    values = {"value": _write(path, kind, node["$value"], raw)}
    if fluid:
        least = _write(path, kind, fluid["least"], raw)
        values["value"] = f"clamp({least}, {fluid['share']}vw, {values['value']})"
    for mode, value in modes.items():
        values[mode] = value if mode == "forced" else _write(path, kind, value, raw)
    return Token(path, kind, node.get("$description", ""), values, contrast)


def _target(path: str, alias: str, raw: Mapping[str, Any]) -> str:
    """The path an alias names."""
    found = _ALIAS.fullmatch(alias)
    if not found or found[1] not in raw:
        raise TokenError(f"{path}: {alias!r} names no token")
    return found[1]


def _write(path: str, kind: str, value: Any, raw: Mapping[str, tuple[str, dict[str, Any]]]) -> str:
    """A value as CSS, after following its aliases."""
    seen = [path]
    while isinstance(value, str) and value.startswith("{"):
        target = _target(path, value, raw)
        if target in seen:
            raise TokenError(f"{path}: {' → '.join([*seen, target])} goes in a circle")
        if raw[target][0] != kind:
            raise TokenError(f"{path} is a {kind}, {target} a {raw[target][0]}")
        seen.append(target)
        value = raw[target][1]["$value"]
    try:
        return _WRITERS[kind](value)
    except (KeyError, TypeError, ValueError):
        raise TokenError(f"{path}: {value!r} is not a {kind}") from None


# ---- values as CSS


def _colour(value: Any) -> str:
    shares = [round(share * 255) for share in value["components"]]
    if value["colorSpace"] != "srgb" or len(shares) != 3 or not all(0 <= share <= 255 for share in shares):
        raise ValueError
    text = "#{:02x}{:02x}{:02x}".format(*shares)
    if value.get("hex", text) != text:
        raise ValueError
    return text


def _number(value: Any) -> str:
    if isinstance(value, bool):
        raise TypeError
    return f"{float(value):.6g}".replace("0.", ".", 1) if 0 < abs(value) < 1 else f"{float(value):.6g}"


def _measured(*units: str) -> Callable[[Any], str]:
    def write(value: Any) -> str:
        if value["unit"] not in units:
            raise ValueError
        return f"{_number(value['value'])}{value['unit']}"

    return write


def font_stack(value: str | Sequence[str]) -> str:
    """Names of fonts, the best first, as CSS."""
    names = [value] if isinstance(value, str) else value
    return ", ".join(name if re.fullmatch(r"-?[A-Za-z_][\w-]*", name) else f'"{name}"' for name in names)


_WRITERS: dict[str, Callable[[Any], str]] = {
    "color": _colour,
    "dimension": _measured("px", "rem"),
    "duration": _measured("ms", "s"),
    "fontFamily": font_stack,
    "fontWeight": _number,
    "number": _number,
}


# ---- writing CSS


def _blocks(tokens: list[Token], *, schemes: bool) -> list[str]:
    """The rules that declare these tokens; with `schemes`, also those that say what is light and what is dark."""

    def scheme(name: str) -> list[str]:
        return [f"color-scheme: {name};"] if schemes else []

    by_script = [token for token in tokens if "joined" in token.values]
    themed = [token for token in tokens if "dark" in token.values]
    blocks = [
        _rule(":root", [*scheme("light"), *(t.declare() for t in tokens if t not in by_script)]),
        _rule(":root, [lang]", [t.declare() for t in by_script]),
        *(_rule(_speaks(languages), _in(mode, by_script)) for mode, languages in _SCRIPTS.items()),
        _at(
            _LIGHT_DARK,
            _rule(":root", [*scheme("light dark"), *_light_dark(themed, "value", "dark")]),
            _rule('[data-theme="light"]', scheme("light")),
            _rule('[data-theme="dark"]', scheme("dark")),
        ),
        _at(_WIDE, _rule("body", _in("wide", tokens))),
        _at(
            "@media (prefers-contrast: more)",
            _rule(":root", _in("more", (t for t in tokens if t.values.get("more") != t.values["value"]))),
            _rule("body", _in("more", (t for t in tokens if "wide" in t.values))),
            _at(_LIGHT_DARK, _rule(":root", _light_dark(themed, "more", "more-dark"))),
        ),
        _at("@media (forced-colors: active)", _rule(":root", _in("forced", tokens))),
        _at("@media (prefers-reduced-motion: reduce)", _rule(":root", _in("reduced", tokens))),
        _at("@media print", _rule(":root, [data-theme]", [*scheme("light"), *_in("print", tokens)])),
    ]
    return [block for block in blocks if block]


def _in(mode: str, tokens: Iterable[Token]) -> list[str]:
    return [token.declare(mode) for token in tokens if mode in token.values]


def _light_dark(tokens: Iterable[Token], light: str, dark: str) -> list[str]:
    """Both schemes in one value."""
    return [f"{token.variable}: light-dark({token.values[light]}, {token.values[dark]});" for token in tokens]


def _speaks(languages: Iterable[str]) -> str:
    return ", ".join(f"[lang]:lang({language})" for language in languages)


def _rule(selector: str, declarations: Iterable[str]) -> str:
    return _at(selector, *declarations)


def _at(head: str, *body: str) -> str:
    """A block, its content set in; nothing where it has none."""
    inside = "\n".join(part for part in body if part).replace("\n", "\n  ")
    return f"{head} {{\n  {inside}\n}}" if inside else ""
