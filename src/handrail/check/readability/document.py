"""A page as its readers meet it: pieces of text, each with what it is for and the language it is in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from re import Match, Pattern
from typing import Literal, get_args
from urllib.parse import urljoin, urlsplit

from justhtml import Element

from .mentions import is_mention
from .selectors import Tree, opening
from .sentences import TOKEN, Sentence, count_words, split

Kind = Literal["error", "hint", "label", "button", "link", "any"]
PageKind = Literal["citizen", "docs", "component"]
PAGE_KINDS: tuple[PageKind, ...] = get_args(PageKind)

LEAST_WORDS_OF_PROSE = 4


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of text that a person reads in one go; what follows it starts a new sentence."""

    text: str
    """White space is single; each neutral token is ``sentences.TOKEN``."""
    kind: Kind
    language: str
    """The primary language subtag in lower case, such as ``en``; "" means the page does not say."""
    element: Element
    tree: Tree
    source: str = "text"
    """Where it stands: ``text``, or the name of an attribute, or ``title`` for the title of the page."""
    running: bool = True
    """Is it running text? Headings, labels, buttons, options, captions, navigation are not."""
    originals: tuple[str, ...] = ()
    """What each token stands for, in order."""
    links: tuple[tuple[int, int], ...] = ()
    """Start and end of the parts that are links."""
    regions: frozenset[str] = frozenset()
    """What it stands in: ``navigation``, ``list``, ``header``, ``footer``."""

    @property
    def is_prose(self) -> bool:
        """Does it count towards the grade of the page?"""
        return self.running and self.source == "text" and count_words(self.text) >= LEAST_WORDS_OF_PROSE

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text."""
        return split(self.text, self.language)

    @property
    def selector(self) -> str:
        """A CSS selector of the element that holds the text."""
        return self.tree.path(self.element)

    @property
    def html(self) -> str:
        """The start of the element, at most 300 characters."""
        return opening(self.element, self.shown())

    def shown(self, start: int = 0, end: int | None = None) -> str:
        """The text from start to end as people see it: with code and names instead of tokens."""
        before = self.text.count(TOKEN, 0, start)
        pieces = self.text[start:end].split(TOKEN)
        originals = self.originals[before : before + len(pieces) - 1]
        return pieces[0] + "".join(original + piece for original, piece in zip(originals, pieces[1:], strict=True))

    def in_link(self, start: int, end: int) -> bool:
        """Does the part from start to end lie in a link?"""
        return any(first <= start and end <= last for first, last in self.links)


@dataclass(frozen=True)
class Document:
    """All text of a page, and what rules must know about the page."""

    blocks: tuple[Block, ...]
    """Everything a person reads, in the order of the page."""
    links: tuple[Block, ...]
    """Each link by its accessible name. Its words stand in ``blocks`` too."""
    anchors: dict[str, str] = field(default_factory=dict)
    """The heading that stands at an id."""
    kind: PageKind = "citizen"
    url: str = ""
    headings: dict[str, str] = field(default_factory=dict)
    """The first heading of other pages, by their addresses, where the caller knows them."""

    @cached_property
    def prose(self) -> dict[str, list[Block]]:
        """The running text by language."""
        found: dict[str, list[Block]] = {}
        for block in self.blocks:
            if block.is_prose:
                found.setdefault(block.language, []).append(block)
        return found

    def strings(self, *kinds: Kind) -> Iterator[Block]:
        """The English pieces of text of these kinds; ``any`` stands for all."""
        for block in self.blocks:
            if block.language == "en" and ("any" in kinds or block.kind in kinds):
                yield block

    def matches(self, pattern: Pattern[str], *kinds: Kind) -> Iterator[tuple[Block, Match[str]]]:
        """Where a pattern matches in the English text of these kinds.

        Guidance quotes the words it warns of, so words in quotation marks are left out on pages of documentation.
        """
        for block in self.strings(*kinds):
            for match in pattern.finditer(block.text):
                quoted = self.kind == "docs" and block.kind == "any" and is_mention(block.text, *match.span())
                if not quoted:
                    yield block, match

    def heading_behind(self, href: str) -> str:
        """The heading that a link leads to, or "" where it is not known."""
        if href.startswith("#"):
            return self.anchors.get(href[1:], "")
        try:
            address = urljoin(self.url, href)
            parts = urlsplit(address)
        except ValueError:
            return ""
        if parts.fragment and address.split("#")[0] == self.url.split("#")[0]:
            return self.anchors.get(parts.fragment, "")
        return self.headings.get(address) or self.headings.get(address.split("#")[0], "")
