"""Problems, answers and dates in words, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from babel import Locale
from babel.dates import format_date
from markupsafe import Markup

from .dates import HALMERE_TIME, PartialDate
from .language import current, ngettext
from .language import gettext as _
from .questions import NO_SUPPORT, Problems
from .reading import Problem

READY_AFTER = timedelta(days=7)  # the libraries promise a card within a week
HELP_PHONE = "08081 570 100"
_WEEKDAY_DATE = "EEEE d\u00a0MMMM y"  # the same order in all languages of the service


def errors(problems: Problems) -> dict[str, str]:
    """The message of each problem, by the id of the control to mend."""
    return {control: message(problem) for control, problem in problems.by_control.items()}


def message(problem: Problem) -> str:
    """What to do about a problem."""
    detail = problem.detail
    match problem.kind:
        case "name-missing":
            return _("Enter your full name")
        case "name-too-long":
            return ngettext(
                "Full name must be %(limit)s characters or fewer. You entered %(n)s",
                "Full name must be %(limit)s characters or fewer. You entered %(n)s",
                detail["n"],
                limit=detail["limit"],
            )
        case "short-name-too-long":
            return ngettext(
                "What we should call you must be %(limit)s characters or fewer. You entered %(n)s",
                "What we should call you must be %(limit)s characters or fewer. You entered %(n)s",
                detail["n"],
                limit=detail["limit"],
            )
        case "date-missing":
            return _("Enter your date of birth")
        case "date-part-missing":
            return _missing_part(problem)
        case "date-day-range":
            return _("Day must be a number from 1 to 31")
        case "date-month-range":
            return _("Month must be a number from 1 to 12 or a name, like 3 or March")
        case "date-month-unclear":
            return _(
                "We are not sure which month %(typed)s means. Enter its number or its whole name",
                typed=isolated(detail["typed"]),
            )
        case "date-year-digits":
            return _("Year must include 4 numbers")
        case "date-unclear":
            return _(
                "We are not sure what %(typed)s means. Enter the day, month and year in 3 boxes",
                typed=isolated(detail["typed"]),
            )
        case "date-not-real":
            return _not_real(problem)
        case "date-too-early":
            return _("Date of birth must be in %(year)s or later", year=detail["year"])
        case "date-in-future":
            return _("Date of birth must be today or in the past")
        case "contact-missing":
            return _("Select how we should tell you")
        case "email-missing":
            return _("Enter your email address")
        case "email-too-long":
            return ngettext(
                "Email address must be %(limit)s characters or fewer. You entered %(n)s",
                "Email address must be %(limit)s characters or fewer. You entered %(n)s",
                detail["n"],
                limit=detail["limit"],
            )
        case "email-format":
            return _("Enter an email address in the correct format, like %(example)s", example=code("name@example.org"))
        case "phone-missing":
            return _("Enter your phone number")
        case "phone-format":
            return _("Enter a phone number with 5 to 15 digits, like %(example)s", example=code(HELP_PHONE))
        case "address-missing":
            return _("Enter your address")
        case "address-too-long":
            return ngettext(
                "Address must be %(limit)s characters or fewer. You entered %(n)s",
                "Address must be %(limit)s characters or fewer. You entered %(n)s",
                detail["n"],
                limit=detail["limit"],
            )
        case "support-missing":
            return _("Select what would help you, or select “None of these”")
        case "support-both":
            return _("Select what would help you, or only “None of these”")
    raise LookupError(f"no words for the problem {problem.kind!r}")


def ways() -> dict[str, str]:
    """The ways to tell people that their card is ready."""
    return {
        "email": _("By email"),
        "phone": _("By text message"),
        "address": _("By letter"),
        "none": _("You do not need to tell me"),
    }


def support() -> dict[str, str]:
    """What a library can do for people."""
    return {
        "large-print": _("Books in large print"),
        "audio": _("Books to listen to"),
        "step-free": _("A way in without steps"),
        "computer": _("Someone to help me with the computers"),
        "none": _("None of these"),
    }


def chosen_support(answer: Mapping[str, Any]) -> list[str]:
    """What somebody said would help them."""
    words = support()
    return [words[kind] for kind in answer["wanted"] or [NO_SUPPORT]]


def in_words(answer: Mapping[str, Any]) -> str:
    """A date of birth, or as much of it as is known."""
    found = PartialDate(**answer)
    if found.year is None:
        return _("Not known")
    words = " ".join(
        str(part) for part in (found.day, found.month and _month_name(found.month), found.year) if part is not None
    )
    return words if found.exact else _("%(date)s, not exact", date=words)


def isolated(text: str) -> Markup:
    """What somebody typed, line by line, each with the direction of its own letters."""
    return Markup("<br>").join(Markup("<bdi>{}</bdi>").format(line) for line in text.split("\n"))


def code(text: str) -> Markup:
    """A reference, number or email address: from left to right in any language, and not broken at a space."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(text.replace(" ", "\u00a0"))


def where_to(answer: Mapping[str, Any]) -> Markup | None:
    """The address, number or email address of an answer about contact."""
    if answer["to"] is None:
        return None
    return isolated(answer["to"]) if answer["way"] == "address" else code(answer["to"])


def day(seconds: int, after: timedelta = timedelta()) -> str:
    """The day of a moment in Halmere, or a time after it, with its weekday: Tuesday 1 December 2026."""
    moment: date = (datetime.fromtimestamp(seconds, HALMERE_TIME) + after).date()
    return format_date(moment, _WEEKDAY_DATE, locale=current())


def ready_by(seconds: int) -> str:
    """The day by which a card that was applied for at this moment is ready."""
    return day(seconds, READY_AFTER)


def _month_name(number: int) -> str:
    return str(Locale.parse(current()).months["format"]["wide"][number])


def _missing_part(problem: Problem) -> str:
    return {
        ("day",): lambda: _("Date of birth must include a day"),
        ("month",): lambda: _("Date of birth must include a month"),
        ("year",): lambda: _("Date of birth must include a year"),
        ("day", "month"): lambda: _("Date of birth must include a day and a month"),
        ("day", "year"): lambda: _("Date of birth must include a day and a year"),
        ("month", "year"): lambda: _("Date of birth must include a month and a year"),
    }[problem.parts]()


def _not_real(problem: Problem) -> str:
    detail = problem.detail
    month = _month_name(detail["month"])
    return ngettext(
        "%(day)s %(month)s %(year)s is not a real date. %(month)s %(year)s had %(n)s day",
        "%(day)s %(month)s %(year)s is not a real date. %(month)s %(year)s had %(n)s days",
        detail["n"], day=detail["day"], month=month, year=detail["year"],
    )  # fmt: skip
