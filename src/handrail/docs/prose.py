"""The pages that people write: Markdown in docs/, where ``[[ … ]]`` puts code, tables and numbers from the folders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import escape

from handrail import __version__
from handrail.calling import UsageError
from handrail.describe import DescriptionError, read_guidance
from handrail.folders import PACKAGE
from handrail.library import Library

from . import code, foundations, migration
from .components import ComponentPages
from .page import Page
from .patterns import PatternPages
from .text import Part

LANGUAGE_NAMES = {"ar": "Arabic", "fr": "French"}
GROUPS = {
    "start": "Start",
    "components": "Components",
    "patterns": "Patterns",
    "foundations": "Foundations",
    "about": "About",
}
_MARK = re.compile("\0(\\d+)\0")
"""Where a part of a page stands, by its number."""


class Prose:
    """Reads the folder of pages written by hand."""

    def __init__(
        self,
        folder: Path,
        library: Library,
        components: ComponentPages,
        patterns: PatternPages | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        self.folder = folder
        self.library = library
        self.components = components
        self.patterns = patterns or PatternPages(library, (), "")
        self.names: dict[str, Any] = {
            "version": __version__,
            "code": self._code,
            "error": self._error,
            "components": components.described,
            "groups": self._groups,
            "changelog": self._changelog,
            "decisions": self._decisions,
            "count": len(components.described),
            "needs": self._needs,
            "pattern_count": len(self.patterns.patterns),
            "screens": self.patterns.screens(),
            "examples": sum(map(len, components.shown.values())),
            "example": self._example,
            "button": self._button,
            "catalogues": self._catalogues,
            "pair_count": foundations.pair_count(),
            **foundations.functions(),
            **migration.functions(),
            **(more or {}),
        }
        self.parts: list[Part] = []
        self.environment = self._environment()

    def pages(self) -> list[Page]:
        """Every page, in the order in which its section shows them."""
        files = [path for path in self.folder.rglob("*.md") if "overrides" not in path.parts]
        made = [(self._order(path), self._page(path)) for path in files]
        return [page for _, page in sorted(made, key=lambda pair: pair[0])]

    def _order(self, path: Path) -> tuple[str, int, str]:
        matter, _ = read_guidance(path)
        return str(matter.get("section") or path.parent.name), int(str(matter.get("order", 99))), path.stem

    def _page(self, path: Path) -> Page:
        name = path.relative_to(self.folder).with_suffix("").as_posix()
        address = "" if name == "index" else name.removesuffix("/index") + "/"
        matter, _ = read_guidance(path)
        for key in ("title", "description"):
            if not matter.get(key):
                raise DescriptionError(f"{path}: the front matter needs {key!r}")
        section = str(matter.get("section") or address.partition("/")[0])
        group = GROUPS.get(section, "")
        text = self._rendered(path, name)
        rich = _MARK.sub(lambda mark: self.parts[int(mark[1])].rich, text).strip()
        plain = _MARK.sub(lambda mark: self.parts[int(mark[1])].plain, text)
        _check_headings(path, rich)
        also = matter.get("also", [])
        return Page(
            address=address,
            title=str(matter["title"]),
            body=Part(rich, _plain(plain)),
            description=str(matter["description"]),
            section=section if section in GROUPS else "",
            group=group if group != "About" else "",
            kind=group or "Page",
            summary=str(matter["description"]),
            also=[also] if isinstance(also, str) else also,
            source=f"docs/{path.relative_to(self.folder).as_posix()}",
            css=[str(matter.get("css", "foundations.css"))] if section == "foundations" else [],
        )

    def _rendered(self, path: Path, name: str) -> str:
        """The page, with a mark where a part stands: a part may cost much, so it is made once for both forms."""
        try:
            text = self.environment.get_template(f"{name}.md").render()
        except (TemplateError, ValueError, OSError) as error:
            raise DescriptionError(f"{path}: {error}") from None
        return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)

    def _marked(self, value: Any) -> Any:
        if not isinstance(value, Part):
            return value
        self.parts.append(value)
        return f"\0{len(self.parts) - 1}\0"

    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self.folder),
            undefined=StrictUndefined,
            autoescape=False,
            variable_start_string="[[",
            variable_end_string="]]",
            block_start_string="[%",
            block_end_string="%]",
            comment_start_string="[#",
            comment_end_string="#]",
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=self._marked,
        )
        environment.globals.update(self.names)
        return environment

    # ---- what pages may put between the brackets

    def _code(self, file: str, part: str | None = None, name: str = "") -> Part:
        """A file under docs/, or a part of one: what is shown is what a test runs."""
        path = self.folder / file
        language = code.LANGUAGES.get(path.suffix, "text")
        return code.block(code.cut(path, part), language, name or f"Code of {path.name}")

    def _error(self, source: str, assets: bool = True) -> Part:
        """The call that is wrong, and the very message that it gives."""
        library = self.library if assets else Library(self.library.folders)
        try:
            library.environment().from_string(source).render()
        except UsageError as error:
            return code.block(
                f"{source}\n\nUsageError: {error.message}\n", "html+jinja", "A wrong call and its message"
            )
        raise ValueError(f"nothing is wrong with {source}")

    def _example(self, component: str, name: str, title: str, half: bool = False) -> Part:
        """An example in a frame, alone. ``half``: beside something else, so never wide."""
        shown = next((each for each in self.components.shown[component] if each.name == name), None)
        if shown is None:
            raise ValueError(f"{component} has no example {name!r}")
        url = shown.frame_url.replace("../../", "@/")
        height = shown.narrow if half else shown.wide
        frame = f'<iframe src="{url}" title="{escape(title)}" height="{height}" class="d-h{shown.narrow}"></iframe>'
        return Part(
            f'\n\n<div class="d-example"><div class="d-frame">{frame}</div></div>\n\n',
            f"\n\n```html\n{shown.html.strip()}\n```\n\n",
        )

    def _button(self, text: str, href: str) -> Part:
        """A link that looks like a button."""
        return Part(str(self.library.function("button")(text=text, href=href)).strip(), f"[{text}]({href})")

    def _catalogues(self) -> Part:
        """The languages of the built-in strings, with how many there are."""
        lines = []
        for path in sorted((PACKAGE / "locale").glob("*/LC_MESSAGES/handrail.po")):
            strings = re.findall(r'^msgid "(.+)"$', path.read_text(encoding="utf-8"), re.MULTILINE)
            lines.append(f"- {LANGUAGE_NAMES.get(path.parts[-3], path.parts[-3])}: {len(strings)} strings")
        text = "\n" + "\n".join(["- English: as written in the components", *lines]) + "\n"
        return Part(text, text)

    def _groups(self) -> Part:
        """The components by group, each with what it is."""
        return _cards(
            "components",
            {
                group: [(each.name, each.title, each.summary) for each in inside]
                for group, inside in self.components.groups().items()
            },
        )

    def _needs(self) -> Part:
        """The patterns by need, each with the need in the words of a person."""
        return _cards(
            "patterns",
            {
                group: [(each.name, each.fact("title"), f"“{each.fact('need')}”") for each in inside]
                for group, inside in self.patterns.groups().items()
            },
        )

    def _changelog(self) -> Part:
        """The changelog, with our anchors."""
        text = re.sub(r"\A# .*\n", "", self.components.changelog).strip()
        parts = re.split(r"^(#{2,3}) (.+)$", text, flags=re.MULTILINE)
        rich, version = parts[0], ""
        for level, heading, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            anchor = re.sub(r"\W+", "-", heading.lower()).strip("-")
            version = anchor if level == "##" else version
            rich += f"{level} {heading} {{#{anchor if level == '##' else f'{version}-{anchor}'}}}{body}"
        return Part(rich, text)

    def _decisions(self) -> Part:
        """What was decided, as links, by number."""
        files = sorted(path for path in (self.folder / "decisions").glob("[0-9]*.md"))
        rich, plain = [], []
        for path in files:
            matter, _ = read_guidance(path)
            rich.append(f"- [{path.stem[:4]}: {matter['title']}]({path.stem}/). {matter['description']}")
            plain.append(f"- {path.stem[:4]}: {matter['title']}. {matter['description']}")
        return Part("\n".join(rich), "\n".join(plain))


def _cards(section: str, groups: Mapping[str, Iterable[tuple[str, str, str]]]) -> Part:
    """Pages of a section by group: the name of each, its title, and what it is."""
    rich, plain = [], []
    for group, inside in groups.items():
        anchor = re.sub(r"\W+", "-", group.lower())
        rich.append(f'\n\n## {group} {{#{anchor}}}\n\n<dl class="d-cards">')
        plain.append(f"\n## {group}\n")
        for name, title, said in inside:
            link = f'<a href="@/{section}/{name}/">{escape(title)}</a>'
            rich.append(f"<div><dt>{link}</dt><dd>{escape(said)}</dd></div>")
            plain.append(f"- {title} (`{name}`): {said}")
        rich.append("</dl>")
    return Part("\n".join(rich), "\n".join(plain))


def _check_headings(path: Path, text: str) -> None:
    bare = re.sub(r"^(`{3,}).*?^\1", "", text, flags=re.MULTILINE | re.DOTALL)
    for heading in re.findall(r"^#{1,3} .*$", bare, re.MULTILINE):
        if not re.search(r" \{#[a-z0-9-]+\}$", heading):
            raise DescriptionError(f"{path}: the heading {heading!r} needs an anchor of ours, such as {{#top}}")


def _plain(text: str) -> str:
    """Without anchors, HTML and addresses that only the site has."""
    kept = re.split(r"(^```.*?^```$)", text, flags=re.MULTILINE | re.DOTALL)
    for at in range(0, len(kept), 2):
        part = re.sub(r" \{[#:][^}]*\}", "", kept[at])
        kept[at] = re.sub(r"</?[a-z][^>\n]*>", "", part)
    return re.sub(r"\n{3,}", "\n\n", "".join(kept)).replace("@/", "/").strip() + "\n"
