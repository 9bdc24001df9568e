"""What a piece of text is for: an error message, a hint, a label, a button or a link.

Handrail's own classes say it outright. On anybody's pages the relations between elements say it:
which label has a control, what describes a control, and whether that control is wrong.
"""

from __future__ import annotations

import re
from typing import cast

from justhtml import Element, Node

from .document import Kind
from .markup import classes, is_control, is_group, is_link, roles
from .selectors import Tree

_OUR_PART = re.compile(r"hr-[a-z-]+__(error|hint|label)\Z")
_OUR_CLASSES: dict[str, Kind] = {"hr-button": "button", "hr-error-summary__list": "error"}
_ERROR_CLASS = re.compile(r"(?:^|[-_])(?:(?:error|invalid)[-_]?(?:message|text|feedback)|field[-_]?error|errorlist)\Z")
_ERROR_ID = re.compile(r"(?:^|[-_:.])err(?:or)?(?:[-_](?:message|msg|text))?\Z", re.IGNORECASE)
_NAMED_ERROR = re.compile(r"err(?:or|eur)?|invalid|fehler|fout|danger", re.IGNORECASE)
_NAMED_HINT = re.compile(r"hint|help|desc|info|tip|note|count", re.IGNORECASE)
_SUMMARY_CLASS = re.compile(r"error[-_]?summary")


class Kinds:
    """The kinds of the elements of one page."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._related: dict[int, Kind] = {}
        wrong = [element for element in tree.elements if _is_wrong(element)]
        wrong_groups = {id(group) for control in wrong for group in _around(control) if is_group(group)}
        for element in tree.elements:
            if is_control(element) or is_group(element):
                self._relate(element, _is_wrong(element) or id(element) in wrong_groups)

    def of(self, element: Element) -> Kind | None:
        """What the text of the element is for; None means what the text around it is for."""
        own = classes(element)
        if ours := _kind_of_ours(own):
            return ours
        if related := self._related.get(id(element)):
            return related
        if element.name in ("label", "legend"):
            return "label"
        if element.name in ("button", "summary") or "button" in roles(element):
            return "button"
        if is_link(element):
            return "error" if self._names_a_problem(element) else "link"
        return "error" if _has_error_class(element) else None

    def referenced(self) -> list[Element]:
        """The elements that describe or name a control by their id."""
        return [element for element in self._tree.elements if id(element) in self._related]

    def _relate(self, control: Element, wrong: bool) -> None:
        described = self._targets(control, "aria-describedby")
        errors = [element for element in described if _is_called_error(element)]
        if wrong and not errors:
            errors = _likely_errors(described)
        for element in described:
            self._related[id(element)] = "error" if element in errors else "hint"
        for element in self._targets(control, "aria-errormessage"):
            self._related[id(element)] = "error"
        if is_control(control):
            for element in self._targets(control, "aria-labelledby"):
                self._related.setdefault(id(element), "label")

    def _targets(self, control: Element, attribute: str) -> list[Element]:
        names = (control.attrs.get(attribute) or "").split()
        return [self._tree.by_id[name] for name in names if name in self._tree.by_id]

    def _names_a_problem(self, link: Element) -> bool:
        """Does the link stand in a list of what is wrong and lead to it?"""
        if not (link.attrs.get("href") or "").startswith("#"):
            return False
        return any(
            "alert" in roles(element) or any(_SUMMARY_CLASS.search(name) for name in classes(element))
            for element in _around(link)
        )


def _kind_of_ours(names: frozenset[str]) -> Kind | None:
    """What one of Handrail's own classes says: the parts of components are called alike."""
    for name in names:
        if part := _OUR_PART.match(name):
            return cast(Kind, part[1])
        if name in _OUR_CLASSES:
            return _OUR_CLASSES[name]
    return None


def _is_wrong(element: Element) -> bool:
    return (element.attrs.get("aria-invalid") or "false").strip().lower() not in ("false", "")


def _likely_errors(described: list[Element]) -> list[Element]:
    """Which descriptions of a wrong control are its error message: those whose names hint at it, else the last."""
    names = [" ".join([element.attrs.get("id") or "", *sorted(classes(element))]) for element in described]
    hinted = [element for element, name in zip(described, names, strict=True) if _NAMED_ERROR.search(name)]
    if hinted or not described:
        return hinted
    return [] if _NAMED_HINT.search(names[-1]) else described[-1:]


def _is_called_error(element: Element) -> bool:
    """Is it an error message by its names alone? Many pages do not mark a group of controls as wrong."""
    return _has_error_class(element) or bool(_ERROR_ID.search(element.attrs.get("id") or ""))


def _has_error_class(element: Element) -> bool:
    names = classes(element)
    return _kind_of_ours(names) == "error" or any(_ERROR_CLASS.search(name) for name in names)


def _around(element: Element) -> list[Element]:
    found: list[Element] = []
    node: Node | None = element.parent
    while isinstance(node, Element):
        found.append(node)
        node = node.parent
    return found
