"""The mark of a brand: an SVG that can stand in a page as it is. Shapes alone, in the colour of the words beside them.

What is not known to be harmless is refused: a mark is put into the HTML of every page, where it is trusted.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from markupsafe import Markup

MOST = 8_000
"""The most characters: a mark is part of every page."""
WIDTH = 30
"""Its width in the header, in px."""
_SPACE = "{http://www.w3.org/2000/svg}"
_SHAPES = {"svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"}
_SAID_BY_NAME = {"title", "desc", "metadata"}
"""Elements that are left out: the name of the organisation stands beside the mark."""
_PAINTS = {"fill", "stroke"}
_GEOMETRY = {
    *("d", "points", "transform", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "fill-rule"),
    *("clip-rule", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
}
_OF_THE_FILE = {"id", "version", "viewBox", "width", "height", "role", "aria-hidden", "focusable"}
"""Attributes that are left out, or written anew."""
_PLAIN = re.compile(r"[\w\s.,()+-]*")
_COLOUR = "a mark has the colour of the words beside it, in the dark and on paper too: write currentColor or none"


def drawn(source: str) -> Markup:
    """The mark as HTML for `header(mark=…)`. Raises ValueError with a sentence where it is not a plain drawing."""
    if len(source) > MOST:
        raise ValueError(
            f"mark: it has {len(source):,} characters, and {MOST:,} are the most: it is part of every page"
        )
    if re.search(r"<!(?!--)", source):
        raise ValueError("mark: it declares a document type or a part that is not read; leave that out")
    try:
        root = ElementTree.fromstring(source)  # noqa: S314  # it declares nothing, so there are no entities
    except ElementTree.ParseError as error:
        raise ValueError(f"mark: it is not SVG: {error}") from None
    if _name(root) != "svg":
        raise ValueError(f"mark: it begins with <{_name(root)}>, not with <svg>")
    box = root.get("viewBox", "").replace(",", " ").split()
    if len(box) != 4 or not all(re.fullmatch(r"-?\d{1,6}(\.\d+)?", side) for side in box):
        raise ValueError('mark: it needs a viewBox of four numbers, such as viewBox="0 0 30 30"')
    wide, high = float(box[2]), float(box[3])
    if wide <= 0 or high <= 0:
        raise ValueError("mark: its viewBox is empty")
    inside = "".join(_element(child) for child in root)
    if not inside:
        raise ValueError("mark: nothing is drawn in it")
    own = _attributes(root)
    fill = "" if 'fill="' in own else ' fill="currentColor"'
    return Markup(
        f'<svg viewBox="{" ".join(box)}" width="{WIDTH}" height="{round(WIDTH * high / wide)}"{fill}{own} '
        f'aria-hidden="true" focusable="false">{inside}</svg>'
    )


def _element(node: ElementTree.Element) -> str:
    name = _name(node)
    if name in _SAID_BY_NAME:
        return ""
    if name not in _SHAPES - {"svg"}:
        raise ValueError(f"mark: <{name}> cannot stand in it; use {', '.join(sorted(_SHAPES - {'svg'}))}")
    inside = "".join(_element(child) for child in node)
    own = _attributes(node)
    return f"<{name}{own}>{inside}</{name}>" if inside else f"<{name}{own}/>"


def _attributes(node: ElementTree.Element) -> str:
    written = []
    for name, value in node.attrib.items():
        if name in _OF_THE_FILE or name.startswith("{http://www.w3.org/XML/1998/namespace}"):
            continue
        if name in _PAINTS:
            if value not in ("currentColor", "none"):
                raise ValueError(f'mark: {name}="{value}": {_COLOUR}')
        elif name not in _GEOMETRY or not _PLAIN.fullmatch(value):
            raise ValueError(f'mark: {name.rpartition("}")[2]}="{value}" cannot stand on <{_name(node)}>')
        written.append(f' {name}="{" ".join(value.split())}"')
    return "".join(written)


def _name(node: ElementTree.Element) -> str:
    """The name of an element of SVG, or of another kind with its address."""
    return node.tag.removeprefix(_SPACE)
