"""What HTML itself says about an element: is it a block, hidden, a control, and what are its roles."""

from __future__ import annotations

from justhtml import Element, Node


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


INLINE = _names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd mark math nobr output picture q "
    "ruby rt rp s samp small span strike strong sub sup time tt u var wbr meter progress audio video canvas iframe "
    "object embed map area slot svg"
)
"""Elements that stand in a line of text. Every other ends the sentence before it and after it."""

BLOCK_ROLES = _names(
    "alert blockquote button caption cell columnheader definition gridcell heading listitem menuitem option paragraph "
    "row rowheader status tab term tooltip treeitem"
)
"""Roles that make a piece of text of its own, whatever the element."""

WITHOUT_TEXT = _names("script style template svg pre textarea iframe object embed audio video canvas rt rp head")
"""Elements whose contents nobody reads as text, or that belong to the person who types."""

CODE = _names("code kbd samp var math")

HEADINGS = _names("h1 h2 h3 h4 h5 h6")
NOT_RUNNING = HEADINGS | {"label", "legend", "button", "summary", "option", "caption", "figcaption", "th", "optgroup"}
NOT_RUNNING_ROLES = _names("heading button option caption columnheader rowheader tab menuitem")

CONTROL_ROLES = _names("checkbox combobox listbox radio radiogroup searchbox slider spinbutton switch textbox")
BUTTON_INPUTS = frozenset({"submit", "button", "reset", "image"})
GROUPS = frozenset({"group", "radiogroup"})
_SECTIONS = frozenset({"article", "aside", "main", "nav", "section"})
_VISUALLY_HIDDEN = ("visually-hidden", "visuallyhidden", "sr-only", "screen-reader", "screenreader", "fr-sr-only")


def roles(element: Element) -> frozenset[str]:
    """The roles an author gave to the element."""
    return frozenset((element.attrs.get("role") or "").lower().split())


def classes(element: Element) -> frozenset[str]:
    """The classes of the element."""
    return frozenset((element.attrs.get("class") or "").split())


def is_block(element: Element) -> bool:
    """Does the element end the sentence around it? Unknown elements with a hyphen stand in the line."""
    in_line = element.name in INLINE or "-" in element.name
    return not in_line or bool(roles(element) & BLOCK_ROLES)


def is_hidden(element: Element) -> bool:
    """Is the element out of sight for everybody, or for those who listen?"""
    attributes = element.attrs
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if (attributes.get("aria-hidden") or "").strip().lower() == "true":
        return True
    style = (attributes.get("style") or "").lower().replace(" ", "")
    return "display:none" in style or "visibility:hidden" in style


def is_visually_hidden(element: Element) -> bool:
    """Is the element only for those who listen, by one of the usual class names?"""
    return any(usual in name.lower() for name in classes(element) for usual in _VISUALLY_HIDDEN)


def is_typed(element: Element) -> bool:
    """Do people write in it? What they type is not ours to judge."""
    editable = element.attrs.get("contenteditable", "false")
    return editable in ("", None, "true", "plaintext-only") or "textbox" in roles(element)


def input_type(element: Element) -> str:
    """The type of an input element; ``text`` where it has none."""
    return (element.attrs.get("type") or "text").strip().lower()


def is_control(element: Element) -> bool:
    """Is it something to fill in or to choose?"""
    if element.name == "input":
        return input_type(element) not in BUTTON_INPUTS | {"hidden"}
    return element.name in ("select", "textarea") or bool(roles(element) & CONTROL_ROLES)


def is_group(element: Element) -> bool:
    """Does it hold controls that answer one question together?"""
    return element.name == "fieldset" or bool(roles(element) & GROUPS)


def is_link(element: Element) -> bool:
    """Does it lead somewhere?"""
    return (element.name == "a" and element.attrs.get("href") is not None) or "link" in roles(element)


def language(element: Element) -> str | None:
    """The primary language subtag that the element states, "" for an unknown one, None where it states nothing."""
    stated = element.attrs.get("lang", element.attrs.get("xml:lang"))
    return None if stated is None else primary(stated)


def primary(tag: str) -> str:
    """The primary subtag of a language tag: ``en`` of ``en-GB``; "" of ``und``."""
    subtag = tag.strip().lower().replace("_", "-").split("-")[0]
    return "" if subtag == "und" else subtag


def regions(element: Element) -> frozenset[str]:
    """What the element opens for everything in it: navigation, a list, the header or the footer of the page."""
    opened = set()
    role = roles(element)
    if element.name == "nav" or "navigation" in role:
        opened.add("navigation")
    if element.name in ("ul", "ol", "dl", "cite"):
        opened.add("list")
    for name, landmark in (("header", "banner"), ("footer", "contentinfo")):
        if landmark in role or (element.name == name and not role and not _in_section(element)):
            opened.add(name)
    return frozenset(opened)


def _in_section(element: Element) -> bool:
    node: Node | None = element.parent
    while node is not None:
        if node.name in _SECTIONS:
            return True
        node = node.parent
    return False
