"""The pages of patterns: the screens of each, live and in order, with their words and what is said elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import markdown
from markupsafe import Markup

from handrail.examples import one_folder_down
from handrail.folders import PATTERNS
from handrail.language import SOURCE_LANGUAGE, direction, use_language
from handrail.library import Library
from handrail.patterns import LANGUAGES, Pattern, Screen, Step, patterns

from . import told
from .components import SWITCHES, Shown, templates
from .page import Page
from .text import Part, linked, listed, tidy

GROUPS = {
    "Ask people for": ("ask",),
    "Help people to": ("help", "state"),
    "Pages and messages": ("page", "message", "staff"),
}
"""The patterns by need: each group with the kinds that it holds."""
PARTS = (
    ("Need", "need"),
    ("When to use it", "when"),
    ("When not to use it", "when-not"),
    ("How it works", "how"),
    ("Code", "code"),
    ("Words to use", "words"),
    ("What people type", "inputs"),
    ("In other channels", "channels"),
    ("Data rules", "data"),
    ("Accessibility", "accessibility"),
    ("Languages", "languages"),
    ("Known limits", "limits"),
    ("Evidence and status", "evidence"),
    ("Change log", "changes"),
)
LANGUAGE_SWITCH = (
    "language",
    "Language",
    tuple(("" if tag == SOURCE_LANGUAGE else f"{tag}/", name) for tag, name in LANGUAGES.items()),
)
CHANNEL_NAMES = {
    "phone": "By phone",
    "counter": "At the counter",
    "letter": "In a letter",
    "paper": "On a paper form",
}
CHANNEL_PAGE = "channel.html"
"""The template beside the patterns in which a channel's words are printed."""
FIRST_ROWS = 12
"""Rows of what people type that stand in the open."""


@dataclass(frozen=True)
class ShownScreen(Shown):
    """A screen as its page shows it."""

    screen: Screen

    @property
    def variants(self) -> list[tuple[str, str]]:
        """The pages beside it, those in other languages too."""
        others = [
            (f"in {name}", self.url.replace(f"/{self.name}", f"/{tag}/{self.name}"))
            for tag, name in LANGUAGES.items()
            if tag != SOURCE_LANGUAGE
        ]
        return [*super().variants, *others]

    @property
    def state(self) -> str:
        """The state that it is in, if it says one."""
        return self.screen.state


@dataclass(frozen=True)
class ShownStep:
    """A place in the journey."""

    number: int
    title: str
    screens: list[ShownScreen]


