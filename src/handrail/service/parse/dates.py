"""Dates as people know them: in digits or words, in three boxes or one, whole or in part."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Self

from .problem import Problem
from .text import clean
from .words import LANGUAGES, Index, Words, fold, in_words, index

Precision = Literal["day", "month", "year"]
Languages = Sequence[str | Words]
Typed = tuple[str, str, str]

PARTS: tuple[Precision, ...] = ("day", "month", "year")
LONGEST = 100  # characters in one box: no date in words is as long
FIRST_YEAR = 1000  # before it, somebody left out or mixed up a digit

_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th|er|ere|re|e)(?![^\W_])")
_SEPARATORS = r"\s./,\-\u2010-\u2015\u2212\u060c\u060d\u00b7\u30fb\\|"
_TOKEN = re.compile(rf"[0-9]+|[^\W\d_]+|[^{_SEPARATORS}]")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date, or as much of it as somebody knows: the year alone, or month and year.

    As text it is ISO 8601: 1974-03-12, 1974-03, 1974. Raises ValueError for a date that cannot exist.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without a month is no date")
        try:
            datetime.date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except ValueError:
            raise ValueError(f"the date {self} does not exist") from None

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """The date that ``str()`` wrote."""
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text, re.ASCII):
            raise ValueError(f"{text!r} is not like 1974-03-12, 1974-03 or 1974")
        return cls(*map(int, text.split("-")))

    @property
    def precision(self) -> Precision:
        """The smallest part that is known."""
        return "day" if self.day is not None else "month" if self.month is not None else "year"

    @property
    def first(self) -> datetime.date:
        """The first day that it can be."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date:
        """The last day that it can be. Of a date known to the day, ``first`` and ``last`` are that day."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def in_words(self, language: str) -> str:
        """As a sentence has it: 12 March 1974, March 1974, 1974."""
        return in_words(language, day=self.day, month=self.month, year=self.year)

    def __str__(self) -> str:
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)])


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def today(zone: datetime.tzinfo, clock: Callable[[], datetime.datetime] = _now) -> datetime.date:
    """The date in the time zone of the country, wherever the server stands. The clock must know its own zone."""
    moment = clock()
    if moment.tzinfo is None:
        raise ValueError("the clock must give times with a time zone, such as datetime.now(timezone.utc)")
    return moment.astimezone(zone).date()


def birthday(born: datetime.date, age: int) -> datetime.date:
    """The day on which somebody turns ``age``. Born on 29 February, it is 1 March in years without that day."""
    year = born.year + age
    leap_day_missing = (born.month, born.day) == (2, 29) and not calendar.isleap(year)
    return datetime.date(year, 3, 1) if leap_day_missing else born.replace(year=year)


def date(
    day: str,
    month: str,
    year: str,
    *,
    today: datetime.date,
    languages: Languages = LANGUAGES,
    precision: Precision = "day",
    earliest: datetime.date | None = None,
    latest: datetime.date | None = None,
) -> PartialDate:
    """The date in three boxes. A date that stands wholly or partly in one of them is shared out, day before month.

    ``today`` is the date in the country (see ``today``). ``languages``: whose words count. ``precision``: the least
    that must be known. ``earliest`` and ``latest``: the first and the last day that it can be.

    Raises Problem, whose ``parts`` say which boxes are wrong: ``date-missing``, ``date-part-missing``,
    ``date-day-range``, ``date-month-range``, ``date-month-unclear``, ``date-year-digits``, ``date-year-range``,
    ``date-unclear`` (two meanings, in ``meanings``), ``date-not-real``, ``date-too-early``, ``date-too-late``.
    """
    asked = _Asked(today, index(tuple(languages)), precision, earliest, latest)
    boxes = (day, month, year)
    for part, typed in zip(PARTS, boxes, strict=True):
        if len(typed.strip()) > LONGEST:
            raise _out_of_range(part)
    in_boxes = [_tokens(typed, asked.words) for typed in boxes]
    filled = [at for at, tokens in enumerate(in_boxes) if tokens]
    if not filled:
        raise Problem("date-missing", parts=asked.needed("", "", ""))
    near = asked.near(in_boxes[filled[0]]) if len(filled) == 1 else None
    return near or asked.found(*_shared(in_boxes, filled, boxes, asked.words))


def date_text(
    typed: str,
    *,
    today: datetime.date,
    languages: Languages = LANGUAGES,
    precision: Precision = "day",
    earliest: datetime.date | None = None,
    latest: datetime.date | None = None,
) -> PartialDate:
    """The date in one box, such as 12 March 1974, 12/3/1974, 1974-03-12 or yesterday: day before month, but for ISO.

    Arguments and problems are those of ``date``, and ``date-not-understood``.
    """
    asked = _Asked(today, index(tuple(languages)), precision, earliest, latest)
    if len(typed.strip()) > LONGEST:
        raise Problem("date-not-understood")
    tokens = _tokens(typed, asked.words)
    if not tokens:
        raise Problem("date-not-understood" if clean(typed) else "date-missing")
    parts = asked.near(tokens) or _in_order(tokens, asked.words, typed)
    if parts is None:
        raise Problem("date-not-understood")
    return parts if isinstance(parts, PartialDate) else asked.found(*parts)


# ---- from boxes to a day, a month and a year


def _tokens(typed: str, words: Index) -> list[str]:
    """Numbers and words, folded; words that stand together are one, such as كانون الثاني. A sign is a token too."""
    tokens: list[str] = []
    ended = True  # whether the token before is no word, so that the next one begins anew
    for token in _TOKEN.findall(_ORDINAL.sub("", fold(clean(typed)))):
        is_word = token[0].isalpha()
        if is_word and token in words.fillers:
            continue
        if is_word and not ended:
            tokens[-1] += f" {token}"
        else:
            tokens.append(token)
        ended = not is_word
    return tokens


def _as_one(tokens: list[str]) -> str:
    return " ".join(tokens)


def _shared(in_boxes: list[list[str]], filled: list[int], boxes: Typed, words: Index) -> Typed:
    """The boxes, after what was typed into too few of them has been shared out."""
    tokens = [token for box in in_boxes for token in box]
    as_meant = len(tokens) == len(filled) and (len(filled) > 1 or _fits(tokens[0], filled[0], words))
    if not as_meant and (len(filled) == 1 or len(tokens) == 3):
        shared = _in_order(tokens, words, boxes[filled[0]], at=PARTS[filled[0]])
        if shared is not None:
            return shared
    day, month, year = (_as_one(box) for box in in_boxes)
    return day, month, year


def _fits(token: str, at: int, words: Index) -> bool:
    """Whether a token that stands alone may be meant for its box."""
    if _is_year(token):
        return PARTS[at] == "year"
    return PARTS[at] == "month" or not words.month(token)


def _in_order(tokens: list[str], words: Index, typed: str, *, at: Precision | None = None) -> Typed | None:
    """Day, month and year among one to three tokens, by their order and length; None where that says nothing.

    ``at``: the box where it was typed; None where there is only one.
    """
    match tokens:
        case [one] if _is_year(one):
            return "", "", one
        case [one] if words.month(one):
            return "", one, ""
        case [first, second] if _is_year(second):
            return "", first, second
        case [first, second] if _is_year(first):
            return "", second, first
        case [first, second] if not _is_number(first):
            return second, first, ""
        case [first, second] if _is_number(second) and _has_two_meanings(int(first), int(second)):
            meanings = [(int(first), int(second)), (int(second), int(first))]
            real = tuple((day, month) for day, month in meanings if 1 <= day <= 31 and 1 <= month <= 12)
            parts = (at, *(part for part in PARTS if part != at)) if at else ()
            raise Problem("date-unclear", parts=parts, typed=clean(typed), meanings=real)
        case [first, second]:
            return first, second, ""
        case [first, second, third] if _is_year(first):
            return third, second, first
        case [first, second, third] if not _is_number(first):
            return second, first, third
        case [first, second, third]:
            return first, second, third
    return None


def _has_two_meanings(first: int, second: int) -> bool:
    """03/04 may be in April or in March. 25/03 can only be in March, as 3/3 can."""
    return first != second and not (first > 12 >= second)


def _is_number(token: str) -> bool:
    return token.isascii() and token.isdigit()


def _is_year(token: str) -> bool:
    return len(token) == 4 and _is_number(token)


# ---- from a day, a month and a year to a date


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a date must be to be an answer."""

    today: datetime.date
    words: Index
    precision: Precision
    earliest: datetime.date | None
    latest: datetime.date | None

    def near(self, tokens: list[str]) -> PartialDate | None:
        """The date that a word such as yesterday means."""
        distance = self.words.days.get(_as_one(tokens))
        if distance is None:
            return None
        found = self.today + datetime.timedelta(days=distance)
        return self._inside(PartialDate(found.year, found.month, found.day))

    def needed(self, *typed: str) -> tuple[Precision, ...]:
        """The parts that must be there: from the smallest that was given or is asked for, upwards."""
        given = [at for at, text in enumerate(typed) if text]
        return PARTS[min([PARTS.index(self.precision), *given]) :]

    def found(self, day: str, month: str, year: str) -> PartialDate:
        """The date of these parts."""
        typed = dict(zip(PARTS, (day, month, year), strict=True))
        missing = tuple(part for part in self.needed(day, month, year) if not typed[part])
        if missing:
            raise Problem("date-part-missing", parts=missing)
        of_day = _number(day, 31, "day") if day else None
        of_month = self._month(month) if month else None
        of_year = self._year(year)
        if of_day is not None and of_month is not None:
            self._check_real(of_day, of_month, of_year)
        return self._inside(PartialDate(of_year, of_month, of_day))

    def _month(self, text: str) -> int:
        if _is_number(text):
            return _number(text, 12, "month")
        meant = self.words.month(text)
        if not meant:
            raise _out_of_range("month")
        if len(meant) > 1:
            raise Problem("date-month-unclear", parts=("month",), typed=text, meanings=tuple(sorted(meant)))
        return next(iter(meant))

    def _year(self, text: str) -> int:
        if not _is_year(text):  # the century of two digits is never guessed
            raise _out_of_range("year")
        year = int(text)
        if self.earliest is None and year < FIRST_YEAR:
            raise Problem("date-year-range", parts=("year",), first=FIRST_YEAR)
        if self.earliest is not None and year < self.earliest.year:
            raise self._out_of_bounds("date-too-early", "year")
        return year

    def _check_real(self, day: int, month: int, year: int) -> None:
        days = calendar.monthrange(year, month)[1]
        if day > days:
            over = (year, month) < (self.today.year, self.today.month)
            raise Problem("date-not-real", parts=PARTS, day=day, month=month, year=year, n=days, over=over)

    def _inside(self, found: PartialDate) -> PartialDate:
        if self.latest is not None and found.first > self.latest:
            raise self._out_of_bounds("date-too-late", _wrong_part(found, self.latest))
        if self.earliest is not None and found.last < self.earliest:
            raise self._out_of_bounds("date-too-early", _wrong_part(found, self.earliest))
        return found

    def _out_of_bounds(self, name: str, part: Precision) -> Problem:
        return Problem(name, parts=(part,), earliest=self.earliest, latest=self.latest, today=self.today)


def _number(text: str, most: int, part: Precision) -> int:
    if not re.fullmatch("[0-9]{1,2}", text) or not 1 <= int(text) <= most:
        raise _out_of_range(part)
    return int(text)


def _out_of_range(part: Precision) -> Problem:
    return Problem("date-year-digits" if part == "year" else f"date-{part}-range", parts=(part,))


def _wrong_part(found: PartialDate, bound: datetime.date) -> Precision:
    """The greatest part in which a date differs from the bound that it breaks."""
    if found.year != bound.year:
        return "year"
    return "day" if found.month == bound.month else "month"
