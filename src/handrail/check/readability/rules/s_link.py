"""S-LINK: a link that does not say where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ..document import Block, Document
from ..rule import Rule

RULE = Rule(
    id="S-LINK",
    level="error",
    what="The link does not say where it leads.",
    why="Many people go from link to link, or have all links read out, without the words around them.",
    mend="Name the place or the act: “Opening hours of the library”.",
    false_alarms="A link to a page of that name, where the caller does not know the page’s heading.",
    wcag=("2.4.9",),
)

VAGUE = re.compile(
    r"(?:click|press|tap|go)? ?(?:here|this|this link|this page)|(?:(?:read|see|view|learn|find out|show|know) )?more"
    r"|more (?:details|info(?:rmation)?)|details|info(?:rmation)?|link|download|continue reading",
    re.IGNORECASE,
)
BARE_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
MARKS = " .…!:>»›→"


def check(document: Document) -> Iterator[Finding]:
    """Each vague link; links in navigation and links called as the page behind them are left out."""
    for link in document.links:
        if link.language != "en" or "navigation" in link.regions:
            continue
        name = link.text.strip(MARKS)
        if BARE_ADDRESS.fullmatch(name):
            yield _bare(link)
        elif VAGUE.fullmatch(name) and not _is_name_of_page(document, link, name):
            yield RULE.finding(link)


def _bare(link: Block) -> Finding:
    """A bare address is only advice in lists, where sources are often given so."""
    return RULE.finding(
        link,
        level="advice" if "list" in link.regions else "error",
        what="The link is a bare address.",
        mend="Link the name of the page instead of its address.",
    )


def _is_name_of_page(document: Document, link: Block, name: str) -> bool:
    heading = document.heading_behind(link.element.attrs.get("href") or "")
    return heading.strip(MARKS).lower() == name.lower()
