"""What stands on a page, in two forms: Markdown with HTML for the site, clean Markdown for those who read text."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True)
class Part:
    """A part of a page: ``rich`` goes through the builder, ``plain`` has no HTML."""

    rich: str
    plain: str


def listed(items: Sequence[str], last: str = "or") -> str:
    """``a, b or c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def sentence(text: str) -> str:
    """With a capital first and a full stop last."""
    text = text.strip()
    return text and text[0].upper() + text[1:] + ("" if text[-1] in ".?!" else ".")


def inline(text: str) -> Markup:
    """Plain text as HTML in which `code` is marked."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))


def without_markup(markdown: str) -> str:
    """Markdown in one line as plain words."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return " ".join(re.sub(r"[`*]", "", text).split())


def linked(text: str, names: Container[str], top: str) -> str:
    """Markdown in which each of these names in code is a link to its page below ``top``."""

    def link(found: re.Match[str]) -> str:
        return f"[`{found[1]}`]({top}{found[1]}/)" if found[1] in names else found[0]

    return re.sub(r"(?<!\[)`([a-z_]+)`(?![\]`])", link, text)


def tidy(text: str) -> str:
    """No more than one empty line after another."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
