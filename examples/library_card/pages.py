"""The pages: start, four questions, check answers, confirmation.

Every POST ends in a redirect, also when it is refused: refresh and Back never ask to send a form again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from typing import Any, cast

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from . import dates, errors, language, wording
from .questions import QUESTIONS, Problems, Typed, before, first_open, following
from .storage import AlreadySent, AnswersChanged, Application, Store
from .visits import Session

TRIES_BEFORE_HELP = 3  # whoever is refused the same answer three times is offered a person

View = Callable[..., str | Response]


def one_of(names: Iterable[str]) -> str:
    """The part of a rule that fits these names and no others."""
    return f"any({', '.join(repr(name) for name in names)})"


pages = Blueprint("pages", __name__, url_prefix=f"/<{one_of(language.LANGUAGES)}:language>")


@pages.url_value_preprocessor
def drop_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Views do not take the language: ``language.current`` knows it from the address."""
    (values or {}).pop("language", None)


@pages.url_defaults
def add_language(_endpoint: str, values: dict[str, Any]) -> None:
    """Links stay in the language of the page."""
    values.setdefault("language", language.current())


@pages.before_request
def change_language() -> Response | None:
    """The language switch is a button of the page's form: what was typed is kept, then the page comes back."""
    chosen = request.form.get("language") if request.method == "POST" else None
    if chosen not in language.LANGUAGES:
        return None
    question = QUESTIONS.get((request.view_args or {}).get("name", ""))
    application = _application()
    if question and application:
        with suppress(AlreadySent):
            _store().keep_typed(application.id, question.name, question.typed(request.form), refused=False)
    return redirect(_here(language=chosen), 303)


def of_application(view: View) -> View:
    """Gives the view the application of this visit. Without one people start; a sent one is not asked about again."""

    @wraps(view)
    def guarded(**values: Any) -> str | Response:
        application = _application()
        if application is None:
            return errors.timed_out() if _session().lost else redirect(url_for(".start"), 303)
        try:
            if application.sent_at is None:
                return view(application, **values)
        except AlreadySent:  # in another tab, a moment ago
            return redirect(_here(), 303)
        if request.method == "POST":
            return redirect(_here(), 303)
        return render_template("already_sent.html", application=application)

    return guarded


@pages.get("/")
def start() -> str:
    """What this is, what it takes, and the way in; or the way on."""
    application = _application()
    return render_template("start.html", application=application, go_on=_next(application) if application else None)


@pages.post("/")
def begin() -> Response:
    """Begin an application, under a new session id: one that somebody else knows is worth nothing from here on."""
    application = _application()
    if application and application.sent_at is None:
        if request.form.get("start") != "again":
            return redirect(url_for(".start"), 303)  # which now offers to go on
        _store().forget(application.id)
    _store().forget_idle()
    _session().renew(application=_store().start(language.current()))
    return redirect(url_for(".ask", name=next(iter(QUESTIONS))), 303)


@pages.get(f"/<{one_of(QUESTIONS)}:name>")
@of_application
def ask(application: Application, name: str) -> str | Response:
    """A question: as it was answered, or as it was typed, with what is wrong with that."""
    first = first_open(application.answers)
    if first and list(QUESTIONS).index(name) > list(QUESTIONS).index(first):
        return redirect(url_for(".ask", name=first), 303)
    question = QUESTIONS[name]
    problems = Problems({})
    typed = application.typed.get(name)
    if typed:
        values = Typed(typed["values"])
        if typed["checked"]:
            try:
                question.read(values, dates.today())
            except Problems as found:
                problems = found
    else:
        kept = application.answers.get(name)
        values = question.show(kept) if kept else Typed()
    return render_template(
        f"{name}.html",
        values=values,
        errors=wording.errors(problems),
        wrong_parts=[part for problem in problems.by_control.values() for part in problem.parts],
        back=_back(name),
        stuck=typed is not None and typed["refused"] >= TRIES_BEFORE_HELP,
        optional=question.optional,
    )


@pages.post(f"/<{one_of(QUESTIONS)}:name>")
@of_application
def answer(application: Application, name: str) -> Response:
    """Keep the answer, or that there is none; or keep what was typed, and say what is wrong with it."""
    question = QUESTIONS[name]
    typed = question.typed(request.form)
    leave = question.optional and "leave" in request.form
    try:
        kept = None if leave else question.read(Typed(typed), dates.today())
    except Problems:
        _store().keep_typed(application.id, name, typed, refused=True)
        return redirect(_here(), 303)
    _store().keep_answer(application.id, name, kept)
    if _changing() and first_open({**application.answers, name: kept}) is None:
        return redirect(url_for(".check"), 303)
    after = following(name)
    return redirect(url_for(".ask", name=after) if after else url_for(".check"), 303)


@pages.get("/check")
@of_application
def check(application: Application) -> str | Response:
    """Everything before it goes."""
    first = first_open(application.answers)
    if first:
        return redirect(url_for(".ask", name=first), 303)
    return render_template("check.html", application=application, changed=request.args.get("changed") == "yes")


@pages.post("/check")
def send() -> Response:
    """Send the application, exactly once: the button holds a token for these very answers."""
    application = _application()
    if application is None:
        return redirect(url_for(".start"), 303)
    try:
        _store().send(application.id, request.form.get("send", ""), language.current())
    except AnswersChanged:
        return redirect(url_for(".check", changed="yes"), 303)
    return redirect(url_for(".confirmation"), 303)


@pages.route("/confirmation", methods=["GET", "POST"])
def confirmation() -> str | Response:
    """That it is sent, under which reference, and what happens next. Only this browser's own visit can see it.

    Its form holds nothing but the languages, which ``change_language`` takes care of.
    """
    application = _application()
    if application is None:
        return errors.timed_out() if _session().lost else redirect(url_for(".start"), 303)
    if application.sent_at is None:
        return redirect(url_for(".check"), 303)
    if request.method == "POST":
        return redirect(_here(), 303)
    return render_template("confirmation.html", application=application)


def _store() -> Store:
    return cast(Store, current_app.extensions["store"])


def _session() -> Session:
    return cast(Session, session._get_current_object())  # type: ignore[attr-defined]


def _application() -> Application | None:
    return _store().application(session.get("application"))


def _next(application: Application) -> str:
    """Where an application goes on."""
    first = first_open(application.answers)
    return url_for(".ask", name=first) if first else url_for(".check")


def _changing() -> bool:
    """People came from check answers, and go back there."""
    return request.args.get("change") == "yes"


def _back(name: str) -> str:
    earlier = before(name)
    if _changing():
        return url_for(".check")
    return url_for(".ask", name=earlier) if earlier else url_for(".start")


def _here(**values: Any) -> str:
    """The address of this page, as a GET."""
    views = {"pages.answer": ".ask", "pages.send": ".check", "pages.begin": ".start"}
    endpoint = views.get(str(request.endpoint), f".{str(request.endpoint).rpartition('.')[2]}")
    if _changing():
        values["change"] = "yes"
    return url_for(endpoint, **(request.view_args or {}), **values)
