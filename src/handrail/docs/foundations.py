"""Tables and specimens of the foundations, all made from the tokens: nothing on those pages is typed by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from handrail import tokens
from handrail.contrast import contrast

from .templates import environment
from .text import Part, sentence

MODES = (
    ("value", "Light"),
    ("dark", "Dark"),
    ("more", "Light, more contrast"),
    ("more-dark", "Dark, more contrast"),
)
TEXT_LEAST = 4.5
"""A pair that needs less is for lines and marks, not for text."""
SPECIMENS = (
    ("en", "ltr", "A card of your own"),
    ("ar", "rtl", "بطاقة خاصة بك"),
    ("hi", "ltr", "आपका अपना कार्ड"),
)
ROLES = {
    "h1": ("heading", 700),
    "h2": ("heading", 700),
    "h3": ("h3", 600),
    "lead": ("lead", 400),
    "body": ("body", 400),
    "hint": ("lead", 400),
    "small": ("body", 400),
}
"""The roles of text, with the line height and weight that belong to each."""
_MODE_NAMES = {
    "value": "",
    "dark": "Dark",
    "more-dark": "Dark, more contrast",
    "wide": "From 45 rem of page width",
    "joined": "Arabic and its like",
    "stacked": "Devanagari and its like",
    "more": "More contrast",
    "reduced": "Less motion",
    "print": "On paper",
    "forced": "Forced colours",
}
_TEMPLATES = environment(modes=MODES)


def functions() -> dict[str, Callable[..., Part]]:
    """What the pages may put between brackets."""
    return {
        "pairs": pairs,
        "meanings": meanings,
        "type_specimens": type_specimens,
        "space_bars": space_bars,
        "token_table": token_table,
    }


def css() -> str:
    """A class for each colour by its value, and for each size: pages may have no styles in the HTML."""
    loaded = _public()
    colours = _colours(loaded)
    rules = [*swatches(colours), *(f".d-in-{value[1:]}{{color:{value}}}" for value in _values(colours))]
    rules += [f".d-size-{_last(each)}{{inline-size:var({each.variable})}}" for each in _group(loaded, "space")]
    for role, (leading, weight) in ROLES.items():
        size = f"font-size:var(--hr-font-{role});line-height:var(--hr-leading-{leading})"
        rules.append(f".d-as-{role}{{{size};font-weight:{weight}}}")
    return "\n".join(rules) + "\n"


def swatches(colours: Iterable[tokens.Token]) -> list[str]:
    """A class for what has one of these colours behind it."""
    return [f".d-on-{value[1:]}{{background:{value}}}" for value in _values(colours)]


def _values(colours: Iterable[tokens.Token]) -> list[str]:
    return sorted({each.values[mode] for each in colours for mode, _ in MODES})


def _public() -> list[tokens.Token]:
    return [token for token in tokens.load().values() if token.public]


def _colours(loaded: Iterable[tokens.Token]) -> list[tokens.Token]:
    return [token for token in loaded if token.type == "color"]


def _group(loaded: Iterable[tokens.Token], name: str) -> list[tokens.Token]:
    return [token for token in loaded if token.path.startswith((f"{name}.", f"{name}-"))]


def _last(token: tokens.Token) -> str:
    return token.path.rpartition(".")[2]


def pairs() -> Part:
    """Each pair in use, in four modes: the box is the pair."""
    by_path = {token.path: token for token in _public()}
    rows: list[dict[str, Any]] = []
    for front in _colours(by_path.values()):
        for path, least in front.contrast.items():
            colours = [(front.values[mode], by_path[path].values[mode]) for mode, _ in MODES]
            rows.append(
                {
                    "front": _last(front),
                    "ground": _last(by_path[path]),
                    "least": f"{least:g}",
                    "is_text": least >= TEXT_LEAST,
                    "boxes": [(one[1:], other[1:], f"{contrast(one, other):.1f}") for one, other in colours],
                }
            )
    rows.sort(key=lambda row: not row["is_text"])
    lines = [f"| pair | at least | {' | '.join(words.lower() for _, words in MODES)} |", "|---|---|---|---|---|---|"]
    for row in rows:
        figures = " | ".join(figure for _, _, figure in row["boxes"])
        lines.append(f"| {row['front']} on {row['ground']} | {row['least']} | {figures} |")
    return _part("pairs", rows, lines)


def pair_count() -> int:
    """How many pairs are in use."""
    return sum(len(token.contrast) for token in _public())


def meanings() -> Part:
    """Each colour: what it means and its four values."""
    rows, lines = [], []
    for token in _colours(_public()):
        values = [token.values[mode] for mode, _ in MODES]
        rows.append({"name": _last(token), "variable": token.variable, "said": _said(token), "shades": values})
        listed = ", ".join(f"{words.lower()} {value}" for (_, words), value in zip(MODES, values, strict=True))
        lines.append(f"- `{token.variable}`: {_said(token)} {listed}.")
    return _part("meanings", rows, lines)


def shades(caption: str, colours: Iterable[tokens.Token]) -> Part:
    """The four values of some colours, without their meanings."""
    rows = [{"name": _last(each), "shades": [each.values[mode] for mode, _ in MODES]} for each in colours]
    lines = [f"| meaning | {' | '.join(words.lower() for _, words in MODES)} |", "|---|---|---|---|---|"]
    lines += [f"| `{row['name']}` | {' | '.join(row['shades'])} |" for row in rows]
    return _part("shades", rows, lines, caption)


def type_specimens() -> Part:
    """Each role of text in three scripts."""
    by_path = {token.path: token for token in _public()}
    rows, lines = [], []
    for role in ROLES:
        token = by_path[f"font.{role}"]
        rows.append({"name": role, "variable": token.variable, "said": _said(token), "words": SPECIMENS})
        lines.append(f"- `{token.variable}`: {_said(token)} {_values_in_words(token)}.")
    return _part("specimens", rows, lines)


def space_bars() -> Part:
    """The scale of space, as bars."""
    chosen = _group(_public(), "space")
    rows = [{"name": _last(each), "variable": each.variable, "value": each.values["value"]} for each in chosen]
    return _part("bars", rows, [f"- `{row['variable']}`: {row['value']}" for row in rows])


def token_table(group: str) -> Part:
    """The tokens of a group: variable, what it is for, its values."""
    chosen = _group(_public(), group)
    if not chosen:
        raise ValueError(f"there is no group of tokens {group!r}")
    rows = [
        {
            "variable": token.variable,
            "said": _said(token),
            "sizes": [(_MODE_NAMES[mode], value) for mode, value in token.values.items()],
        }
        for token in chosen
    ]
    lines = [f"- `{token.variable}`: {_said(token)} {_values_in_words(token)}." for token in chosen]
    return _part("table", rows, lines, group)


def _part(macro: str, rows: list[dict[str, Any]], lines: list[str], *first: str) -> Part:
    made = getattr(_TEMPLATES.get_template("foundations.html").module, macro)(*first, rows)
    return Part(f"\n\n{made}\n", "\n" + "\n".join(lines) + "\n")


def _said(token: tokens.Token) -> str:
    return sentence(token.description or _last(token))


def _values_in_words(token: tokens.Token) -> str:
    return "; ".join(f"{_MODE_NAMES[mode].lower()} {value}".strip() for mode, value in token.values.items())
