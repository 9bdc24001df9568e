"""What a check reports: one record for each thing that was found."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any, Literal

Level = Literal["error", "review", "advice"]
_FIGURES = re.compile(r"#[0-9a-f]{3,8}\b|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found on a page.

    ``error`` is a certain failure, ``review`` needs a person, ``advice`` improves.
    """

    rule: str
    level: Level
    message: str
    """What is wrong, in one or two plain sentences."""
    selector: str = ""
    """A CSS selector of the element, or "" where the whole page is meant."""
    html: str = ""
    """The element's own start, at most 300 characters; what was typed into fields is masked."""
    suggestion: str = ""
    """What to do about it."""
    wcag: tuple[str, ...] = ()
    """Success criteria of WCAG 2.2, such as ``1.4.3``."""
    act: tuple[str, ...] = ()
    """Identifiers of W3C ACT rules, such as ``23a2a8``."""
    state: str = ""
    """The configuration in which it was seen, such as ``dark, focus``; "" means as the page opens."""

    @property
    def same(self) -> tuple[str, str, str]:
        """What two findings of one breach on one page have in common.

        Rule, selector, and the message without its figures and colours: these differ between configurations and runs.
        """
        return (self.rule, self.selector, _FIGURES.sub("0", self.message))

    def record(self) -> dict[str, Any]:
        """The finding as plain data for reports."""
        return asdict(self)
