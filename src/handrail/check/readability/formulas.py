"""The grades: how hard a text is, from the length of its sentences and words.

A formula holds for one language. Nobody may score a language with the figures of another one, so each function
here names its languages and refuses the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

LEAST_WORDS_FOR_A_TREND = 30
LEAST_WORDS_FOR_A_GRADE = 100
"""Two halves of one page differ by a whole grade; on shorter texts a grade says nothing."""

# Base, weight of words a sentence, weight of syllables a word; a higher score is easier to read.
_EASE = {
    "en": (206.835, 1.015, 84.6),  # Flesch
    "fr": (207.0, 1.015, 73.6),  # Kandel and Moles
    "de": (180.0, 1.0, 58.5),  # Amstad
    "es": (206.84, 1.02, 60.0),  # Fernández Huerta
    "it": (217.0, 1.3, 60.0),  # Flesch and Vacca
    "nl": (206.835, 0.93, 77.0),  # Douma
}


class NoFormula(ValueError):
    """There is no formula that holds for this language."""

    def __init__(self, language: str) -> None:
        super().__init__(f"No formula for the language {language or 'that is not stated'!r} is known to hold.")


def flesch_kincaid(words_a_sentence: float, syllables_a_word: float, language: str = "en") -> float:
    """The Flesch–Kincaid grade: years of school in the United States. English only."""
    if language != "en":
        raise NoFormula(language)
    return 0.39 * words_a_sentence + 11.8 * syllables_a_word - 15.59


def handrail_grade(
    words_a_sentence: float,
    long_sentence: float,
    syllables_a_word: float,
    passives: float,
    jargon: float,
    language: str = "en",
) -> float:
    """The Handrail grade, on the scale of Flesch–Kincaid, that pages are judged by. English only.

    ``long_sentence`` is the 90th percentile of words a sentence; passives and jargon are counts in 100 words.
    """
    if language != "en":
        raise NoFormula(language)
    return (
        1.68 * log(words_a_sentence)
        + 5.60 * log(long_sentence)
        + 7.55 * syllables_a_word
        + 0.28 * passives
        + 0.44 * jargon
        - 25.26
    )


def reading_ease(words_a_sentence: float, syllables_a_word: float, language: str) -> float:
    """The form of Flesch's score for this language; the higher, the easier. Advice only, except in research."""
    if language not in _EASE:
        raise NoFormula(language)
    base, sentence, word = _EASE[language]
    return base - sentence * words_a_sentence - word * syllables_a_word


def has_reading_ease(language: str) -> bool:
    """Is there a form of Flesch's score for this language?"""
    return language in _EASE


def lix(words_a_sentence: float, share_of_long_words: float) -> float:
    """LIX: the same sum in any language that has spaces, but each language has a scale of its own."""
    return words_a_sentence + 100 * share_of_long_words


def percentile(numbers: Sequence[float], share: float) -> float:
    """The value below which a share of the numbers lies, interpolated between neighbours."""
    if not numbers:
        raise ValueError("No numbers to take a percentile of.")
    ordered = sorted(numbers)
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
