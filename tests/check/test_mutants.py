"""Each rule has pages that it must flag and pages that it must leave alone.

``<name>.flag.html`` must be flagged, ``<name>.clean.html`` must not. A first comment may end in the states in which it
is to be seen, in any order. Styles and scripts are served as files of their own, but for pages called ``*.inline.*``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handrail.check import engine
from handrail.check.browser import Browser
from handrail.check.rule import rules
from handrail.check.visit import Site

HERE = Path(__file__).parent / "accessibility"
PAGES = sorted(HERE.glob("*/*.html"))
PAGE = """<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page of its own</title>{head}</head>
<body><main id="top">
{body}</main>{foot}</body></html>
"""
STATE = re.compile(r"(?:ordinary colours|forced colours|light|dark|\d+ px|print|without JavaScript)[^;.]*$")


def page(path: Path) -> tuple[Site, set[str]]:
    """The page of a mutant, and the states in which it is to be flagged, none if it does not matter."""
    text = path.read_text(encoding="utf-8")
    comment = re.match(r"<!--(.*?)-->\n", text)
    states: set[str] = set()
    if comment:
        text = text[comment.end() :]
        told = comment[1].strip().rsplit(". ", 1)[-1].split("; ")
        states = {state for state in told if STATE.fullmatch(state)}
    head = foot = ""
    files: dict[str, str | bytes] = {}
    if ".inline." not in path.name:
        if styles := re.findall(r"<style>(.*?)</style>\n?", text, re.S):
            files["/page.css"] = "\n".join(styles)
            head = '<link rel="stylesheet" href="/page.css">'
        if scripts := re.findall(r"<script>(.*?)</script>\n?", text, re.S):
            files["/page.js"] = "\n".join(scripts)
            foot = '<script src="/page.js"></script>'
        text = re.sub(r"<(style|script)>.*?</\1>\n?", "", text, flags=re.S)
    return Site(PAGE.format(head=head, body=text, foot=foot), files), states


@pytest.mark.handrail_gate
@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_mutant(one_browser: Browser, path: Path) -> None:
    rule, _ = rules()[path.parent.name]
    site, states = page(path)
    found = engine.run(site, rules=[rule.id], stages=rule.stages, browser=one_browser)
    told = "\n".join(f"{f.rule} {f.selector} [{f.state}]: {f.message}" for f in found)
    if path.name.endswith(".clean.html"):
        assert not found, told
        return
    assert found, f"{rule.id} does not see what is wrong"
    if states:
        assert {state for f in found for state in f.state.split("; ")} == states, told
    assert all(f.message and (f.level == rule.level or rule.id == "axe") for f in found)


def test_every_rule_has_a_page_to_flag_and_one_to_leave_alone() -> None:
    folders = {path.parent.name for path in PAGES}
    assert folders == set(rules())
    for name in folders:
        kinds = {path.name.rsplit(".", 2)[1] for path in PAGES if path.parent.name == name}
        assert kinds == {"flag", "clean"}, name


def test_every_rule_says_what_must_hold() -> None:
    for rule, check in rules().values():
        assert rule.what.endswith(".")
        assert rule.stages
        assert check.__doc__
