"""Sends what people type through the form of a pattern, over HTTP, and says what does not come out as it should.

The rows are those of the pattern's ``inputs.yaml``. The form is its own screen; reading what was typed is the service's
affair, so whoever tests a pattern gives the function that reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from justhtml import JustHTML

from handrail.check.browser import Browser
from handrail.check.pattern import said_at_fields, said_in_summary, text_of
from handrail.check.server import Reply, Request, serve
from handrail.language import SOURCE_LANGUAGE, use_language
from handrail.patterns import LANGUAGES, Input, Pattern, Screen

CHECK = "check"
"""The address of check answers, in each language."""


@dataclass(frozen=True)
class Answer:
    """What is kept of what was typed, and how check answers shows it; as it is kept, if nothing is said."""

    kept: str
    shown: str = ""


class Refused(Exception):
    """What was typed cannot be kept: the messages, by the id of the control to mend."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__(dict(errors))
        self.errors = dict(errors)


Read = Callable[[Mapping[str, str], Screen], Answer]
"""From what was typed on a screen, in its language, to the answer. Raises Refused."""


@dataclass
class Form:
    """A form that runs: it keeps what is typed as a service would, and answers every POST with a redirect."""

    pattern: Pattern
    read: Read
    address: str = ""
    typed: dict[str, Mapping[str, str]] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)

    def answer(self, request: Request) -> Reply | None:
        """Show a screen or check answers; take what a screen sends."""
        language, _, name = request.path.strip("/").partition("/")
        if language not in LANGUAGES or not name:
            return None
        if name == CHECK:
            return Reply(self._check(language))
        screen = self.pattern.screen(name, language)
        if not screen.path.is_file():
            return None
        typed = self.typed.get(request.path, {})
        if request.method == "POST":
            self.typed[request.path] = request.sent
            self.answers.pop(language, None)
            try:
                self.answers[language] = self.read(request.sent, screen)
            except Refused:
                return Reply(location=request.path)
            return Reply(location=f"/{language}/{CHECK}")
        sent = request.path in self.typed  # perhaps nothing at all: a radio that nobody chose
        return Reply(screen.render(values=typed, errors=self._errors(typed, screen) if sent else {}))

    def _errors(self, typed: Mapping[str, str], screen: Screen) -> Mapping[str, str]:
        try:
            self.read(typed, screen)
        except Refused as refused:
            return refused.errors
        return {}

    def _check(self, language: str) -> str:
        page, summary = (self.pattern.library.function(name) for name in ("page", "summary_list"))
        answer = self.answers[language]
        with use_language(language):
            return str(page(title=CHECK, content=summary(rows=[{"key": CHECK, "value": answer.shown or answer.kept}])))


@contextmanager
def form(pattern: Pattern, read: Read, files: Mapping[str, str] | None = None) -> Iterator[Form]:
    """The pattern's screens as forms that run, read by ``read``. ``files`` are their assets."""
    made = Form(pattern, read)
    with serve(made.answer, files) as made.address:
        yield made


def trial(form: Form, row: Input, language: str) -> None:
    """Type a row, as somebody without JavaScript does, and look at what comes. Raises AssertionError."""
    path = f"/{language}/{row.screen or form.pattern.screens()[0].name}"
    status, there, _ = _ask(form, "POST", path, row.typed)
    assert status == 303, f"a POST is answered by a redirect, not by {status}"
    status, _, html = _ask(form, "GET", there)
    assert status == 200, f"{there}: {status}"
    page = JustHTML(html, sanitize=False)
    if row.kept is not None:
        assert there == f"/{language}/{CHECK}", f"{dict(row.typed)} is refused: {said_in_summary(page)}"
        answer = form.answers[language]
        assert answer.kept == row.kept, f"{dict(row.typed)} is kept as {answer.kept!r}, not {row.kept!r}"
        shown = text_of(page.query(".hr-summary-list__value")[0])
        assert shown == row.shown.get(language, answer.shown or answer.kept), f"check answers shows {shown!r}"
        return
    assert there == path, f"{dict(row.typed)} is kept as {form.answers[language].kept!r}"
    messages = {control: each[language] for control, each in row.messages.items()}
    assert dict(said_in_summary(page)) == messages, f"the summary says {said_in_summary(page)}"
    at_fields = said_at_fields(page)
    assert [text for _, text in at_fields] == list(messages.values()), f"the fields say {at_fields}"
    title, start = text_of(page.query("title")[0]), at_fields[0][0]
    assert title.startswith(f"{start} "), f"the title is {title!r}"
    assert language != SOURCE_LANGUAGE or start == "Error:"
    assert _typed(page, row.typed) == dict(row.typed), "what was typed is not there any more"


def focus(form: Form, browser: Browser, language: str = SOURCE_LANGUAGE) -> None:
    """Refuse one row for each control, in a browser, with JavaScript and without.

    The focus is on the summary, and each link in it leads to its control. Raises AssertionError.
    """
    rows = {(row.screen, *row.messages): row for row in form.pattern.inputs() if row.kept is None}
    for script in (True, False):
        for row in rows.values():
            browser.run(lambda row=row, script=script: _focus(form, browser, row, language, script))  # type: ignore[misc]


def _focus(form: Form, browser: Browser, row: Input, language: str, script: bool) -> None:
    context = browser.context(java_script_enabled=script)
    path = f"/{language}/{row.screen or form.pattern.screens()[0].name}"
    try:
        page = context.new_page()
        page.set_default_timeout(10_000)
        _ask(form, "POST", path, row.typed)
        page.goto(form.address + path)
        page.locator(".hr-error-summary:focus").wait_for()
        for control in row.messages:
            page.locator(f'.hr-error-summary a[href="#{control}"]').click()
            page.locator(f'[id="{control}"]:focus').wait_for()
    finally:
        context.close()


def _ask(form: Form, method: str, path: str, sent: Mapping[str, str] | None = None) -> tuple[int, str, str]:
    """Status, where it leads, and the page."""
    connection = HTTPConnection(urlsplit(form.address).netloc)
    kind = {"content-type": "application/x-www-form-urlencoded"}
    connection.request(method, path, urlencode(sent) if sent is not None else None, kind)
    with connection.getresponse() as response:
        return response.status, response.headers.get("location", ""), response.read().decode()


def _typed(page: JustHTML, typed: Mapping[str, str]) -> dict[str, str]:
    """What stands in the controls, of those that were typed into."""
    found = {}
    for control in page.query("input, textarea, select option[selected]"):
        attrs = control.attrs or {}
        name = attrs.get("name") or ""
        if attrs.get("type") in ("radio", "checkbox") and "checked" not in attrs:
            continue
        if name in typed:
            found[name] = control.to_text(strip=False) if control.name == "textarea" else attrs.get("value") or ""
    return found
