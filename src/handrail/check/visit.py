"""A visit to one page: it is opened once, and its stages are run on demand."""

from __future__ import annotations

import mimetypes
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import unquote, urlsplit

from handrail.check.browser import Browser
from handrail.check.finding import Finding
from handrail.check.rule import Check, Stage, chosen
from handrail.check.tour import WIDE, tour
from handrail.check.view import Darkroom, View, source

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Route

T = TypeVar("T")

HOME = "http://handrail.test"
"""Where a page that we were given as text is served; nothing of it leaves the process."""
POLICY = "default-src 'self'"


@dataclass(slots=True)
class Site:
    """A page given as text, with the files it asks for by their path."""

    html: str
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    path: str = "/"


class Guest:
    """Stands for the browser where the page is open already, in somebody's own Playwright: work is done at once."""

    darkroom: Darkroom | None = None

    def __init__(self, page: Page) -> None:
        self.page = page

    def run(self, task: Callable[[], T]) -> T:
        """Call ``task`` in the thread that asks, which is the one that the page belongs to."""
        return task()

    def context(self) -> BrowserContext:
        """A context for the darkroom."""
        browser = self.page.context.browser
        return browser.new_context() if browser else self.page.context


class Visit:
    """One page, open in a browser of which it has a context of its own; or a :class:`Guest`, open already."""

    def __init__(
        self,
        browser: Browser | Guest,
        target: Site | str = "",
        *,
        fragment: bool = False,
        arrive: Callable[[Page], None] | None = None,
    ) -> None:
        """Open ``target``; ``arrive`` goes there in place of ``page.goto``, where more care is needed."""
        self.configurations = 0
        """How many configurations the page was taken through so far."""
        self.seconds = 0.0
        self._browser = browser
        self._target = target
        self._arrive = arrive
        self._context: BrowserContext | None = None
        self._listeners: dict[str, Callable[[Any], None]] = {}
        started = time.perf_counter()
        try:
            self.view: View = browser.run(
                lambda: self._receive(browser) if isinstance(browser, Guest) else self._open(browser)
            )
        except BaseException:
            if self._context is not None:
                with suppress(Exception):  # the page or its browser may have died
                    browser.run(self._context.close)
            raise
        self.view.fragment = fragment
        self.seconds += time.perf_counter() - started

    def stage(self, stage: Stage, rules: Iterable[str] | None = None) -> list[Finding]:
        """Run all rules of one stage, or those named. The same breach in several configurations is one finding."""
        checks = list(chosen(rules, stage))
        started = time.perf_counter()
        try:
            return self._browser.run(lambda: self._run(stage, checks)) if checks else []
        finally:
            self.seconds += time.perf_counter() - started

    def run(self, task: Callable[[View], T]) -> T:
        """Do something else with the open page, in the browser's thread."""

        def work() -> T:
            self.view.restore()
            return task(self.view)

        return self._browser.run(work)

    def close(self) -> None:
        """Leave the page; a guest is given back as it came."""
        if isinstance(self._browser, Guest):
            self.view.release()
        if self._context is not None:
            context, self._context = self._context, None
            with suppress(Exception):  # a page or browser that has died is left already
                self._browser.run(lambda: self._leave(context))

    def __enter__(self) -> Visit:
        """The visit itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def _run(self, stage: Stage, checks: list[Check]) -> list[Finding]:
        found: dict[tuple[str, str, str], Finding] = {}
        for _ in tour(self.view, stage):
            self.configurations += 1
            for check in checks:
                for finding in check(self.view):
                    key = finding.same
                    first = found.setdefault(key, finding)
                    if finding.state not in first.state.split("; "):
                        found[key] = replace(first, state=f"{first.state}; {finding.state}")
        return list(found.values())

    def _leave(self, context: BrowserContext) -> None:
        browser, page = self._browser, self.view.page
        if not isinstance(self._target, Site) or isinstance(browser, Guest) or browser.spare is not None:
            context.close()
            return
        for event, listener in self._listeners.items():
            page.remove_listener(event, listener)
        page.unroute_all()
        self.view.cdp.send("Storage.clearDataForOrigin", {"origin": HOME, "storageTypes": "all"})
        self.view.cdp.detach()
        context.clear_cookies()
        page.goto("about:blank")
        browser.spare = page

    def _receive(self, guest: Guest) -> View:
        view = View(guest.page, _darkroom(guest))
        view.live = True
        return view

    def _open(self, browser: Browser) -> View:
        # A page given as text is served from one address in one process: a used page is as good as new once it is
        # emptied, and saves the start of a process. A page from elsewhere always has a new context.
        page = browser.spare if isinstance(self._target, Site) else None
        browser.spare = None if page is not None else browser.spare
        page = page or _new_page(browser)
        self._context = page.context
        view = View(page, _darkroom(browser))
        self._listeners = {
            "console": lambda message: _hear(view, message),
            "pageerror": lambda error: view.console.append(str(error)),
        }
        for event, listener in self._listeners.items():
            page.on(event, listener)  # type: ignore[call-overload]
        if isinstance(self._target, Site):
            site = self._target
            view.posts = []
            view.source = site.html
            page.route("**/*", lambda route: _serve(view, site, route))
            page.goto(HOME + site.path, wait_until="load")
        elif self._arrive is not None:
            self._arrive(page)
        else:
            page.goto(self._target, wait_until="load")
        page.evaluate(_call("settled"))
        view.violations = page.evaluate(_call("refused"))
        return view


def _new_page(browser: Browser) -> Page:
    context = browser.context(viewport={"width": WIDE, "height": 800}, reduced_motion="reduce", accept_downloads=False)
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.add_init_script(_call("watch"))
    return page


def _call(function: str) -> str:
    return f"({source('visit')})().{function}()"


def _serve(view: View, site: Site, route: Route) -> None:
    request = route.request
    path = unquote(urlsplit(request.url).path)
    if not request.url.startswith(HOME):
        route.abort()
    elif request.method == "POST" and request.is_navigation_request():
        if view.posts is not None:
            view.posts.append(request.post_data or "")
        route.fulfill(status=200, body="<!doctype html><title>Sent</title>", content_type="text/html")
    elif path == site.path:
        headers = {"content-type": "text/html; charset=utf-8", "content-security-policy": POLICY}
        route.fulfill(status=200, body=site.html, headers=headers)
    elif path in site.files:
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        route.fulfill(status=200, body=site.files[path], content_type=kind)
    elif path == "/favicon.ico":
        route.fulfill(status=204)
    else:
        route.fulfill(status=404, body="Not found", content_type="text/plain")


def _hear(view: View, message: ConsoleMessage) -> None:
    # What the policy refuses is told by its own events; the console only repeats it. For the icon of a site the browser
    # asks by itself, now or later.
    where: Any = message.location
    icon = str(where.get("url", "")).endswith("/favicon.ico")
    if message.type == "error" and "Content Security Policy" not in message.text and not icon:
        view.console.append(f"{message.text} ({where['url']})" if where.get("url") else message.text)


def _darkroom(browser: Browser | Guest) -> Darkroom:
    if browser.darkroom is None:
        page: Page = browser.context().new_page()
        browser.darkroom = Darkroom(page)
    return browser.darkroom
