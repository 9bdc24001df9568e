"""What is to be checked: addresses, files, folders and sitemaps become a list of pages."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from xml.etree import ElementTree

from handrail.calling import UsageError

SCHEMES = ("http", "https", "file")
ENDINGS = (".html", ".htm", ".xhtml", ".svg", ".xml")
"""What is read of a folder. SVG and XML are read as HTML is."""
LARGEST_SITEMAP = 50 * 1024 * 1024
"""Bytes; the protocol of sitemaps allows no more."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")  # one letter is a drive


@dataclass(frozen=True, slots=True)
class Target:
    """A page to check: as it was given, which is how reports call it, and its address."""

    given: str
    url: str
    home: str = ""
    """The page from whose site links led here; "" for one that was given."""
    problem: str = ""
    """Why it cannot be read, where that is known before it is opened."""


def targets(arguments: Iterable[str]) -> list[Target]:
    """The pages that arguments stand for, each once. Raises UsageError for one that can be no page."""
    return each_once(target for argument in arguments for target in _of(argument))


def each_once(found: Iterable[Target]) -> list[Target]:
    """Each page once, as it was called first."""
    by_url: dict[str, Target] = {}
    for target in found:
        by_url.setdefault(target.url, target)
    return list(by_url.values())


def _of(argument: str) -> Iterator[Target]:
    scheme = _SCHEME.match(argument)
    if scheme and not Path(argument).exists():
        yield Target(argument, address(argument))
        return
    path = Path(argument)
    if path.is_dir():
        pages = [page for page in sorted(path.rglob("*")) if _is_page(page, path)]
        if not pages:
            raise UsageError(f"there is no page in the folder {argument!r}: it needs {', '.join(ENDINGS)}")
        for page in pages:
            yield Target(str(page), page.resolve().as_uri())
    elif path.is_file():
        yield Target(argument, path.resolve().as_uri())
    else:
        raise UsageError(f"there is no file or folder {argument!r}; the address of a page starts with https://")


def _is_page(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.suffix.lower() in ENDINGS and path.is_file() and not hidden


def address(text: str) -> str:
    """The address, if it is one that is opened. Raises UsageError for another."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError as error:
        raise UsageError(f"{text!r} is no address: {error}") from None
    if parts.scheme not in SCHEMES:
        raise UsageError(f"{text!r} cannot be checked: only addresses with http, https or file are opened")
    if parts.scheme != "file" and not parts.hostname:
        raise UsageError(f"{text!r} is no address: the name of the server is missing")
    return text


def same_site(start: str, links: Iterable[str]) -> Iterator[str]:
    """The links that lead to the same origin, or for a file into the same folder, without their fragments."""
    home = urlsplit(start)
    folder = home.path.rpartition("/")[0] + "/"
    for link in links:
        try:
            parts = urlsplit(link)
        except ValueError:
            continue
        if (parts.scheme, parts.netloc) != (home.scheme, home.netloc):
            continue
        if parts.scheme == "file" and not parts.path.startswith(folder):
            continue
        yield urlunsplit(parts._replace(fragment=""))


def sitemap(url: str, timeout: float) -> list[Target]:
    """The pages of a sitemap or of an index of them. One that cannot be read is a page that cannot be read."""
    return each_once(_sitemap(address(url), timeout, deep=True))


def _sitemap(url: str, timeout: float, *, deep: bool) -> Iterator[Target]:
    try:
        root = ElementTree.fromstring(_fetch(url, timeout))  # noqa: S314 - expat stops at entities that grow
    except (OSError, ValueError, EOFError, zlib.error, ElementTree.ParseError) as error:
        yield Target(url, url, problem=f"The sitemap cannot be read: {_short(error)}.")
        return
    for element in root.iter():
        if element.tag.rpartition("}")[2] != "loc" or not element.text or not element.text.strip():
            continue
        found = element.text.strip()
        allowed = SCHEMES if urlsplit(url).scheme == "file" else ("http", "https")
        if urlsplit(found).scheme not in allowed or (urlsplit(found).scheme != "file" and not urlsplit(found).netloc):
            yield Target(found, found, problem="The sitemap names this, and it is no address of a page on the web.")
        elif root.tag.rpartition("}")[2] != "sitemapindex":
            yield Target(found, found)
        elif deep:
            yield from _sitemap(found, timeout, deep=False)


def _fetch(url: str, timeout: float) -> bytes:
    request = urllib.request.Request(url, headers={"User-Agent": "handrail check"})  # noqa: S310 - scheme is checked
    with urllib.request.urlopen(request, timeout=timeout) as response:  # noqa: S310
        content: bytes = response.read(LARGEST_SITEMAP + 1)
    if content.startswith(b"\x1f\x8b"):
        unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        content = unpacking.decompress(content, LARGEST_SITEMAP + 1)
    if len(content) > LARGEST_SITEMAP:
        raise ValueError("it is larger than 50 MB")
    return content


def _short(error: BaseException) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return f"the server answers {error.code}"
    if isinstance(error, urllib.error.URLError):
        return str(getattr(error.reason, "strerror", None) or error.reason)
    return str(error) or type(error).__name__
