"""The file of a brand: its name and twelve seeds, read from TOML and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from math import isfinite
from pathlib import Path
from typing import Any

from coloraide import Color
from markupsafe import Markup

from handrail.calling import UsageError

from . import mark

COLOURS = {
    "action": "#005469",
    "ink": "#14262d",
    "paper": "#faf9f5",
    "glow": "#ffc629",
    "header": "#faf9f5",
    "on-header": "#14262d",
}
"""The seeds that are colours, with Handrail's own."""
FONTS = ("font.body", "font.heading")
LENGTHS = {"radius": (0, 14, 8), "rail.width": (3, 6, 4), "rail.curve": (0, 40, 28)}
"""The seeds in px: the least, the most, and Handrail's own."""
NAMES = ("name", *COLOURS, *FONTS, *LENGTHS, "mark")

_OWN = {
    "name": 'name = "Government of Halmere"',
    **{name: f'{name} = "{value}", which is Handrail\'s own' for name, value in COLOURS.items()},
    **{name: f'{name} = "system-ui", which is the font of people\'s own device' for name in FONTS},
    **{name: f"{name} = {own}, which is Handrail's own" for name, (_, _, own) in LENGTHS.items()},
    "mark": 'mark = "mark.svg", or mark = "" if you have none',
}
_FAMILY = re.compile(r"[^\W_][\w .-]*")


@dataclass(frozen=True)
class Seeds:
    """What a brand chooses; all else is solved. Colours are `#rrggbb` by seed, lengths are px by seed."""

    name: str
    colours: Mapping[str, str]
    fonts: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, float]
    mark: Markup | None
    files: frozenset[Path]
    """What was read, by its whole path."""


def read(file: Path) -> Seeds:
    """The seeds in a TOML file. Raises UsageError with a sentence for each thing that is wrong."""
    try:
        given = dict(_flat(tomllib.loads(file.read_text(encoding="utf-8"))))
    except UnicodeDecodeError:
        raise UsageError(f"{file} is not text in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file} is not TOML: {error}") from None
    found: dict[str, Any] = {}
    wrong = [_unknown(name) for name in given if name not in NAMES]
    for name in NAMES:
        try:
            found[name] = _checked(name, given, file.parent)
        except ValueError as error:
            wrong.append(str(error))
    if wrong:
        raise UsageError("\n".join(f"{file}: {sentence}" for sentence in wrong))
    return Seeds(
        found["name"],
        {name: found[name] for name in COLOURS},
        {name: found[name] for name in FONTS},
        {name: found[name] for name in LENGTHS},
        found["mark"],
        frozenset({file.resolve(), *([(file.parent / given["mark"]).resolve()] if _is_file(given["mark"]) else [])}),
    )


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """The values by their path: `font.body` in one line, or `body` in a table `[font]`."""
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def _unknown(name: str) -> str:
    near = get_close_matches(name, NAMES, n=1)
    return f"there is no seed {name!r}" + (
        f"; did you mean {near[0]!r}?" if near else f"; there are: {', '.join(NAMES)}"
    )


def _checked(name: str, given: Mapping[str, Any], folder: Path) -> Any:
    """The value of a seed. Raises ValueError with a sentence."""
    if name not in given:
        raise ValueError(f"the seed {name!r} is missing: write  {_OWN[name]}")
    value = given[name]
    if name in LENGTHS:
        return _length(name, value)
    if name in FONTS:
        return _families(name, value)
    if not isinstance(value, str):
        raise ValueError(f"{name} is a text between quotes, not {value!r}")
    if name == "mark":
        return _mark(value, folder)
    return _colour(name, value) if name in COLOURS else _name(value)


def _name(value: str) -> str:
    if not value.strip() or not value.isprintable():
        raise ValueError("name is the name of the brand, in one line")
    return value.strip()


def _colour(name: str, value: str) -> str:
    try:
        colour = Color(value.strip())
    except ValueError:
        raise ValueError(f'{name}: {value!r} is not a colour; write it like "{COLOURS[name]}"') from None
    if colour.alpha() != 1:
        raise ValueError(f"{name}: {value!r} can be seen through; what is behind it would decide the contrast")
    # What a browser shows: a part that is `none` counts as nothing.
    made = colour.convert("srgb", norm=False)
    inside = made.in_gamut(tolerance=0.0005)
    shown = made.clip().to_string(hex=True)
    if not inside:
        raise ValueError(f"{name}: not every screen can show {value!r}; the nearest that it can is {shown!r}")
    return shown


def _length(name: str, value: Any) -> float:
    least, most, _ = LENGTHS[name]
    number = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    if not number or not least <= value <= most:
        raise ValueError(f"{name} is a number of px from {least} to {most}, not {value!r}")
    return float(value)


def _families(name: str, value: Any) -> tuple[str, ...]:
    """One name, some with commas between them, or a list."""
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, list) or not names or not all(isinstance(each, str) for each in names):
        raise ValueError(
            f'{name} is the name of a font, or a list of names, the best first; write {name} = "system-ui"'
        )
    bare = tuple(each.strip().strip("'\"") for each in names)
    for each in bare:
        if not _FAMILY.fullmatch(each):
            raise ValueError(f"{name}: {each!r} cannot be the name of a font")
    return bare


def _is_file(mark: str) -> bool:
    """Whether a mark is the name of a file, and not the drawing itself."""
    return bool(mark.strip()) and not mark.lstrip().startswith("<")


def _mark(value: str, folder: Path) -> Markup | None:
    if not value.strip():
        return None
    source = value
    if _is_file(value):
        try:
            source = (folder / value).read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not text"
            raise ValueError(f"mark: cannot read {value!r}: {reason}") from None
    return mark.drawn(source)
