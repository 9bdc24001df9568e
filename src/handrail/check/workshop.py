"""What the tests of components share: one library, one browser, one open page, one run of the HTML checker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from handrail import assets
from handrail.check import completeness, html_valid, readability, snapshot, well_formed
from handrail.check.browser import Browser
from handrail.check.finding import Finding
from handrail.check.visit import Site, Visit
from handrail.describe import DescriptionError
from handrail.folders import COMPONENTS
from handrail.library import Example, Library

CSS, JS = "/handrail.css", "/handrail.js"
_PICTURE = re.compile(r"""(?:src|href)="(/[^"]+\.svg)\"""")
_STAND_IN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="12"/></svg>'


class Workshop:
    """Checks examples of the components in some folders, ours or a department's."""

    def __init__(self, folders: Iterable[Path], *, nu: str = "auto") -> None:
        self.folders = [Path(folder) for folder in folders]
        more = [folder for folder in self.folders if folder != COMPONENTS.resolve()]
        self.library = Library(components=more, assets={"css": [CSS], "js": [JS]})
        self._pages: dict[Path, Site] = {}
        self._nu = nu
        self._browser: Browser | None = None
        self._visit: tuple[Path, Visit] | None = None

    def close(self) -> None:
        """Leave the page and stop the browser."""
        if self._browser is not None:
            self._browser.close()

    def example(self, path: Path) -> Example:
        """The example in a file."""
        examples = self.library.examples(path.parent.parent.name)
        return next(example for example in examples if example.path.resolve() == path.resolve())

    def _examples(self) -> Iterator[Example]:
        for name in self.library.names():
            if self.library.folder(name).resolve().parent in self.folders:
                try:
                    yield from self.library.examples(name)
                except DescriptionError:
                    continue  # its own tests say so

    def page(self, example: Example) -> Site:
        """The example as a whole page with its assets; one that renders nothing is an error."""
        if example.path in self._pages:
            return self._pages[example.path]
        if not example.render().strip():
            raise AssertionError(f"{example.path}: the example renders nothing")
        css, js = self._assets
        html = example.page()
        # Pictures in an example are the service's own; something must stand in for them.
        files: dict[str, str | bytes] = dict.fromkeys(_PICTURE.findall(html), _STAND_IN)
        files |= {CSS: css, JS: js}
        self._pages[example.path] = Site(html, files)
        return self._pages[example.path]

    @cached_property
    def _assets(self) -> tuple[str, str]:
        return assets.stylesheet(self.library), assets.script(self.library)

    def visit(self, example: Example) -> Visit:
        """The example, open; the one that was open before is closed."""
        if self._visit is not None:
            path, visit = self._visit
            if path == example.path:
                return visit
            self._visit = None
            visit.close()
        if self._browser is None:
            self._browser = Browser()
        visit = Visit(self._browser, self.page(example), fragment=_is_fragment(example))
        self._visit = (example.path, visit)
        return visit

    def well_formed(self, example: Example) -> list[Finding]:
        """Whether a strict parser reads the example's page."""
        return list(well_formed.check(self.page(example).html))

    def html(self, example: Example) -> list[Finding]:
        """What the Nu Html Checker says of the example's page."""
        found = self._valid.get(str(example.path), [])
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
                pages[str(example.path)] = self.page(example).html
            except Exception:  # noqa: S112  # what cannot be rendered fails in its own test
                continue
        return html_valid.check(pages)

    def language(self, example: Example) -> list[Finding]:
        """Whether the example's words are plain: the rules on strings and sentences."""
        found = readability.check(example.render(), kind="citizen", language="en")
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

    def snapshot(self, example: Example, *, write: bool) -> list[Finding]:
        """Whether a screen reader is still told what was reviewed; ``write`` accepts what it is told now."""
        visit = self.visit(example)
        now = visit.run(lambda view: snapshot.take(view, fragment=_is_fragment(example)))
        path = snapshot.path_for(example.path)
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


def _is_fragment(example: Example) -> bool:
    return not example.render().lstrip().lower().startswith("<!doctype")
