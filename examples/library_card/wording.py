"""Problems, answers and dates in words, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from babel.dates import format_date
from markupsafe import Markup

from handrail.service import parse
from handrail.service.parse import Problem

from .dates import HALMERE_TIME
from .language import current, ngettext
from .language import gettext as _
from .questions import NO_SUPPORT, Problems

READY_AFTER = timedelta(days=7)  # the libraries promise a card within a week
HELP_PHONE = "08081 570 100"
NO_BREAK = "\u00a0"  # a space that keeps what is on both sides of it in one line


def errors(problems: Problems) -> dict[str, str]:
    """The message of each problem, by the id of the control to mend."""
    return {control: message(problem, control) for control, problem in problems.by_control.items()}


def message(problem: Problem, control: str) -> str:
    """What to do about a problem with a control."""
    detail = problem.detail
    match problem.name:
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
    thing, enter = _asked(control)
    return parse.message(problem, thing=thing, enter=enter, language=current())


def _asked(control: str) -> tuple[str, str | None]:
    """What a control asks for, and the sentence for when nothing was given where something must be."""
    match control:
        case "full_name":
            return _("Full name"), _("Enter your full name")
        case "short_name":
            return _("What we should call you"), None
    return _("Date of birth"), _("Enter your date of birth")


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
    if answer["date"] is None:
        return _("Not known")
    words = parse.PartialDate.from_iso(answer["date"]).in_words(current())
    return words if answer["exact"] else _("%(date)s, not exact", date=words)


def isolated(text: str) -> Markup:
    """What somebody typed, line by line, each with the direction of its own letters."""
    return Markup("<br>").join(Markup("<bdi>{}</bdi>").format(line) for line in text.split("\n"))


def code(text: str) -> Markup:
    """A reference, number or email address: from left to right in any language, and not broken at a space."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(text.replace(" ", NO_BREAK))


def how_to_tell(answer: Mapping[str, Any]) -> list[str | Markup]:
    """The way that somebody chose, and the email address, number or postal address for it."""
    way, to = answer["way"], answer["to"]
    where = [] if to is None else [isolated(to) if way == "address" else code(to)]
    return [ways()[way], *where]


def day(seconds: int, after: timedelta = timedelta()) -> str:
    """The day of a moment in Halmere, or a time after it, with its weekday: Tuesday 1 December 2026."""
    moment: date = (datetime.fromtimestamp(seconds, HALMERE_TIME) + after).date()
    weekday = format_date(moment, "EEEE", locale=current())
    words = parse.PartialDate.from_iso(moment.isoformat()).in_words(current())
    return f"{weekday} {words.replace(' ', NO_BREAK, 1)}"  # the same order in all languages of the service


def ready_by(seconds: int) -> str:
    """The day by which a card that was applied for at this moment is ready."""
    return day(seconds, READY_AFTER)
