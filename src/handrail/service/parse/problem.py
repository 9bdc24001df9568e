"""What a reader raises where something cannot be kept as it was typed."""

from __future__ import annotations

from typing import Any


class Problem(ValueError):
    """Why something cannot be kept as it was typed.

    ``name`` names the cause, such as ``date-not-real``. ``parts`` are the parts that are wrong of an answer that has
    parts, the first of them first. ``detail`` is what the message needs. What was typed is never part of ``str()``,
    so that it does not get into a log.
    """

    def __init__(self, name: str, /, *, parts: tuple[str, ...] = (), **detail: Any) -> None:
        super().__init__(name)
        self.name = name
        self.parts = parts
        self.detail = detail

    def control(self, name: str, first: str = "day") -> str:
        """The id of the control to mend, of a group of boxes called ``name`` whose first box is ``first``."""
        part = self.parts[0] if self.parts else first
        return name if part == first else f"{name}-{part}"
