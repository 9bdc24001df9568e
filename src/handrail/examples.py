"""The examples as pages of their own: what people look at, what the checks open, what the documentation shows."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from . import assets
from .library import Library

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
        with tempfile.TemporaryDirectory(dir=directory, prefix=f".{name}-") as beside:
            made = Path(beside) / name
            made.mkdir()
            for example in dressed.examples(name):
                html = example.page()
                (made / f"{example.name}.html").write_text(html, encoding="utf-8")
                for kind, change in (variants or {}).items():
                    changed = change(html)
                    if changed is not None:
                        (made / f"{example.name}.{kind}.html").write_text(changed, encoding="utf-8")
                count += 1
            put_in_place(made, directory / name)
    return count


def put_in_place(made: Path, place: Path) -> None:
    """Put a finished folder where another may be; the other one goes."""
    if place.exists():
        with tempfile.TemporaryDirectory(dir=place.parent, prefix=f".{place.name}-") as away:
            place.rename(Path(away) / place.name)
            made.rename(place)
    else:
        made.rename(place)
