"""The colours of a brand: each meaning, in each of the four modes, from the seeds.

A brand chooses hues; Handrail's own colours say how light and how strong each meaning is. Where that leaves a pair
short, the colour is stepped away from the ground until every pair that the tokens state reaches its number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import isnan
from typing import NamedTuple

from coloraide import Color

from handrail import tokens
from handrail.contrast import contrast

STEP = 0.004
"""How far a colour moves at a time, in the lightness of OKLCH."""
ROOM = 0.2
"""A pair is solved for this much more than it needs, if its recipe says nothing else."""
BRIGHT = 0.085
"""The most chroma of an action in the dark, where strong colours glow."""
PLAIN = 0.02
"""A header with less chroma than this has no colour of its own, and is as dark or light as the page."""
DIM_HEADER = (0.3, 0.09)
"""The most lightness and chroma that a coloured header keeps in the dark."""
STRONG = 10.0
"""What letters on fills have at least, where people ask for more contrast."""


class Shade(NamedTuple):
    """A colour by OKLCH."""

    lightness: float
    chroma: float
    hue: float

    @property
    def hex(self) -> str:
        """The colour as sRGB, `#rrggbb`. What lies outside is cut off."""
        return _hex(self)


@lru_cache(maxsize=65536)
def _hex(shade: Shade) -> str:
    return Color("oklch", shade).convert("srgb").clip().to_string(hex=True)


@lru_cache(maxsize=65536)
def shade(value: str) -> Shade:
    """A colour (`#rrggbb`) by OKLCH; a grey has the hue 0."""
    lightness, chroma, hue = Color(value).convert("oklch").coords()
    return Shade(lightness, chroma, 0.0 if isnan(hue) else hue)


@cache
def ours() -> Mapping[str, tokens.Token]:
    """Handrail's own colours, by meaning."""
    loaded = tokens.load()
    return {path.removeprefix("color."): token for path, token in loaded.items() if path.startswith("color.")}


@cache
def partners(meaning: str) -> Mapping[str, float]:
    """What a meaning stands on or under, and the contrast that each of these pairs needs."""
    found = {other.removeprefix("color."): least for other, least in ours()[meaning].contrast.items()}
    for name, token in ours().items():
        if f"color.{meaning}" in token.contrast:
            found[name] = token.contrast[f"color.{meaning}"]
    return found


class Palette:
    """The colours of a brand in one mode. Each is found when it is first asked for."""

    def __init__(self, seeds: Mapping[str, str], mode: str) -> None:
        self.seeds = seeds
        self.mode = mode
        self._found: dict[str, str] = {}

    def __getitem__(self, meaning: str) -> str:
        """The colour of a meaning, `#rrggbb`."""
        if meaning not in self._found:
            recipe = RECIPES[self.mode].get(meaning, OURS)
            self._found[meaning] = recipe.colour(self, meaning)
        return self._found[meaning]

    def ours(self, meaning: str) -> Shade:
        """Handrail's own colour of the meaning, in the same mode."""
        return shade(ours()[meaning].values[self.mode])

    def seed(self, name: str) -> Shade:
        """A seed by OKLCH."""
        return shade(self.seeds[name])


Start = Callable[[Palette, str], Shade]


@dataclass(frozen=True)
class Recipe:
    """How a colour is found: where it starts, and whether it is stepped away from the ground until its pairs hold.

    `least` stands for the highest number among its pairs, and some room.
    """

    start: Start
    stepped: bool = False
    least: float | None = None

    def colour(self, palette: Palette, meaning: str) -> str:
        """The colour, `#rrggbb`. Where no step makes all pairs hold it is black or white, and the proof says so."""
        start = self.start(palette, meaning)
        if not self.stepped:
            return start.hex
        numbers = partners(meaning)
        highest = max(numbers.values())
        needed = [
            (palette[other], self.least if self.least is not None and number == highest else number + ROOM)
            for other, number in numbers.items()
        ]
        return _step(start, needed, lighter="dark" in palette.mode)


def _step(start: Shade, needed: Iterable[tuple[str, float]], *, lighter: bool) -> str:
    """The colour, made lighter or darker until it stands out from each other one by its number."""
    pairs = list(needed)
    count = round((1 - start.lightness if lighter else start.lightness) / STEP) + 1

    def stepped(number: int) -> str:
        lightness = start.lightness + number * (STEP if lighter else -STEP)
        return start._replace(lightness=min(1.0, max(0.0, lightness))).hex

    def holds(number: int) -> bool:
        return all(contrast(stepped(number), other) >= least for other, least in pairs)

    return stepped(bisect_left(range(count), True, key=holds))


# ---- where a colour starts


def _own(palette: Palette, meaning: str) -> Shade:
    """At Handrail's own."""
    return palette.ours(meaning)


def _exactly(seed: str) -> Start:
    """At the seed."""
    return lambda palette, _: palette.seed(seed)


def _turned(seed: str, most: float | None = None) -> Start:
    """At our colour in the hue of the seed. It has no more chroma than the seed, and than ours or `most`."""

    def start(palette: Palette, meaning: str) -> Shade:
        own, given = palette.ours(meaning), palette.seed(seed)
        return Shade(own.lightness, min(given.chroma, own.chroma if most is None else most), given.hue)

    return start


def _beside_paper(palette: Palette, meaning: str) -> Shade:
    """As far from the paper as ours is from our paper."""
    own, ground, given = palette.ours(meaning), palette.ours("ground"), palette.seed("paper")
    lightness = max(0.0, given.lightness + own.lightness - ground.lightness)
    return Shade(lightness, given.chroma * own.chroma / ground.chroma, given.hue)


