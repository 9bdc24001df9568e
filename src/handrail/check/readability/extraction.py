"""From HTML to the text that people read: pieces with their kinds and languages.

Getting the text right matters more than the formula: words of two elements must not be glued, and what
stands in two blocks must not become one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from justhtml import Element, JustHTML, Node, Text

from . import markup
from .document import Block, Document, Kind, PageKind
from .kinds import Kinds
from .selectors import Tree
from .sentences import TOKEN

_SPACE = re.compile(r"[\s\u00a0]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SAID_BEFORE = re.compile(r"(?:error|warning)\s*:\s*(?=\S)", re.IGNORECASE)

_CONTROL_STRINGS: dict[str, Kind] = {"aria-label": "label", "placeholder": "hint", "title": "hint"}
_STRINGS = (
    "aria-label",
    "aria-description",
    "aria-placeholder",
    "aria-roledescription",
    "aria-valuetext",
    "alt",
    "title",
    "placeholder",
    "label",
)


def read(
    html: str,
    *,
    kind: PageKind = "citizen",
    language: str | None = None,
    url: str = "",
    headings: Mapping[str, str] | None = None,
) -> Document:
    """The text of a page or of a part of one.

    ``language`` is taken where the HTML does not say; ``headings`` are the first headings of other pages by address.
    """
    tree = Tree(JustHTML(html, sanitize=False, scripting_enabled=False).root)
    reader = _Reader(tree, markup.primary(language or ""))
    reader.read(tree.elements[0])
    reader.read_hidden_descriptions()
    return Document(
        blocks=tuple(reader.blocks),
        links=tuple(reader.links),
        anchors=_anchors(tree),
        kind=kind,
        url=url,
        headings=dict(headings or {}),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds for the text at one place of the tree."""

    element: Element
    kind: Kind = "any"
    language: str = ""
    running: bool = True
    regions: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Line:
    """Text that is being gathered; white space is single from the start, so that places in it stay right."""

    text: str = ""
    place: _Place | None = None
    originals: list[str] = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, place: _Place, original: str | None = None, *, linked: bool = False) -> None:
        if original is None:  # a page may hold the sign that stands for tokens here
            text = text.replace(TOKEN, " ")
        text = _SPACE.sub(" ", _INVISIBLE.sub("", text))
        if not self.text or self.text.endswith(" "):
            text = text.lstrip(" ")
        if not text:
            return
        if self.place is None and text.strip():
            self.place = place
        if original is not None:
            self.originals.append(original.replace(TOKEN, " "))
        start = len(self.text)
        self.text += text
        if linked:
            if self.links and self.links[-1][1] == start:
                start = self.links.pop()[0]
            self.links.append((start, len(self.text)))


