"""What axe-core finds in structure: every rule that is neither experimental nor deprecated, without those on colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handrail.check.finding import Finding, Level
from handrail.check.rule import Rule, Stage
from handrail.check.view import View

RULE = Rule(
    id="axe",
    what="Names, roles, structure and landmarks are as axe-core expects them.",
    stages=(Stage.OPENED,),
)
COLOUR = ("color-contrast", "color-contrast-enhanced")
WHOLE_PAGE = ("page-has-heading-one", "landmark-one-main", "region", "bypass")
"""Rules on what a whole page has, which a part of one need not have."""


def check(view: View) -> Iterator[Finding]:
    """Each breach is an error, a breach of good practice alone is advice, and what axe leaves open is for a person."""
    skip = [*COLOUR, *(WHOLE_PAGE if view.fragment else ())]
    for node in view.axe("axe.run", skip):
        level: Level = "error"
        criteria = tuple(_criterion(tag) for tag in node["tags"] if tag.startswith("wcag") and tag[4:].isdigit())
        if not node["sure"]:
            level = "review"
        elif not any(
            tag in {"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"} for tag in node["tags"]
        ):
            level = "advice"
        message = f"{node['help']}. {'; '.join(node['why'])}".strip().rstrip(".") + "."
        finding = RULE.finding(view, message, node, level=level)
        yield replace(finding, rule=f"axe-{node['id']}", wcag=criteria, act=tuple(node["act"]))


def _criterion(tag: str) -> str:
    """``wcag1410`` is criterion 1.4.10."""
    digits = tag[4:]
    return f"{digits[0]}.{digits[1]}.{digits[2:]}"
