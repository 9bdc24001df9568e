"""A page of the site, and the file that the builder reads for it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .text import Part, without_markup

SITE = "Handrail"


@dataclass
class Page:
    """A page: ``address`` from the top of the site (``components/button/``), what it says, and how it is found."""

    address: str
    title: str
    body: Part
    description: str
    section: str = ""
    """The folder of its section, such as ``components``; none for the home page and what the footer leads to."""
    group: str = ""
    """What stands between its title and the site's in the browser's tab."""
    kind: str = "Page"
    summary: str = ""
    also: Sequence[str] = ()
    words: Sequence[str] = ()
    menu_group: str = ""
    source: str = ""
    css: Sequence[str] = ()
    """More stylesheets in ``assets/``."""
    headings: list[tuple[str, str]] = field(init=False)
    """Anchor and words of each heading of the second level."""

    def __post_init__(self) -> None:
        found = re.findall(r"^## (.+?) \{#([\w-]+)\}[ ]*$", self.body.rich, re.MULTILINE)
        self.headings = [(anchor, without_markup(words)) for words, anchor in found]

    @property
    def file(self) -> str:
        """Where its Markdown is written."""
        return f"{self.address}index.md"

    @property
    def full_title(self) -> str:
        """What stands in the browser's tab."""
        return " – ".join(dict.fromkeys(part for part in (self.title, self.group, SITE) if part))

    def markdown(self, shell: dict[str, Any]) -> str:
        """The file for the builder. ``shell`` is what the shell shows around the page."""
        matter = {
            "title": self.title,
            "full_title": self.full_title,
            "description": self.description,
            "address": self.address,
            "section": self.section,
            "source": self.source,
            "css": list(self.css),
            "headings": [list(heading) for heading in self.headings],
            **shell,
        }
        head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in matter.items())
        # In pages written by hand, @/ is the top of the site.
        text = re.sub(r'(\(|=")@/', rf"\1{'../' * self.address.count('/')}", self.body.rich.strip())
        return f"---\n{head}---\n\n{text}\n"
