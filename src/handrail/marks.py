"""The marks that tell a status by their shape, drawn once for all components. base.css gives them size and colour."""

from __future__ import annotations

from markupsafe import Markup

from .html import ValueProblem

_SHAPES = {
    "danger": (
        '<path d="M12.2 2.1a2.6 2.6 0 0 1 3.6 0l10.1 10.1a2.6 2.6 0 0 1 0 3.6L15.8 25.9a2.6 2.6 0 0 1-3.6 0'
        'L2.1 15.8a2.6 2.6 0 0 1 0-3.6z"/><path d="M14 8v7m0 4.7v.1"/>'
    ),
    "success": '<circle cx="14" cy="14" r="13"/><path d="m8 14.5 4 4 8-8.5"/>',
}


def _drawn(classes: str, shape: str) -> Markup:
    return Markup(f'<svg class="{classes}" viewBox="0 0 28 28" aria-hidden="true" focusable="false">{shape}</svg>')


_IN_TEXT = {name: _drawn("hr-mark", shape) for name, shape in _SHAPES.items()}
_ON_RAIL = {name: _drawn("hr-mark hr-rail-mark", shape) for name, shape in _SHAPES.items()}


def mark(name: str, on_rail: bool = False) -> Markup:
    """The drawing of a mark, hidden from screen readers: the words beside it say the same.

    ``on_rail`` puts it on the rail, beside the first line of the text that it is in. Raises ValueProblem for a name
    that is no mark's.
    """
    marks = _ON_RAIL if on_rail else _IN_TEXT
    if name not in marks:
        raise ValueProblem(f"there is no mark {name!r}; there are: {', '.join(marks)}")
    return marks[name]
