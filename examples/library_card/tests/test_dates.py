"""Dates of birth: as far as people know them, and within what can be. How they are written is tested in Handrail."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from handrail.service.parse import PartialDate, Problem
from library_card import dates
from library_card.dates import HALMERE_TIME, read_birth

NOW = date(2026, 11, 24)


def read(day: str = "", month: str = "", year: str = "", *, exact: bool = True) -> PartialDate | None:
    return read_birth(day, month, year, now=NOW, exact=exact)


def test_a_date_of_birth_is_known_to_the_day() -> None:
    assert read("14", "حزيران", "1984") == PartialDate(1984, 6, 14)
    assert read("24", "11", "2026") == PartialDate(2026, 11, 24)


def test_who_does_not_know_the_date_gives_what_they_know() -> None:
    assert read("", "", "1950", exact=False) == PartialDate(1950)
    assert read("", "6", "1950", exact=False) == read("June 1950", exact=False) == PartialDate(1950, 6)
    assert read("1", "1", "1950", exact=False) == PartialDate(1950, 1, 1)
    assert read(exact=False) is None


@pytest.mark.parametrize(
    "typed, exact, problem, parts",
    [
        (("", "", ""), True, "date-missing", ("day", "month", "year")),
        (("", "6", "1950"), True, "date-part-missing", ("day",)),
        (("5", "", "1950"), False, "date-part-missing", ("month",)),
        (("14", "6", "0974"), True, "date-too-early", ("year",)),
        (("31", "12", "1895"), True, "date-too-early", ("year",)),
        (("25", "11", "2026"), True, "date-too-late", ("day",)),
        (("", "12", "2026"), False, "date-too-late", ("month",)),
    ],
)
def test_what_cannot_be_is_refused_with_a_name(
    typed: tuple[str, str, str], exact: bool, problem: str, parts: tuple[str, ...]
) -> None:
    with pytest.raises(Problem) as caught:
        read(*typed, exact=exact)
    assert (caught.value.name, caught.value.parts) == (problem, parts)


def test_today_is_the_day_in_halmere() -> None:
    now = datetime.now(HALMERE_TIME)
    assert dates.today() in {now.date(), (now - timedelta(minutes=1)).date()}
