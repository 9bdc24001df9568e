"""Three ways to every page that are made from what the pages say of themselves: A to Z, search, and old addresses."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable

from markupsafe import escape

from .page import Page
from .text import Part, without_markup

OF_ONE_FORM = ("Component", "Pattern")
"""Kinds of pages that all have the same headings, which nobody searches for."""


def page(pages: Iterable[Page]) -> Page:
    """A to Z: every page by its title, and by the other names of what it is about."""
    entries: list[tuple[str, str, Page, bool]] = []
    for each in pages:
        entries.append((_sorted_by(each.title), each.title, each, True))
        for other in each.also:
            if _sorted_by(other.replace("_", " ")) != _sorted_by(each.title):
                entries.append((_sorted_by(other), other[0].upper() + other[1:], each, False))
    rich: list[str] = []
    plain: list[str] = []
    letter = ""
    for key, words, target, is_title in sorted(entries, key=lambda entry: (entry[0], not entry[3], entry[2].title)):
        first = key[0].upper() if key[0].isalpha() else "0"
        if first != letter:
            letter = first
            heading = letter if letter != "0" else "Numbers and signs"
            rich.append(f'{"</ul>" if rich else ""}\n\n## {heading} {{#{letter.lower()}}}\n\n<ul class="d-az">')
            plain.append(f"\n## {heading}\n")
        link = f'<a href="../{target.address}">{escape(target.title)}</a>'
        rich.append(f"<li>{link if is_title else f'{escape(words)}: see {link}'}</li>")
        plain.append(f"- {words}" if is_title else f"- {words}: see {target.title}")
    text = "Every page by its name, and by other names people use for the same thing."
    return Page(
        address="az/",
        title="A to Z",
        body=Part(
            f'# A to Z {{#top}}\n\n<p class="hr-lead">{text}</p>\n' + "\n".join(rich) + "</ul>",
            f"# A to Z\n\n{text}\n" + "\n".join(plain) + "\n",
        ),
        description=text,
        summary=text,
        also=["index", "list of all pages", "search"],
    )


def _sorted_by(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).casefold()
    return "".join(sign for sign in plain if sign.isalnum() or sign == " ").strip() or plain


def find(pages: Iterable[Page]) -> str:
    """What the search reads: title, other names, headings, summary, parameters; then kind and address."""
    return json.dumps(
        [
            [
                each.title,
                " | ".join(each.also),
                " | ".join(
                    words for _, words in each.headings if each.kind not in OF_ONE_FORM and each.address != "az/"
                ),
                without_markup(each.summary),
                " | ".join(each.words),
                each.kind,
                each.address,
            ]
            for each in pages
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def redirects(pages: Iterable[Page]) -> dict[str, str]:
    """Addresses with hyphens, which lead to those with underscores."""
    return {each.address.replace("_", "-"): each.address for each in pages if "_" in each.address}


def addresses(pages: Iterable[Page], moved: Iterable[str]) -> str:
    """Every address that people may have kept, one a line."""
    return "".join(f"/{address}\n" for address in sorted([*(each.address for each in pages), *moved]))


def redirect(old: str, new: str) -> str:
    """A small page that leads from an old address to the new one."""
    there = "../" * old.count("/") + new
    title = "This page has moved"
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{title} – Handrail</title>\n'
        f'<meta http-equiv="refresh" content="0; url={there}">\n<link rel="canonical" href="{there}">\n'
        f'<main><h1>{title}</h1>\n<p>It is now at <a href="{there}">{new}</a>.</p></main>\n</html>\n'
    )
