"""RD-SENTENCE: sentences that are too long."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding
from ..budgets import LONG_MEAN, LONG_SENTENCE, longest_sentence
from ..document import Block, Document
from ..figures import figures_of
from ..formulas import LEAST_WORDS_FOR_A_GRADE
from ..rule import Rule, quote
from ..sentences import WITHOUT_SPACES

RULE = Rule(
    id="RD-SENTENCE",
    level="error",
    what="The sentence is too long.",
    why="People lose the thread of long sentences; above 40 words most must start again.",
    mend="Split it: one thought a sentence. Turn conditions into a list.",
    false_alarms="Long names and addresses in one sentence. A list that stands in the line.",
    wcag=("3.1.5",),
)


def check(document: Document) -> Iterator[Finding]:
    """Each long sentence of English; in other languages each that is far too long, and the whole if it is long."""
    for block in document.blocks:
        if block.source == "text" and block.language not in WITHOUT_SPACES:
            yield from _in(block)
    for language in document.prose:
        if language in WITHOUT_SPACES:
            yield _not_judged(language)
        elif language != "en":
            yield from _whole(document, language)


def _in(block: Block) -> Iterator[Finding]:
    most = longest_sentence(block.language)
    for sentence in block.sentences:
        if sentence.words > most:
            level = RULE.level
        elif sentence.words > LONG_SENTENCE and block.language == "en" and block.kind != "error":
            level = "advice"  # E-LONG says it of error messages
        else:
            continue
        text = quote(block.shown(sentence.start, sentence.end))
        yield Finding(
            rule=RULE.id,
            level=level,
            message=f"The sentence has {sentence.words} words. It reads: “{text}”",
            selector=block.selector,
            html=block.html,
            suggestion=RULE.mend,
            wcag=RULE.wcag,
        )


def _whole(document: Document, language: str) -> Iterator[Finding]:
    figures = figures_of([document], language)
    if figures.words < LEAST_WORDS_FOR_A_GRADE or (figures.mean <= LONG_MEAN and figures.p90 <= LONG_SENTENCE):
        return
    name = f"The sentences in “{language}”" if language else "The sentences"
    yield Finding(
        rule=RULE.id,
        level="advice",
        message=f"{name} have {figures.mean:.1f} words on average, and one in ten has more than {figures.p90:.0f}. "
        f"The longest reads: “{quote(figures.hardest(1)[0].text)}”",
        suggestion=f"Keep the average to {LONG_MEAN} words and nearly all sentences to {LONG_SENTENCE}.",
        wcag=RULE.wcag,
    )


def _not_judged(language: str) -> Finding:
    return Finding(
        rule=RULE.id,
        level="advice",
        message=f"The text in “{language}” was not judged: its script puts no spaces between words.",
        suggestion="Ask a reader of the language.",
    )
