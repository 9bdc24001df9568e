"""The whole site as a folder for the builder: pages, examples, assets, and what machines read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handrail import __version__, assets, examples, tokens
from handrail.library import Library

from . import assistants, directory, foundations, packing
from .brands import Brands
from .components import FRAMED, VARIANTS, ComponentPages
from .page import Page
from .patterns import PatternPages
from .prose import Prose

SECTIONS = ("start", "components", "patterns", "foundations")
GROUPED = ("components", "patterns")
"""Sections whose pages stand in groups."""
MADE_OF = ("button", "details", "prose", "skip_link")
"""The components that dress the shell."""


@dataclass(frozen=True)
class Written:
    """What was written: its pages, and how many examples."""

    pages: list[Page]
    examples: int


def write(folder: Path, prose: Path, library: Library, changelog: Path, own_patterns: Sequence[str] = ()) -> Written:
    """Write the builder's folder. ``prose`` is the folder of pages written by hand."""
    dressed = examples.dress(folder / "examples", library)
    variants = _variants()
    written_examples = examples.write(folder / "examples", dressed, variants)
    framed = {FRAMED: variants[FRAMED]}
    written_examples += examples.write_screens(folder / "examples", dressed, own_patterns, variants, framed)
    manifest = json.loads((folder / "examples" / "assets" / assets.MANIFEST).read_text(encoding="utf-8"))
    more_css = _write_more_contrast(folder / "examples" / "assets", manifest["css"])
    patterns = PatternPages(dressed, own_patterns, more_css)
    patterns.write_channels(folder / "examples")
    brands = Brands(folder / "examples", dressed)
    brands.write(variants)
    components = ComponentPages(
        dressed, more_css, changelog.read_text(encoding="utf-8") if changelog.is_file() else "", patterns.using
    )
    pages = [
        *components.pages(),
        *patterns.pages(),
        *Prose(prose, dressed, components, patterns, brands.functions()).pages(),
    ]
    pages.append(directory.page(pages))
    _write_pages(folder, pages, [*components.groups(), *patterns.groups()])
    classes = packing.classes((prose / "overrides" / "main.html").read_text(encoding="utf-8"))
    classes = classes.union(*(packing.classes(page.body.rich) for page in pages))
    _write_assets(folder / "assets", prose, library, components.heights() | patterns.heights(), classes, brands.css())
    for name, text in {
        "find.json": directory.find(pages),
        "tokens.json": json.dumps(tokens.data(), indent=1, ensure_ascii=False),
        "components.json": json.dumps([each.data() for each in components.described.values()], ensure_ascii=False),
        **assistants.files(pages, components),
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    moved = directory.redirects(pages)
    (folder / "addresses.txt").write_text(directory.addresses(pages, moved), encoding="utf-8")
    for old, new in moved.items():
        _put(folder / old / "index.html", directory.redirect(old, new))
    return Written(pages, written_examples)


def _variants() -> dict[str, examples.Variant]:
    made: dict[str, examples.Variant] = {
        "dark": lambda html: re.sub(r"<html\b[^>]*>", _in_the_dark, html, count=1),
        "more": lambda html: re.sub(r"handrail-([0-9a-f]+)\.css", r"more-\1.css", html),
        "rtl": lambda html: re.sub(r'(<html[^>]*? dir=")ltr"', r'\1rtl"', html, count=1),
        "large": lambda html: html.replace("</head>", '<link rel="stylesheet" href="../assets/large.css">\n</head>', 1),
    }
    return {**{name: made[name] for name in VARIANTS}, FRAMED: _framed}


def _framed(html: str) -> str | None:
    """In a frame, what asks for the focus would take it from the page around."""
    return html.replace(" autofocus", "") if " autofocus" in html else None


def _in_the_dark(tag: re.Match[str]) -> str:
    return re.sub(r' data-theme="\w+"', "", tag[0])[:-1] + ' data-theme="dark">'


def _write_more_contrast(folder: Path, css: str) -> str:
    """The stylesheets of variants, beside the usual one. Returns the name of the one with more contrast."""
    name = css.replace("handrail-", "more-")
    (folder / name).write_text(assets.with_more_contrast((folder / css).read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "large.css").write_text("html { font-size: 200%; }\n", encoding="utf-8")
    return name


def _write_pages(folder: Path, pages: list[Page], groups: list[str]) -> None:
    titles = {page.address: page.title for page in pages}
    sections = [[titles[f"{name}/"], f"{name}/"] for name in SECTIONS if f"{name}/" in titles]
    about = [[page.title, page.address] for page in pages if page.section == "about" and page.address.count("/") == 1]
    for page in pages:
        shell = {
            "version": __version__,
            "sections": sections,
            "about": about,
            "menu": _menu(page, pages, groups),
        }
        _put(folder / page.file, page.markdown(shell))


def _menu(page: Page, pages: Iterable[Page], groups: list[str]) -> list[dict[str, Any]]:
    """The pages of its section, in groups where the section has some."""
    if page.section not in SECTIONS:
        return []
    there = [other for other in pages if other.section == page.section]
    if page.section not in GROUPED:
        return [{"title": "", "open": True, "pages": [[each.title, each.address] for each in there]}]
    menu: list[dict[str, Any]] = []
    for group in groups:
        inside = sorted((each for each in there if each.menu_group == group), key=lambda each: each.title)
        if not inside:
            continue
        is_open = page.menu_group in ("", group)
        menu.append({"title": group, "open": is_open, "pages": [[each.title, each.address] for each in inside]})
    return menu


def _write_assets(
    folder: Path, prose: Path, library: Library, heights: set[int], classes: set[str], brands: str
) -> None:
    own = (prose / "docs.css").read_text(encoding="utf-8")
    phone = "".join(f".d-h{height}{{block-size:{height}px}}" for height in sorted(heights))
    css = assets.stylesheet(library, only=MADE_OF) + own + f"@media (max-width: 33em) {{{phone}}}\n"
    boxes = (prose / "foundations.css").read_text(encoding="utf-8")
    more = foundations.css() + boxes
    journey = (prose / "patterns.css").read_text(encoding="utf-8")
    _put(folder / "docs.css", packing.style(css, more + journey, classes))
    _put(folder / "foundations.css", packing.style(more, more))
    _put(folder / "brands.css", packing.style(brands + boxes, boxes))
    _put(folder / "patterns.css", packing.style(journey, ""))
    for name in ("docs.js", "theme.js"):
        _put(folder / name, packing.script((prose / name).read_text(encoding="utf-8")))
    _put(folder / "icon.svg", (prose / "icon.svg").read_text(encoding="utf-8"))
    # Examples are pages without an icon, as they are shown: browsers then ask for this one.
    (folder.parent / "favicon.ico").write_bytes((prose / "favicon.ico").read_bytes())


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