class _Reader:
    """Walks the tree once, without recursion, because pages can be nested deeper than Python allows."""

    def __init__(self, tree: Tree, language: str) -> None:
        self.blocks: list[Block] = []
        self.links: list[Block] = []
        self._tree = tree
        self._language = language
        self._kinds = Kinds(tree)
        self._lines = [_Line()]
        self._open_links: list[_Line] = []
        self._seen: set[int] = set()

    def read(self, root: Element) -> None:
        """Gather all text below the root."""
        place = _Place(root, language=self._language)
        waiting: list[Callable[[], None] | tuple[Node | Text, _Place]] = [(root, place)]
        while waiting:
            step = waiting.pop()
            if callable(step):
                step()
                continue
            node, place = step
            if isinstance(node, Text):
                self._add(node.text, place)
            elif isinstance(node, Element):
                inner, leave = self._enter(node, place)
                if inner is not None:
                    waiting.append(leave)
                    waiting.extend((child, inner) for child in reversed(node.children))
        self._end_line()

    def read_hidden_descriptions(self) -> None:
        """Gather what is hidden but still read out, because a control names it as its label, hint or error."""
        for element in self._kinds.referenced():
            if id(element) not in self._seen and not markup.is_typed(element):
                text = " ".join(_texts(element))
                self._keep_string(text, element, self._kinds.of(element) or "hint", self._language_at(element), "text")

    def _enter(self, element: Element, place: _Place) -> tuple[_Place | None, Callable[[], None]]:
        """What holds inside the element (None: nothing in it is read), and what to do when it ends."""
        if element.name == "head":
            self._read_head(element, place)
            return None, _nothing
        if markup.is_hidden(element):
            return None, _nothing
        self._seen.add(id(element))
        inner = self._inside(element, place)
        self._read_attributes(element, inner)
        if element.name == "br" or element.name == "hr":
            self._end_line()
            return None, _nothing
        if element.name == "img" and self._open_links:
            self._open_links[-1].add(f" {element.attrs.get('alt') or ''} ", inner)
        if element.name in markup.WITHOUT_TEXT or markup.is_typed(element):
            self._gap(element, place)
            return None, _nothing
        if markup.is_block(element) or self._is_own_piece(element, inner, place):
            self._end_line()
            return inner, self._leave_link(element, inner, self._end_line)
        if element.name in markup.CODE or (element.attrs.get("translate") or "").lower() == "no":
            self._add_token(element, place)
            return None, _nothing
        if inner.language != place.language:
            outer, self._open_links = self._open_links, []
            self._lines.append(_Line())
            return inner, lambda: self._end_other_language(element, place, outer)
        return inner, self._leave_inline(element, inner)

    def _inside(self, element: Element, place: _Place) -> _Place:
        language = markup.language(element)
        kind = self._kinds.of(element)
        opened = markup.regions(element)
        stopped = (
            element.name in markup.NOT_RUNNING
            or bool(markup.roles(element) & markup.NOT_RUNNING_ROLES)
            or kind in ("label", "button")
            or bool(opened & {"navigation", "header", "footer"})
        )
        # A link or a control in a hint is still part of the hint.
        takes_kind = kind is not None and kind != "link"
        return replace(
            place,
            element=element if markup.is_block(element) or takes_kind else place.element,
            kind=kind if takes_kind and kind else place.kind,
            language=place.language if language is None else language,
            running=place.running and not stopped,
            regions=place.regions | opened if opened else place.regions,
        )

    def _is_own_piece(self, element: Element, inner: _Place, place: _Place) -> bool:
        """Is it a message, a hint or a button that stands in a line, or holds blocks in another language?"""
        if inner.kind != place.kind:
            return True
        return inner.language != place.language and any(
            isinstance(child, Element) and markup.is_block(child) for child in element.children
        )

    def _leave_link(self, element: Element, inner: _Place, then: Callable[[], None]) -> Callable[[], None]:
        if not markup.is_link(element):
            return then
        self._open_links.append(_Line())

        def leave() -> None:
            then()
            self._end_link(element, inner)

        return leave

    def _leave_inline(self, element: Element, inner: _Place) -> Callable[[], None]:
        marks = ("“", "”") if element.name == "q" else None
        apart = markup.is_visually_hidden(element) or element.name in ("input", "meter", "progress", "img", "output")
        if marks:
            self._add(marks[0], inner)
        elif apart:
            self._add(" ", inner)

        def end() -> None:
            if marks:
                self._add(marks[1], inner)
            elif apart:
                self._add(" ", inner)

        return self._leave_link(element, inner, end)

    def _add(self, text: str, place: _Place, original: str | None = None) -> None:
        self._lines[-1].add(text, place, original, linked=bool(self._open_links))
        for link in self._open_links:
            link.add(text, place, original)

    def _add_token(self, element: Element, place: _Place) -> None:
        original = _SPACE.sub(" ", " ".join(_texts(element))).strip()
        if original:
            self._add(TOKEN, place, original)

    def _gap(self, element: Element, place: _Place) -> None:
        """What has no text of its own still keeps the words around it apart."""
        if element.name in markup.INLINE or "-" in element.name:
            self._add(" ", place)
        else:
            self._end_line()

    def _end_line(self) -> None:
        line = self._lines[-1]
        self._lines[-1] = _Line()
        for link in self._open_links:
            link.text += " " if link.text and not link.text.endswith(" ") else ""
        text = line.text.rstrip()
        if line.place is not None and any(letter.isalnum() or letter == TOKEN for letter in text):
            self.blocks.append(self._block(line, text, line.place))

    def _end_other_language(self, element: Element, place: _Place, outer: list[_Line]) -> None:
        """Give the words in another language their own piece, and put one token in the line around them."""
        self._open_links = outer
        line = self._lines[-1]
        self._end_line()
        self._lines.pop()
        if line.place is None:
            return
        piece = self._block(line, line.text.strip(), line.place)
        if markup.is_link(element):
            self.links.append(replace(piece, element=element, kind="link"))
        self._add(TOKEN, place, piece.shown())

    def _block(self, line: _Line, text: str, place: _Place) -> Block:
        before = 0
        if place.kind == "error" and (said := _SAID_BEFORE.match(text)):
            before = said.end()
        return Block(
            text=text[before:],
            kind=place.kind,
            language=place.language,
            element=place.element,
            tree=self._tree,
            running=place.running,
            originals=tuple(line.originals[text.count(TOKEN, 0, before) :]),
            links=tuple((max(0, start - before), end - before) for start, end in line.links if end > before),
            regions=place.regions,
        )

    def _end_link(self, element: Element, inner: _Place) -> None:
        line = self._open_links.pop()
        named = _SPACE.sub(" ", self._name(element) or "").strip()
        text = named or line.text.strip()
        if text:
            place = replace(inner, element=element, kind="link")
            originals = line if not named else _Line()
            self.links.append(self._block(originals, text.replace(TOKEN, "") if named else text, place))

    def _name(self, element: Element) -> str | None:
        """The accessible name of a link where attributes give it."""
        targets = (element.attrs.get("aria-labelledby") or "").split()
        named = " ".join(" ".join(_texts(self._tree.by_id[name])) for name in targets if name in self._tree.by_id)
        return named or element.attrs.get("aria-label")

    def _read_head(self, head: Element, place: _Place) -> None:
        for child in head.children:
            if isinstance(child, Element) and child.name == "title":
                self._keep_string(" ".join(_texts(child)), child, "any", place.language, "title")
            if isinstance(child, Element) and child.name == "meta" and child.attrs.get("name") == "description":
                self._keep_string(child.attrs.get("content") or "", child, "any", place.language, "content")

    def _read_attributes(self, element: Element, place: _Place) -> None:
        """Gather the strings that attributes hold."""
        for name in _STRINGS:
            if value := element.attrs.get(name):
                self._keep_string(value, element, self._kind_of_attribute(element, name), place.language, name)
        if element.name == "input" and markup.input_type(element) in markup.BUTTON_INPUTS:
            self._keep_string(element.attrs.get("value") or "", element, "button", place.language, "value")

    def _kind_of_attribute(self, element: Element, name: str) -> Kind:
        if markup.is_control(element) or (markup.is_group(element) and name == "aria-label"):
            return _CONTROL_STRINGS.get(name, "any")
        kind = self._kinds.of(element)
        return kind if kind in ("button", "link") and name != "alt" else "any"

    def _keep_string(self, text: str, element: Element, kind: Kind, language: str, source: str) -> None:
        place = _Place(element, kind, language, running=False)
        line = _Line()
        line.add(text, place)
        if line.text.strip():
            self.blocks.append(replace(self._block(line, line.text.strip(), place), source=source))

    def _language_at(self, element: Element) -> str:
        node: Node | None = element
        while isinstance(node, Element):
            if (stated := markup.language(node)) is not None:
                return stated
            node = node.parent
        return self._language


def _nothing() -> None:
    """Nothing to do when an element ends that was not read."""


def _texts(element: Element) -> list[str]:
    """The text of an element, hidden or not, without scripts."""
    found: list[str] = []
    waiting: list[Node | Text] = [element]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text):
            found.append(node.text)
        elif node.name not in ("script", "style", "template"):
            waiting.extend(reversed(node.children or ()))
    return found


def _anchors(tree: Tree) -> dict[str, str]:
    """The heading that stands at each id."""
    found: dict[str, str] = {}
    for name, element in tree.by_id.items():
        inside = [element] if element.name in markup.HEADINGS else []
        inside += [child for child in element.children if isinstance(child, Element) and child.name in markup.HEADINGS]
        if inside:
            found[name] = _SPACE.sub(" ", " ".join(_texts(inside[0]))).strip()
    return found
