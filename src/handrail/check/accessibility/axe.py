"""What axe-core finds in structure: all that is not experimental, deprecated, on colour, or replaced by our own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from handrail.check.finding import Finding, Level
from handrail.check.rule import Rule, Stage, rules
from handrail.check.view import View, axe_source

RULE = Rule(
    id="axe",
    what="Names, roles, structure and landmarks are as axe-core expects them.",
    stages=(Stage.OPENED,),
)
COLOUR = ("color-contrast", "color-contrast-enhanced")
WHOLE_PAGE = ("page-has-heading-one", "landmark-one-main", "region", "bypass")
"""Rules on what a whole page has, which a part of one need not have."""
_TEXT = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_WHAT = re.compile(r'"?([a-z0-9-]+)"?:\{description:' + _TEXT)
_TAGS = re.compile(r'\{id:"([a-z0-9-]+)"[^{}]*?tags:\[([^\]]*)\]')


@cache
def known() -> Mapping[str, str]:
    """What each of axe-core's rules that we run looks for, by its id: read from its source, which needs no browser."""
    ours = {name for rule, _ in rules().values() for name in rule.instead_of}
    source = axe_source()
    what = dict(_WHAT.findall(source.partition("data:{rules:{")[2].partition("},checks:{")[0]))
    tags = dict(_TAGS.findall(source))
    if what.keys() != tags.keys():
        raise RuntimeError(f"The rules of axe-core cannot be read: {', '.join(sorted(what.keys() ^ tags.keys()))}.")
    return {
        name: str(ast.literal_eval(text))
        for name, text in what.items()
        if name not in ours | set(COLOUR)
        and not {"experimental", "deprecated"} & set(re.findall(r'"([^"]*)"', tags[name]))
    }


def check(view: View) -> Iterator[Finding]:
    """Each breach is an error, a breach of good practice alone is advice, and what axe leaves open is for a person."""
    names = [name for name in known() if not (view.fragment and name in WHOLE_PAGE)]
    for node in view.axe("axe.run", names):
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
