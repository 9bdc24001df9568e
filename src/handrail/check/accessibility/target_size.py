"""What is pressed is large enough for a finger."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="target-size",
    what="What is pressed measures at least 24 px each way, or has as much room; links in a sentence excepted.",
    stages=(Stage.LAYOUT,),
    wcag=("2.5.8",),
)


def check(view: View) -> Iterator[Finding]:
    """Targets under 24 px whose circle of 24 px touches another target, as the criterion has it."""
    if view.state not in {"1280 px", "320 px"}:
        return
    targets = view.ask("target_size.targets")
    for target in targets:
        box = target["box"]
        if box["width"] >= 23.5 and box["height"] >= 23.5:
            continue
        centre = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        if any(other is not target and _distance(centre, other["box"]) < 12 for other in targets):
            yield RULE.finding(
                view,
                f"This target measures {box['width']:.0f} × {box['height']:.0f} px and is close to another; "
                "it needs 24 px each way.",
                target,
                suggestion="Give it padding.",
            )


def _distance(point: tuple[float, float], box: dict[str, float]) -> float:
    across = max(box["x"] - point[0], 0, point[0] - box["x"] - box["width"])
    down = max(box["y"] - point[1], 0, point[1] - box["y"] - box["height"])
    return float((across**2 + down**2) ** 0.5)
