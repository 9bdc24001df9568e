"""A rule of plain language: what it looks for, why, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from re import Match

from ..finding import Finding, Level
from .document import Block, Document

LONGEST_QUOTE = 200


@dataclass(frozen=True, slots=True)
class Rule:
    """What people need to know about a rule."""

    id: str
    level: Level
    what: str
    """What is wrong, as a sentence."""
    why: str
    mend: str
    """What to do about it."""
    false_alarms: str = ""
    """Where it is known to be wrong."""
    wcag: tuple[str, ...] = ()

    def finding(
        self,
        block: Block,
        match: Match[str] | None = None,
        *,
        level: Level | None = None,
        what: str = "",
        mend: str = "",
    ) -> Finding:
        """The finding for a piece of text; with a match, it says which words and which sentence are meant."""
        words = "" if match is None else f" The words: “{quote(block.shown(*match.span()).strip())}”."
        sentence = quote(block.shown()) if match is None else _quote_around(block, match)
        return Finding(
            rule=self.id,
            level=level or self.level,
            message=f"{what or self.what}{words} It reads: “{sentence}”",
            selector=block.selector,
            html=block.html,
            suggestion=mend or self.mend,
            wcag=self.wcag,
        )


@dataclass(frozen=True, slots=True)
class Check:
    """A rule and the function that finds where a page breaks it."""

    rule: Rule
    check: Callable[[Document], Iterator[Finding]]


def quote(text: str) -> str:
    """Text to be quoted in a message: at most 200 characters, cut between words."""
    if len(text) <= LONGEST_QUOTE:
        return text
    cut = text[: LONGEST_QUOTE - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + "…"


def _quote_around(block: Block, match: Match[str]) -> str:
    """The sentence with the words that matched, or as much of it as shows them."""
    start, end = 0, len(block.text)
    for sentence in block.sentences:
        if sentence.start <= match.start() < sentence.end:
            start, end = sentence.start, sentence.end
    if match.end() - start < LONGEST_QUOTE:
        return quote(block.shown(start, end))
    gap = block.text.rfind(" ", start, max(start + 1, match.end() - LONGEST_QUOTE // 2))
    start = gap + 1 if gap >= 0 else match.start()
    return "…" + quote(block.shown(start, end))[: LONGEST_QUOTE - 1]
