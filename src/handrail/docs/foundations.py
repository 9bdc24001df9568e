"""Tables and specimens of the foundations, all made from the tokens: nothing on those pages is typed by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import escape

from handrail import tokens

from .text import Part, sentence

MODES = (
    ("value", "Light"),
    ("dark", "Dark"),
    ("more", "Light, more contrast"),
    ("more-dark", "Dark, more contrast"),
)
TEXT_LEAST = 4.5
"""What stands out less is no text: lines and marks."""
SPECIMENS = (
    ("en", "ltr", "A card of your own"),
    ("ar", "rtl", "بطاقة خاصة بك"),
    ("hi", "ltr", "आपका अपना कार्ड"),
)
ROLES = (
    ("h1", "heading"),
    ("h2", "heading"),
    ("h3", "h3"),
    ("lead", "lead"),
    ("body", "body"),
    ("hint", "lead"),
    ("small", "body"),
)
"""The roles of text, with the line height that belongs to each."""
_MODE_NAMES = {
    "value": "Always",
    "wide": "From 45 rem of page width",
    "joined": "Arabic and its like",
    "stacked": "Devanagari and its like",
    "more": "More contrast",
    "reduced": "Less motion",
    "print": "On paper",
    "forced": "Forced colours",
}


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
    """Colours by value and sizes by token: pages may not have styles of their own in the HTML."""
    loaded = _public()
    colours = sorted({each.values[mode] for each in _colours(loaded) for mode, _ in MODES})
    rules = [f".d-on-{value[1:]}{{background:{value}}}.d-in-{value[1:]}{{color:{value}}}" for value in colours]
    rules += [
        f".d-size-{_last(each)}{{inline-size:var({each.variable})}}"
        for each in loaded
        if each.path.startswith("space.")
    ]
    for role, leading in ROLES:
        weight = 700 if role in ("h1", "h2") else 600 if role == "h3" else 400
        style = f"font-size:var(--hr-font-{role});line-height:var(--hr-leading-{leading});font-weight:{weight}"
        rules.append(f".d-as-{role}{{{style}}}")
    return "\n".join(rules) + "\n" + _STYLE


_STYLE = """
.d-box { display: inline-block; min-inline-size: 4.5rem; padding: .5rem .75rem; border: 1px solid var(--hr-color-edge); border-radius: var(--hr-radius-control); text-align: center; font-weight: 600; forced-color-adjust: none; }
.d-line { display: block; inline-size: 3rem; block-size: .375rem; margin: .375rem auto; background: currentColor; }
.d-pairs td:nth-child(n + 3) { padding-inline-end: .75rem; }
.d-swatch { display: inline-block; inline-size: 1.5rem; block-size: 1.5rem; margin-inline-end: .5rem; border: 1px solid var(--hr-color-edge); border-radius: var(--hr-radius-small); vertical-align: middle; forced-color-adjust: none; }
.d-bar-size { display: block; max-inline-size: 100%; block-size: 1rem; background: var(--hr-color-action); forced-color-adjust: none; }
.d-specimens > div { padding-block: 1rem; border-block-end: 1px solid var(--hr-color-line); }
.d-specimens p { overflow-wrap: anywhere; }
"""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (``#rrggbb``) by WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(value: str) -> float:
    shares = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _public() -> list[tokens.Token]:
    return [token for token in tokens.load().values() if token.public]


def _colours(loaded: Iterable[tokens.Token]) -> list[tokens.Token]:
    return [token for token in loaded if token.type == "color"]


def _last(token: tokens.Token) -> str:
    return token.path.rpartition(".")[2]


def pairs() -> Part:
    """Each pair in use, in four modes: the box is the pair."""
    by_path = {token.path: token for token in _public()}
    rich = [
        '\n\n<div class="d-scrolls"><table class="d-table d-pairs"><caption>Pairs in use, with their contrast</caption><thead><tr>'
        '<th scope="col">Pair</th><th scope="col">At least</th>'
        + "".join(f'<th scope="col">{words}</th>' for _, words in MODES)
        + "</tr></thead><tbody>"
    ]
    plain = [
        "| pair | at least | " + " | ".join(words.lower() for _, words in MODES) + " |",
        "|---|---|---|---|---|---|",
    ]
    for front in _colours(by_path.values()):
        for path, least in front.contrast.items():
            ground = by_path[path]
            cells, figures = [], []
            for mode, _ in MODES:
                one, other = front.values[mode], ground.values[mode]
                figure = f"{contrast(one, other):.1f}"
                figures.append(figure)
                box = f'<span class="d-box d-on-{other[1:]} d-in-{one[1:]}">'
                if least >= TEXT_LEAST:
                    cells.append(f"<td>{box}{figure}</span></td>")
                else:
                    cells.append(f'<td>{box}<span class="d-line"></span></span> {figure}</td>')
            names = f"<code>{_last(front)}</code> on <code>{_last(ground)}</code>"
            rich.append(f'<tr><th scope="row">{names}</th><td>{least:g}</td>{"".join(cells)}</tr>')
            plain.append(f"| {_last(front)} on {_last(ground)} | {least:g} | {' | '.join(figures)} |")
    return Part("\n".join([*rich, "</tbody></table></div>\n\n"]), "\n".join(["", *plain, ""]))


def meanings() -> Part:
    """Each colour: what it means and its four values."""
    rich = [
        '\n\n<div class="d-scrolls"><table class="d-table"><caption>Colours by what they mean</caption><thead><tr>'
        '<th scope="col">Meaning</th>'
        + "".join(f'<th scope="col">{words}</th>' for _, words in MODES)
        + "</tr></thead><tbody>"
    ]
    plain = []
    for token in _colours(_public()):
        cells = "".join(
            f'<td><span class="d-swatch d-on-{token.values[mode][1:]}"></span> <code>{token.values[mode]}</code></td>'
            for mode, _ in MODES
        )
        about = f"<code>{token.variable}</code><br>{escape(sentence(token.description))}"
        rich.append(f'<tr id="{_last(token)}"><th scope="row">{about}</th>{cells}</tr>')
        values = ", ".join(f"{words.lower()} {token.values[mode]}" for mode, words in MODES)
        plain.append(f"- `{token.variable}`: {sentence(token.description)} {values}.")
    return Part("\n".join([*rich, "</tbody></table></div>\n\n"]), "\n".join(plain))


def type_specimens() -> Part:
    """Each role of text in three scripts, at the size of this page."""
    rich, plain = ['\n\n<div class="d-specimens">'], []
    by_path = {token.path: token for token in _public()}
    for role, _ in ROLES:
        token = by_path[f"font.{role}"]
        said = sentence(token.description or role)
        rich.append(f"<div><p><code>{token.variable}</code> {escape(said)}</p>")
        for lang, direction, words in SPECIMENS:
            rich.append(f'<p class="d-as-{role}" lang="{lang}" dir="{direction}">{words}</p>')
        rich.append("</div>")
        plain.append(f"- `{token.variable}`: {said} {_values_in_words(token)}.")
    return Part("\n".join([*rich, "</div>\n\n"]), "\n".join(plain))


def space_bars() -> Part:
    """The scale of space, as bars."""
    rich = [
        '\n\n<table class="d-table"><caption>The scale</caption><thead><tr><th scope="col">Variable</th>'
        '<th scope="col">Size</th><th scope="col">As a bar</th></tr></thead><tbody>'
    ]
    plain = []
    for token in _public():
        if token.path.startswith("space."):
            value = token.values["value"]
            bar = f'<span class="d-bar-size d-size-{_last(token)}"></span>'
            rich.append(f'<tr><th scope="row"><code>{token.variable}</code></th><td>{value}</td><td>{bar}</td></tr>')
            plain.append(f"- `{token.variable}`: {value}")
    return Part("\n".join([*rich, "</tbody></table>\n\n"]), "\n".join(plain))


def token_table(group: str) -> Part:
    """The tokens of a group: variable, what it is for, its values."""
    chosen: list[Any] = [token for token in _public() if token.path.startswith(f"{group}.")]
    if not chosen:
        raise ValueError(f"there is no group of tokens {group!r}")
    rich = [
        f'\n\n<table class="d-table"><caption>Tokens of {group}</caption><thead><tr><th scope="col">Variable</th>'
        '<th scope="col">What it is for</th><th scope="col">Value</th></tr></thead><tbody>'
    ]
    plain = []
    for token in chosen:
        values = "<br>".join(
            escape(value) if mode == "value" else f"{_MODE_NAMES.get(mode, mode)}: {escape(value)}"
            for mode, value in token.values.items()
        )
        said = sentence(token.description or _last(token))
        rich.append(
            f'<tr><th scope="row"><code>{token.variable}</code></th><td>{escape(said)}</td><td>{values}</td></tr>'
        )
        plain.append(f"- `{token.variable}`: {said} {_values_in_words(token)}.")
    return Part("\n".join([*rich, "</tbody></table>\n\n"]), "\n".join(plain))


def _values_in_words(token: tokens.Token) -> str:
    return "; ".join(
        value if mode == "value" else f"{_MODE_NAMES.get(mode, mode).lower()} {value}"
        for mode, value in token.values.items()
    )
