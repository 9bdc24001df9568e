"""Nothing grows or shrinks when it is hovered, pressed or focused, so that nothing moves under a hand."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="state-size",
    what="A control and its label keep their size when they are hovered, pressed or focused.",
    stages=(Stage.COLOUR,),
    level="advice",
)


def check(view: View) -> Iterator[Finding]:
    """Controls, their labels and the text in them whose size differs from that at rest; one theme tells it."""
    if view.scheme != "light":
        return
    sizes = {node["selector"]: node for node in view.ask("state_size.sizes")}
    if view.pseudo == "rest":
        view.memory[RULE.id] = sizes
        return
    for selector, before in view.memory.get(RULE.id, {}).items():
        now = sizes.get(selector, before)
        wider, higher = now["width"] - before["width"], now["height"] - before["height"]
        if abs(wider) > 0.6 or abs(higher) > 0.6:
            yield RULE.finding(
                view,
                f"In this state it is {wider:+.1f} px wider and {higher:+.1f} px higher than at rest.",
                now,
                suggestion="Draw the state by colour, outline or inside the padding; keep weight and border widths.",
            )
