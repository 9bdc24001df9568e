"""What the tests of components share: one library, one browser, one open page, one run of the HTML checker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from handrail import assets
from handrail.check import completeness, html_valid, journey, pattern, readability, snapshot, well_formed
from handrail.check.browser import Browser
from handrail.check.finding import Finding
from handrail.check.visit import Site, Visit
from handrail.describe import DescriptionError
from handrail.folders import COMPONENTS
from handrail.language import SOURCE_LANGUAGE
from handrail.library import Example, Library
from handrail.patterns import LANGUAGES, Pattern, Screen

CSS, JS = "/handrail.css", "/handrail.js"
_PICTURE = re.compile(r"""(?:src|href)="(/[^"]+\.svg)\"""")
_STAND_IN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="12"/></svg>'


class Workshop:
    """Checks examples of components and screens of patterns in some folders, ours or a department's."""

    def __init__(self, folders: Iterable[Path], patterns: Iterable[Path] = (), *, nu: str = "auto") -> None:
        self.folders = [Path(folder) for folder in folders]
        self.pattern_folders = [Path(folder) for folder in patterns]
        more = [folder for folder in self.folders if folder != COMPONENTS.resolve()]
        self.library = Library(components=more, assets={"css": [CSS], "js": [JS]})
        self._pages: dict[Example, Site] = {}
        self._patterns: dict[Path, Pattern] = {}
        self._nu = nu
        self._browser: Browser | None = None
        self._visit: tuple[Example, Visit] | None = None

    def close(self) -> None:
        """Leave the page and stop the browser."""
        if self._browser is not None:
            self._browser.close()

    def example(self, path: Path) -> Example:
        """The example in a file."""
        examples = self.library.examples(path.parent.parent.name)
        return next(example for example in examples if example.path.resolve() == path.resolve())

    def pattern(self, folder: Path) -> Pattern:
        """The pattern in a folder."""
        return self._patterns.setdefault(folder, Pattern(folder, self.library))

    def screen(self, path: Path, language: str) -> Screen:
        """The screen in a file, in a language."""
        return self.pattern(path.parent.parent).screen(path.stem, language)

    def _examples(self) -> Iterator[Example]:
        for name in self.library.names():
            if self.library.folder(name).resolve().parent in self.folders:
                try:
                    yield from self.library.examples(name)
                except DescriptionError:
                    continue  # its own tests say so
        for folder in self.pattern_folders:
            for path in sorted(folder.glob("*/examples/*.html")):
                yield from (self.screen(path, language) for language in LANGUAGES)

    def page(self, example: Example) -> Site:
        """The example as a whole page with its assets; one that renders nothing is an error."""
        if example in self._pages:
            return self._pages[example]
        if not example.render().strip():
            raise AssertionError(f"{example.path}: the example renders nothing")
        css, js = self._assets
        html = example.page()
        # Pictures in an example are the service's own; something must stand in for them.
        files: dict[str, str | bytes] = dict.fromkeys(_PICTURE.findall(html), _STAND_IN)
        files |= {CSS: css, JS: js}
        self._pages[example] = Site(html, files)
        return self._pages[example]

    @cached_property
    def _assets(self) -> tuple[str, str]:
        return assets.stylesheet(self.library), assets.script(self.library)

    def visit(self, example: Example) -> Visit:
        """The example, open; the one that was open before is closed."""
        if self._visit is not None:
            open_now, visit = self._visit
            if open_now == example:
                return visit
            self._visit = None
            visit.close()
        visit = Visit(self.browser, self.page(example), fragment=_is_fragment(example))
        self._visit = (example, visit)
        return visit

    @property
    def browser(self) -> Browser:
        """The browser, which starts with its first task."""
        if self._browser is None:
            self._browser = Browser()
        return self._browser

    def well_formed(self, example: Example) -> list[Finding]:
        """Whether a strict parser reads the example's page."""
        return list(well_formed.check(self.page(example).html))

    def html(self, example: Example) -> list[Finding]:
        """What the Nu Html Checker says of the example's page."""
        found = self._valid.get(_key(example), [])
        if _is_fragment(example):
            found = [finding for finding in found if "computed heading level of 1" not in finding.message]
        return found

    @cached_property
    def _valid(self) -> dict[str, list[Finding]]:
        if self._nu == "no":
            return {}
        try:
            html_valid.find_checker()
            html_valid.find_java()
        except html_valid.CheckerMissing:
            if self._nu == "yes":
                raise
            return {}
        pages = {}
        for example in self._examples():
            try:
                pages[_key(example)] = self.page(example).html
            except Exception:  # noqa: S112  # what cannot be rendered fails in its own test
                continue
        return html_valid.check(pages)

    def language(self, example: Example) -> list[Finding]:
        """Whether the example's words are plain: the rules on strings and sentences."""
        found = readability.check(example.render(), kind="citizen", language=_language(example))
        return [finding for finding in found if finding.rule != "RD-PAGE" and finding.level == "error"]

    def pooled_language(self, name: str) -> list[Finding]:
        """Whether the prose of all of a component's examples together is plain enough; single ones are too short."""
        return readability.grade(*(example.render() for example in self.library.examples(name)))

    def safe(self, name: str) -> list[Finding]:
        """Whether a component answers hostile and odd values with an error, or with safe HTML."""
        from handrail.check import fuzz

        return list(fuzz.check(self.library, name))

    def both_ways(self, name: str) -> list[Finding]:
        """Whether the fast path and Jinja's own give the same HTML."""
        from handrail.check import fuzz

        return list(fuzz.check_both_ways(self.library, self._stock, name))

    @cached_property
    def _stock(self) -> Library:
        return self.library.by_stock_jinja()

    def guidance(self, name: str) -> list[Finding]:
        """Whether the guidance is complete."""
        return list(completeness.guidance(self.library.describe(name)))

    def examples(self, name: str) -> list[Finding]:
        """Whether the examples show every parameter and value."""
        return list(completeness.examples(self.library.describe(name), self.library.examples(name)))

    def of_pattern(self, folder: Path) -> list[Finding]:
        """Whether a pattern's folder is complete."""
        return list(pattern.guidance(self.pattern(folder)))

    def source(self, screen: Screen) -> list[Finding]:
        """Whether a screen is made of components and text alone, all of it ready to be translated."""
        return list(pattern.source(screen))

    def rules_of_pages(self, screen: Screen) -> list[Finding]:
        """Whether a screen is a page as all pages of a service are."""
        return list(pattern.page(screen))

    def pooled_language_of_pattern(self, folder: Path) -> list[Finding]:
        """Whether the prose of all screens together is plain enough."""
        return readability.grade(*(screen.render() for screen in self.pattern(folder).screens()), kind="citizen")

    def walked(self, folder: Path) -> list[Finding]:
        """Whether the screens of a pattern can be walked, forward and back, in every way."""
        css, js = self._assets
        return journey.walk(self.browser, self.pattern(folder), {CSS: css, JS: js})

    def snapshot(self, example: Example, *, write: bool) -> list[Finding]:
        """Whether a screen reader is still told what was reviewed; ``write`` accepts what it is told now."""
        visit = self.visit(example)
        now = visit.run(lambda view: snapshot.take(view, fragment=_is_fragment(example)))
        path = snapshot.path_for(example.beside)
        if write:
            kept = path.read_text(encoding="utf-8") if path.is_file() else ""
            if not kept or snapshot.difference(kept, now, path.name):
                path.write_text(now, encoding="utf-8")
            return []
        if not path.is_file():
            message = f"There is no {path.name}. Write it with: pytest {snapshot.WRITE} {example.path} – and review it."
            return [Finding(rule="snapshot", level="error", message=message)]
        difference = snapshot.difference(path.read_text(encoding="utf-8"), now, path.name)
        if not difference:
            return []
        message = (
            f"A screen reader is told something else than was reviewed. If it is right, accept it with: "
            f"pytest {snapshot.WRITE} {example.path}\n{difference}"
        )
        return [Finding(rule="snapshot", level="error", message=message)]


def _language(example: Example) -> str:
    return example.language if isinstance(example, Screen) else SOURCE_LANGUAGE


def _key(example: Example) -> str:
    return f"{example.path} {_language(example)}"


def _is_fragment(example: Example) -> bool:
    return not example.render().lstrip().lower().startswith("<!doctype")
