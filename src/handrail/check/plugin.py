"""The pytest plugin: every example of a component and every screen of a pattern becomes a file of tests.

Nothing is collected unless the ini file (``handrail_components``, ``handrail_patterns``) or the command line
(``--handrail-components``, ``--handrail-patterns``) names a folder, and nothing but pytest is imported before that. One
example stays open from its first test to its last; with pytest-xdist use ``--dist loadfile``, so that all tests of an
example run where it is open.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from handrail.check.finding import Finding
    from handrail.check.workshop import Workshop
    from handrail.library import Example
    from handrail.patterns import Screen

    Finder = Callable[[], Example]

FOLDERS = "handrail_components"
PATTERNS = "handrail_patterns"
NU = "handrail_nu"
_KEY = "handrail"
_workshop: pytest.StashKey[Workshop] = pytest.StashKey()
_folders: pytest.StashKey[list[Path]] = pytest.StashKey()
_patterns: pytest.StashKey[list[Path]] = pytest.StashKey()
_tally: pytest.StashKey[Tally] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Which components to check, and how."""
    group = parser.getgroup("handrail", "checks of components in a browser")
    group.addoption(
        "--handrail-components",
        action="append",
        default=[],
        metavar="DIR",
        help="check every example of the components in this folder (may be given more than once)",
    )
    group.addoption(
        "--handrail-patterns",
        action="append",
        default=[],
        metavar="DIR",
        help="check every screen of the patterns in this folder (may be given more than once)",
    )
    group.addoption(
        "--handrail-write-snapshots",
        action="store_true",
        help="write what a screen reader is told of each example, to be reviewed, in place of comparing it",
    )
    parser.addini(FOLDERS, "folders of components whose examples are checked", type="paths", default=[])
    parser.addini(PATTERNS, "folders of patterns whose screens are checked", type="paths", default=[])
    parser.addini(NU, "check HTML with the Nu Html Checker too: yes, no, or auto (where it is found)", default="auto")


def pytest_configure(config: pytest.Config) -> None:
    """Find out what was asked for."""
    config.addinivalue_line(
        "markers", "handrail_gate: needs a browser or the Nu Html Checker, so quick runs leave it out"
    )
    config.stash[_folders] = _asked_for(config, "--handrail-components", FOLDERS)
    config.stash[_patterns] = _asked_for(config, "--handrail-patterns", PATTERNS)
    config.stash[_tally] = Tally()


def _asked_for(config: pytest.Config, option: str, setting: str) -> list[Path]:
    """The folders that the ini file and the command line name. What the command line names is looked into."""
    asked = [Path(folder).resolve() for folder in config.getoption(option)]
    for folder in asked:
        if not folder.is_dir():
            raise pytest.UsageError(f"{option}: there is no folder {folder}")
        named = [Path(argument.split("::")[0]).resolve() for argument in config.args]
        if not any(path.is_relative_to(folder) for path in named):
            config.args.append(str(folder))
    return list(dict.fromkeys(Path(folder).resolve() for folder in [*config.getini(setting), *asked]))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """An example, a screen, a component or the guidance of a pattern, in one of the folders asked for."""
    components, patterns = (parent.config.stash.get(key, []) for key in (_folders, _patterns))
    folder = file_path.parent
    if file_path.suffix == ".html" and folder.name == "examples":
        if folder.parent.parent in components:
            return ExampleFile.from_parent(parent, path=file_path)
        if folder.parent.parent in patterns:
            return ScreenFile.from_parent(parent, path=file_path)
    if file_path.name == f"{folder.name}.html" and folder.parent in components:
        return ComponentFile.from_parent(parent, path=file_path)
    if file_path.name == f"{folder.name}.md" and folder.parent in patterns:
        return PatternFile.from_parent(parent, path=file_path)
    return None


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Close the browser."""
    workshop = session.config.stash.get(_workshop, None)
    if workshop is not None:
        workshop.close()


class Tally:
    """Counts over all tests, also over those that ran in other processes."""

    def __init__(self) -> None:
        self.examples: set[tuple[str, str, str]] = set()
        self.owners: set[tuple[str, str]] = set()
        self.configurations = 0
        self.seconds = 0.0
        self.to_judge: list[str] = []

    def add(self, what: dict[str, Any]) -> None:
        """Add what one test tells."""
        self.owners.add((what["kind"], what["of"]))
        if what["example"]:
            self.examples.add((what["kind"], what["of"], what["example"]))
        self.configurations += what["configurations"]
        self.seconds += what["seconds"]
        self.to_judge += what["to_judge"]

    def __str__(self) -> str:
        said = []
        for kind, parts in (("component", "examples"), ("pattern", "screens")):
            owners, examples = ([one for one in each if one[0] == kind] for each in (self.owners, self.examples))
            if owners:
                said.append(f"{len(examples)} {parts} of {len(owners)} {kind}s")
        return f"{' and '.join(said)} in {self.configurations} configurations, {self.seconds:.0f} seconds of checks"


class Tallied:
    """Adds up the reports; apart from the module, so that it is only there where something is collected."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Read what a test told."""
        if report.when == "call":
            for name, what in report.user_properties:
                if name == _KEY and isinstance(what, dict):
                    self._tally.add(what)

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say how much was checked."""
        tally = self._tally
        if not tally.owners:
            return
        terminalreporter.section("Handrail")
        terminalreporter.line(str(tally))
        for line in dict.fromkeys(tally.to_judge):
            terminalreporter.line(f"for a person to judge: {line}")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Count where folders were asked for."""
    if session.config.stash[_folders] or session.config.stash[_patterns]:
        session.config.pluginmanager.register(Tallied(session.config.stash[_tally]), "handrail-tally")


