"""The two brands of the examples, and a file of seeds to change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handrail.folders import COMPONENTS

BRANDS = COMPONENTS.parent / "examples" / "brands"

GOOD = {
    "name": '"Isla Cordera"',
    "action": '"#2f5d1e"',
    "ink": '"#20281c"',
    "paper": '"#fbf7ec"',
    "glow": '"#ffb4e0"',
    "header": '"#20411a"',
    "on-header": '"#ffffff"',
    "font.body": '"system-ui"',
    "font.heading": '["Noto Serif", "serif"]',
    "radius": "14",
    "rail.width": "6",
    "rail.curve": "40",
    "mark": '""',
}

WriteSeeds = Callable[..., Path]


@pytest.fixture
def write_seeds(tmp_path: Path) -> WriteSeeds:
    """Writes good seeds with some changed, left out (None) or added; values are TOML."""

    def write(changed: dict[str, str | None] | None = None, name: str = "brand.toml") -> Path:
        file = tmp_path / name
        lines = {**GOOD, **(changed or {})}
        file.write_text("".join(f"{key} = {value}\n" for key, value in lines.items() if value is not None))
        return file

    return write
