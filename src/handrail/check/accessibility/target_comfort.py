"""What is pressed is comfortable for an unsteady hand."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="target-comfort",
    what="Buttons and fields measure at least 44 px each way, everything else that is pressed 24 px.",
    stages=(Stage.LAYOUT,),
    level="advice",
    wcag=("2.5.5",),
)


def check(view: View) -> Iterator[Finding]:
    """Controls under 44 px and other targets under 24 px; links in a sentence excepted."""
    if view.state not in {"1280 px", "320 px"}:
        return
    for target in view.ask("target_size.targets"):
        box, least = target["box"], 44 if target["control"] else 24
        if box["width"] < least - 0.5 or box["height"] < least - 0.5:
            yield RULE.finding(
                view,
                f"This target measures {box['width']:.0f} × {box['height']:.0f} px; "
                f"{least} px each way are comfortable.",
                target,
                suggestion="Give it a minimum size and padding.",
            )
