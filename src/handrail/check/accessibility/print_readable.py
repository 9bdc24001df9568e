"""The page can be read on paper."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="print-readable",
    what="Printed without backgrounds, all text stands out from white paper, and nothing is wider than it.",
    stages=(Stage.PRINT,),
    level="advice",
)


def check(view: View) -> Iterator[Finding]:
    """Text whose colour is too pale for paper."""
    for node in view.ask("print_readable.pale"):
        yield RULE.finding(
            view,
            "This text prints too pale: backgrounds are left out, and its colour does not stand out from white.",
            node,
            suggestion="Set dark text in @media print.",
        )
