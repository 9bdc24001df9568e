"""A service is brought into each of the six states on purpose, over HTTP, and shows the page with the right status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from flask import Flask, Response, abort
from werkzeug.exceptions import HTTPException, InternalServerError, ServiceUnavailable

from handrail.library import Library
from handrail.patterns import LANGUAGES, Pattern

PATTERN = Pattern(Path(__file__).parent, Library().with_assets({"css": [], "js": []}))
STATES = {
    "not_found": 404,
    "not_allowed": 403,
    "timed_out": 403,
    "unavailable": 503,
    "broken": 500,
    "maintenance": 503,
}
"""Each state with the HTTP status of its page."""


class TimedOut(Exception):
    """The visit was too long ago."""


class Closed(ServiceUnavailable):
    """The service was closed by us."""


def service() -> Flask:
    """A service that fails in six ways. The first part of an address is its language."""
    app = Flask(__name__)

    @app.route("/<language>/<what>")
    def page(language: str, what: str) -> str:
        match what:
            case "somebody-elses":
                abort(403)
            case "yesterday":
                raise TimedOut
            case "no-database":
                raise ConnectionError
            case "closed":
                raise Closed
            case "fault":
                raise ZeroDivisionError
            case _:
                abort(404)

    def show(name: str, path: str) -> Response:
        number = 1 + list(STATES).index(name)
        language = path.split("/")[1]
        state = "" if language in LANGUAGES or name != "not_found" else "-language_unknown"
        screen = PATTERN.screen(f"{number:02}-{name}{state}", language if language in LANGUAGES else "en")
        response = Response(screen.render(), STATES[name])
        if response.status_code == 503:
            response.headers["Retry-After"] = "60"
        return response

    @app.errorhandler(Exception)
    def failed(error: Exception) -> Response:
        from flask import request

        cause = error.original_exception if isinstance(error, InternalServerError) else error
        match cause:
            case TimedOut():
                name = "timed_out"
            case ConnectionError():
                name = "unavailable"
            case Closed():
                name = "maintenance"
            case HTTPException(code=404):
                name = "not_found"
            case HTTPException(code=403):
                name = "not_allowed"
            case _:
                name = "broken"
        return show(name, request.path)

    return app


WAYS = {
    "not_found": "nothing-here",
    "not_allowed": "somebody-elses",
    "timed_out": "yesterday",
    "unavailable": "no-database",
    "broken": "fault",
    "maintenance": "closed",
}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with httpx.Client(transport=httpx.WSGITransport(app=service()), base_url="http://service.example") as client:
        yield client


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", STATES)
def test_each_state_has_its_page_and_its_status(client, state, language):
    answer = client.get(f"/{language}/{WAYS[state]}")
    assert answer.status_code == STATES[state]
    assert (answer.headers.get("Retry-After") is not None) == (STATES[state] == 503)
    heading = re.search(r"<h1>(.*?)</h1>", answer.text)[1]
    assert heading in {PATTERN.in_words(words, language) for words in PATTERN.words()}
    assert f'lang="{language}"' in answer.text
    assert "08081 570 100" in answer.text


def test_without_a_language_the_page_is_in_all_of_them(client):
    answer = client.get("/xx/nothing-here")
    assert answer.status_code == 404
    for language in LANGUAGES:
        assert f"{PATTERN.in_words('We cannot find this page', language)}</h" in answer.text
    assert '<div class="hr-prose" lang="ar" dir="rtl">' in answer.text


def test_every_state_has_a_screen():
    names = [step.screens[0].name.partition("-")[2] for step in PATTERN.steps()]
    assert names == list(STATES)


def test_the_copy_for_when_the_service_is_dead_needs_nothing_of_it():
    """What a server in front shows: every language, no script, no picture, one stylesheet of its own."""
    html = PATTERN.screen("04-unavailable-service_dead").document(css=["unavailable.css"], js=[])
    assert re.findall(r"<(?:script|img|link|iframe|form)[^>]*>", html) == [
        '<link rel="stylesheet" href="unavailable.css">'
    ]
    for language in LANGUAGES:
        assert f"{PATTERN.in_words('This service is not working just now', language)}</h" in html
