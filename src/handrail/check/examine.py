"""One page from elsewhere: opened, checked by the chosen rules, and left, whatever happens on the way."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from handrail.check import readability
from handrail.check.arrival import LARGEST, Unread, arrive, reason
from handrail.check.browser import Browser, BrowserMissing
from handrail.check.catalogue import Selection
from handrail.check.finding import Finding
from handrail.check.targets import Target
from handrail.check.visit import Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_WORDS = 1_000_000
"""Characters of HTML up to which words are judged: that takes most of a minute then."""
MOST_NOTES = 5
_FACTS = """() => {
  const root = document.documentElement
  return {
    title: (document.title || '').trim(),
    language: root.getAttribute('lang') || root.getAttribute('xml:lang') || '',
    url: location.href,
    links: [...document.querySelectorAll('a[href]:not([download]), area[href]')].map(link => String(link.href)),
  }
}"""


@dataclass(frozen=True, slots=True)
class Settings:
    """How pages are checked."""

    selection: Selection
    timeout: float = 30
    """Seconds until a page must have loaded."""
    page_timeout: float = 120
    """Seconds that a page may take in all."""


@dataclass(slots=True)
class Examined:
    """What is known of a page after it was checked."""

    target: str
    title: str = ""
    language: str = ""
    error: str | None = None
    """Why it could not be read, or not to the end."""
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """What happened on the way and stopped nothing, such as a dialog."""
    url: str = ""
    """Where it was in the end."""
    links: list[str] = field(default_factory=list)
    is_page: bool = True
    """False: there is something at the address, and it is no page."""


def examine(browser: Browser, target: Target, settings: Settings, *, check: bool = True) -> Examined:
    """Check a page, or only read its links. Raises BrowserMissing and nothing else."""
    page = Examined(target.given, url=target.url, error=target.problem or None)
    if target.problem:
        return page
    watch = _Watch(browser, settings.page_timeout)
    try:
        browser.start()
        with watch.running():
            html = _visit(browser, target, settings, page, watch, check=check)
        if html:
            page.findings += readability.check(html, language=page.language or None, url=page.url)
    except BrowserMissing:
        raise
    except Exception as problem:
        unread = watch.why() or reason(problem, settings.timeout)
        page.error, page.is_page = str(unread), unread.is_page
        with suppress(Exception):  # what holds the browser up must not hold up the next page
            if watch.why():
                browser.kill()
    page.findings = [finding for finding in page.findings if settings.selection.takes(finding.rule)]
    return page


def _visit(browser: Browser, target: Target, settings: Settings, page: Examined, watch: _Watch, *, check: bool) -> str:
    """Run the rules that need a browser; give the page's HTML where there are rules on its words."""

    def go(tab: Page) -> None:
        tab.on("crash", lambda _: watch.crashed())
        tab.on("dialog", lambda dialog: _note(page, dialog.type, dialog.message))
        arrive(tab, target.url, settings.timeout)

    with Visit(browser, target.url, arrive=go) as visit:
        facts: dict[str, Any] = visit.run(lambda view: view.page.evaluate(_FACTS))
        page.title, page.language, page.url = facts["title"], facts["language"], facts["url"]
        page.links = facts["links"]
        if not check:
            return ""
        html = visit.run(lambda view: view.page.content())
        if len(html) > LARGEST:
            raise Unread(f"The page grew to {len(html) / 1e6:.0f} MB; at most {LARGEST / 1e6:.0f} MB are read.")
        names = settings.selection.of_engine()
        for stage in settings.selection.stages():
            page.findings += visit.stage(stage, names)
    if not settings.selection.has_words():
        return ""
    if len(html) > MOST_WORDS:
        page.notes.append(f"Its words were not judged: it has {len(html) / 1e6:.1f} MB of HTML.")
        return ""
    return html


def _note(page: Examined, kind: str, message: str) -> None:
    """Note a dialog; a page may open them without end."""
    said = f": “{message[:100]}”" if message else ""
    if len(page.notes) < MOST_NOTES:
        page.notes.append(f"It opened a dialog ({kind}){said}. The dialog was closed and the page was checked.")


class _Watch:
    """Ends the browser when a page takes too long or has crashed: what is asked of such a page is never answered."""

    def __init__(self, browser: Browser, seconds: float) -> None:
        self._browser = browser
        self._seconds = seconds
        self._why = ""

    @contextmanager
    def running(self) -> Iterator[None]:
        """Watch while something is done."""
        timer = threading.Timer(self._seconds, self._end, [f"It took more than {self._seconds:g} seconds in all."])
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def crashed(self) -> None:
        """The page's process has ended."""
        self._end("The page crashed.")

    def why(self) -> Unread | None:
        """Why the browser was ended, if it was."""
        return Unread(self._why) if self._why else None

    def _end(self, why: str) -> None:
        self._why = self._why or why
        self._browser.kill()
