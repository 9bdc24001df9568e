"""Something was rendered."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(id="empty-page", what="The page shows something.", stages=(Stage.OPENED,))


def check(view: View) -> Iterator[Finding]:
    """A page without text, picture or control passes every other check, so it must fail here."""
    if not view.ask("empty_page.something"):
        yield RULE.finding(view, "Nothing was rendered.")
