"""The patterns: prose and whole screens, made of components, that show how a part of a service goes.

A pattern is a folder, ``patterns/<name>/``, and imports no Python. Its screens are templates such as a service has:
they extend ``base.html``, put their words through ``_()``, and are given ``values``, ``errors`` and ``languages``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket

from .describe import DescriptionError, read_guidance
from .folders import PATTERNS
from .language import SOURCE_LANGUAGE, Strings, direction, use_language
from .library import Example, Library, add_to

LANGUAGES = {"en": "English", "fr": "Français", "ar": "العربية"}
"""The languages that screens are shown in, by their tags."""
CHANNELS = ("phone", "counter", "letter", "paper")
"""Where a pattern also happens: ``channels/<name>.md``."""
PREFIX = "pattern-"
"""Stands before a pattern's name in the addresses of its screens, apart from those of components."""


@dataclass(frozen=True)
class Screen(Example):
    """One screen of a pattern, in one state and one language: a whole page."""

    pattern: Pattern
    language: str = SOURCE_LANGUAGE

    @property
    def number(self) -> str:
        """Its place in the journey: ``01`` of ``01-name-errors``."""
        return self.name.partition("-")[0]

    @property
    def file(self) -> Path:
        """Where it stands in the pattern's folder of pages: ``01-name.html``, ``fr/01-name.html``."""
        folder = Path() if self.language == SOURCE_LANGUAGE else Path(self.language)
        return folder / self.path.name

    @property
    def beside(self) -> Path:
        """The name of the files that stand beside it, for this language."""
        return self.path if self.language == SOURCE_LANGUAGE else self.path.with_suffix(f".{self.language}.html")

    def render(self, language: str | None = None, **given: Any) -> str:
        """The page. ``given`` is what the service passes: ``values`` that were typed, and ``errors`` by control."""
        with use_language(language or self.language):
            template = self.pattern.environment.get_template(self.path.name)
            return template.render(**{"values": {}, "errors": {}, "languages": self._choices, **given})

    def _choices(self, in_form: bool) -> list[dict[str, str]]:
        """The languages, as the language selector takes them. In a form they are sent with it, and need no address."""
        top = "" if self.language == SOURCE_LANGUAGE else "../"
        addresses = {tag: top + self.in_language(tag).file.as_posix() for tag in LANGUAGES}
        return [
            {"text": text, "lang": tag, **({} if in_form else {"href": addresses[tag]})}
            for tag, text in LANGUAGES.items()
        ]

    def in_language(self, language: str) -> Screen:
        """The same screen in another language."""
        return Screen(self.name, self.component, self.path, self.library, self.pattern, language)

    def page(self, language: str | None = None) -> str:
        """The same as ``render``: a screen is a whole page."""
        return self.render(language)

    @property
    def state(self) -> str:
        """What its title says after the colon: ``nothing typed``."""
        return self.title.partition(": ")[2]

    def document(self, css: Iterable[str] = (), js: Iterable[str] = (), language: str | None = None) -> str:
        """The page with other assets."""
        dressed = Pattern(self.pattern.folder, self.library.with_assets({"css": list(css), "js": list(js)}))
        return dressed.screen(self.name, language or self.language).render()

    def words(self) -> Iterator[str | tuple[str, str]]:
        """Its strings in the order of the template; of one with a plural, both forms."""
        yield from _strings(self.pattern.environment, self.source)


@dataclass(frozen=True)
class Step:
    """One place in the journey: a screen and its states, the usual one first."""

    number: str
    screens: tuple[Screen, ...]

    @property
    def title(self) -> str:
        """What the screen is, in any state."""
        return self.screens[0].title.partition(": ")[0]


@dataclass(frozen=True)
class Input:
    """Something that people type, and what becomes of it: a row of ``inputs.yaml``.

    ``typed`` holds what stands in each control of ``screen`` (the first, if it says none), by its name. It is ``kept``
    as that, and check answers shows it as it is kept or as ``shown`` says for a language; or it is refused with
    ``messages``: by the id of the control that the summary leads to, the exact words in each language.
    """

    typed: Mapping[str, str]
    kept: str | None
    shown: Mapping[str, str]
    messages: Mapping[str, Mapping[str, str]]
    screen: str = ""
    note: str = ""