class Breach(Exception):
    """A test of an example failed, for these reasons."""

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__("\n".join(lines))


class CheckItem(pytest.Item):
    """One test of an example or a component."""

    def __init__(self, *, run: Callable[[CheckItem], list[Finding]], **rest: Any) -> None:
        super().__init__(**rest)
        self._check = run
        self.told: dict[str, Any] = {"configurations": 0, "to_judge": []}

    def runtest(self) -> None:
        """Fail with every finding that is certain; what a person must judge is told at the end."""
        started = time.perf_counter()
        try:
            found = self._check(self)
        except ModuleNotFoundError as missing:
            if (missing.name or "").startswith("handrail"):
                raise
            needs = f'The checks need {missing.name}; install what they need with: pip install "handrail[check]"'
            raise Breach([needs]) from None
        finally:
            self.told["seconds"] = round(time.perf_counter() - started, 3)
            parent = self.parent
            assert isinstance(parent, _File)
            self.told |= {"kind": parent.kind, "of": parent.component, "example": parent.example_name}
            self.user_properties.append((_KEY, self.told))
        self.told["to_judge"] = [f"{self.nodeid}: {_line(f)}" for f in found if f.level == "review"]
        if certain := [_line(finding) for finding in found if finding.level != "review"]:
            raise Breach(certain)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What was found, or what Handrail itself has to say, without the way there; else the whole of it."""
        if type(excinfo.value).__module__.startswith("handrail."):
            return (
                f"{type(excinfo.value).__name__}: {excinfo.value}" if excinfo.type is not Breach else str(excinfo.value)
            )
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """The example and the test."""
        return self.path, 0, self.nodeid


class _File(pytest.File):
    """What the files of all tests have in common."""

    kind = "component"

    @property
    def example_name(self) -> str:
        """The name of the example or screen, if it is one's."""
        return ""

    @property
    def component(self) -> str:
        """The name of the component or pattern."""
        return self.path.parent.name

    @property
    def workshop(self) -> Workshop:
        """The library, the browser and the pages, shared by all tests."""
        if _workshop not in self.config.stash:
            from handrail.check.workshop import Workshop

            folders, patterns = self.config.stash[_folders], self.config.stash[_patterns]
            self.config.stash[_workshop] = Workshop(folders, patterns, nu=str(self.config.getini(NU)))
        return self.config.stash[_workshop]

    def item(self, name: str, run: Callable[[CheckItem], list[Finding]], *, gate: bool = False) -> CheckItem:
        """A test of this file."""
        item: CheckItem = CheckItem.from_parent(self, name=name, run=run)
        if gate:
            item.add_marker(pytest.mark.handrail_gate)
        return item


