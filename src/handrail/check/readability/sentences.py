"""Cutting text into sentences and counting their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

TOKEN = "\ufffc"  # noqa: S105 - a token of text, no secret
"""One thing that is not ours to word: code, a name that is not translated, words in another language. One word long."""

_END = re.compile(
    r"""(?P<mark>[.!?…؟۔।]+)        # what ends a sentence
        [)\]}"'”’»]*                # and may be followed by closing marks
        \s+
        (?=(?P<next>[(\[{"'“‘«¿¡]*(?:\S|\Z)))""",
    re.VERBOSE,
)
_WORD = re.compile(r"[^\s—–]+")

_ABBREVIATIONS = {
    "": {"dr", "mr", "mrs", "ms", "prof", "st", "a.m", "p.m", "e.g", "i.e", "eg", "ie", "vs", "approx", "cf", "u.s"},
    "fr": {"m", "mm", "mme", "mlle", "art", "p", "ex", "tél", "av", "bd"},
    "de": {"z", "b", "d", "h", "u", "a", "bzw", "nr", "str", "ca", "hr", "fr", "abs", "ggf", "inkl", "tel"},
    "es": {"sr", "sra", "dr", "dra", "núm", "pág", "ud", "uds", "art", "tel"},
    "it": {"sig", "sigra", "dott", "art", "n", "pag", "tel"},
    "nl": {"bijv", "nr", "dhr", "mevr", "art", "tel", "blz"},
}
_BEFORE_A_NUMBER = {"no", "nos", "art", "fig", "tel", "ext", "p", "pp", "para", "vol"}

WITHOUT_SPACES = frozenset({"zh", "yue", "wuu", "ja", "th", "lo", "km", "my", "bo", "dz"})
"""Languages that do not put spaces between words, so that words cannot be counted here."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it stands in its text."""

    text: str
    start: int
    words: int

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + len(self.text)


@lru_cache(maxsize=2_000)  # each rule asks for the sentences of the same pieces
def split(text: str, language: str = "en") -> tuple[Sentence, ...]:
    """The sentences of a text, in order; a piece without a word is no sentence.

    Words that a full stop shortens (Dr, e.g.), single capitals, a number at the start of a line
    and a mark before a small letter do not end a sentence.
    """
    found: list[Sentence] = []
    start = 0
    for end in _END.finditer(text):
        if _ends(text, start, end, language):
            _keep(found, text, start, end.end())
            start = end.end()
    _keep(found, text, start, len(text))
    return tuple(found)


def words(text: str) -> list[str]:
    """The words and numbers of a text; marks that stand alone are none."""
    return [word for word in _WORD.findall(text) if any(letter.isalnum() or letter == TOKEN for letter in word)]


def count_words(text: str) -> int:
    """How many words and numbers a text has."""
    return len(words(text))


def _keep(found: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    number = count_words(piece)
    if number:
        first = start + len(piece) - len(piece.lstrip())
        found.append(Sentence(piece.strip(), first, number))


def _ends(text: str, start: int, end: re.Match[str], language: str) -> bool:
    follows = end["next"].lstrip("([{\"'“‘«¿¡")
    if follows.islower():
        return False
    if not any(letter.isalpha() or letter == TOKEN for letter in text[start : end.start()]):
        return False
    if end["mark"] != ".":
        return True
    last = text[max(start, text.rfind(" ", start, end.start()) + 1) : end.start()].lstrip("([{\"'“‘«")
    if len(last) == 1 and last.isupper() and last != "I":
        return False
    if language == "de" and last.isdigit() and len(last) < 3:
        return False
    if last.lower() in _BEFORE_A_NUMBER and follows.isdigit():
        return False
    return last.lower() not in _ABBREVIATIONS[""] | _ABBREVIATIONS.get(language, set())
