"""Pages for when something goes wrong. Each says what happened, what became of the answers, and what to do now.

None of them asks the database, because that may be what is broken.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from flask import Flask, Response, current_app, make_response, redirect, render_template, request, session, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.wrappers import Response as BaseResponse

from .language import LANGUAGES, requested, speaking
from .language import gettext as _
from .questions import QUESTIONS
from .storage import UNAVAILABLE
from .visits import Session
from .wording import HELP_PHONE, code

_NAMES = {404: "not_found", 405: "wrong_method", 413: "too_large", 503: "unavailable"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """The words of an error page, in one language."""

    title: str
    answers: str
    """What became of the answers."""
    now: str
    """What to do now."""
    call: str
    """Whom to ask, and what to quote."""
    start: str | None
    """The link to the start page; None if that is not there either."""


def register(app: Flask) -> None:
    """Give every error its page."""
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(CSRFError, _out_of_date)
    app.register_error_handler(InternalServerError, _broken)


def timed_out() -> Response:
    """The visit was too long ago."""
    return _page(403, "timed_out")


def _refused(error: HTTPException) -> Response:
    status = error.code or 500
    response = _page(status, _NAMES.get(status, "not_understood" if status < 500 else "broken"))
    allowed = error.get_response().headers.get("Allow")
    if allowed:
        response.headers["Allow"] = allowed
    return response


def _out_of_date(_error: CSRFError) -> BaseResponse:
    """A form that does not come from a page of this visit."""
    visit = cast(Session, session)
    if request.endpoint == "pages.begin" and visit.get("application"):
        # The second press of "Start now": the first has renewed the session. Nothing is begun twice.
        return redirect(url_for("pages.ask", name=next(iter(QUESTIONS))), 303)
    if visit.lost:
        return timed_out()
    return _page(403, "no_cookie" if visit.secret is None else "out_of_date")


def _broken(error: InternalServerError) -> Response:
    database = isinstance(error.original_exception, UNAVAILABLE)
    return _page(503, "unavailable") if database else _page(500, "broken")


def for_when_the_service_is_dead() -> str:
    """The page that a server before this one shows when this one does not answer, in all languages."""
    return _written("unavailable", LANGUAGES, None)


def _page(status: int, name: str) -> Response:
    """The page in the language of the person; in all languages if we do not know it."""
    quote = secrets.token_hex(3).upper()  # the same on the page and in the log; says nothing of a person
    current_app.logger.log(logging.ERROR if status >= 500 else logging.INFO, "%s %s, quoted as %s", status, name, quote)
    known = requested()
    response = make_response(_written(name, [known] if known else LANGUAGES, quote), status)
    if status == 503:
        response.headers["Retry-After"] = "60"
    return response


def _written(name: str, languages: Iterable[str], quote: str | None) -> str:
    """The page as HTML. Without a code to quote the service is dead, and so is its start page."""
    explanations = {}
    for language in languages:
        with speaking(language):
            start = _("Go to the start page") if quote else None
            explanations[language] = Explanation(*_words(name), _call(quote), start)
    with speaking(next(iter(explanations))):
        return render_template("error.html", explanations=explanations)


def _call(quote: str | None) -> str:
    phone = code(HELP_PHONE)
    if quote is None:
        return _("If you cannot wait, call %(phone)s, or come to any library.", phone=phone)
    return _("If you need help, call %(phone)s and say %(quote)s.", phone=phone, quote=code(quote))


def _words(name: str) -> tuple[str, str, str]:
    """What happened, what became of the answers, what to do now."""
    match name:
        case "not_found":
            return (
                _("We cannot find this page"),
                _("Nothing has happened to your answers. What you saved is safe."),
                _("Check the address of the page, or go on from the start page."),
            )
        case "wrong_method":
            return (
                _("This page does not take what was sent to it"),
                _("Nothing was saved or sent. What you saved before is safe."),
                _("Go on from the start page."),
            )
        case "too_large":
            return (
                _("That is more than we can read"),
                _("What you typed on the last page is not saved. What you saved before is safe."),
                _("Go back, make your text shorter, and continue."),
            )
        case "not_understood":
            return (
                _("We could not read what your browser sent"),
                _("What you typed on the last page is not saved. What you saved before is safe."),
                _("Go back and try again, or go on from the start page."),
            )
        case "out_of_date":
            return (
                _("That page was out of date"),
                _(
                    "What you typed on it is not saved, because we could not be sure that it came from you. "
                    "What you saved before is safe."
                ),
                _("Perhaps you began again in another tab. Go on from the start page."),
            )
        case "no_cookie":
            return (
                _("Your browser did not send our cookie"),
                _("What you typed on the last page is not saved. We need one cookie to keep your answers together."),
                _("Allow cookies for this website, then begin from the start page."),
            )
        case "timed_out":
            return (
                _("You were away for more than a day"),
                _(
                    "If you had not sent your answers, we have deleted them, so that nobody else can see them. "
                    "If you had sent them, they are safe with us."
                ),
                _("Begin from the start page."),
            )
        case "unavailable":
            return (
                _("This service is not working just now"),
                _("The fault is ours. What you typed just now is not saved yet. What you saved before is safe."),
                _("Wait a minute, then reload this page. If your browser asks, let it send the form again."),
            )
        case _:
            return (
                _("There is a fault on our side"),
                _("You did nothing wrong. What you typed just now is not saved yet. What you saved before is safe."),
                _("Reload this page. If your browser asks, let it send the form again."),
            )
