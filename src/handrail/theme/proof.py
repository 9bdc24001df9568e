"""Whether a brand can be proved: every pair in every mode, and no action that looks like a status. If not, what would.

The pairs and their numbers are those of the tokens; `handrail.contrast` measures Handrail's own colours with them too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from math import floor

from coloraide import Color

from handrail.contrast import MODES, Pair, contrast, measure
from handrail.tokens import Token

from .colours import STEP, Palette, Shade, ours, shade

STATUS_HUES = {"danger": 27, "warning": 70}
HUES_APART = 25
"""So many degrees are between the hue of an action and theirs, if it has more chroma than `MUTED`."""
MUTED = 0.08

Seeds = Mapping[str, str]


@dataclass(frozen=True)
class Change:
    """Another value for one seed."""

    seed: str
    value: str
    was: str

    def made_in(self, seeds: Seeds) -> Seeds:
        """The seeds with this one changed."""
        return {**seeds, self.seed: self.value}


@dataclass(frozen=True)
class Problem:
    """What is wrong: a pair that is too close, in the modes where it is; or, without pairs, what `why` says."""

    name: str
    why: str
    pairs: tuple[Pair, ...] = ()

    def gone(self, seeds: Seeds) -> bool:
        """Whether other seeds do not have it, in any mode."""
        if not self.pairs:
            return self.name not in {problem.name for problem in _like_a_status(seeds["action"])}
        front, ground, least = self.pairs[0].front, self.pairs[0].ground, self.pairs[0].least
        palettes = [Palette(seeds, mode) for mode in MODES]
        return all(contrast(palette[front], palette[ground]) >= least for palette in palettes)


@dataclass(frozen=True)
class Refusal:
    """A problem, and the nearest change of one seed that would pass, if there is one."""

    problem: Problem
    change: Change | None

    def __str__(self) -> str:
        told = "No other value of one seed alone would pass."
        if self.change is not None:
            told = f'{self.change.seed} = "{self.change.value}" would pass, in place of "{self.change.was}".'
        return f"{self.problem.name}: {self.problem.why}.\n  {told}"


def colours(seeds: Seeds) -> dict[str, Token]:
    """The colours of a brand, as tokens by path: ours, with other values in the four modes."""
    palettes = {mode: Palette(seeds, mode) for mode in MODES}
    return {
        token.path: replace(token, values={**token.values, **{mode: palettes[mode][name] for mode in MODES}})
        for name, token in ours().items()
    }


def problems(seeds: Seeds) -> dict[str, Problem]:
    """All that is wrong with the colours of a brand, by name; nothing if it is proved."""
    short: dict[frozenset[str], list[Pair]] = {}
    for pair in measure(colours(seeds)):
        if not pair.holds and pair.mode not in {other.mode for other in short.get(pair.both, [])}:
            short.setdefault(pair.both, []).append(pair)  # `ground on text` says no more than `text on ground`
    found = [*map(_too_close, short.values()), *_like_a_status(seeds["action"])]
    return {problem.name: problem for problem in found}


def refusals(seeds: Seeds) -> list[Refusal]:
    """All that is wrong with the colours of a brand, each with what would pass."""
    found = problems(seeds)
    at_once = _change(seeds, found.values(), found) if found else None
    changes = {name: at_once or _change(seeds, [problem], found) for name, problem in found.items()}
    best: dict[str, tuple[int, Change]] = {}  # of several values for one seed, the one that leaves the least wrong
    for change in filter(None, changes.values()):
        left = len(problems(change.made_in(seeds)))
        if change.seed not in best or left < best[change.seed][0]:
            best[change.seed] = left, change
    return [
        Refusal(problem, one and best[one.seed][1])
        for problem, one in zip(found.values(), changes.values(), strict=True)
    ]


def figure(ratio: float) -> str:
    """A contrast with two decimals, never more than it is."""
    return f"{floor(ratio * 100) / 100:.2f}"


def _too_close(pairs: list[Pair]) -> Problem:
    has = ", and ".join(f"{figure(pair.has)} in {MODES[pair.mode]}" for pair in pairs)
    return Problem(str(pairs[0]), f"it has {has}, and needs {pairs[0].least:g}", tuple(pairs))


def _like_a_status(action: str) -> Iterator[Problem]:
    given = shade(action)
    for status, hue in STATUS_HUES.items():
        apart = abs((given.hue - hue + 180) % 360 - 180)
        if given.chroma > MUTED and apart < HUES_APART:
            yield Problem(
                f"action like {status}",
                f"its hue is {floor(apart)}° from that of {status}, and needs {HUES_APART}°, or a chroma of at most "
                f"{MUTED} where it has {given.chroma:.2f}. Keep the colour for the header",
            )


def _change(seeds: Seeds, wrong: Collection[Problem], found: Mapping[str, Problem]) -> Change | None:
    """The smallest change of one seed that ends these problems and brings no other."""
    left = found.keys() - {problem.name for problem in wrong}
    nearest: tuple[float, Change] | None = None
    for seed in seeds:
        for way in _ways(seed, shade(seeds[seed])):
            values = [each.hex for each in way]
            changes = [Change(seed, value, seeds[seed]) for value in values]
            at = bisect_left(changes, True, key=lambda change: all(each.gone(change.made_in(seeds)) for each in wrong))
            if at == len(changes):
                continue
            far = Color(seeds[seed]).distance(values[at], space="oklab")
            if (nearest is None or far < nearest[0]) and problems(changes[at].made_in(seeds)).keys() <= left:
                nearest = far, changes[at]
    return nearest and nearest[1]


def _ways(seed: str, given: Shade) -> Iterator[list[Shade]]:
    """What a seed can become, nearest first: lighter, darker; an action also duller, or of a hue beside its own."""
    yield [given._replace(lightness=min(1.0, given.lightness + step * STEP)) for step in _steps(1 - given.lightness)]
    yield [given._replace(lightness=max(0.0, given.lightness - step * STEP)) for step in _steps(given.lightness)]
    if seed == "action":
        yield [given._replace(chroma=max(0.0, given.chroma - step * STEP)) for step in _steps(given.chroma)]
        yield [given._replace(hue=(given.hue + step) % 360) for step in range(1, 91)]
        yield [given._replace(hue=(given.hue - step) % 360) for step in range(1, 91)]


def _steps(room: float) -> range:
    return range(1, round(room / STEP) + 2)
