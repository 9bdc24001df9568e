"""Problems in the words of the page: what to do, naming the thing that was asked."""

from __future__ import annotations

import datetime
from functools import lru_cache

from markupsafe import Markup

from handrail.language import Strings, chosen_language

from .problem import Problem
from .words import in_words, month_name

_ONE_DAY = datetime.timedelta(days=1)


def message(problem: Problem, *, thing: str, enter: str | None = None, language: str | None = None) -> str:
    """The sentence for a problem.

    ``thing``: what was asked, as its label says it: "Date of birth". ``enter``: the whole sentence for when nothing
    was given: "Enter your date of birth"; what may be left out needs none. ``language``: that of the page; without
    it, that of ``use_language``.
    It is Markup where it repeats what was typed, which then has a direction of its own.
    Raises LookupError for a problem that is not from here, and for one that needs ``enter`` where there is none.
    """
    tag = language or chosen_language()
    words = _strings(tag)
    _, ngettext = words.gettext, words.ngettext
    detail = problem.detail
    match problem.name:
        case "name-missing" | "names-missing" | "date-missing" if enter:
            return enter
        case "name-too-long":
            return ngettext(
                "%(thing)s must be %(limit)s characters or fewer. You entered %(n)s",
                "%(thing)s must be %(limit)s characters or fewer. You entered %(n)s",
                detail["n"],
                thing=thing,
                limit=detail["limit"],
            )
        case "names-given-missing":
            return _("Enter your given names, or tick “I have only one name”")
        case "names-family-missing":
            return _("Enter your family name, or tick “I have only one name”")
        case "names-two":
            return _("Enter your name in one box, or take the tick from “I have only one name”")
        case "date-part-missing":
            return _missing_part(problem, words, thing)
        case "date-day-range":
            return _("Day must be a number from 1 to 31")
        case "date-month-range":
            return _("Month must be a number from 1 to 12 or a name, like 3 or March")
        case "date-month-unclear":
            return _(
                "We are not sure which month %(typed)s means. Enter its number or its whole name",
                typed=_isolated(detail["typed"]),
            )
        case "date-year-digits":
            return _("Year must include 4 numbers")
        case "date-year-range":
            return _("Year must be %(year)s or later", year=detail["first"])
        case "date-unclear" if problem.parts:
            return _(
                "We are not sure what %(typed)s means. Enter the day, month and year in 3 boxes",
                typed=_isolated(detail["typed"]),
            )
        case "date-unclear":
            return _(
                "We are not sure what %(typed)s means. Write the month as a word, like 27 March 1984",
                typed=_isolated(detail["typed"]),
            )
        case "date-not-understood":
            return _("%(thing)s must include a day, a month and a year, like 27 March 1984", thing=thing)
        case "date-not-real":
            return _not_real(problem, words, tag)
        case "date-too-early" | "date-too-late":
            return _out_of_bounds(problem, words, thing, tag)
    raise LookupError(f"no words for the problem {problem.name!r}")


@lru_cache(maxsize=64)
def _strings(language: str) -> Strings:
    return Strings(lambda: language)


def _isolated(typed: str) -> Markup:
    """What somebody typed, with the direction of its own letters."""
    return Markup("<bdi>{}</bdi>").format(typed)


def _missing_part(problem: Problem, words: Strings, thing: str) -> str:
    _ = words.gettext
    match problem.parts:
        case ("day",):
            return _("%(thing)s must include a day", thing=thing)
        case ("month",):
            return _("%(thing)s must include a month", thing=thing)
        case ("year",):
            return _("%(thing)s must include a year", thing=thing)
        case ("day", "month"):
            return _("%(thing)s must include a day and a month", thing=thing)
        case ("day", "year"):
            return _("%(thing)s must include a day and a year", thing=thing)
        case _other:
            return _("%(thing)s must include a month and a year", thing=thing)


def _not_real(problem: Problem, words: Strings, language: str) -> str:
    """A date that cannot be, and why. Only February is not as long in one year as in another."""
    day, month, year, n, over = (problem.detail[key] for key in ("day", "month", "year", "n", "over"))
    values = {"date": in_words(language, day=day, month=month, year=year), "month": month_name(month, language)}
    if month != 2:
        return words.ngettext(
            "%(date)s is not a real date. %(month)s has %(n)s day",
            "%(date)s is not a real date. %(month)s has %(n)s days",
            n,
            **values,
        )
    if over:
        return words.ngettext(
            "%(date)s is not a real date. %(month)s %(year)s had %(n)s day",
            "%(date)s is not a real date. %(month)s %(year)s had %(n)s days",
            n,
            year=year,
            **values,
        )
    return words.ngettext(
        "%(date)s is not a real date. %(month)s %(year)s has %(n)s day",
        "%(date)s is not a real date. %(month)s %(year)s has %(n)s days",
        n,
        year=year,
        **values,
    )


def _out_of_bounds(problem: Problem, words: Strings, thing: str, language: str) -> str:
    """Both bounds in one sentence where both are dates; a bound that moves with the days as "today"."""
    _ = words.gettext
    today: datetime.date = problem.detail["today"]
    earliest: datetime.date | None = problem.detail["earliest"]
    latest: datetime.date | None = problem.detail["latest"]
    if latest is not None and problem.name == "date-too-late":
        if latest == today:
            return _("%(thing)s must be today or in the past", thing=thing)
        if latest == today - _ONE_DAY:
            return _("%(thing)s must be in the past", thing=thing)
    if earliest is not None and problem.name == "date-too-early":
        if earliest == today:
            return _("%(thing)s must be today or in the future", thing=thing)
        if earliest == today + _ONE_DAY:
            return _("%(thing)s must be in the future", thing=thing)
        if (earliest.month, earliest.day) == (1, 1):
            return _("%(thing)s must be in %(year)s or later", thing=thing, year=earliest.year)
    if earliest is not None and latest is not None:
        return _(
            "%(thing)s must be between %(first)s and %(last)s",
            thing=thing,
            first=_day(earliest, language),
            last=_day(latest, language),
        )
    if problem.name == "date-too-early" and earliest is not None:
        return _("%(thing)s must be %(day)s or later", thing=thing, day=_day(earliest, language))
    if latest is None:
        raise LookupError(f"the problem {problem.name!r} has no bound")
    return _("%(thing)s must be %(day)s or earlier", thing=thing, day=_day(latest, language))


def _day(date: datetime.date, language: str) -> str:
    return in_words(language, day=date.day, month=date.month, year=date.year)
