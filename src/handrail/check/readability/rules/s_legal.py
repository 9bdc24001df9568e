"""S-LEGAL: the words of lawyers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..mentions import is_mention
from ..rule import Rule
from ..vocabulary import legal

RULE = Rule(
    id="S-LEGAL",
    level="error",
    what="The text uses words of lawyers.",
    why="Laws use such words, people do not. They read them twice, or not at all.",
    mend="Use the everyday word.",
    false_alarms="A law that is quoted outside quotation marks.",
)

QUESTION = re.compile(r"shall (?:we|I)\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """Each such word in any text; “Shall we …” is a plain question."""
    for text in document.strings("any"):
        for match in legal().find(text.text):
            quoted = document.kind == "docs" and is_mention(text.text, *match.span())
            if not quoted and not QUESTION.match(text.text, match.start()):
                yield RULE.finding(text, match, mend=f"Write instead: {legal().instead_of(match[0])}.")
