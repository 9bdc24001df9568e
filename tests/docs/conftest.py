"""The documentation, built once for all its tests."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from handrail import docs


class Elements(HTMLParser):
    """The elements of a page, with their attributes and the text of those that are asked for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, dict[str, str], str]] = []
        self._open: list[list] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        self.found.append((tag, attributes))
        self._open.append([tag, attributes, ""])

    def handle_data(self, data):
        for each in self._open:
            each[2] += data

    def handle_endtag(self, tag):
        while self._open:
            one = self._open.pop()
            if one[0] == tag:
                self.texts.append((one[0], one[1], one[2]))
                return

    def named(self, *tags: str) -> list[dict[str, str]]:
        """The attributes of each element with one of these names."""
        return [attributes for tag, attributes in self.found if tag in tags]

    def text(self, tag: str) -> list[str]:
        """The text of each element with this name."""
        return [" ".join(text.split()) for name, _, text in self.texts if name == tag]


class Built:
    """The site as it was built: its folder, and what was written."""

    def __init__(self, work: Path) -> None:
        self.written = docs.build(work)
        self.site = work / "site"
        self.source = work / "docs"
        self.pages = {page.address: Elements(self.html(page.address)) for page in self.written.pages}
        self.components = [page for page in self.written.pages if page.kind == "Component"]
        self.patterns = [page for page in self.written.pages if page.kind == "Pattern"]

    def html(self, address: str) -> str:
        """The HTML of a page."""
        return (self.site / address / "index.html").read_text(encoding="utf-8")

    @staticmethod
    def read(html: str) -> Elements:
        """The elements of any HTML."""
        return Elements(html)


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Built:
    return Built(tmp_path_factory.mktemp("docs"))
