"""SARIF 2.1.0, in which code hosts show what was found beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Part = Mapping[str, Any]


def document(tool: str, version: str, rules: Iterable[Part], results: Iterable[Part], **run: Any) -> dict[str, Any]:
    """What one tool found. ``run`` is what else there is to say of its run."""
    driver = {"name": tool, "version": version, "rules": list(rules)}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, **run, "results": list(results)}],
    }


def location(place: str, region: Part) -> dict[str, Any]:
    """A region of a file, or of the page at an address."""
    uri = place if "://" in place else Path(place).as_posix().replace("%", "%25").replace(" ", "%20")
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
