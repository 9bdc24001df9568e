"""Dates of birth in three boxes: digits of every kind, months by name, parts that are wrong or not known."""

from __future__ import annotations

from datetime import date

import pytest

from library_card.dates import PartialDate, month_names, read_date
from library_card.reading import Problem

NOW = date(2026, 11, 24)


def read(day: str = "", month: str = "", year: str = "", *, exact: bool = True) -> PartialDate:
    return read_date(day, month, year, now=NOW, exact=exact)


@pytest.mark.parametrize(
    "typed, kept",
    [
        (("14", "6", "1984"), (14, 6, 1984)),
        ((" 014"[1:], "06", "1984"), None),
        (("1", "01", "1950"), (1, 1, 1950)),
        (("29", "2", "2024"), (29, 2, 2024)),
        (("١٢", "٣", "١٩٧٤"), (12, 3, 1974)),
        (("۱۲", "۳", "۱۹۷۴"), (12, 3, 1974)),
        (("１２", "३", "১৯৭৪"), (12, 3, 1974)),
        (("12/March/1974", "", ""), (12, 3, 1974)),
        (("12 mars 1974", "", ""), (12, 3, 1974)),
        (("12.3.1974", "", ""), (12, 3, 1974)),
        (("1974-03-12", "", ""), (12, 3, 1974)),
        (("12 March", "", "1974"), (12, 3, 1974)),
        (("1er", "août", "1990"), (1, 8, 1990)),
        (("3rd", "Sept.", "1990"), (3, 9, 1990)),
        (("24", "11", "2026"), (24, 11, 2026)),
    ],
)
def test_a_date_is_read(typed: tuple[str, str, str], kept: tuple[int, int, int] | None) -> None:
    if kept is None:  # three digits are no day
        with pytest.raises(Problem, match="date-day-range"):
            read(*typed)
    else:
        found = read(*typed)
        assert (found.day, found.month, found.year) == kept


@pytest.mark.parametrize(
    "name, month",
    [
        ("March", 3), ("MARCH", 3), ("mar", 3), ("sept", 9), ("september", 9), ("Dec", 12), ("june", 6),
        ("mars", 3), ("févr.", 2), ("fevrier", 2), ("aout", 8), ("juin", 6), ("juil", 7), ("déc", 12),
        ("يناير", 1), ("كانون الثاني", 1), ("جانفي", 1), ("مارس", 3), ("آذار", 3), ("أفريل", 4), ("نيسان", 4),
        ("شتنبر", 9), ("تشرين الأول", 10), ("تشرين الثاني", 11), ("كانون الأول", 12), ("ديسمبر", 12), ("اغسطس", 8),
    ],
)  # fmt: skip
def test_months_have_names(name: str, month: int) -> None:
    assert read("5", name, "1990").month == month


@pytest.mark.parametrize("name", ["jui", "كانون", "تشرين"])
def test_a_name_for_two_months_is_asked_about(name: str) -> None:
    with pytest.raises(Problem, match="date-month-unclear") as caught:
        read("5", name, "1990")
    assert caught.value.parts == ("month",)


def test_every_whole_name_of_a_month_means_one_month() -> None:
    assert len(month_names()) > 60
    assert {name for name, months in month_names().items() if len(months) > 1} == set()


@pytest.mark.parametrize(
    "typed, kind, parts",
    [
        (("", "", ""), "date-missing", ("day",)),
        (("14", "6", ""), "date-part-missing", ("year",)),
        (("", "6", "1984"), "date-part-missing", ("day",)),
        (("14", "", ""), "date-part-missing", ("month", "year")),
        (("32", "6", "1984"), "date-day-range", ("day",)),
        (("00", "6", "1984"), "date-day-range", ("day",)),
        (("x", "6", "1984"), "date-day-range", ("day",)),
        (("14", "13", "1984"), "date-month-range", ("month",)),
        (("14", "0", "1984"), "date-month-range", ("month",)),
        (("14", "Brumaire", "1984"), "date-month-range", ("month",)),
        (("14", "ma", "1984"), "date-month-range", ("month",)),
        (("14", "6", "84"), "date-year-digits", ("year",)),
        (("14", "6", "19845"), "date-year-digits", ("year",)),
        (("14", "6", "0974"), "date-too-early", ("year",)),
        (("14", "6", "0000"), "date-too-early", ("year",)),
        (("29", "2", "2023"), "date-not-real", ("day",)),
        (("31", "4", "1984"), "date-not-real", ("day",)),
        (("25", "11", "2026"), "date-in-future", ("day",)),
        (("1", "12", "2026"), "date-in-future", ("month",)),
        (("1", "1", "2027"), "date-in-future", ("year",)),
        (("03/04", "", ""), "date-unclear", ("day",)),
    ],
)
def test_a_wrong_part_is_named(typed: tuple[str, str, str], kind: str, parts: tuple[str, ...]) -> None:
    with pytest.raises(Problem) as caught:
        read(*typed)
    assert (caught.value.kind, caught.value.parts) == (kind, parts)


def test_a_day_that_never_was_comes_with_the_reason() -> None:
    with pytest.raises(Problem) as caught:
        read("29", "February", "1900")
    assert caught.value.detail == {"day": 29, "month": 2, "year": 1900, "n": 28}


def test_who_does_not_know_the_date_gives_what_they_know() -> None:
    assert read("", "", "1950", exact=False) == PartialDate(None, None, 1950, exact=False)
    assert read("", "6", "1950", exact=False) == PartialDate(None, 6, 1950, exact=False)
    assert read("June 1950", exact=False) == PartialDate(None, 6, 1950, exact=False)
    assert read(exact=False) == PartialDate(exact=False)
    with pytest.raises(Problem, match="date-part-missing"):
        read("5", "", "1950", exact=False)
    with pytest.raises(Problem, match="date-in-future"):
        read("", "12", "2026", exact=False)
