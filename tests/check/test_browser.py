"""The browser works in a thread of its own, and says how to get one where there is none."""

from __future__ import annotations

import asyncio
import threading

import pytest
from jinja2 import Environment

from handrail.check import engine
from handrail.check.browser import VARIABLE, Browser, BrowserMissing
from handrail.check.visit import Site, Visit

PAGE = Site("<!doctype html><html lang='en'><title>A page</title><main><h1>A page</h1></main>")


@pytest.mark.handrail_gate
def test_async_code_runs_while_a_page_is_open(one_browser: Browser) -> None:
    async def nothing() -> str:
        return "done"

    with Visit(one_browser, PAGE):
        with pytest.raises(RuntimeError, match="no running event loop"):
            asyncio.get_running_loop()
        assert asyncio.run(nothing()) == "done"
        template = Environment(enable_async=True, autoescape=True).from_string("{{ f() }}")
        assert template.render(f=nothing) == "done"


@pytest.mark.handrail_gate
def test_django_can_use_its_database_while_a_page_is_open(one_browser: Browser) -> None:
    from django.utils.asyncio import async_unsafe

    @async_unsafe
    def query() -> str:
        return "row"

    with Visit(one_browser, PAGE):
        assert query() == "row"


@pytest.mark.handrail_gate
def test_what_goes_wrong_in_a_task_is_raised_and_the_browser_goes_on(one_browser: Browser) -> None:
    def task() -> None:
        raise LookupError("lost")

    with pytest.raises(LookupError, match="lost"):
        one_browser.run(task)
    assert one_browser.run(lambda: 1 + 1) == 2


def test_a_page_that_does_not_answer_ends_in_a_sentence() -> None:
    waiting = threading.Event()
    with Browser() as browser:
        with pytest.raises(TimeoutError, match=r"The page did not answer within 0 seconds\."):
            browser.run(waiting.wait, timeout=0.1)
        waiting.set()


@pytest.mark.handrail_gate
def test_pages_share_neither_cookies_nor_storage(one_browser: Browser) -> None:
    page = "<!doctype html><html lang='en'><title>A page</title><p>Text</p><script src='/page.js'></script>"
    leave = {"/page.js": "document.cookie = 'a=1'; localStorage.setItem('a', '1')"}
    look = {"/page.js": "if (document.cookie || localStorage.length) throw new Error('something was left here')"}
    with Visit(one_browser, Site(page, leave)):
        assert engine.run(Site(page, look), rules=["console-error"], browser=one_browser) == []
    # Nor when one comes after the other in the same window.
    assert engine.run(Site(page, look), rules=["console-error"], browser=one_browser) == []
    assert engine.run(Site(page, {"/page.js": "throw new Error()"}), rules=["console-error"], browser=one_browser)
    assert engine.run(Site(page, look), rules=["console-error"], browser=one_browser) == []


def test_a_browser_that_is_named_and_not_there_is_an_error_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "/nowhere/chrome")
    with Browser() as browser, pytest.raises(BrowserMissing) as problem:
        browser.run(browser.context)
    assert str(problem.value) == "HANDRAIL_BROWSER names '/nowhere/chrome', which is not a program on this machine."


def test_without_any_browser_the_message_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "true")  # a program that ends at once
    with Browser() as browser, pytest.raises(BrowserMissing) as problem:
        browser.run(browser.context)
    assert "Install Chrome, Chromium or Edge, run `playwright install chromium`" in str(problem.value)
    assert "\n" not in str(problem.value)


def test_an_unknown_rule_is_named_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"There is no rule 'contrast'. Rules are: .*text-contrast"):
        engine.run(PAGE, rules=["contrast"])
