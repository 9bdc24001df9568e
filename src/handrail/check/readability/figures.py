"""The figures of a text: how long its sentences and words are, and what grade that makes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from . import formulas
from .document import Block, Document, PageKind
from .formulas import percentile
from .passives import passives
from .sentences import WITHOUT_SPACES, words
from .syllables import count_syllables
from .vocabulary import counted

LONG_WORD = 6
"""LIX calls a word long that has more letters."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One sentence and all that the grade needs to know of it."""

    text: str
    """As people see it, with code and names in it."""
    words: int
    syllables: int
    long_words: int
    passives: int
    jargon: int


@dataclass(frozen=True)
class Figures:
    """The figures of running text in one language."""

    language: str
    sentences: tuple[Measured, ...]

    @property
    def words(self) -> int:
        """How many words and numbers there are."""
        return sum(sentence.words for sentence in self.sentences)

    @property
    def trust(self) -> Literal["none", "trend", "grade"]:
        """What the length allows: no score at all, a trend, or a grade that pages may be judged by."""
        if self.words < formulas.LEAST_WORDS_FOR_A_TREND:
            return "none"
        return "trend" if self.words < formulas.LEAST_WORDS_FOR_A_GRADE else "grade"

    @property
    def mean(self) -> float:
        """Words a sentence."""
        return self.words / len(self.sentences) if self.sentences else 0.0

    @property
    def p90(self) -> float:
        """Nine of ten sentences have no more words than this."""
        return percentile([sentence.words for sentence in self.sentences], 0.9) if self.sentences else 0.0

    @property
    def longest(self) -> int:
        """Words of the longest sentence."""
        return max((sentence.words for sentence in self.sentences), default=0)

    @property
    def syllables_a_word(self) -> float:
        """Syllables a word; 0 where the language is one whose syllables nobody counts here."""
        return self._share("syllables")

    @property
    def fk(self) -> float | None:
        """The Flesch–Kincaid grade; None under 30 words or where it does not hold."""
        if self.trust == "none" or self.language != "en":
            return None
        return formulas.flesch_kincaid(self.mean, self.syllables_a_word)

    @property
    def hg(self) -> float | None:
        """The Handrail grade; None under 30 words or where it does not hold."""
        if self.trust == "none" or self.language != "en":
            return None
        return formulas.handrail_grade(
            self.mean, self.p90, self.syllables_a_word, 100 * self._share("passives"), 100 * self._share("jargon")
        )

    @property
    def ease(self) -> float | None:
        """Flesch's score in the form for this language; None under 30 words or where there is none."""
        if self.trust == "none" or not formulas.has_reading_ease(self.language):
            return None
        return formulas.reading_ease(self.mean, self.syllables_a_word, self.language)

    @property
    def lix(self) -> float | None:
        """LIX; None under 30 words."""
        return None if self.trust == "none" else formulas.lix(self.mean, self._share("long_words"))

    def longer_than(self, words: int) -> int:
        """How many sentences have more words than this."""
        return sum(sentence.words > words for sentence in self.sentences)

    def hardest(self, number: int = 3) -> tuple[Measured, ...]:
        """The sentences that cost most: the longest, and of equal ones those with most syllables."""
        ordered = sorted(self.sentences, key=lambda sentence: (sentence.words, sentence.syllables), reverse=True)
        return tuple(ordered[:number])

    def without(self, sentences: Iterable[Measured]) -> Figures:
        """The figures when these sentences are left out."""
        gone = {id(sentence) for sentence in sentences}
        return replace(self, sentences=tuple(each for each in self.sentences if id(each) not in gone))

    def record(self) -> dict[str, str | int | float | None]:
        """The figures as plain data, for reports and to be printed."""
        return {
            "language": self.language,
            "words": self.words,
            "sentences": len(self.sentences),
            "words_a_sentence": round(self.mean, 1),
            "p90": round(self.p90, 1),
            "longest": self.longest,
            "over_25": self.longer_than(25),
            "over_40": self.longer_than(40),
            "syllables_a_word": round(self.syllables_a_word, 2),
            "passives": sum(sentence.passives for sentence in self.sentences),
            "fk": _rounded(self.fk),
            "hg": _rounded(self.hg),
            "ease": _rounded(self.ease),
            "lix": _rounded(self.lix),
        }

    def _share(self, what: Literal["syllables", "passives", "jargon", "long_words"]) -> float:
        total: int = sum(getattr(sentence, what) for sentence in self.sentences)
        return total / self.words if self.words else 0.0


def figures_of(documents: Iterable[Document], language: str = "en") -> Figures:
    """The figures of the running text of several pages together.

    A piece that stands on several of them, as a hint does in the examples of a component, counts once.
    """
    blocks: list[Block] = []
    seen: set[str] = set()
    kind: PageKind = "citizen"
    for document in documents:
        kind = document.kind
        own = document.prose.get(language, [])
        blocks += [block for block in own if block.text not in seen]
        seen.update(block.text for block in own)
    return Figures(language, tuple(_measured(blocks, language, kind)))


def _measured(blocks: Iterable[Block], language: str, kind: PageKind) -> Iterable[Measured]:
    if language in WITHOUT_SPACES:
        return
    english = language == "en"
    knows_syllables = formulas.has_reading_ease(language)
    for block in blocks:
        for sentence in block.sentences:
            yield Measured(
                text=block.shown(sentence.start, sentence.end),
                words=sentence.words,
                syllables=count_syllables(sentence.text, language) if knows_syllables else 0,
                long_words=sum(sum(map(str.isalpha, word)) > LONG_WORD for word in words(sentence.text)),
                passives=len(passives(sentence.text)) if english else 0,
                jargon=len(counted(kind).find(sentence.text)) if english else 0,
            )


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 1)
