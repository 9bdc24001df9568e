"""What the tests of the house share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from handrail.library import Library

settings.register_profile("quick", max_examples=20)
settings.register_profile("gate", max_examples=150)
settings.load_profile("quick")

MakeComponent = Callable[..., Library]


@pytest.fixture
def make_component(tmp_path: Path) -> MakeComponent:
    """Writes a component of one's own and gives the library that has it."""

    def make(name: str, body: str, *, signature: str = "", comment: str = "", css: str = "") -> Library:
        folder = tmp_path / "components" / name
        folder.mkdir(parents=True)
        above = f"{{#- A component for a test.\n\n{comment}\n-#}}\n"
        source = f"{above}{{% macro {name}({signature}) %}}\n{body}\n{{% endmacro %}}\n"
        (folder / f"{name}.html").write_text(source, encoding="utf-8")
        (folder / f"{name}.css").write_text(css, encoding="utf-8")
        return Library(tmp_path / "components")

    return make


@pytest.fixture(scope="session")
def library() -> Library:
    """Our own components."""
    return Library()
