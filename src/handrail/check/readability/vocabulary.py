"""Words that have a plainer one: read from ``words.json``."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .document import PageKind

_FILE = Path(__file__).with_name("words.json")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase and what to write instead."""

    pattern: re.Pattern[str]
    instead: str


class WordList:
    """A list of words to find in text."""

    def __init__(self, words: dict[str, str]) -> None:
        self._words = [Word(re.compile(rf"{_expression(find)}\Z", re.IGNORECASE), say) for find, say in words.items()]
        longest_first = sorted(words, key=len, reverse=True)
        self.pattern = re.compile(
            rf"(?<![\w-])(?:{'|'.join(_expression(find) for find in longest_first)})(?![\w-])", re.IGNORECASE
        )

    def find(self, text: str) -> list[re.Match[str]]:
        """Where the words stand. What belongs to a name, such as Newcastle upon Tyne, is left out."""
        return [match for match in self.pattern.finditer(text) if not _in_name(text, match)]

    def instead_of(self, words: str) -> str:
        """What to write instead of the words that were found."""
        return next((word.instead for word in self._words if word.pattern.match(words)), "")


@cache
def legal() -> WordList:
    """Words of lawyers."""
    return WordList(_lists().legal)


@cache
def jargon(kind: PageKind) -> WordList:
    """Words of offices; some of them are terms in documentation for developers."""
    return WordList(_for(kind, _lists().jargon))


@cache
def counted(kind: PageKind) -> WordList:
    """The words that the Handrail grade counts."""
    return WordList(_for(kind, dict.fromkeys(_lists().counted, "")))


@dataclass(frozen=True, slots=True)
class _Lists:
    jargon: dict[str, str]
    legal: dict[str, str]
    counted: list[str]
    terms: list[str]


def _for(kind: PageKind, words: dict[str, str]) -> dict[str, str]:
    terms = _lists().terms if kind == "docs" else ()
    return {find: say for find, say in words.items() if find not in terms}


@cache
def _lists() -> _Lists:
    lists = json.loads(_FILE.read_text(encoding="utf-8"))
    return _Lists(lists["jargon"], lists["legal"], lists["counted"], lists["terms in documentation"])


def _expression(find: str) -> str:
    """A regular expression for an entry: ``*`` stands for any ending, ``/`` parts other forms of the entry."""
    forms = [r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in form.split()) for form in find.split("/")]
    return f"(?:{'|'.join(forms)})"


def _in_name(text: str, match: re.Match[str]) -> bool:
    before, after = text[: match.start()].split(), text[match.end() :].split()
    word = match[0]
    if " " not in word and before and after and word.islower():
        return before[-1][:1].isupper() and after[0][:1].isupper() and len(before) > 1
    return False
