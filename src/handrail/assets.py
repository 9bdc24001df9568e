"""The CSS and JavaScript that a service serves: joined from the folders, named by their content, written whole.

`write` puts them into a folder, with `manifest.json`, which `urls` reads for `page`. A wheel carries its CSS minified,
so joining is all there is to do.
"""

import gzip
import hashlib
import json
import re
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from handrail import tokens
from handrail.calling import UsageError
from handrail.folders import PACKAGE
from handrail.library import Library

LAYERS = ("reset", "tokens", "base", "components", "utilities")
MANIFEST = "manifest.json"

_OURS = re.compile(r"handrail-[0-9a-f]{10}\.(css|js)(\.gz|\.br)?")
_COMMENT = re.compile(r"""("[^"\n]*"|'[^'\n]*')|/\*.*?\*/""", re.DOTALL)
_IMPORT = re.compile(r"^\s*(import|export)\b", re.MULTILINE)
_read_manifests: dict[Path, tuple[int, dict[str, Any]]] = {}


def write(directory: str | Path, only: Iterable[str] | None = None, library: Library | None = None) -> dict[str, Any]:
    """Write the assets into `directory` and give back the manifest: `css`, `js` (None without any), `files`.

    `only` names components; what they use comes with them. `library` may hold a department's own components.
    Each file is written beside its place and moved into it, the manifest last, so a reader never sees half of
    anything. Files of an earlier time that its manifest lists are removed.
    """
    folder = Path(directory)
    library = library or Library()
    names = _chosen(library, only)
    contents: dict[str, bytes] = {}
    manifest: dict[str, Any] = {"css": None, "js": None, "components": names}
    for kind, text in (("css", _stylesheet(library, names)), ("js", _script(library, names))):
        if text:
            content = text.encode()
            manifest[kind] = f"handrail-{hashlib.sha256(content).hexdigest()[:10]}.{kind}"
            contents.update(_packed(manifest[kind], content))
    manifest["files"] = sorted(contents)
    contents[MANIFEST] = (json.dumps(manifest, indent=2) + "\n").encode()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        old = _listed(folder)
        for name, content in contents.items():
            put(folder / name, content)
        for name in old - contents.keys():
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write assets to {folder}: {error.strerror or error}") from None
    return manifest


def urls(directory: str | Path, address: str) -> dict[str, list[str]]:
    """The addresses of the assets written in `directory` and served at `address`: `{"css": […], "js": […]}`.

    The manifest is read again only when it has changed.
    """
    path = Path(directory) / MANIFEST
    try:
        changed = path.stat().st_mtime_ns
        known = _read_manifests.get(path)
        if known is None or known[0] != changed:
            known = _read_manifests[path] = (changed, json.loads(path.read_text(encoding="utf-8")))
        names = {kind: known[1][kind] for kind in ("css", "js")}
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError(f"no assets in {directory}: run 'handrail assets {directory}' first") from None
    start = address.rstrip("/")
    return {kind: [f"{start}/{name}"] if name else [] for kind, name in names.items()}


def stylesheet(library: Library | None = None, only: Iterable[str] | None = None) -> str:
    """All CSS as one text: the order of layers, then each layer's rules, components by name."""
    library = library or Library()
    return _stylesheet(library, _chosen(library, only))


def script(library: Library | None = None, only: Iterable[str] | None = None) -> str:
    """All custom elements as one module; empty if there are none."""
    library = library or Library()
    return _script(library, _chosen(library, only))


def with_more_contrast(css: str) -> str:
    """The same CSS as somebody sees it who asked for more contrast, whatever the reader's own settings."""
    return re.sub(r"\(prefers-contrast:\s*more\)", "(min-width: 0)", css)


def own_css(name: str) -> str:
    """The CSS that belongs to no component: `reset`, `tokens`, `base` or `utilities`."""
    file = PACKAGE / "css" / f"{name}.css"
    return tokens.css() if name == "tokens" and not file.is_file() else file.read_text(encoding="utf-8")


def _chosen(library: Library, only: Iterable[str] | None) -> list[str]:
    """The names in `only` and of all they use, in order; without `only`, every name."""
    if only is None:
        return library.names()
    chosen = [only] if isinstance(only, str) else list(only)
    if not chosen:
        raise UsageError("only: name at least one component, or leave it out for all")
    return sorted(library.with_used(chosen))


def _stylesheet(library: Library, names: Iterable[str]) -> str:
    parts = ["@layer " + ", ".join(f"handrail.{layer}" for layer in LAYERS) + ";"]
    for layer in LAYERS:
        parts += _sources(library, names, "css").values() if layer == "components" else [own_css(layer)]
    return "".join(_without_comments(part) + "\n" for part in parts)


def _script(library: Library, names: Iterable[str]) -> str:
    """Each file in a block of its own, so that equal names in two of them do not meet."""
    sources = _sources(library, names, "js")
    for name, source in sources.items():
        if found := _IMPORT.search(source):
            raise UsageError(f"{name}.js: '{found[1]}' cannot stand in a file that is joined with others")
    return "".join(f"{{\n{source.strip()}\n}}\n" for source in sources.values())


def _sources(library: Library, names: Iterable[str], kind: str) -> dict[str, str]:
    """The text of each component's CSS or JavaScript file, where it has one."""
    files = {name: library.folder(name) / f"{name}.{kind}" for name in names}
    return {name: file.read_text(encoding="utf-8") for name, file in files.items() if file.is_file()}


def _without_comments(css: str) -> str:
    """CSS without comments, empty lines and indents; strings stay as they are."""
    lines = _COMMENT.sub(lambda found: found[1] or "", css).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def _packed(name: str, content: bytes) -> dict[str, bytes]:
    """The file and its packed twins, by name. The same content always gives the same bytes."""
    files = {name: content, f"{name}.gz": gzip.compress(content, 9, mtime=0)}
    try:
        import brotli
    except ImportError:
        return files
    return {**files, f"{name}.br": brotli.compress(content)}


def _listed(folder: Path) -> set[str]:
    """The files of ours that the manifest in the folder lists; none if there is no such manifest."""
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {name for name in files if _OURS.fullmatch(name)}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def put(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there: a reader never sees half of it."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
