"""Copies of the site that open without a server: their links name the file, for a folder opens as a list of files."""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from pathlib import Path

from handrail.calling import UsageError
from handrail.examples import put_in_place

_LINK = re.compile(r'(<(?:a|link|script|iframe)\b[^<>]*? (?:href|src)=")((?!\w+:|#|/)[^"#]*)')


def copy(site: Path, folder: Path) -> None:
    """Copy the site into a folder, which is put in its place when it is whole."""
    if folder.exists() and not (folder / "llms.txt").is_file() and any(folder.iterdir()):
        raise UsageError(f"{folder} holds something else; name a new folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as beside:
        made = Path(beside) / folder.name
        shutil.copytree(site, made)
        (made / "404.html").unlink(missing_ok=True)
        for page in made.rglob("index.html"):
            page.write_text(_LINK.sub(_to_file, page.read_text(encoding="utf-8")), encoding="utf-8")
        put_in_place(made, folder)


def pack(site: Path, file: Path) -> None:
    """The same as one zip. The same site always gives the same bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=f".{file.name}-") as beside:
        folder = Path(beside) / "handrail-docs"
        copy(site, folder)
        made = Path(beside) / file.name
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    entry = zipfile.ZipInfo(f"handrail-docs/{path.relative_to(folder).as_posix()}")
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(entry, path.read_bytes())
        made.replace(file)


def _to_file(found: re.Match[str]) -> str:
    path = found[2]
    if path.endswith("/") or path.rpartition("/")[2] in (".", ".."):
        path = f"{path.rstrip('/')}/index.html"
    return found[1] + path
