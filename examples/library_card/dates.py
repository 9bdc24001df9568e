"""Dates in Halmere: what today is there, and dates of birth, as far as people know them."""

from __future__ import annotations

from datetime import date, timedelta, timezone

from handrail.service import parse

HALMERE_TIME = timezone(timedelta(hours=1))  # one time for the whole country, summer and winter
OLDEST = 130  # years; nobody on record has lived longer


def today() -> date:
    """The date in Halmere, wherever the server stands."""
    return parse.today(HALMERE_TIME)


def read_birth(day: str, month: str, year: str, *, now: date, exact: bool = True) -> parse.PartialDate | None:
    """The date of birth in three boxes. ``exact=False`` lets its smaller parts be unknown; None if all of it is.

    Raises parse.Problem.
    """
    try:
        return parse.date(
            day, month, year, today=now, precision="day" if exact else "year",
            earliest=date(now.year - OLDEST, 1, 1), latest=now,
        )  # fmt: skip
    except parse.Problem as problem:
        if problem.name == "date-missing" and not exact:
            return None
        raise
