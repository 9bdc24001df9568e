"""Every hint and error message belongs to its control, so that a screen reader says it there."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="help-referenced",
    what="Every hint and error message is referenced by the control that it is about.",
    stages=(Stage.OPENED,),
    wcag=("1.3.1", "3.3.2"),
)


def check(view: View) -> Iterator[Finding]:
    """Visible hints and errors in a field's group that nothing in the group names."""
    for node in view.ask("help_referenced.unreferenced"):
        yield RULE.finding(
            view,
            f"No control refers to this {node['kind']}, so a screen reader does not say it with the field.",
            node,
            suggestion="Name its id in the control's aria-describedby.",
        )
