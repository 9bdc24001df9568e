"""Opening a page that may be anything: what cannot be read ends in a sentence that says why."""

from __future__ import annotations

import http
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import url2pathname

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

LARGEST = 10_000_000
"""Bytes of a page's own document; what is larger is not read."""
_PAGES = re.compile(r"text/html|application/xhtml\+xml|image/svg\+xml|(?:text|application)/(?:[\w.-]+\+)?xml")
_REASONS = (
    ("Download is starting", "It is a download, not a page."),
    ("ERR_TOO_MANY_REDIRECTS", "It redirects for ever."),
    ("ERR_CERT_DATE_INVALID", "The server's certificate is not valid: its dates do not fit."),
    ("ERR_CERT_COMMON_NAME_INVALID", "The server's certificate is not valid: it is for another name."),
    (
        "ERR_CERT_AUTHORITY_INVALID",
        "The server's certificate is not valid: nobody whom browsers trust signed it.",
    ),
    ("ERR_CERT", "The server's certificate is not valid."),
    ("ERR_SSL", "The server does not answer in HTTPS as it should."),
    ("ERR_NAME_NOT_RESOLVED", "There is no server of this name."),
    ("ERR_INTERNET_DISCONNECTED", "There is no network."),
    ("ERR_CONNECTION_REFUSED", "No server answers at this address."),
    ("ERR_CONNECTION_TIMED_OUT", "No server answers at this address."),
    ("ERR_ADDRESS_UNREACHABLE", "No server answers at this address."),
    ("ERR_CONNECTION", "The connection broke before the page was there."),
    ("ERR_EMPTY_RESPONSE", "The server answers nothing."),
    ("ERR_INCOMPLETE_CHUNKED_ENCODING", "The connection broke before the page was there."),
    ("ERR_CONTENT_LENGTH_MISMATCH", "The connection broke before the page was there."),
    ("ERR_UNSAFE_PORT", "Browsers do not open this port."),
    ("ERR_FILE_NOT_FOUND", "There is no such file."),
    ("ERR_ACCESS_DENIED", "The file may not be read."),
    ("ERR_ABORTED", "The server sends no page."),
    ("Target crashed", "The page crashed."),
    ("Page crashed", "The page crashed."),
    *(
        (sign, "The page went to another address while it was checked.")
        for sign in (
            "Execution context was destroyed",
            "Cannot find context",
            "uniqueContextId not found",
            "navigated or closed",
            "because the page is navigating",
            "interrupted by another navigation",
            "Frame was detached",
        )
    ),
    ("has been closed", "The browser ended while the page was checked."),
    ("Connection closed", "The browser ended while the page was checked."),
)


class Unread(Exception):
    """The page could not be read; the message says why."""

    def __init__(self, reason: str, *, is_page: bool = True) -> None:
        super().__init__(reason)
        self.is_page = is_page
        """False: there is something, and it is no page."""


def arrive(page: Page, url: str, seconds: float) -> None:
    """Go to an address and wait until the page has loaded. Raises Unread, or what Playwright raises."""
    until = time.monotonic() + seconds
    if urlsplit(url).scheme == "file":
        path = Path(url2pathname(urlsplit(url).path))
        if path.is_file():
            _fits(path.stat().st_size)
    response = page.goto(url, wait_until="commit", timeout=seconds * 1000)
    if response is not None and url.startswith("http"):
        _read_head(response)
    page.wait_for_load_state("load", timeout=max(1, (until - time.monotonic()) * 1000))
    kind, size = page.evaluate(
        "[document.contentType, (performance.getEntriesByType('navigation')[0] || {}).decodedBodySize || 0]"
    )
    _is_page(str(kind))
    _fits(int(size))


def _read_head(response: Response) -> None:
    if response.status >= 400:
        try:
            phrase = f" ({http.HTTPStatus(response.status).phrase})"
        except ValueError:
            phrase = ""
        raise Unread(f"The server answers {response.status}{phrase}.")
    if kind := response.headers.get("content-type", ""):
        _is_page(kind)
    length = response.headers.get("content-length", "")
    if length.isdigit():
        _fits(int(length))


def _is_page(kind: str) -> None:
    kind = kind.partition(";")[0].strip().lower()
    if not _PAGES.fullmatch(kind):
        raise Unread(f"It is no page: its type is {kind}.", is_page=False)


def _fits(size: int) -> None:
    if size > LARGEST:
        raise Unread(f"The page is {size / 1e6:.0f} MB; at most {LARGEST / 1e6:.0f} MB are read.")


def reason(problem: BaseException, seconds: float) -> Unread:
    """Why a page could not be read, from what was raised while it was."""
    if isinstance(problem, Unread):
        return problem
    text = str(problem).strip()
    if type(problem).__name__ == "TimeoutError":
        return Unread(f"It did not finish loading within {seconds:g} seconds.")
    for sign, sentence in _REASONS:
        if sign in text:
            return Unread(sentence, is_page=sign not in ("Download is starting", "ERR_ABORTED"))
    first = text.splitlines()[0].rstrip(".") if text else type(problem).__name__
    return Unread(f"It could not be checked: {first}.")
