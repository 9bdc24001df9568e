"""A-STOP: a full stop after a single sentence."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="A-STOP",
    level="advice",
    what="A hint or error message of one sentence ends with a full stop.",
    why="Without it, it reads as part of the question. Most public services leave it out.",
    mend="Leave out the full stop.",
)


def check(document: Document) -> Iterator[Finding]:
    """Each hint or error message of one sentence with a full stop."""
    for text in document.strings("hint", "error"):
        if text.source == "text" and text.text.endswith(".") and len(text.sentences) == 1:
            yield RULE.finding(text)
