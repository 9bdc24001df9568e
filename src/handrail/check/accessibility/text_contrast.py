"""Text stands out from what is behind it, in each theme and with hover, active and focus on the controls."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.check.finding import Finding
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="text-contrast",
    what="Text has a contrast of 4.5 to 1, large text 3 to 1, in every theme and state.",
    stages=(Stage.COLOUR,),
    wcag=("1.4.3",),
    act=("afw4f7",),
)


def check(view: View) -> Iterator[Finding]:
    """Breaches that axe-core is sure of, and by pixels those that it leaves open."""
    if view.ask("text_contrast.look", view.scheme, view.pseudo == "rest") == 0:
        return  # what was judged at rest looks the same here
    answer = view.axe("text_contrast.axe")
    for node in answer["failed"]:
        message = (
            f"The contrast of the text is {node['ratio']} to 1 ({node['front']} on {node['back']}), "
            f"and it needs {node['least']:g} to 1."
        )
        yield RULE.finding(view, message, node, suggestion="Make the text or its background darker or lighter.")
    if not answer["open"]:
        return
    ratios = view.read("text", [view.photo(), view.without_text()], answer["open"])
    for node, ratio in zip(answer["open"], ratios, strict=True):
        if ratio is not None and ratio < node["least"] - 0.05:
            message = (
                f"The contrast of the text with what is painted behind it is {ratio:.2g} to 1, "
                f"and it needs {node['least']:g} to 1."
            )
            yield RULE.finding(view, message, node, suggestion="Give the text a plain background of enough contrast.")
