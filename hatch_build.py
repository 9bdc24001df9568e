"""What happens when the wheel is built: CSS is minified and catalogues are compiled, so that using them needs neither.

An editable install leaves everything as it is: there the library reads the folders themselves.
"""

import importlib
import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from lightningcss import process_stylesheet


class WheelHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes the finished files in a folder of its own, and tells the builder where in the wheel they go."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the finished files; `version` is "editable" where nothing shall be made."""
        if version == "editable":
            return
        self.made = Path(tempfile.mkdtemp(prefix="handrail-wheel-"))
        root = Path(self.root)
        for file in sorted([*root.glob("components/*/*.css"), *root.glob("src/handrail/css/*.css")]):
            self._add(
                file.relative_to(root), minified(file.read_text(encoding="utf-8"), str(file)).encode(), build_data
            )
        css = minified(tokens_of(root), "tokens")
        self._add(Path("src/handrail/css/tokens.css"), css.encode(), build_data)
        for file in sorted(root.glob("src/handrail/locale/*/LC_MESSAGES/*.po")):
            self._add(file.relative_to(root).with_suffix(".mo"), compiled(file), build_data)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was made."""
        if version != "editable":
            shutil.rmtree(self.made)

    def _add(self, path: Path, content: bytes, build_data: dict[str, Any]) -> None:
        """Take a finished file for one at `path` of the checkout."""
        place = self.made / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        inside = path.relative_to("src") if path.parts[0] == "src" else Path("handrail") / path
        build_data["force_include"][str(place)] = inside.as_posix()


def minified(css: str, name: str) -> str:
    """CSS made small, for every browser there is: no targets are named, for they would rewrite `light-dark()`."""
    return str(process_stylesheet(css, filename=name))


def compiled(catalogue: Path) -> bytes:
    """A .po file as .mo."""
    memory = io.BytesIO()
    with catalogue.open("rb") as file:
        write_mo(memory, read_po(file))
    return memory.getvalue()


def tokens_of(root: Path) -> str:
    """The tokens of this checkout as CSS, written by its own generator."""
    sys.path.insert(0, str(root / "src"))
    try:
        return str(importlib.import_module("handrail.tokens").css(root / "tokens"))
    finally:
        sys.path.remove(str(root / "src"))
