"""The report as one page that needs no other file."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .report import Report
from .text import HEADS

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def write(report: Report) -> str:
    """Each rule as something to fold out, with all places."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["language"] = _LANGUAGE.fullmatch
    return environment.get_template("report.html").render(report=report, groups=report.groups(), heads=HEADS) + "\n"
