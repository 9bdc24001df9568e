"""A page needs no sideways scrolling."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="reflow",
    what="Content fits the width of the window, down to 320 px, with large text, text spacing and in either direction.",
    stages=(Stage.LAYOUT,),
    wcag=("1.4.10",),
)


def check(view: View) -> Iterator[Finding]:
    """The innermost elements that reach beyond the window."""
    for node in view.ask("reflow.tooWide"):
        yield RULE.finding(
            view,
            f"This reaches {node['by']} px beyond the window, so people must scroll sideways or miss it.",
            node,
            suggestion="Let it wrap or shrink: min-inline-size: 0, minmax(0, 1fr), overflow-wrap.",
        )
