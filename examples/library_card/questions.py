"""The questions of the service, in their order: what each form sends, how it is read, and how an answer is shown again.

An answer is plain JSON; where the law lets people leave a question, it may be None. Reading a form gives an answer, or
raises all its problems at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from handrail.service import parse
from handrail.service.parse import Problem

from .dates import read_birth
from .reading import read_address, read_email, read_phone

Typed = MultiDict[str, str]
Answer = dict[str, Any]

WAYS = {"email": read_email, "phone": read_phone, "address": read_address}  # ways to tell people, and how each is read
NO_MESSAGE = "none"
SUPPORT = ("large-print", "audio", "step-free", "computer")
NO_SUPPORT = "none"


class Problems(Exception):
    """What is wrong with a form, by the id of the control to mend."""

    def __init__(self, by_control: dict[str, Problem]) -> None:
        super().__init__(", ".join(by_control))
        self.by_control = by_control


@dataclass(frozen=True, slots=True)
class Question:
    """One page with one question."""

    name: str
    """Its address, its template, and its key among the answers."""
    fields: tuple[str, ...]
    """What its form sends."""
    read: Callable[[Typed, date], Answer]
    """From what was typed, and today's date, to the answer."""
    show: Callable[[Answer], Typed]
    """From the answer to what its form would send."""
    optional: bool = False
    """The law lets people leave it: the card can be made without an answer."""

    def typed(self, form: MultiDict[str, str]) -> dict[str, list[str]]:
        """What belongs to this question, as it was typed. NUL goes, which no database keeps."""
        return {field: [text.replace("\0", "") for text in form.getlist(field)] for field in self.fields}


def _read_name(typed: Typed, _now: date) -> Answer:
    return _all(
        full_name=lambda: parse.name(typed.get("full_name", "")),
        short_name=lambda: parse.name(typed.get("short_name", ""), required=False),
    )


def _show_name(answer: Answer) -> Typed:
    return MultiDict({"full_name": answer["full_name"], "short_name": answer["short_name"] or ""})


def _read_birth(typed: Typed, now: date) -> Answer:
    day, month, year = (typed.get(f"date_of_birth-{part}", "") for part in ("day", "month", "year"))
    exact = "not_exact" not in typed
    try:
        found = read_birth(day, month, year, now=now, exact=exact)
    except Problem as problem:
        raise Problems({problem.control("date_of_birth"): problem}) from None
    return {"date": found and str(found), "exact": exact}


def _show_birth(answer: Answer) -> Typed:
    year, month, day = [*(answer["date"] or "").split("-"), "", ""][:3]
    boxes = {"day": day, "month": month, "year": year}
    typed: Typed = MultiDict({f"date_of_birth-{part}": number.lstrip("0") for part, number in boxes.items()})
    if not answer["exact"]:
        typed["not_exact"] = "yes"
    return typed


def _read_contact(typed: Typed, _now: date) -> Answer:
    way = typed.get("contact", "")
    if way == NO_MESSAGE:
        return {"way": way, "to": None}
    if way not in WAYS:
        raise Problems({"contact": Problem("contact-missing")})
    # What stands in the boxes of the other ways is not kept: it was not chosen.
    return {"way": way, "to": _all(**{way: lambda: WAYS[way](typed.get(way, ""))})[way]}


def _show_contact(answer: Answer) -> Typed:
    way = answer["way"]
    return MultiDict({"contact": way} if way == NO_MESSAGE else {"contact": way, way: answer["to"]})


def _read_support(typed: Typed, _now: date) -> Answer:
    chosen = set(typed.getlist("support"))
    wanted = [kind for kind in SUPPORT if kind in chosen]
    if NO_SUPPORT in chosen and wanted:
        raise Problems({"support": Problem("support-both")})
    if NO_SUPPORT not in chosen and not wanted:
        raise Problems({"support": Problem("support-missing")})
    return {"wanted": wanted}


def _show_support(answer: Answer) -> Typed:
    return MultiDict([("support", kind) for kind in answer["wanted"] or [NO_SUPPORT]])


def _all(**readers: Callable[[], Any]) -> Answer:
    """Read every control, so that all problems of a page are told together."""
    answer: Answer = {}
    problems: dict[str, Problem] = {}
    for control, read in readers.items():
        try:
            answer[control] = read()
        except Problem as problem:
            problems[control] = problem
    if problems:
        raise Problems(problems)
    return answer


_BIRTH_FIELDS = tuple(f"date_of_birth-{part}" for part in ("day", "month", "year"))
QUESTIONS = {
    question.name: question
    for question in (
        Question("name", ("full_name", "short_name"), _read_name, _show_name),
        Question("date-of-birth", (*_BIRTH_FIELDS, "not_exact"), _read_birth, _show_birth, optional=True),
        Question("contact", ("contact", *WAYS), _read_contact, _show_contact, optional=True),
        Question("support", ("support",), _read_support, _show_support, optional=True),
    )
}


def first_open(answers: Mapping[str, Answer | None]) -> str | None:
    """The first question that was neither answered nor left; None if there is none."""
    return next((name for name in QUESTIONS if name not in answers), None)


def following(name: str) -> str | None:
    """The question after this one; None after the last."""
    names = list(QUESTIONS)
    return next(iter(names[names.index(name) + 1 :]), None)


def before(name: str) -> str | None:
    """The question before this one; None before the first."""
    names = list(QUESTIONS)
    return names[names.index(name) - 1] if names.index(name) else None
