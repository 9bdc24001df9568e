"""Check one page by all rules, or by those named."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from handrail.check.browser import Browser
from handrail.check.finding import Finding
from handrail.check.rule import Stage, rules
from handrail.check.visit import Guest, Site, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page


def run(
    target: Site | str | Page,
    *,
    rules: Iterable[str] | None = None,
    stages: Iterable[Stage] = tuple(Stage),
    browser: Browser | None = None,
    fragment: bool = False,
) -> list[Finding]:
    """Check a page given by its address, as a :class:`Site`, or as one that is open in your own Playwright.

    Give ``browser`` to reuse one for many pages. A page of your own is given back as it came, and not loaded again.
    ``rules`` are ids of rules, all if left out; an unknown one raises ``ValueError``.
    """
    names = _known(rules)
    if not isinstance(target, Site | str):
        with Visit(Guest(target), fragment=fragment) as visit:
            return [finding for stage in stages for finding in visit.stage(stage, names)]
    own = Browser() if browser is None else None
    try:
        with Visit(browser or own or Browser(), target, fragment=fragment) as visit:
            return [finding for stage in stages for finding in visit.stage(stage, names)]
    finally:
        if own is not None:
            own.close()


def _known(ids: Iterable[str] | None) -> list[str] | None:
    if ids is None:
        return None
    names = list(ids)
    for name in names:
        if name not in rules():
            raise ValueError(f"There is no rule {name!r}. Rules are: {', '.join(rules())}.")
    return names
