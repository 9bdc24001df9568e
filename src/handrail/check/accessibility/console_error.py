"""Nothing goes wrong in the page's scripts."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="console-error",
    what="The page opens without an error in its console.",
    stages=(Stage.OPENED,),
    level="advice",
)


def check(view: View) -> Iterator[Finding]:
    """Each error once."""
    for text in dict.fromkeys(view.console):
        yield RULE.finding(view, f"The console says: {text}")
