"""The pages of components: everything that can be read from a component's folder is read from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import brotli
from jinja2 import Environment
from markupsafe import Markup

from handrail.describe import Component
from handrail.library import Example, Library
from handrail.patterns import Pattern

from . import told
from .code import coloured
from .page import Page
from .parameters import Row, rows
from .templates import environment
from .text import Part, inline, linked, listed, sentence, tidy, without_markup

GROUPS = (
    "Forms",
    "Page and identity",
    "Feedback",
    "Data",
    "Navigation",
    "Progress",
    "Content",
    "Help and rights",
)
BEFORE = (("When to use it", "when"), ("When not to use it", "when-not"))
AFTER = (
    ("How it behaves", "behaviour"),
    ("What to write", "words"),
    ("Accessibility", "accessibility"),
    ("Decided against", "decisions"),
    ("Known limits", "limits"),
)
SWITCHES = (
    ("theme", "Theme", (("", "As page"), ("light", "Light"), ("dark", "Dark"))),
    ("contrast", "Contrast", (("", "Standard"), ("more", "More"))),
    ("direction", "Direction", (("", "As written"), ("mirrored", "Mirrored"))),
    ("width", "Width", (("", "Full"), ("768", "768 px"), ("320", "320 px"))),
    ("text", "Text", (("", "100 %"), ("200", "200 %"))),
    ("script", "JavaScript", (("", "On"), ("off", "Off"))),
)
VARIANTS = {"dark": "dark", "more": "more contrast", "rtl": "right to left", "large": "large text"}
"""Pages that are written beside an example's own, with what their links say."""
FRAMED = "framed"
"""A page beside it for the frame, where the example's own would take the focus."""
USUAL_HEIGHTS = (320, 360)
"""Of a frame whose example nobody has measured yet."""


