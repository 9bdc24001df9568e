"""The examples and screens as pages of their own: for people to look at, for the checks, for the documentation."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from . import assets
from .language import SOURCE_LANGUAGE
from .library import Library
from .patterns import LANGUAGES, patterns

Variant = Callable[[str], str | None]
"""Changes the HTML of an example's page, such as its theme. None: there is nothing to change."""


def dress(directory: Path, library: Library) -> Library:
    """Write ``<directory>/assets/``, and give back the components as they are on pages with these assets."""
    directory.mkdir(parents=True, exist_ok=True)
    written = assets.write(directory / "assets", library=library)
    addresses = {kind: [f"../assets/{written[kind]}"] if written[kind] else [] for kind in ("css", "js")}
    return library.with_assets(addresses)


def write(directory: Path, dressed: Library, variants: Mapping[str, Variant] | None = None) -> int:
    """Write each example as ``<directory>/<component>/<example>.html``. ``dressed`` comes from ``dress``.

    ``variants`` are written beside it, as ``<example>.<variant>.html``. The folder of a component is put in its place
    when it is finished. Returns the number of examples.
    """
    count = 0
    for name in dressed.names():
        examples = dressed.examples(name)
        with _finished(directory, name) as folder:
            for example in examples:
                _write_page(folder / f"{example.name}.html", example.page(), variants or {})
        count += len(examples)
    return count


def write_screens(
    directory: Path,
    dressed: Library,
    folders: Sequence[str | Path] = (),
    variants: Mapping[str, Variant] | None = None,
    in_other_languages: Mapping[str, Variant] | None = None,
) -> int:
    """Write each screen of a pattern as ``<directory>/pattern-<name>/<screen>.html``, other languages in a folder each.

    ``folders`` hold patterns of a department. Returns the number of screens, each counted once.
    """
    further = patterns(one_folder_down(dressed), folders)
    count = 0
    for pattern in patterns(dressed, folders).values():
        screens = pattern.screens()
        with _finished(directory, pattern.address) as folder:
            for screen in screens:
                _write_page(folder / screen.file, screen.page(), variants or {})
            for language in LANGUAGES:
                for screen in further[pattern.name].screens(language) if language != SOURCE_LANGUAGE else ():
                    _write_page(folder / screen.file, screen.page(), in_other_languages or {})
        count += len(screens)
    return count


def one_folder_down(dressed: Library) -> Library:
    """The components as they are on pages that stand in a folder of their language."""
    found = dressed.find_assets()
    return dressed.with_assets({kind: [f"../{address}" for address in found[kind]] for kind in ("css", "js")})


def _write_page(path: Path, html: str, variants: Mapping[str, Variant]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(html, encoding="utf-8")
    for kind, change in variants.items():
        changed = change(html)
        if changed is not None:
            path.with_name(f"{path.stem}.{kind}.html").write_text(changed, encoding="utf-8")


@contextmanager
def _finished(directory: Path, name: str) -> Iterator[Path]:
    """A folder to write into, which is put in its place when it is whole."""
    with tempfile.TemporaryDirectory(dir=directory, prefix=f".{name}-") as beside:
        made = Path(beside) / name
        made.mkdir()
        yield made
        put_in_place(made, directory / name)


def put_in_place(made: Path, place: Path) -> None:
    """Put a finished folder where another may be; the other one goes."""
    if place.exists():
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=f".{place.name}-") as away:
            place.rename(Path(away) / place.name)
            made.rename(place)
    else:
        made.rename(place)
