"""Dates as people know them: read from three boxes, in digits or words, whole or in part."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache

from babel import Locale

from .reading import Problem, common_digits, tidy

HALMERE_TIME = timezone(timedelta(hours=1))  # one time for the whole country, summer and winter
OLDEST = 130  # years; nobody on record has lived longer
# Names of months count in each language of the service, in the three sets of names that Arabic has for them,
# and in Morocco's spelling.
_MONTHS_OF = ("en", "fr", "ar", "ar_SY", "ar_DZ", "ar_MA")
_ORDINAL = re.compile(r"(?<=[0-9])(st|nd|rd|th|er|e)\b")
_PARTS = re.compile(r"[0-9]+|[^\W\d_]+(?: [^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date, or as much of it as somebody knows."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    exact: bool = True


def today() -> date:
    """The date in Halmere, wherever the server stands."""
    return datetime.now(HALMERE_TIME).date()


def read_date(day: str, month: str, year: str, *, now: date, exact: bool = True) -> PartialDate:
    """The date of birth in three boxes; ``exact=False`` lets its smaller parts be unknown.

    Raises Problem; its ``parts`` say which boxes are wrong.
    """
    day, month, year = _spread(_plain(day), _plain(month), _plain(year))
    typed = {"day": day, "month": month, "year": year}
    if not any(typed.values()):
        if exact:
            raise Problem("date-missing", parts=("day",))
        return PartialDate(exact=False)
    needed = ("day", "month", "year") if exact or day else ("month", "year") if month else ("year",)
    missing = tuple(part for part in needed if not typed[part])
    if missing:
        raise Problem("date-part-missing", parts=missing)
    found = PartialDate(
        _number(day, 1, 31, "day") if day else None, _month(month) if month else None, _year(year), exact
    )
    _check_real(found)
    _check_bounds(found, now)
    return found


@cache
def month_names() -> dict[str, set[int]]:
    """The months that each name may mean, by the name as ``_plain`` writes it."""
    names: dict[str, set[int]] = {}
    for tag in _MONTHS_OF:
        widths = Locale.parse(tag).months["format"]
        for number, name in [*widths["wide"].items(), *widths["abbreviated"].items()]:
            names.setdefault(_plain(name), set()).add(number)
    return names


def _plain(text: str) -> str:
    """Lower case, no accents or vowel marks, common digits, no full stop after a short form."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", tidy(text).casefold()) if unicodedata.category(c) != "Mn")
    return _ORDINAL.sub("", common_digits(bare)).strip(" .,/-")


def _spread(day: str, month: str, year: str) -> tuple[str, str, str]:
    """The boxes, after a date typed wholly or partly into the first one has been shared out."""
    parts = _PARTS.findall(day)
    if len(parts) == 3 and not month and not year:
        first, second, third = parts
        return (third, second, first) if len(first) == 4 else (first, second, third)
    if len(parts) == 2 and not month:
        if year:
            return parts[0], parts[1], year
        if len(parts[1]) == 4 and parts[1].isdigit():
            return "", parts[0], parts[1]
        if all(part.isdigit() for part in parts):
            raise Problem("date-unclear", parts=("day",), typed=day)
        return parts[0], parts[1], ""
    return day, month, year


def _number(text: str, low: int, high: int, part: str) -> int:
    if not re.fullmatch(r"[0-9]{1,2}", text) or not low <= int(text) <= high:
        raise Problem(f"date-{part}-range", parts=(part,))
    return int(text)


def _month(text: str) -> int:
    """A month in digits, by its name, or by the start of its name from 3 letters on."""
    if text.isdigit():
        return _number(text, 1, 12, "month")
    names = month_names()
    fitting = (names[name] for name in names if len(text) >= 3 and name.startswith(text))
    meant = names.get(text) or set().union(*fitting)
    if not meant:
        raise Problem("date-month-range", parts=("month",))
    if len(meant) > 1:
        raise Problem("date-month-unclear", parts=("month",), typed=text)
    return next(iter(meant))


def _year(text: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", text):  # two digits are never guessed
        raise Problem("date-year-digits", parts=("year",))
    return int(text)


def _check_real(found: PartialDate) -> None:
    if found.day and found.month and found.year:
        last = calendar.monthrange(found.year, found.month)[1]
        if found.day > last:
            raise Problem("date-not-real", parts=("day",), day=found.day, month=found.month, year=found.year, n=last)


def _check_bounds(found: PartialDate, now: date) -> None:
    if found.year is None:
        return
    if found.year < now.year - OLDEST:
        raise Problem("date-too-early", parts=("year",), year=now.year - OLDEST)
    if date(found.year, found.month or 1, found.day or 1) > now:
        later = "year" if found.year > now.year else "month" if (found.month or 1) > now.month else "day"
        raise Problem("date-in-future", parts=(later,))
