"""How hard a page may be, by kind of page."""

from __future__ import annotations

from dataclasses import dataclass

from .document import PageKind


@dataclass(frozen=True, slots=True)
class Budget:
    """Handrail grades above which a page is advised to change, or fails."""

    warn: float
    error: float


BUDGETS: dict[PageKind, Budget] = {
    "citizen": Budget(warn=10, error=11),
    "component": Budget(warn=10, error=11),
    "docs": Budget(warn=10.5, error=12),
}

LONG_SENTENCE = 25
LONGEST_SENTENCE = 40
LONGEST_SENTENCE_IN = {"de": 35}
"""German joins words, so that a sentence of 35 words is as long as one of 40 elsewhere."""
LONG_MEAN = 18


def longest_sentence(language: str) -> int:
    """The most words a sentence may have in a language."""
    return LONGEST_SENTENCE_IN.get(language, LONGEST_SENTENCE)
