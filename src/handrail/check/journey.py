"""A walk through the screens of a pattern, served as a service would: forward and back, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from handrail.check.finding import Finding
from handrail.check.server import Reply, Request, serve
from handrail.check.tour import NARROW, WIDE
from handrail.language import SOURCE_LANGUAGE
from handrail.patterns import LANGUAGES, Pattern, Screen

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from handrail.check.browser import Browser

KINDS = ("ask", "help", "state")
"""Kinds of patterns whose screens follow one another; the others stand each for itself."""
GO_ON = "main :is([data-variant=primary], .hr-task-list__task[data-pill=here] a)"
"""What leads on: the one button that stands out, or the task that people have begun."""
PATIENCE = 10_000
"""Milliseconds within which a page must have come."""
MOST_STOPS = 40
"""Presses of the Tab key until what leads on must have been reached."""


def next_of(pattern: Pattern, screen: Screen) -> Screen | None:
    """The screen that comes after another, in its language; None after the last."""
    steps = pattern.steps(screen.language)
    return next((step.screens[0] for step in steps if step.number > screen.number), None)


def answer(pattern: Pattern) -> Callable[[Request], Reply | None]:
    """What a service answers whose pages are the screens of a pattern.

    Every POST is answered by a redirect: to the same page in another language if one was chosen, else to the next
    screen; after the last, to itself.
    """
    screens = {_address(screen): screen for tag in LANGUAGES for screen in pattern.screens(tag)}

    def reply(request: Request) -> Reply | None:
        here = screens.get(request.path)
        if here is None:
            return None
        if request.method == "GET":
            return Reply(here.render())
        chosen = request.sent.get("language", "")
        there = here.in_language(chosen) if chosen in LANGUAGES else next_of(pattern, here) or here
        return Reply(location=_address(there))

    return reply


@dataclass(frozen=True)
class Way:
    """One way to walk: with what hand, in which language and window."""

    name: str
    language: str
    go_on: Callable[[Page], None]
    width: int = WIDE
    script: bool = True
    also_back: bool = False
    """Also refreshes each page, and goes back to the one before: by the browser's button, then by the back link."""


def _click(page: Page) -> None:
    page.locator(GO_ON).last.click()


def _press(page: Page) -> None:
    """Reach what leads on with the Tab key alone, and press Enter."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.locator(f"{GO_ON}:focus").count():
            page.keyboard.press("Enter")
            return
    raise AssertionError("the Tab key does not reach what leads on")


def _enter(page: Page) -> None:
    """Press Enter in the first text box, where there is one: it goes on, and does nothing else."""
    box = page.locator("main input[type=text], main input:not([type])")
    if box.count():
        box.first.press("Enter")
    else:
        _click(page)


WAYS = (
    Way("by mouse", "en", _click, also_back=True),
    Way("by keyboard alone", "fr", _press),
    Way("by the Enter key, 320 px wide", "ar", _enter, width=NARROW),
    Way("without JavaScript", SOURCE_LANGUAGE, _click, script=False),
)


def walk(browser: Browser, pattern: Pattern, files: Mapping[str, str]) -> list[Finding]:
    """Walk the screens in each way. What does not go as it should is a finding."""
    found = []
    with serve(answer(pattern), files) as top:
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
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: problems.append(str(error)))
    place = ""
    try:
        page.goto(top + _address(screens[0]))
        problems += _seen(page, screens[0], way)
        for before, now in pairwise(screens):
            place = f"from {before.name} to {now.name}"
            way.go_on(page)
            page.wait_for_url(top + _address(now))
            if way.also_back:
                _back_and_forth(page, top, way, before, now)
            problems += _seen(page, now, way)
    except (Error, AssertionError) as error:
        problems.append(f"{place}: {str(error).splitlines()[0]}")
    finally:
        context.close()
    return problems


def _back_and_forth(page: Page, top: str, way: Way, before: Screen, now: Screen) -> None:
    """Refresh, then leave the page that is open in both ways, and come again."""
    page.reload()
    page.wait_for_url(top + _address(now))
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
