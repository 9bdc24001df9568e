"""Checks of pages: accessibility in a real browser, and plain language. Needs the extra ``handrail[check]``."""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    """``check.run``, ``check.Site`` and ``check.Browser``, loaded when they are first asked for."""
    if name == "run":
        from handrail.check.engine import run

        return run
    if name == "Site":
        from handrail.check.visit import Site

        return Site
    if name == "Browser":
        from handrail.check.browser import Browser

        return Browser
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
