"""The pytest plugin: every example of every component becomes a file of tests.

Nothing is collected unless ``handrail_components`` (in the ini file) or ``--handrail-components`` names a folder, and
nothing but pytest is imported before that. One example stays open from its first test to its last; with pytest-xdist
use ``--dist loadfile``, so that all tests of an example run where it is open.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from handrail.check.finding import Finding
    from handrail.check.workshop import Workshop
    from handrail.library import Example

FOLDERS = "handrail_components"
NU = "handrail_nu"
_KEY = "handrail"
_workshop: pytest.StashKey[Workshop] = pytest.StashKey()
_folders: pytest.StashKey[list[Path]] = pytest.StashKey()
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
        "--handrail-write-snapshots",
        action="store_true",
        help="write what a screen reader is told of each example, to be reviewed, in place of comparing it",
    )
    parser.addini(FOLDERS, "folders of components whose examples are checked", type="paths", default=[])
    parser.addini(NU, "check HTML with the Nu Html Checker too: yes, no, or auto (where it is found)", default="auto")


def pytest_configure(config: pytest.Config) -> None:
    """Find out what was asked for."""
    config.addinivalue_line(
        "markers", "handrail_gate: needs a browser or the Nu Html Checker, so quick runs leave it out"
    )
    asked = [Path(folder).resolve() for folder in config.getoption("--handrail-components")]
    folders = [*config.getini(FOLDERS), *asked]
    config.stash[_folders] = list(dict.fromkeys(Path(folder).resolve() for folder in folders))
    config.stash[_tally] = Tally()
    # A folder that the command line asks for is looked into, whichever files it names beside.
    for folder in asked:
        if not folder.is_dir():
            raise pytest.UsageError(f"--handrail-components: there is no folder {folder}")
        named = [Path(argument.split("::")[0]).resolve() for argument in config.args]
        if not any(path.is_relative_to(folder) for path in named):
            config.args.append(str(folder))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """An example, or the guidance of a component, in one of the folders asked for."""
    folders = parent.config.stash.get(_folders, [])
    if not folders:
        return None
    folder = file_path.parent
    if file_path.suffix == ".html" and folder.name == "examples" and folder.parent.parent in folders:
        return ExampleFile.from_parent(parent, path=file_path)
    if file_path.name == f"{folder.name}.html" and folder.parent in folders:
        return ComponentFile.from_parent(parent, path=file_path)
    return None


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Close the browser."""
    workshop = session.config.stash.get(_workshop, None)
    if workshop is not None:
        workshop.close()


class Tally:
    """Counts over all tests, also over those that ran in other processes."""

    def __init__(self) -> None:
        self.examples: set[str] = set()
        self.components: set[str] = set()
        self.configurations = 0
        self.seconds = 0.0
        self.to_judge: list[str] = []

    def add(self, what: dict[str, Any]) -> None:
        """Add what one test tells."""
        self.components.add(what["component"])
        if what["example"]:
            self.examples.add(f"{what['component']}/{what['example']}")
        self.configurations += what["configurations"]
        self.seconds += what["seconds"]
        self.to_judge += what["to_judge"]


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
        if not tally.components:
            return
        terminalreporter.section("Handrail")
        terminalreporter.line(
            f"{len(tally.examples)} examples of {len(tally.components)} components in {tally.configurations} "
            f"configurations, {tally.seconds:.0f} seconds of checks"
        )
        for line in dict.fromkeys(tally.to_judge):
            terminalreporter.line(f"for a person to judge: {line}")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Count where folders were asked for."""
    if session.config.stash[_folders]:
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
            assert isinstance(parent, ExampleFile | ComponentFile)
            self.told |= {"component": parent.component, "example": parent.example_name}
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
    """What examples and components have in common."""

    @property
    def workshop(self) -> Workshop:
        """The library, the browser and the pages, shared by all tests."""
        if _workshop not in self.config.stash:
            from handrail.check.workshop import Workshop

            folders: list[Path] = self.config.stash[_folders]
            self.config.stash[_workshop] = Workshop(folders, nu=str(self.config.getini(NU)))
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

    @property
    def example(self) -> Example:
        """The example itself."""
        return self.workshop.example(self.path)

    def collect(self) -> Iterator[pytest.Item]:
        """First what is quick, then the snapshot and the stages of the tour."""
        from handrail.check.rule import Stage

        yield self.item("well-formed", lambda item: self.workshop.well_formed(self.example))
        yield self.item("language", lambda item: self.workshop.language(self.example))
        yield self.item("html", lambda item: self.workshop.html(self.example), gate=True)
        yield self.item("snapshot", self._snapshot, gate=True)
        for stage in Stage:  # the last leaves the page without its scripts
            yield self.item(stage.value, self._stage(stage), gate=True)

    def _stage(self, stage: Any) -> Callable[[CheckItem], list[Finding]]:
        def run(item: CheckItem) -> list[Finding]:
            visit = self.workshop.visit(self.example)
            before = visit.configurations
            found = visit.stage(stage)
            item.told["configurations"] = visit.configurations - before
            return found

        return run

    def _snapshot(self, item: CheckItem) -> list[Finding]:
        return self.workshop.snapshot(self.example, write=self.config.getoption("--handrail-write-snapshots"))


class ComponentFile(_File):
    """The tests of a component as a whole."""

    example_name = ""

    @property
    def component(self) -> str:
        """The component's name."""
        return self.path.parent.name

    def collect(self) -> Iterator[pytest.Item]:
        """Guidance, examples, and the language of all examples together."""
        yield self.item("guidance", lambda item: self.workshop.guidance(self.component))
        yield self.item("examples", lambda item: self.workshop.examples(self.component))
        yield self.item("language", lambda item: self.workshop.pooled_language(self.component))
        yield self.item("safe", lambda item: self.workshop.safe(self.component))
        yield self.item("both-ways", lambda item: self.workshop.both_ways(self.component))


def _line(finding: Finding) -> str:
    state = f" [{finding.state}]" if finding.state else ""
    where = f"\n    {finding.selector}\n    {finding.html}" if finding.selector else f"\n    {finding.html}".rstrip()
    mend = f"\n    {finding.suggestion}" if finding.suggestion else ""
    return f"{finding.level}: {finding.rule}{state}: {finding.message}{where}{mend}"