@dataclass(frozen=True)
class Pattern:
    """One pattern, as its folder says. ``library`` has the components that its screens are made of."""

    folder: Path
    library: Library

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.name

    @property
    def address(self) -> str:
        """The folder of its pages, beside those of components."""
        return PREFIX + self.name

    @cached_property
    def _guidance(self) -> tuple[dict[str, str | list[str]], dict[str, str]]:
        return read_guidance(self.folder / f"{self.name}.md")

    @property
    def front_matter(self) -> Mapping[str, str | list[str]]:
        """What stands at the top of its guidance."""
        return self._guidance[0]

    @property
    def sections(self) -> Mapping[str, str]:
        """What stands under each of its headings."""
        return self._guidance[1]

    def fact(self, key: str) -> str:
        """One fact of the front matter as text; empty if it is not there."""
        value = self.front_matter.get(key, "")
        return value if isinstance(value, str) else ", ".join(value)

    def facts(self, key: str) -> list[str]:
        """One list of the front matter."""
        value = self.front_matter.get(key, [])
        return ([value] if value else []) if isinstance(value, str) else list(value)

    @property
    def languages(self) -> list[str]:
        """The languages that its screens are written in."""
        return self.facts("languages")

    @cached_property
    def environment(self) -> Environment:
        """Where its screens render: an application's environment that also speaks our languages.

        An application brings its own ``_`` and ``ngettext``; here they look into our catalogues.
        """
        places = [self.folder / "examples", self.folder, self.folder.parent, PATTERNS]
        made = Environment(
            loader=FileSystemLoader(places),
            bytecode_cache=_COMPILED,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        add_to(made, self.library)
        made.globals.update(
            _=self.strings.gettext,
            ngettext=self.strings.ngettext,
            said=self.said,
            language=self.library.language,
            direction=direction,
        )
        return made

    @cached_property
    def strings(self) -> Strings:
        """Looks words up in our catalogues, and in those beside the patterns of a department."""
        return Strings(self.library.language, (*self.library.strings.folders, self.folder.parent / "locale"))

    def said(self, string: str, language: str, **values: Any) -> str:
        """A string in another language than that of the page. ``_()`` must know it from elsewhere."""
        with use_language(language):
            return self.strings.gettext(string, **values)

    def screens(self, language: str = SOURCE_LANGUAGE) -> list[Screen]:
        """Its screens in the order of the journey."""
        files = sorted((self.folder / "examples").glob("*.html"), key=lambda path: path.stem)
        return [Screen(path.stem, self.address, path, self.library, self, language) for path in files]

    def screen(self, name: str, language: str = SOURCE_LANGUAGE) -> Screen:
        """The screen of that name."""
        return Screen(name, self.address, self.folder / "examples" / f"{name}.html", self.library, self, language)

    def steps(self, language: str = SOURCE_LANGUAGE) -> list[Step]:
        """Its screens with their states, in the order of the journey."""
        return [
            Step(number, tuple(screens))
            for number, screens in groupby(self.screens(language), key=lambda screen: screen.number)
        ]

    def words(self) -> list[str | tuple[str, str]]:
        """The strings of its screens, each once, in the order in which people meet them."""
        found: dict[str | tuple[str, str], None] = {}
        for screen in self.screens():
            found.update(dict.fromkeys(screen.words()))
        return list(found)

    def in_words(self, string: str | tuple[str, str], language: str) -> str:
        """A string in a language; of one with a plural, all forms of it. Places to fill are in square brackets."""
        places = {name: f"[{name}]" for name in re.findall(r"%\((\w+)\)s", "".join(string))}
        with use_language(language):
            if isinstance(string, str):
                return str(self.strings.gettext(string, **places))
            forms = [str(self.strings.ngettext(*string, n, **{"n": "[n]", **places})) for n in _ONE_OF_EACH_FORM]
        return " / ".join(dict.fromkeys(forms))

    def channels(self, language: str = SOURCE_LANGUAGE) -> dict[str, str]:
        """What is said in other channels, as Markdown, by the name of the channel."""
        found = {}
        for name in CHANNELS:
            path = self.folder / "channels" / f"{name}.md"
            if path.is_file():
                plain = self.environment.overlay(autoescape=False)
                with use_language(language):
                    text = plain.from_string(path.read_text(encoding="utf-8")).render()
                found[name] = text.strip()
        return found

    def inputs(self) -> list[Input]:
        """The rows of ``inputs.yaml``: what people type. Raises DescriptionError where a row is not one."""
        path = self.folder / "inputs.yaml"
        if not path.is_file():
            return []
        try:
            import yaml
        except ImportError:
            raise DescriptionError(f"{path}: reading it needs PyYAML; 'handrail[check]' brings it") from None
        return [
            _input(row, f"{path}, row {number}")
            for number, row in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1)
        ]


class _Compiled(BytecodeCache):
    """Keeps what is compiled: the same templates stand in the environments of all patterns, and they are all alike."""

    def __init__(self) -> None:
        self.code: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template that another environment has compiled."""
        bucket.code = self.code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is not None:
            self.code[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()
_ONE_OF_EACH_FORM = (1, 0, 2, 3, 11, 100)


def patterns(library: Library, folders: Sequence[str | Path] = ()) -> dict[str, Pattern]:
    """Every pattern by its name: ours, and those in the folders of a department."""
    found: dict[str, Pattern] = {}
    for folder in (PATTERNS, *map(Path, folders)):
        if not folder.is_dir():
            raise DescriptionError(f"{folder}: there is no such folder of patterns")
        for path in sorted(folder.iterdir()):
            if (path / f"{path.name}.md").is_file():
                if path.name in found:
                    raise DescriptionError(f"{path}: there is a pattern called {path.name!r}; name yours otherwise")
                found[path.name] = Pattern(path, library)
    return found


def _strings(environment: Environment, source: str) -> Iterator[str | tuple[str, str]]:
    for call in environment.parse(source).find_all(nodes.Call):
        name = getattr(call.node, "name", "")
        texts = [part.value for part in call.args if isinstance(part, nodes.Const) and isinstance(part.value, str)]
        if name == "_" and texts:
            yield texts[0]
        elif name == "ngettext" and len(texts) > 1:
            yield texts[0], texts[1]


def _input(row: Any, where: str) -> Input:
    known = {"typed", "kept", "shown", "message", "screen", "note"}
    if not isinstance(row, dict) or not set(row) <= known or "typed" not in row:
        raise DescriptionError(
            f"{where}: a row has 'typed', and of {', '.join(sorted(known - {'typed'}))} what it needs"
        )
    if ("kept" in row) == ("message" in row):
        raise DescriptionError(f"{where}: a row says what is 'kept', or the 'message', not both")
    for key in ("typed", "message", "shown"):
        if not isinstance(row.get(key, {}), dict):
            raise DescriptionError(f"{where}: '{key}' is written as a mapping, like {{full_name: Nadir}}")
    return Input(
        typed={str(name): str(text) for name, text in row["typed"].items()},
        kept=str(row["kept"]) if "kept" in row else None,
        shown=row.get("shown", {}),
        messages=row.get("message", {}),
        screen=str(row.get("screen", "")),
        note=str(row.get("note", "")),
    )
