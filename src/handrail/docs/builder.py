"""The one place that knows MkDocs: the folder goes in, the site comes out."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from handrail.calling import UsageError


def build(settings: Path, pages: Path, site: Path) -> None:
    """Build the site of ``pages`` into ``site``, as ``settings`` (mkdocs.yml) says. A warning stops it."""
    counted = _Counted()
    log = logging.getLogger("mkdocs")
    log.addHandler(counted)
    try:
        config = load_config(str(settings), docs_dir=str(pages), site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        for name in ("images", "javascripts", "stylesheets"):  # the theme's own, which no page loads
            shutil.rmtree(site / "assets" / name, ignore_errors=True)
    except MkDocsException as error:
        raise UsageError(f"MkDocs: {error}") from None
    finally:
        log.removeHandler(counted)
    if counted.warnings:
        raise UsageError(f"MkDocs: {counted.warnings[0]}")


class _Counted(logging.Handler):
    """Keeps the warnings."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        self.warnings.append(record.getMessage())
