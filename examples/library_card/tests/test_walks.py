"""People in a real browser: with and without JavaScript, by keyboard, on a phone, in Arabic."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from handrail.check import engine
from handrail.check.browser import Browser
from handrail.check.rule import Stage

pytestmark = pytest.mark.handrail_gate
expect.set_options(timeout=10_000)  # as long as every other step may take

Walk = Callable[[Page], None]
LONG_NAME = "Wolfeschlegelsteinhausen" * 4 + " " + "bergerdorff" * 2  # one word wider than a phone
ANSWERS: dict[str, Callable[[Page], None]] = {
    "name": lambda page: page.fill("#full_name", LONG_NAME),
    "date-of-birth": lambda page: _date(page, "١٤", "6", "1984"),
    "contact": lambda page: _choose(page, "contact", "address", "#address", "12 Quay Street\nPort Elm"),
    "support": lambda page: page.check("[name=support][value=audio]"),
}


@pytest.fixture(scope="session")
def one_browser() -> Iterator[Browser]:
    with Browser() as browser:
        yield browser


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The service, served on this computer."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def take(one_browser: Browser, address: str) -> Callable[..., None]:
    """Takes a walk in a fresh window, and fails if its console says that something went wrong."""

    def walk(steps: Walk, language: str = "en", width: int = 1280, script: bool = True, **options: Any) -> None:
        def go() -> None:
            problems: list[str] = []
            context = one_browser.context(
                viewport={"width": width, "height": 800},
                java_script_enabled=script,
                reduced_motion="reduce",
                base_url=f"{address}/{language}/",
                **options,
            )
            page = context.new_page()
            page.set_default_timeout(10_000)
            page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
            page.on("pageerror", lambda error: problems.append(str(error)))
            page.goto("")
            steps(page)
            context.close()
            assert problems == []

        one_browser.run(go)

    return walk


def _date(page: Page, *parts: str) -> None:
    for part, typed in zip(("day", "month", "year"), parts, strict=True):
        page.fill(f"[name=date_of_birth-{part}]", typed)


def _choose(page: Page, name: str, value: str, box: str, typed: str) -> None:
    page.check(f"[name={name}][value={value}]")
    page.fill(box, typed)


def press(page: Page) -> None:
    """The main button of the page."""
    page.locator("main button[type=submit]").last.click()
    page.wait_for_load_state()


def arrives(page: Page, end: str) -> None:
    """The page whose address ends so is open, as soon as the browser has it."""
    expect(page).to_have_url(re.compile(f"{re.escape(end)}$"))
    page.wait_for_load_state()


def has_focus(page: Page, name: str) -> None:
    """The element of this id has the focus: a browser gives it when it first paints the page."""
    expect(page.locator(f"#{name}")).to_be_focused()


def fits(page: Page) -> None:
    """Nothing has to be scrolled sideways."""
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert too_wide <= 0, page.url


def stands(page: Page) -> None:
    """Refresh and Back are harmless: each only asks for a page again."""
    here, title = page.url, page.title()
    again = page.reload()
    assert again is not None
    assert (again.request.method, page.url, page.title()) == ("GET", here, title)
    back = page.go_back()
    assert back is None or back.request.method == "GET"
    page.go_forward()
    assert (page.url, page.title()) == (here, title)


@pytest.mark.parametrize(
    "language, width, script",
    [("en", 1280, True), ("en", 320, False), ("ar", 320, True), ("fr", 1280, False)],
    ids=["english", "english-phone-no-script", "arabic-phone", "french-no-script"],
)
def test_through_every_page_and_every_kind_of_mistake(
    take: Callable[..., None], language: str, width: int, script: bool
) -> None:
    def steps(page: Page) -> None:
        fits(page)
        press(page)
        for name, answer in ANSWERS.items():
            arrives(page, f"/{name}")
            fits(page)
            press(page)  # nothing given
            arrives(page, f"/{name}")
            fits(page)
            stands(page)
            has_focus(page, "error-summary")
            link = page.locator(".hr-error-summary a").first
            control = str(link.get_attribute("href")).removeprefix("#")
            link.click()
            has_focus(page, control)
            answer(page)
            press(page)
        arrives(page, "/check")
        fits(page)
        stands(page)
        page.locator("main dl a").first.click()
        arrives(page, "/name?change=yes")
        press(page)
        arrives(page, "/check")
        press(page)
        arrives(page, "/confirmation")
        fits(page)
        stands(page)
        page.go_back()
        assert page.locator("main form, main input, main button").count() == 0
        fits(page)

    take(steps, language, width, script)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_with_the_keyboard_alone_and_enter_goes_on_in_the_same_language(
    take: Callable[..., None], script: bool
) -> None:
    def tab_to(page: Page, selector: str) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.locator(selector).evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"the Tab key does not reach {selector}")

    def enter(page: Page, expected: str) -> None:
        with page.expect_navigation():
            page.keyboard.press("Enter")
        arrives(page, f"/fr/{expected}")

    def steps(page: Page) -> None:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # past the header
        arrives(page, "#main")
        tab_to(page, "main button[type=submit]")
        enter(page, "name")
        tab_to(page, "#short_name")
        enter(page, "name")  # refused
        has_focus(page, "error-summary")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        has_focus(page, "full_name")
        page.keyboard.type("Max Ferro")
        enter(page, "date-of-birth")
        tab_to(page, "#date_of_birth")
        page.keyboard.type("14")
        page.keyboard.press("Tab")
        page.keyboard.type("juin")
        page.keyboard.press("Tab")
        page.keyboard.type("1984")
        enter(page, "contact")
        tab_to(page, "[name=contact][value=email]")
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        has_focus(page, "email")
        page.keyboard.type("max@example.org")
        enter(page, "support")
        tab_to(page, "[name=support][value=none]")
        page.keyboard.press("Space")
        enter(page, "check")
        tab_to(page, "main button[name=send]")
        enter(page, "confirmation")

    take(steps, "fr", script=script)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_language_switch_keeps_what_was_typed(take: Callable[..., None], script: bool) -> None:
    def steps(page: Page) -> None:
        press(page)
        page.fill("#full_name", "ليلى Haddad")
        page.click("button[name=language][value=ar]")
        arrives(page, "/ar/name")
        assert page.input_value("#full_name") == "ليلى Haddad"
        assert page.evaluate("document.dir") == "rtl"
        assert page.locator(".hr-error-summary").count() == 0

    take(steps, script=script)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_impatient_people_start_once_and_send_once(take: Callable[..., None], script: bool) -> None:
    def twice(page: Page, leads_to: str) -> None:
        page.locator("main button[type=submit]").last.dblclick()
        # The second press may break off the first answer on its way: only where it ends counts.
        arrives(page, f"/{leads_to}")

    def steps(page: Page) -> None:
        twice(page, "name")
        for name, answer in ANSWERS.items():
            page.goto(name)
            answer(page)
            press(page)
        twice(page, "confirmation")
        receipt = page.locator(".hr-panel [dir=ltr]").inner_text()
        page.goto("check")
        assert receipt in page.locator("main").inner_text()

    take(steps, script=script)


def test_only_the_box_of_the_chosen_way_is_shown(take: Callable[..., None]) -> None:
    def steps(page: Page) -> None:
        press(page)
        for name in ("name", "date-of-birth"):
            ANSWERS[name](page)
            press(page)
        boxes = ["email", "phone", "address"]
        assert not any(page.is_visible(f"#{box}") for box in boxes)
        for chosen in boxes:
            page.check(f"[name=contact][value={chosen}]")
            assert [box for box in boxes if page.is_visible(f"#{box}")] == [chosen]
        page.check("[name=contact][value=none]")
        assert not any(page.is_visible(f"#{box}") for box in boxes)

    take(steps)


@pytest.mark.parametrize(
    "language, stages", [("en", [Stage.OPENED, Stage.LAYOUT]), ("ar", [Stage.OPENED])], ids=["english", "arabic"]
)
def test_no_page_has_an_accessibility_finding(take: Callable[..., None], language: str, stages: list[Stage]) -> None:
    """The layout stage looks at both directions by itself."""
    seen: list[str] = []

    def check(page: Page) -> None:
        findings = engine.run(page, stages=stages)
        assert [(finding.rule, finding.message, finding.selector) for finding in findings] == [], page.url
        seen.append(page.title())

    def steps(page: Page) -> None:
        check(page)
        press(page)
        for answer in ANSWERS.values():
            check(page)
            press(page)
            answer(page)
            check(page)
            press(page)
        check(page)
        page.goto("")
        check(page)
        page.goto("check")
        press(page)
        check(page)
        page.goto("name")
        check(page)

    take(steps, language)
    assert len(set(seen)) == 12
