"""Many pages: some workers with a browser each, links that are followed, and a share of the whole."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from handrail.check.browser import Browser
from handrail.check.examine import Examined, Settings, examine
from handrail.check.targets import Target, same_site

FRESH = 250
"""Pages after which a worker takes a new browser, so that memory stays flat."""


@dataclass(frozen=True, slots=True)
class Share:
    """One of several parts of the pages, such as 2 of 3."""

    number: int = 1
    parts: int = 1

    def has(self, place: int) -> bool:
        """Whether the page at this place of the whole list belongs to it."""
        return place % self.parts == self.number - 1


class Run:
    """Checks pages and keeps what it found, in their order; :attr:`pages` is right at every moment."""

    def __init__(
        self,
        settings: Settings,
        *,
        workers: int = 1,
        crawl: int = 0,
        share: Share | None = None,
        progress: Callable[[int, int, str], None] = lambda done, known, target: None,
    ) -> None:
        self._settings = settings
        self._workers = workers
        self._crawl = crawl
        self._share = share or Share()
        self._progress = progress
        self._found: dict[int, Examined] = {}
        self._left_out: set[int] = set()
        self.interrupted = False
        """It was stopped before the end."""
        self.known = 0
        """How many pages it knows of that belong to its share."""

    @property
    def pages(self) -> list[Examined]:
        """The pages that were checked, in order."""
        return [self._found[place] for place in sorted(self._found) if place not in self._left_out]

    def go(self, targets: Sequence[Target]) -> None:
        """Check the pages; with Ctrl-C stop and keep what is there. Raises what shows that no page can be checked."""
        whole = list(targets)
        first = 0
        with _Pool(self._settings, min(self._workers, max(len(whole), self._crawl))) as pool:
            try:
                while first < len(whole):
                    last = len(whole)
                    self._round(pool, whole, first)
                    if self._crawl:
                        # Links count in the order of the pages, not of their answers: shards must agree on places.
                        whole += self._links(whole, range(first, last))
                    first = last
            except KeyboardInterrupt:
                self.interrupted = True
                pool.stop()

    def _round(self, pool: _Pool, whole: Sequence[Target], first: int) -> None:
        places = [place for place in range(first, len(whole)) if self._crawl or self._share.has(place)]
        self.known += sum(self._share.has(place) for place in places)
        for place, page in pool.work([(place, whole[place], self._share.has(place)) for place in places]):
            if not self._share.has(place) or (whole[place].home and not page.is_page):
                self._left_out.add(place)
            self._found[place] = page
            self._progress(len(self._found) - len(self._left_out), self.known, page.target)

    def _links(self, whole: Sequence[Target], places: range) -> Iterator[Target]:
        """New pages that these lead to, as long as there is room for them."""
        seen = {target.url.partition("#")[0] for target in whole} | {
            page.url.partition("#")[0] for page in self._found.values()
        }
        room = self._crawl - len(whole)
        for place in places:
            page = self._found[place]
            home = whole[place].home or page.url  # a page that was given may lead to its real address
            for url in same_site(home, page.links):
                if room <= 0:
                    return
                if url not in seen:
                    seen.add(url)
                    room -= 1
                    yield Target(url, url, home)


_Task = tuple[int, Target, bool]


class _Pool:
    """Threads that check pages, each with a browser of its own."""

    def __init__(self, settings: Settings, workers: int) -> None:
        self._settings = settings
        self._workers = max(1, workers)
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._results: queue.SimpleQueue[tuple[int, Examined | BaseException]] = queue.SimpleQueue()
        self._browsers: dict[int, Browser] = {}
        self._threads: list[threading.Thread] = []
        self._stopped = False

    def work(self, tasks: Sequence[_Task]) -> Iterator[tuple[int, Examined]]:
        """Do these, and give each with its place when it is done."""
        for task in tasks:
            self._tasks.put(task)
        for _ in range(len(self._threads), min(self._workers, len(tasks))):
            thread = threading.Thread(target=self._labour, args=(len(self._threads),), daemon=True)
            self._threads.append(thread)
            thread.start()
        for _ in tasks:
            place, result = self._next()
            if isinstance(result, BaseException):
                raise result
            yield place, result

    def _next(self) -> tuple[int, Examined | BaseException]:
        while True:
            with suppress(queue.Empty):
                return self._results.get(timeout=0.5)  # a wait without an end would not hear Ctrl-C on Windows

    def stop(self) -> None:
        """Leave what is being done."""
        self._stopped = True
        for browser in list(self._browsers.values()):
            browser.kill()

    def __enter__(self) -> _Pool:
        """The pool itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the threads and their browsers end."""
        self._stopped = True
        for _thread in self._threads:
            self._tasks.put(None)
        for thread in self._threads:
            thread.join(20)

    def _labour(self, number: int) -> None:
        browser = self._browsers[number] = Browser()
        done = 0
        try:
            while (task := self._tasks.get()) is not None:
                if self._stopped:
                    continue
                if done and done % FRESH == 0:
                    browser.close()
                place, target, check = task
                try:
                    result: Examined | BaseException = examine(browser, target, self._settings, check=check)
                except BaseException as problem:  # the one who waits must hear of it
                    result = problem
                if not self._stopped:
                    self._results.put((place, result))
                done += 1
        finally:
            browser.close()
