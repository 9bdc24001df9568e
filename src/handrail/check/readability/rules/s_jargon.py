"""S-JARGON: the words of offices, where there is a plainer one."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..mentions import is_mention
from ..rule import Rule
from ..vocabulary import jargon

RULE = Rule(
    id="S-JARGON",
    level="error",
    what="The text uses a word of offices where there is a plainer one.",
    why="The everyday word is shorter and known to more people.",
    mend="Use the plainer word.",
    false_alarms="A term that a law or a trade needs. In running text the rule only advises.",
)

STRICT = frozenset({"error", "label", "hint", "button", "link"})


def check(document: Document) -> Iterator[Finding]:
    """Each such word: an error in messages, labels, hints, buttons and links, advice elsewhere."""
    words = jargon(document.kind)
    for text in document.strings("any"):
        for match in words.find(text.text):
            strict = text.kind in STRICT or text.in_link(*match.span())
            if not strict and document.kind == "docs" and is_mention(text.text, *match.span()):
                continue
            yield RULE.finding(
                text,
                match,
                level="error" if strict else "advice",
                mend=f"Write instead: {words.instead_of(match[0])}.",
            )
