"""The rules, one file each: a ``RULE`` that says what and why, and ``check`` that finds where a page breaks it."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from ..rule import Check


@cache
def checks() -> tuple[Check, ...]:
    """All rules, in the order of their files."""
    modules = [import_module(f"{__name__}.{name}") for name in sorted(found.name for found in iter_modules(__path__))]
    return tuple(Check(module.RULE, module.check) for module in modules)
