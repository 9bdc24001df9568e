"""A-ACRONYM: letters that nobody explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Document
from ..rule import Rule

RULE = Rule(
    id="A-ACRONYM",
    level="advice",
    what="The page uses a short form and does not say what it stands for.",
    why="People outside the office do not know its short forms.",
    mend="Write it out the first time: “universal learning number (ULN)”, or use words.",
    false_alarms="Names that are only known by their letters.",
    wcag=("3.1.4",),
)

SHORT_FORM = re.compile(r"(?<![\w./@-])[A-Z][A-Z&]{1,5}(?![\w@-]|\.\w| \d)")
KNOWN = (
    "UK EU US USA UN TV PC PDF CSV HTML JPG JPEG PNG ID PIN CV DVD GP AM PM OK FAQ SMS USB SIM CCTV VAT PO PS BBC NHS "
    "HIV AIDS A&E AD BC"
)


def check(document: Document) -> Iterator[Finding]:
    """Each short form, once, unless the page explains it; developers know theirs."""
    if document.kind == "docs":
        return
    everything = "\n".join(text.text for text in document.strings("any"))
    seen = set(KNOWN.split())
    for text in document.strings("any"):
        if text.source != "text" or not any(map(str.islower, text.text)):
            continue
        for match in SHORT_FORM.finditer(text.text):
            short = match[0]
            if short not in seen and f"({short})" not in everything and not re.search(rf"\b{short} \(", everything):
                seen.add(short)
                yield RULE.finding(text, match)
