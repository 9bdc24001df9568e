"""RD-PAGE: a page that is too hard to read as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding
from ..budgets import BUDGETS, Budget
from ..document import Document, PageKind
from ..figures import Figures, figures_of
from ..formulas import LEAST_WORDS_FOR_A_GRADE
from ..rule import Rule, quote
from ..sentences import count_words

RULE = Rule(
    id="RD-PAGE",
    level="error",
    what="The page is too hard to read.",
    why="The grade tells about how many years of school a text asks for. Public services speak to everybody.",
    mend="Shorten and split the sentences named here, and use everyday words.",
    false_alarms="Names that must be said often. The grade sees no order, tone or missing step: test with readers.",
    wcag=("3.1.5",),
)


def check(document: Document) -> Iterator[Finding]:
    """The grade of the page, if it has enough running text and is above the budget of its kind."""
    if _has_enough(document, "en"):  # only then is the dictionary of syllables worth loading
        yield from findings_for(figures_of([document]), document.kind)
    if _has_enough(document, ""):
        yield Finding(
            rule=RULE.id,
            level="advice",
            message="The page does not say which language it is in, so it has no grade and its words were not judged.",
            suggestion='State the language: <html lang="en">.',
        )


def findings_for(figures: Figures, kind: PageKind, budget: Budget | None = None) -> Iterator[Finding]:
    """What the grade of some text means for a kind of page; nothing under 100 words."""
    limits = budget or BUDGETS[kind]
    if figures.hg is None or figures.trust != "grade" or figures.hg <= limits.warn:
        return
    hardest = figures.hardest()
    rest = figures.without(hardest).hg
    without = f"; without these {len(hardest)} sentences {rest:.1f}" if rest is not None else ""
    quoted = " ".join(f"“{quote(sentence.text)}” ({sentence.words} words)." for sentence in hardest)
    yield Finding(
        rule=RULE.id,
        level="error" if figures.hg > limits.error else "advice",
        message=f"Page grade {figures.hg:.1f}{without}: {quoted}",
        suggestion=f"{RULE.mend} The grade to stay under is {limits.warn:g}.",
        wcag=RULE.wcag,
    )


def _has_enough(document: Document, language: str) -> bool:
    words = sum(count_words(block.text) for block in document.prose.get(language, []))
    return words >= LEAST_WORDS_FOR_A_GRADE
