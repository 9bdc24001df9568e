"""Reports of a run: one module for each format, with ``write(report)`` that gives its text."""

from __future__ import annotations

import json
from collections.abc import Callable

from . import html, junit, markdown, sarif, text
from .report import Report

__all__ = ["ENDINGS", "FORMATS", "Report"]


def _json(report: Report) -> str:
    return json.dumps(report.data(), indent=1, ensure_ascii=False) + "\n"


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": text.write,
    "json": _json,
    "html": html.write,
    "junit": junit.write,
    "sarif": sarif.write,
    "markdown": markdown.write,
}
ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".html": "html",
    ".xml": "junit",
    ".sarif": "sarif",
    ".md": "markdown",
}
"""The format that the name of a file asks for where none is given."""
