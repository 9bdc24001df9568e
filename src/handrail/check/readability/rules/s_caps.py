"""S-CAPS: a whole text in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="S-CAPS",
    level="error",
    what="The text is all in capitals.",
    why="Words in capitals have no shape, are slower to read, and are heard as shouting or as single letters.",
    mend="Write it in small letters; if capitals are wanted for their look, leave them out.",
    false_alarms="Names of several bodies that are short forms, such as BBC ITV NHS.",
)

WORD = re.compile(r"[^\W\d_]{2,}")
LEAST_WORDS = 2
LEAST_LETTERS = 7


def check(document: Document) -> Iterator[Finding]:
    """Each text without any small letter, of two words and seven letters or more."""
    for text in document.strings("any"):
        letters = [letter for letter in text.text if letter.isalpha()]
        words = [word for word in text.text.split() if WORD.fullmatch(word.strip(".,:;!?()"))]
        if len(words) >= LEAST_WORDS and len(letters) >= LEAST_LETTERS and not any(map(str.islower, letters)):
            yield RULE.finding(text)