def _at_ground(seed: str) -> Start:
    """In the hue of the seed, as light as the ground: steps take it as far as it must go, and no further."""
    turned = _turned(seed)
    return lambda palette, meaning: turned(palette, meaning)._replace(lightness=shade(palette["ground"]).lightness)


def _strong_action(palette: Palette, meaning: str) -> Shade:
    """At the seed, or as dark as ours if that is darker."""
    given = palette.seed("action")
    return given._replace(lightness=min(given.lightness, palette.ours(meaning).lightness))


def _after(base: str) -> Start:
    """As far from another colour as ours is from that one of ours."""

    def start(palette: Palette, meaning: str) -> Shade:
        own, own_base, given = palette.ours(meaning), palette.ours(base), shade(palette[base])
        lightness = given.lightness + own.lightness - own_base.lightness
        chroma = given.chroma * own.chroma / own_base.chroma
        return Shade(min(1.0, max(0.0, lightness)), chroma, given.hue)

    return start


def _moved_with(base: str) -> Start:
    """At our own, moved as far as another colour was."""

    def start(palette: Palette, meaning: str) -> Shade:
        own, moved = palette.ours(meaning), shade(palette[base]).lightness - palette.ours(base).lightness
        return own._replace(lightness=min(1.0, max(0.0, own.lightness + moved)))

    return start


# ---- the header, which belongs to the brand


def _header(palette: Palette, meaning: str) -> Shade:
    """In the dark: a coloured one dimmed, a plain one ours in the hue of the ink. More contrast: further from its
    letters, or ours."""
    given = palette.seed("header")
    if given.chroma < PLAIN:
        return _turned("ink")(palette, meaning)
    if "dark" in palette.mode:
        given = Shade(min(given.lightness, DIM_HEADER[0]), min(given.chroma, DIM_HEADER[1]), given.hue)
    letters = palette["on-header"]
    least = STRONG if "more" in palette.mode else partners(meaning)["on-header"] + ROOM
    return shade(_step(given, [(letters, least)], lighter=shade(letters).lightness < given.lightness))


def _on_header(palette: Palette, meaning: str) -> Shade:
    """The seed where light letters go on standing on a coloured header; else as text. More contrast: white or black."""
    header, given = palette.seed("header"), palette.seed("on-header")
    goes_on = header.chroma >= PLAIN and given.lightness > header.lightness
    if "more" in palette.mode:
        return Shade(1.0 if goes_on or "dark" in palette.mode else 0.0, 0.0, 0.0)
    return given if goes_on else _turned("paper")(palette, meaning)


# ---- the recipes by mode; what stands in none is ours

OURS = Recipe(_own)
_STATUSES = ("info", "success", "warning", "danger")
_AFTER_ACTION = {name: Recipe(_after("action"), stepped=True) for name in ("action-hover", "action-pressed")}
_AFTER_DANGER = {name: Recipe(_moved_with("danger"), stepped=True) for name in ("danger-hover", "danger-pressed")}
_LINES = {
    "edge": Recipe(_at_ground("ink"), stepped=True, least=4.6),
    "text-muted": Recipe(_at_ground("ink"), stepped=True, least=7.3),
    "rail": Recipe(_at_ground("action"), stepped=True, least=3.1),
}
_HEADER = {"header": Recipe(_header), "on-header": Recipe(_on_header)}
_FROM_OURS = {name: Recipe(_own, stepped=True) for name in ("visited", *_STATUSES)}

RECIPES: Mapping[str, Mapping[str, Recipe]] = {
    "value": {
        "ground": Recipe(_exactly("paper")),
        "sunk": Recipe(_beside_paper),
        "line": Recipe(_beside_paper),
        "text": Recipe(_exactly("ink")),
        **_LINES,
        "action": Recipe(_exactly("action"), stepped=True, least=7.2),
        **_AFTER_ACTION,
        "action-tint": Recipe(_turned("action")),
        "focus-glow": Recipe(_exactly("glow")),
        "focus-line": Recipe(_exactly("ink")),
        "header": Recipe(_exactly("header")),
        "on-header": Recipe(_exactly("on-header")),
        **_FROM_OURS,
        **_AFTER_DANGER,
    },
    "dark": {
        **{
            name: Recipe(_turned("ink"))
            for name in ("ground", "surface", "field", "sunk", "line", "on-action", "on-danger", "focus-glow")
        },
        "text": Recipe(_turned("paper")),
        **_LINES,
        "action": Recipe(_turned("action", BRIGHT), stepped=True, least=7.4),
        **_AFTER_ACTION,
        "action-tint": Recipe(_turned("action")),
        "focus-line": Recipe(_exactly("glow")),
        **_HEADER,
        **_FROM_OURS,
        **_AFTER_DANGER,
    },
    "more": {
        "action": Recipe(_strong_action, stepped=True, least=STRONG),
        **_AFTER_ACTION,
        "action-tint": Recipe(_turned("action")),
        "focus-glow": Recipe(_exactly("glow")),
        **_HEADER,
        **_FROM_OURS,
        **_AFTER_DANGER,
    },
    "more-dark": {
        "action": Recipe(_turned("action", BRIGHT), stepped=True, least=STRONG),
        **_AFTER_ACTION,
        "focus-line": Recipe(_exactly("glow")),
        **_HEADER,
        **_FROM_OURS,
        **_AFTER_DANGER,
    },
}