class PatternPages:
    """Makes the pages. ``more_css`` is the file with the CSS of more contrast."""

    def __init__(self, library: Library, folders: Sequence[str | Path], more_css: str) -> None:
        self.library = library
        self.folders = folders
        self.patterns = patterns(library, folders)
        self.steps = {name: [_shown(step) for step in pattern.steps()] for name, pattern in self.patterns.items()}
        self.templates = templates(library, more_css, (LANGUAGE_SWITCH, *SWITCHES))

    def pages(self) -> list[Page]:
        """A page for each pattern."""
        return [self._page(pattern) for pattern in self.patterns.values()]

    def groups(self) -> dict[str, list[Pattern]]:
        """The patterns by need, in the order of needs."""
        found: dict[str, list[Pattern]] = {group: [] for group in GROUPS}
        for pattern in sorted(self.patterns.values(), key=lambda each: each.fact("title")):
            found[group_of(pattern)].append(pattern)
        return {group: inside for group, inside in found.items() if inside}

    def heights(self) -> set[int]:
        """The heights of frames on a phone."""
        return {shown.narrow for steps in self.steps.values() for step in steps for shown in step.screens}

    def screens(self) -> int:
        """How many screens there are."""
        return sum(len(step.screens) for steps in self.steps.values() for step in steps)

    def using(self, component: str) -> list[Pattern]:
        """The patterns whose screens use a component."""
        return [pattern for pattern in self.patterns.values() if component in pattern.facts("components")]

    def write_channels(self, folder: Path) -> None:
        """Write what is said in other channels as pages to print, beside the screens: ``channel-phone.html``."""
        further = patterns(one_folder_down(self.library), self.folders)
        for name, pattern in self.patterns.items():
            for language in LANGUAGES:
                spoken = pattern if language == SOURCE_LANGUAGE else further[name]
                for channel, text in spoken.channels(language).items():
                    template = spoken.environment.get_template(CHANNEL_PAGE)
                    with use_language(language):
                        html = template.render(channel=channel, text=Markup(markdown(text)))
                    _channel_file(folder, pattern, channel, language).write_text(html, encoding="utf-8")

    def _page(self, pattern: Pattern) -> Page:
        data = self._data(pattern)
        sections = {
            heading: Markup(linked(text, self.library.paths, "../../components/"))
            for heading, text in data["sections"].items()
        }
        title, need = pattern.fact("title"), pattern.fact("need")
        return Page(
            address=f"patterns/{pattern.name}/",
            title=title,
            section="patterns",
            group="Patterns",
            kind="Pattern",
            description=f"{title}: “{need}”",
            summary=need,
            body=Part(
                self.templates.get_template("pattern.md").render({**data, "sections": sections}),
                tidy(self.templates.get_template("pattern.txt").render(data)),
            ),
            also=[*pattern.facts("also"), pattern.name],
            menu_group=group_of(pattern),
            source=f"patterns/{pattern.name}/{pattern.name}.md",
            css=["patterns.css"],
        )

    def _data(self, pattern: Pattern) -> dict[str, Any]:
        return {
            "name": pattern.name,
            "title": pattern.fact("title"),
            "need": pattern.fact("need"),
            "status": pattern.fact("status").capitalize(),
            "group": group_of(pattern),
            "also": pattern.facts("also"),
            "wcag": pattern.facts("wcag"),
            "components": pattern.facts("components"),
            "languages": listed(list(LANGUAGES.values()), "and"),
            "parts_of_page": PARTS,
            "sections": {heading: pattern.sections.get(heading, "") for heading, _ in PARTS},
            "steps": self.steps[pattern.name],
            "walks": group_of(pattern) != "Pages and messages",
            "base": (PATTERNS / "base.html").read_text(encoding="utf-8"),
            "words": [
                [(tag, direction(tag), pattern.in_words(string, tag)) for tag in LANGUAGES]
                for string in pattern.words()
            ],
            "language_names": [(tag, direction(tag), name) for tag, name in LANGUAGES.items()],
            "inputs": pattern.inputs(),
            "first_rows": FIRST_ROWS,
            "channels": [
                (channel, CHANNEL_NAMES[channel], Markup(text), _prints(pattern, channel))
                for channel, text in pattern.channels().items()
            ],
            "uses": self._others(pattern),
        }

    def _others(self, pattern: Pattern) -> list[tuple[str, str]]:
        """The patterns that it leads to or that lead to it, by name and title."""
        return [
            (name, other.fact("title"))
            for name, other in self.patterns.items()
            if name in pattern.facts("uses") or pattern.name in other.facts("uses")
        ]


def group_of(pattern: Pattern) -> str:
    """The group it stands in."""
    return next(group for group, kinds in GROUPS.items() if pattern.fact("kind") in kinds)


def _shown(step: Step) -> ShownStep:
    screens = [ShownScreen(screen, told.read(screen.path), screen) for screen in step.screens]
    return ShownStep(int(step.number), step.title, screens)


def _channel_file(examples: Path, pattern: Pattern, channel: str, language: str) -> Path:
    """The page to print."""
    folder = examples / pattern.address
    return (folder if language == SOURCE_LANGUAGE else folder / language) / f"channel-{channel}.html"


def _prints(pattern: Pattern, channel: str) -> list[tuple[str, str, str]]:
    """The pages to print: the language's tag and name, and the address."""
    return [
        (tag, name, _channel_file(Path("../../examples"), pattern, channel, tag).as_posix())
        for tag, name in LANGUAGES.items()
    ]
