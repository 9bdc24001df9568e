"""One headless browser, driven from a thread of its own.

While Playwright's sync interface runs, ``asyncio.run``, async templates and Django's ORM raise in its thread. It
therefore never runs in the thread of a test: work is handed over with :meth:`Browser.run`.
"""

from __future__ import annotations

import os
import queue
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from playwright.sync_api import Browser as PlaywrightBrowser
    from playwright.sync_api import BrowserContext, Page, Playwright

    from handrail.check.view import Darkroom

T = TypeVar("T")

VARIABLE = "HANDRAIL_BROWSER"
"""The environment variable that names the browser to use."""

_COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
    "microsoft-edge-stable",
)
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
    r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
)
_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-domain-reliability",
    "--no-first-run",
    "--no-pings",
    "--metrics-recording-only",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--disable-lcd-text",
)


class BrowserMissing(Exception):
    """No browser could be started; the message says how to get one."""


def candidates() -> Iterator[Path]:
    """Browsers on this machine, best first; the one named by ``HANDRAIL_BROWSER`` alone if that is set."""
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(named)
        if not found:
            raise BrowserMissing(f"{VARIABLE} names {named!r}, which is not a program on this machine.")
        yield Path(found)
        return
    for command in _COMMANDS:
        if found := shutil.which(command):
            yield Path(found)
    for place in _PLACES:
        path = Path(os.path.expandvars(place))
        if path.is_file():
            yield path


class Browser:
    """A browser that starts with its first task and stops with :meth:`close`."""

    def __init__(self) -> None:
        self._tasks: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._playwright: Playwright | None = None
        self._browser: PlaywrightBrowser | None = None
        self._process: int | None = None
        self._killed = False
        self.darkroom: Darkroom | None = None
        """The page that reads photographs, once there is one."""
        self.spare: Page | None = None
        """A page that was used for an example, emptied, and can be used for the next."""

    def run(self, task: Callable[[], T], timeout: float = 180) -> T:
        """Call ``task`` in the browser's thread and wait for what it returns or raises."""
        if threading.current_thread() is self._thread:
            return task()
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="handrail-browser", daemon=True)
            self._thread.start()
        future: Future[T] = Future()
        self._tasks.put((task, future))
        try:
            return future.result(timeout)
        except FutureTimeout:
            if future.done():
                raise  # the task's own
            raise TimeoutError(f"The page did not answer within {timeout:.0f} seconds.") from None

    def context(self, **options: Any) -> BrowserContext:
        """A fresh context: no cookies, storage or cache shared with another page. Only inside :meth:`run`."""
        return self._started().new_context(**options)

    def start(self) -> None:
        """Start it now, if it does not run, so that its start counts in nobody's time. Raises BrowserMissing."""
        self.run(self._started)

    def kill(self) -> None:
        """End the browser at once, from any thread: what is asked of it fails, and the next task starts it anew."""
        process, self._process, self._killed = self._process, None, True
        if process is not None:
            with suppress(OSError):  # it has ended already
                os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))

    def close(self) -> None:
        """Stop the browser and its thread."""
        if self._thread is not None:
            self._tasks.put(None)
            self._thread.join(20)
            self._thread = None

    def __enter__(self) -> Browser:
        """The browser itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            call, future = task
            try:
                future.set_result(call())
            except BaseException as problem:
                future.set_exception(problem)
        with suppress(Exception):  # one that was killed is closed already
            if self._browser:
                self._browser.close()
        with suppress(Exception):
            if self._playwright:
                self._playwright.stop()
        self._browser = self._playwright = self.darkroom = self.spare = None

    def _started(self) -> PlaywrightBrowser:
        if self._browser is not None and not self._killed and self._browser.is_connected():
            return self._browser
        if self._playwright is None:
            try:
                from playwright.sync_api import sync_playwright
            except ModuleNotFoundError:
                raise BrowserMissing(
                    'Checks in a browser need Playwright; install it with: pip install "handrail[check]"'
                ) from None
            self._playwright = sync_playwright().start()
        self.darkroom = self.spare = None
        self._browser = _launch(self._playwright)
        self._process, self._killed = _process_of(self._browser), False
        return self._browser


def _process_of(browser: PlaywrightBrowser) -> int | None:
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return next((int(process["id"]) for process in processes if process["type"] == "browser"), None)


def _launch(playwright: Playwright) -> PlaywrightBrowser:
    arguments = [*_QUIET, *(["--no-sandbox"] if sys.platform != "win32" and os.geteuid() == 0 else [])]
    problems: list[str] = []
    for program in [*candidates(), None]:  # None is Playwright's own
        if program is None and os.environ.get(VARIABLE):
            break
        try:
            return playwright.chromium.launch(executable_path=program, args=arguments, headless=True)
        except Exception as problem:
            problems.append(f"{program or 'the one of Playwright'}: {str(problem).strip().splitlines()[0]}")
    raise BrowserMissing(
        "No browser could be started. Install Chrome, Chromium or Edge, run `playwright install chromium`, "
        f"or name a browser in {VARIABLE}. Tried: " + "; ".join(problems)
    )
