"""S-PLACEHOLDER: text that waits to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="S-PLACEHOLDER",
    level="error",
    what="The page shows text that somebody forgot to fill in.",
    why="People cannot tell what belongs there, and lose trust in the service.",
    mend="Fill in the text, or mend the template.",
    false_alarms="Code that is not marked as code.",
)

PATTERN = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\$\{.*?\}|%\{.*?\}|%\(\w+\)s|\[object Object\]|(?i:\blorem ipsum\b)|\b(?:TODO|TBC)\b"
)


def check(document: Document) -> Iterator[Finding]:
    """Each such piece of text."""
    for text, match in document.matches(PATTERN, "any"):
        yield RULE.finding(text, match)
