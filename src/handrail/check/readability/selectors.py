"""Where an element stands, as a CSS selector, and how it begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import escape

from justhtml import Element, Node

LONGEST_HTML = 300
MASK = "•••"

_IDENTIFIER = re.compile(r"-?[A-Za-z_][\w-]*\Z", re.ASCII)
_VALUES_OF_OURS = {"submit", "button", "reset", "image", "radio", "checkbox"}


def elements(root: Node) -> Iterator[Element]:
    """Every element below a node, in the order of the page; the contents of templates are left out."""
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            yield node
        waiting.extend(child for child in reversed(node.children or ()) if isinstance(child, Element))


class Tree:
    """The tree of a page, which knows how often each id stands in it."""

    def __init__(self, root: Node) -> None:
        self.elements: list[Element] = list(elements(root))
        self.by_id: dict[str, Element] = {}
        self._ids: Counter[str] = Counter()
        for element in self.elements:
            if name := element.attrs.get("id"):
                self._ids[name] += 1
                self.by_id.setdefault(name, element)

    def path(self, element: Element) -> str:
        """A CSS selector that finds this element and no other.

        It starts at the nearest id that stands once, so that it survives changes elsewhere.
        """
        steps: list[str] = []
        node: Node | None = element
        while isinstance(node, Element):
            name = node.attrs.get("id") or ""
            if _IDENTIFIER.match(name) and self._ids[name] == 1:
                steps.append(f"#{name}")
                break
            steps.append(_step(node))
            node = node.parent
        return " > ".join(reversed(steps))


def opening(element: Element, text: str) -> str:
    """The start tag of an element and the text that follows; what was typed into a field is masked."""
    attributes = "".join(
        f" {name}" if value is None else f' {name}="{escape(_masked(element, name, value))}"'
        for name, value in element.attrs.items()
    )
    html = f"<{element.name}{attributes}>{escape(text, quote=False)}"
    return html if len(html) <= LONGEST_HTML else html[: LONGEST_HTML - 1] + "…"


def _masked(element: Element, name: str, value: str) -> str:
    kind = (element.attrs.get("type") or "text").strip().lower()
    typed = name == "value" and element.name == "input" and kind not in _VALUES_OF_OURS
    return MASK if typed and value else value


def _step(element: Element) -> str:
    """The element among its siblings."""
    around = (element.parent.children if element.parent else None) or ()
    siblings = [sibling for sibling in around if isinstance(sibling, Element)]
    if not _IDENTIFIER.match(element.name):  # names such as o:p are legal in HTML but not in a selector
        return f"*:nth-child({_place(element, siblings)})"
    alike = [sibling for sibling in siblings if sibling.name == element.name]
    return element.name if len(alike) < 2 else f"{element.name}:nth-of-type({_place(element, alike)})"


def _place(element: Element, siblings: list[Element]) -> int:
    return next(place for place, sibling in enumerate(siblings, 1) if sibling is element)
