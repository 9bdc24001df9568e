"""Nothing moves for a person who asked for less motion."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="reduced-motion",
    what="With reduced motion no animation and no smooth scrolling runs.",
    stages=(Stage.OPENED,),
    wcag=("2.3.3",),
)


def check(view: View) -> Iterator[Finding]:
    """Animations that run, and transitions that would move something."""
    for node in view.ask("motion.moving"):
        yield RULE.finding(
            view, node["message"], node, suggestion="Put motion into @media (prefers-reduced-motion: no-preference)."
        )
