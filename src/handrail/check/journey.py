"""A walk through the screens of a pattern, served as a service would: forward and back, by mouse and by keyboard."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from handrail.check.finding import Finding
from handrail.check.tour import NARROW, WIDE
from handrail.check.visit import POLICY
from handrail.language import SOURCE_LANGUAGE
from handrail.patterns import LANGUAGES, Pattern, Screen

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from handrail.check.browser import Browser

KINDS = ("ask", "help", "state")
"""Kinds of patterns whose screens follow one another; the others stand each for itself."""
GO_ON = "main [data-variant=primary]"
"""What leads on: the one button that stands out."""
MOST_STOPS = 40
"""Presses of the Tab key until the button must have been reached."""


def next_of(pattern: Pattern, screen: Screen) -> Screen | None:
    """The screen that comes after another, in its language; None after the last."""
    steps = pattern.steps(screen.language)
    return next((step.screens[0] for step in steps if step.number > screen.number), None)


@contextmanager
def served(pattern: Pattern, files: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve the screens, and give the address that they are at.

    As in a service, every POST is answered by a redirect: to the same page in another language if one was chosen, else
    to the next screen; after the last, to itself.
    """
    screens = {f"/{screen.file.as_posix()}": screen for tag in LANGUAGES for screen in pattern.screens(tag)}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            if path in screens:
                self._answer(200, screens[path].render(), "text/html")
            elif path in (files or {}):
                self._answer(200, (files or {})[path], "text/css" if path.endswith(".css") else "text/javascript")
            else:
                self._answer(204 if path == "/favicon.ico" else 404, "", "text/plain")

        def do_POST(self) -> None:
            sent = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
            here = screens[urlsplit(self.path).path]
            chosen = sent.get("language", [""])[0]
            there = here.in_language(chosen) if chosen in LANGUAGES else next_of(pattern, here) or here
            self.send_response(303)
            self.send_header("location", f"/{there.file.as_posix()}")
            self.end_headers()

        def _answer(self, status: int, body: str, kind: str) -> None:
            self.send_response(status)
            self.send_header("content-type", f"{kind}; charset=utf-8")
            self.send_header("content-security-policy", POLICY)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the name that it has there
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@dataclass(frozen=True)
class Way:
    """One way to walk: with what hand, in which language and window."""

    name: str
    language: str
    go_on: Callable[[Page], None]
    width: int = WIDE
    script: bool = True


def _click(page: Page) -> None:
    page.locator(GO_ON).last.click()


def _press(page: Page) -> None:
    """Reach the button with the Tab key alone, and press Enter."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.locator(f"{GO_ON}:focus").count():
            page.keyboard.press("Enter")
            return
    raise AssertionError("the Tab key does not reach the button that leads on")


def _enter(page: Page) -> None:
    """Press Enter in the first text box, where there is one: it goes on, and does nothing else."""
    box = page.locator("main input[type=text], main input:not([type])")
    if box.count():
        box.first.press("Enter")
    else:
        _click(page)


WAYS = (
    Way("by mouse", "en", _click),
    Way("by keyboard alone", "fr", _press),
    Way("by the Enter key, 320 px wide", "ar", _enter, width=NARROW),
    Way("without JavaScript", SOURCE_LANGUAGE, _click, script=False),
)


def walk(browser: Browser, pattern: Pattern, files: Mapping[str, str]) -> list[Finding]:
    """Walk the screens in each way. What does not go as it should is a finding."""
    found = []
    with served(pattern, files) as top:
        for way in WAYS:
            screens = [step.screens[0] for step in pattern.steps(way.language)]
            problem = browser.run(lambda way=way, screens=screens: _walk(browser, top, way, screens))  # type: ignore[misc]
            found += [Finding(rule="journey", level="error", message=f"{way.name}: {each}") for each in problem]
    return found


def _walk(browser: Browser, top: str, way: Way, screens: list[Screen]) -> list[str]:
    from playwright.sync_api import Error

    context = browser.context(viewport={"width": way.width, "height": 800}, java_script_enabled=way.script)
    problems: list[str] = []
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.on("pageerror", lambda error: problems.append(str(error)))
    place = ""
    try:
        page.goto(top + _address(screens[0]))
        problems += _seen(page, screens[0], way)
        for before, now in pairwise(screens):
            place = f"from {before.name} to {now.name}"
            way.go_on(page)
            page.wait_for_url(top + _address(now))
            page.reload()
            problems += _seen(page, now, way)
            page.go_back()
            page.wait_for_url(top + _address(before))
            page.go_forward()
            page.wait_for_url(top + _address(now))
            back = page.locator("main .hr-back-link")
            if back.count():
                back.click()
                page.wait_for_url(top + _address(before))
                way.go_on(page)
                page.wait_for_url(top + _address(now))
    except (Error, AssertionError) as error:
        problems.append(f"{place}: {str(error).splitlines()[0]}")
    finally:
        context.close()
    return problems


def _seen(page: Page, screen: Screen, way: Way) -> list[str]:
    """What is wrong with the screen that is open."""
    problems = []
    if page.locator("html").get_attribute("lang") != way.language:
        problems.append(f"{screen.name} is not in {way.language}")
    if page.locator("h1").count() != 1:
        problems.append(f"{screen.name} has no h1, or several")
    wide = page.locator("html").evaluate("page => page.scrollWidth - page.clientWidth")
    if wide > 0:
        problems.append(f"{screen.name} scrolls sideways by {wide} px")
    return problems


def _address(screen: Screen) -> str:
    return f"/{screen.file.as_posix()}"
