"""No text lies over other text or under a control."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="text-overlap",
    what="Texts and controls do not lie over one another, with large text, text spacing and at 320 px.",
    stages=(Stage.LAYOUT,),
    wcag=("1.4.4", "1.4.12", "1.4.10"),
)


def check(view: View) -> Iterator[Finding]:
    """Pairs of texts, or of a text and a control, that share room on the page and can both be seen."""
    for node in view.ask("text_overlap.overlaps"):
        yield RULE.finding(
            view,
            f"This lies over {node['other']}, so that neither can be read.",
            node,
            suggestion="Let the boxes grow with their text.",
        )
