"""Contrast by WCAG 2.2, and the proof of tokens: each stated pair of colours, measured in each mode.

The built-in tokens and a brand are proved by the same `measure`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .tokens import Token

MODES = {"value": "light", "dark": "dark", "more": "light, more contrast", "more-dark": "dark, more contrast"}
"""The four modes that every colour has a value in, and their words."""


@dataclass(frozen=True)
class Pair:
    """What stands on what, in one mode: the contrast that it has, and the least that it needs."""

    front: str
    ground: str
    mode: str
    has: float
    least: float

    @property
    def holds(self) -> bool:
        """Whether it has what it needs."""
        return self.has >= self.least

    @property
    def both(self) -> frozenset[str]:
        """The two, whichever stands on the other."""
        return frozenset((self.front, self.ground))

    def __str__(self) -> str:
        return f"{self.front} on {self.ground}"


def measure(tokens: Mapping[str, Token]) -> Iterator[Pair]:
    """Each pair that the tokens state, in each mode. Colours are named without their group: `text`."""
    for path, token in tokens.items():
        for other, least in token.contrast.items():
            for mode in MODES:
                has = contrast(token.values[mode], tokens[other].values[mode])
                yield Pair(path.rpartition(".")[2], other.rpartition(".")[2], mode, has, least)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (`#rrggbb`)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=4096)
def _luminance(value: str) -> float:
    shares = [int(value[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