class ExampleFile(_File):
    """The tests of one example."""

    @property
    def component(self) -> str:
        """The component's name."""
        return self.path.parent.parent.name

    @property
    def example_name(self) -> str:
        """The example's name."""
        return self.path.stem

    def collect(self) -> Iterator[pytest.Item]:
        """First what is quick, then the snapshot and the stages of the tour."""
        yield from self.tests_of(lambda: self.workshop.example(self.path))

    def tests_of(self, find: Finder, suffix: str = "", stages: Iterable[str] | None = None) -> Iterator[pytest.Item]:
        """The tests of what ``find`` gives; of all stages, or of those named."""
        from handrail.check.rule import Stage

        yield self.item(f"well-formed{suffix}", lambda item: self.workshop.well_formed(find()))
        yield self.item(f"language{suffix}", lambda item: self.workshop.language(find()))
        yield self.item(f"html{suffix}", lambda item: self.workshop.html(find()), gate=True)
        yield self.item(f"snapshot{suffix}", self._snapshot(find), gate=True)
        for stage in Stage:  # the last leaves the page without its scripts
            if stages is None or stage.value in stages:
                yield self.item(f"{stage.value}{suffix}", self._stage(find, stage), gate=True)

    def _stage(self, find: Finder, stage: Any) -> Callable[[CheckItem], list[Finding]]:
        def run(item: CheckItem) -> list[Finding]:
            visit = self.workshop.visit(find())
            before = visit.configurations
            found = visit.stage(stage)
            item.told["configurations"] = visit.configurations - before
            return found

        return run

    def _snapshot(self, find: Finder) -> Callable[[CheckItem], list[Finding]]:
        write = bool(self.config.getoption("--handrail-write-snapshots"))
        return lambda item: self.workshop.snapshot(find(), write=write)


class ScreenFile(ExampleFile):
    """The tests of one screen of a pattern, in each of its languages."""

    kind = "pattern"
    OTHER_LANGUAGES = ("structure", "layout")
    """Stages that another language is taken through: its words change lengths and directions, and no colours."""

    def collect(self) -> Iterator[pytest.Item]:
        """Everything in English; of other languages, what words can change."""
        from handrail.language import SOURCE_LANGUAGE
        from handrail.patterns import LANGUAGES

        yield self.item("source", lambda item: self.workshop.source(self._in(SOURCE_LANGUAGE)))
        for language in LANGUAGES:
            is_source = language == SOURCE_LANGUAGE
            suffix = "" if is_source else f"-{language}"
            yield self.item(f"page{suffix}", self._page(language))
            find = partial(self._in, language)
            yield from self.tests_of(find, suffix, None if is_source else self.OTHER_LANGUAGES)

    def _in(self, language: str) -> Screen:
        return self.workshop.screen(self.path, language)

    def _page(self, language: str) -> Callable[[CheckItem], list[Finding]]:
        return lambda item: self.workshop.rules_of_pages(self._in(language))


class ComponentFile(_File):
    """The tests of a component as a whole."""

    def collect(self) -> Iterator[pytest.Item]:
        """Guidance, examples, and the language of all examples together."""
        yield self.item("guidance", lambda item: self.workshop.guidance(self.component))
        yield self.item("examples", lambda item: self.workshop.examples(self.component))
        yield self.item("language", lambda item: self.workshop.pooled_language(self.component))
        yield self.item("safe", lambda item: self.workshop.safe(self.component))
        yield self.item("both-ways", lambda item: self.workshop.both_ways(self.component))


class PatternFile(_File):
    """The tests of a pattern as a whole."""

    kind = "pattern"

    def collect(self) -> Iterator[pytest.Item]:
        """Guidance, the language of all screens together, and a walk through them where they follow one another."""
        from handrail.check.journey import KINDS
        from handrail.describe import read_guidance

        folder = self.path.parent
        facts, _ = read_guidance(self.path)
        yield self.item("guidance", lambda item: self.workshop.of_pattern(folder))
        yield self.item("language", lambda item: self.workshop.pooled_language_of_pattern(folder))
        if facts.get("kind") in KINDS:  # without the workshop, which needs what may not be installed
            yield self.item("walk", lambda item: self.workshop.walked(folder), gate=True)


def _line(finding: Finding) -> str:
    state = f" [{finding.state}]" if finding.state else ""
    where = f"\n    {finding.selector}\n    {finding.html}" if finding.selector else f"\n    {finding.html}".rstrip()
    mend = f"\n    {finding.suggestion}" if finding.suggestion else ""
    return f"{finding.level}: {finding.rule}{state}: {finding.message}{where}{mend}"