@dataclass(frozen=True)
class Shown:
    """An example as its page shows it."""

    example: Example
    snapshot: told.Snapshot | None

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.example.name

    @property
    def title(self) -> str:
        """Its title."""
        return self.example.title

    @property
    def text(self) -> str:
        """What to see here."""
        return self.example.text

    @property
    def source(self) -> str:
        """The file, byte for byte."""
        return self.example.source

    @cached_property
    def html(self) -> str:
        """What it renders, without the empty lines; assets where a service has them."""
        html = re.sub(r"\.\./assets/handrail-\w+", "/static/handrail/handrail", self.example.render())
        lines = html.replace("\t", "  ").splitlines()
        return "\n".join(line.rstrip() for line in lines if line.strip()) + "\n"

    @property
    def url(self) -> str:
        """The example's own page, seen from the component's."""
        return f"../../examples/{self.example.component}/{self.name}.html"

    @property
    def frame_url(self) -> str:
        """The page that stands in the frame."""
        return self.url.replace(".html", f".{FRAMED}.html") if " autofocus" in self.html else self.url

    @property
    def variants(self) -> list[tuple[str, str]]:
        """The pages beside it: what the link says, and its address."""
        return [(words, self.url.replace(".html", f".{kind}.html")) for kind, words in VARIANTS.items()]

    @property
    def wide(self) -> int:
        """Its height in a wide window; more than 900 px scrolls."""
        return min(900, self.snapshot.wide if self.snapshot else USUAL_HEIGHTS[0])

    @property
    def narrow(self) -> int:
        """Its height on a phone, in steps of 24."""
        height = self.snapshot.narrow if self.snapshot else USUAL_HEIGHTS[1]
        return min(900, -(-height // 24) * 24)


@dataclass(frozen=True)
class Related:
    """Another component, and why it is named."""

    name: str
    title: str
    why: str


class ComponentPages:
    """Makes the pages. ``more_css`` is the file with the CSS of more contrast; ``changelog`` the whole changelog.

    ``using`` gives the patterns that use a component.
    """

    def __init__(
        self,
        library: Library,
        more_css: str,
        changelog: str,
        using: Callable[[str], Iterable[Pattern]] = lambda name: (),
    ) -> None:
        self.changelog = changelog
        self.using = using
        self.described = {name: library.describe(name) for name in library.names()}
        self.shown = {
            name: [Shown(example, told.read(example.path)) for example in library.examples(name)]
            for name in self.described
        }
        self.templates = templates(library, more_css, SWITCHES)

    def pages(self) -> list[Page]:
        """A page for each component."""
        return [self._page(component) for component in self.described.values()]

    def groups(self) -> dict[str, list[Component]]:
        """The components by group, in the order of groups; a group that only a department has comes last."""
        found: dict[str, list[Component]] = {group: [] for group in GROUPS}
        for component in sorted(self.described.values(), key=lambda each: each.title):
            found.setdefault(group_of(component), []).append(component)
        return {group: components for group, components in found.items() if components}

    def heights(self) -> set[int]:
        """The heights of frames on a phone."""
        return {shown.narrow for examples in self.shown.values() for shown in examples}

    def _page(self, component: Component) -> Page:
        data = self._data(component)
        sections = _linked(data["sections"], self.described, component)
        body = Part(
            self.templates.get_template("component.md").render({**data, "sections": sections}),
            tidy(self.templates.get_template("component.txt").render(data)),
        )
        parameters = [row.name for row in data["parameters"]]
        for record in data["records"]:
            parameters += [row.name for row in record["rows"]]
        return Page(
            address=f"components/{component.name}/",
            title=component.title,
            section="components",
            group="Components",
            kind="Component",
            description=f"{component.title}: {component.summary}",
            summary=component.summary,
            body=body,
            also=[*data["also"], component.name],
            words=sorted(set(parameters)),
            menu_group=group_of(component),
            source=f"components/{component.name}/{component.name}.md",
        )

    def _data(self, component: Component) -> dict[str, Any]:
        shown = self.shown[component.name]
        return {
            "name": component.name,
            "title": component.title,
            "summary": component.summary,
            "status": component.status.capitalize(),
            "since": component.front_matter.get("since", "0.1"),
            "sizes": sizes(component),
            "also": texts(component, "also"),
            "wcag": texts(component, "wcag"),
            "shortest": without_comment(shown[0].source).strip() if shown else "",
            "before": BEFORE,
            "after": AFTER,
            "sections": {heading: component.sections.get(heading, "") for heading, _ in BEFORE + AFTER},
            "examples": shown,
            "parameters": rows(component.parameters),
            "records": [
                {"name": record.name, "doc": sentence(record.doc), "rows": rows(record.fields, record.name)}
                for record in component.records.values()
            ],
            "related": self._related(component),
            "patterns": [(pattern.name, pattern.fact("title")) for pattern in self.using(component.name)],
            "changes": changes(component, self.changelog),
        }

    def _related(self, component: Component) -> list[Related]:
        """Those it names and that name it, those it uses and that use it: each link goes both ways."""
        why: dict[str, str] = {}
        for name, other in self.described.items():
            if name == component.name:
                continue
            if component.name in other.uses:
                why[name] = f"uses {component.title.lower()}"
            elif name in component.uses:
                why[name] = f"{component.title} is made with it"
            elif name in texts(component, "related") or component.name in texts(other, "related"):
                why[name] = other.summary[0].lower() + other.summary[1:].rstrip(".")
        return [Related(name, self.described[name].title, reason) for name, reason in why.items()]


def templates(library: Library, more_css: str, switches: Iterable[Any]) -> Environment:
    """Where the pages of components and patterns are made."""
    return environment(
        coloured=coloured,
        icon=library.function("icon"),
        inline=inline,
        listing=listing,
        at=anchor,
        switch_list=switches,
        more_css=f"../../examples/assets/{more_css}",
    )


def anchor(name: str) -> Markup:
    """A heading's anchor, as Markdown with attributes writes it."""
    return Markup("{{#{}}}").format(name.lower().replace("_", "-"))


def texts(component: Component, key: str) -> list[str]:
    """A list in the front matter."""
    found = component.front_matter.get(key, [])
    return [found] if isinstance(found, str) else list(found)


def group_of(component: Component) -> str:
    """The group it stands in."""
    return str(component.front_matter.get("group", "Content"))


def without_comment(source: str) -> str:
    """An example without the line that says what it shows."""
    return re.sub(r"\A\{#.*?#\}\n?", "", source, flags=re.DOTALL)


def sizes(component: Component) -> str:
    """How large its own CSS and JavaScript are, packed as browsers get them."""
    said = []
    for ending, word in (("css", "CSS"), ("js", "JavaScript")):
        file = component.folder / f"{component.name}.{ending}"
        packed = len(brotli.compress(_bare(file.read_text(encoding="utf-8")).encode())) if file.is_file() else 0
        said.append(f"{word} {packed / 1000:.1f} kB" if packed else f"no {word}")
    return sentence(", ".join(said))[:-1]


def _bare(source: str) -> str:
    """CSS or JavaScript without comments and indents."""
    bare = re.sub(r"/\*.*?\*/|^\s*//.*?$", "", source, flags=re.DOTALL | re.MULTILINE)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip())


def changes(component: Component, changelog: str) -> list[Markup]:
    """What the changelog says of a component, the newest first; then when it came."""
    found: list[Markup] = []
    for version in re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]:
        number, _, text = version.partition("\n")
        if not re.match(r"\d", number):
            continue
        for entry in re.findall(r"^- (.*(?:\n  .*)*)", text, re.MULTILINE):
            if f"`{component.name}`" in entry:
                found.append(Markup("{}: {}").format(number.strip(), inline(without_links(entry))))
    return [*found, Markup("{}: new.").format(component.front_matter.get("since", "0.1"))]


def without_links(text: str) -> str:
    """Markdown in one line, its links as their words."""
    return " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).split())


def listing(parameters: Iterable[Row]) -> str:
    """Parameters as a Markdown list."""
    lines = []
    for row in parameters:
        kind = without_markup(re.sub(r"<[^>]+>", "", row.type))
        values = f" One of {listed([f'`{value}`' for value in row.values])}." if row.values else ""
        rest = " **Required.**" if row.required else f" If left out: `{row.left_out}`." if row.left_out else ""
        lines.append(f"- `{row.name}` ({kind}): {row.doc}{values}{rest}")
    return "\n".join(lines)


def _linked(sections: Mapping[str, str], known: Mapping[str, Component], own: Component) -> dict[str, Markup]:
    """Guidance in which the name of another component in code is a link, and subheadings have our anchors."""
    done = {}
    for heading, text in sections.items():
        text = linked(text, known.keys() - {own.name}, "../")
        text = re.sub(r"^### Done for you$", "### Done for you {#done-for-you}", text, flags=re.MULTILINE)
        text = re.sub(r"^### Still yours$", "### Still yours {#still-yours}", text, flags=re.MULTILINE)
        done[heading] = Markup(text)
    return done
