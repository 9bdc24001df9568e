"""People who speak to their computer can say what they see."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="label-in-name",
    what="The accessible name of a control contains the words that are seen on it or label it.",
    stages=(Stage.OPENED,),
    wcag=("2.5.3",),
    act=("2ee8b8",),
)


def check(view: View) -> Iterator[Finding]:
    """Controls whose name, as Chromium tells it to a screen reader, leaves out visible words."""
    names = view.names()
    for node in view.ask("label_in_name.labelled"):
        name = names.get(node["place"])
        seen = _plain(node["seen"])
        if name is None or len(seen) < 2 or f" {seen} " in f" {_plain(name)} ":
            continue
        yield RULE.finding(
            view,
            f"The name “{name}” does not contain the words “{node['seen'].strip()}” that are seen.",
            node,
            suggestion="Begin the name with the visible words, or take the aria-label away.",
        )


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.sub(r"[^\w\s]", " ", text).split())
