"""The marks that tell a status by their shape, drawn once for all components. base.css gives them size and colour."""

from __future__ import annotations

from markupsafe import Markup

from .html import ValueProblem

_DIAMOND = (
    '<path d="M12.2 2.1a2.6 2.6 0 0 1 3.6 0l10.1 10.1a2.6 2.6 0 0 1 0 3.6L15.8 25.9a2.6 2.6 0 0 1-3.6 0'
    'L2.1 15.8a2.6 2.6 0 0 1 0-3.6z"/>'
)
_TRIANGLE = "M12.3 3.9a2 2 0 0 1 3.4 0l10 18a2 2 0 0 1-1.7 3H4a2 2 0 0 1-1.7-3z"
_RING = '<circle cx="14" cy="14" r="11.5"/>'
_SHAPES = {
    "danger": f'{_DIAMOND}<path d="M14 8v7m0 4.7v.1"/>',
    "info": '<rect x="2" y="2" width="24" height="24" rx="6"/><path d="M14 8v.1m0 4.9v7"/>',
    "now": '<circle cx="14" cy="14" r="13"/><circle cx="14" cy="14" r="2.5" stroke-width="5"/>',
    "not-met": f'{_DIAMOND}<path d="m10 10 8 8m0-8-8 8"/>',
    "not-yet": (
        f'{_RING}<circle cx="14" cy="14" r="11.8" stroke-width="2.4" stroke-dasharray="3.4 2.78"'
        ' stroke-linecap="butt"/>'
    ),
    "started": f'{_RING}{_RING}<path d="M14 8.25a5.75 5.75 0 0 1 0 11.5" stroke-width="11.5" stroke-linecap="butt"/>',
    "success": '<circle cx="14" cy="14" r="13"/><path d="m8 14.5 4 4 8-8.5"/>',
    "to-do": f"{_RING}{_RING}",
    "warning": f'<path d="{_TRIANGLE}"/><path d="{_TRIANGLE}M14 10.5v5.5m0 4.5v.1"/>',
}
_HOLLOW = frozenset(["not-yet", "started", "to-do", "warning"])
"""Drawn as an outline: solid and hollow tell danger and warning, done and to do apart even where they are blurs."""


def _drawn(name: str, classes: str) -> Markup:
    hollow = " data-hollow" if name in _HOLLOW else ""
    return Markup(
        f'<svg class="{classes}"{hollow} viewBox="0 0 28 28" aria-hidden="true" focusable="false">{_SHAPES[name]}</svg>'
    )


_IN_TEXT = {name: _drawn(name, "hr-mark") for name in _SHAPES}
_ON_RAIL = {name: _drawn(name, "hr-mark hr-rail-mark") for name in _SHAPES}


def mark(name: str, on_rail: bool = False) -> Markup:
    """The drawing of a mark, hidden from screen readers: the words beside it say the same.

    ``on_rail`` puts it on the rail, beside the first line of the text that it is in. Raises ValueProblem for a name
    that is no mark's.
    """
    marks = _ON_RAIL if on_rail else _IN_TEXT
    if name not in marks:
        raise ValueProblem(f"there is no mark {name!r}; there are: {', '.join(marks)}")
    return marks[name]
