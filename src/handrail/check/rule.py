"""What a rule is: a small file in ``accessibility/`` with a ``RULE`` and a ``check(view)`` that yields findings.

A script of the same name beside it holds what it asks of the page.
"""

from __future__ import annotations

import enum
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from handrail.check.finding import Finding, Level

if TYPE_CHECKING:
    from handrail.check.view import View


class Stage(enum.Enum):
    """A part of the tour of a page: each stage takes it through configurations of its own."""

    OPENED = "structure"
    """Once, as the page opens, after its scripts have run."""
    COLOUR = "colour"
    """Light, dark and more contrast, each at rest and with hover, active and focus on all controls."""
    FORCED = "forced-colours"
    """Forced colours, light and dark, at rest and with focus on all controls."""
    LAYOUT = "layout"
    """Both directions at both widths; large text and text spacing at both widths."""
    KEYBOARD = "keyboard"
    """A walk with the Tab key from the top of the page."""
    PRINT = "print"
    """As it prints."""
    WITHOUT_SCRIPT = "without-script"
    """Opened once more with JavaScript off."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold on a page, and where that is written."""

    id: str
    what: str
    """One sentence: what must hold."""
    stages: tuple[Stage, ...]
    level: Level = "error"
    wcag: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    why: str = ""
    """Who meets the breach, and what it does to them."""
    mend: str = ""
    """What to do about it."""
    false_alarms: str = ""
    """Where it is known to be wrong."""
    instead_of: tuple[str, ...] = ()
    """Rules of axe-core that do not run because this one looks for the same and sees more."""

    def finding(
        self,
        view: View,
        message: str,
        at: Mapping[str, Any] | None = None,
        *,
        suggestion: str = "",
        level: Level | None = None,
    ) -> Finding:
        """A breach of this rule, seen in the view's present state, at an element described by ``page.js``."""
        at = at or {}
        return Finding(
            rule=self.id,
            level=level or self.level,
            message=message,
            selector=at.get("selector", ""),
            html=at.get("html", ""),
            suggestion=suggestion or self.mend,
            wcag=self.wcag,
            act=self.act,
            state=view.state,
        )


Check = Callable[["View"], Iterable[Finding]]


@cache
def rules() -> dict[str, tuple[Rule, Check]]:
    """Every rule by its id. The folder is the list: a new file is a new rule."""
    from handrail.check import accessibility

    found: dict[str, tuple[Rule, Check]] = {}
    for module_info in sorted(pkgutil.iter_modules(accessibility.__path__), key=lambda info: info.name):
        module = importlib.import_module(f"{accessibility.__name__}.{module_info.name}")
        found[module.RULE.id] = (module.RULE, module.check)
    return found


def chosen(ids: Iterable[str] | None, stage: Stage) -> Iterator[Check]:
    """The checks of one stage, of all rules or of those named."""
    names = None if ids is None else set(ids)
    for rule, check in rules().values():
        if stage in rule.stages and (names is None or rule.id in names):
            yield check
