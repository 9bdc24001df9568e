"""The documentation site: ``handrail docs``.

Writes the builder's folder from the folders of components, tokens and prose, builds the site, and puts the plain texts
beside the pages. Needs the extra ``docs``.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from handrail.calling import UsageError
from handrail.examples import put_in_place
from handrail.folders import COMPONENTS
from handrail.library import Library

from . import builder, offline, serving, site

TOP = COMPONENTS.parent
"""Where mkdocs.yml, docs/ and the changelog are."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``handrail docs`` and give back its exit code."""
    options = parser().parse_args(arguments)
    work, components, patterns = options.work, options.components, options.patterns
    started = time.perf_counter()
    written = build(work, components, patterns)
    print(
        f"Built {len(written.pages)} pages and {written.examples} examples in "
        f"{time.perf_counter() - started:.1f} s: {work / 'site'}"
    )
    if options.out:
        offline.copy(work / "site", options.out)
        print(f"A copy that opens without a server: {options.out / 'index.html'}")
    if options.zip:
        offline.pack(work / "site", options.zip)
        print(f"A copy in one file: {options.zip}")
    if options.serve:
        watched = [TOP, *map(Path, components), *map(Path, patterns)]
        serving.serve(work / "site", options.port, watched, lambda: build(work, components, patterns))
    return 0


def parser() -> argparse.ArgumentParser:
    """The options."""
    made = argparse.ArgumentParser(
        prog="handrail docs", description="Build the documentation site.", allow_abbrev=False
    )
    made.add_argument(
        "--components", action="append", default=[], metavar="DIR", help="a folder of your own components, shown too"
    )
    made.add_argument(
        "--patterns", action="append", default=[], metavar="DIR", help="a folder of your own patterns, shown too"
    )
    made.add_argument("--out", metavar="DIR", type=Path, help="also write a copy that opens without a server")
    made.add_argument("--zip", metavar="FILE", type=Path, help="the same copy in one file")
    made.add_argument("--serve", action="store_true", help="serve the site, and build it again when something changes")
    made.add_argument("--port", type=int, default=8000, help="where to serve it (default: 8000)")
    made.add_argument("--work", metavar="DIR", type=Path, default=TOP / "build", help="where it is built")
    return made


def build(work: Path, components: Sequence[str] = (), patterns: Sequence[str] = ()) -> site.Written:
    """Build ``<work>/docs`` (for the builder) and ``<work>/site``. Each is put in its place when it is whole."""
    settings = TOP / "mkdocs.yml"
    if not settings.is_file():
        raise UsageError(f"there is no {settings}: the documentation is built in a checkout of Handrail")
    work.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=work, prefix=".docs-") as beside:
        pages, made = Path(beside).resolve() / "docs", Path(beside).resolve() / "site"
        pages.mkdir()
        written = site.write(pages, TOP / "docs", Library(components), TOP / "CHANGELOG.md", patterns)
        builder.build(settings, pages, made)
        for page in written.pages:
            (made / page.file).write_text(page.body.plain, encoding="utf-8")
        put_in_place(pages, work / "docs")
        put_in_place(made, work / "site")
    return written
