"""A plain page and a hard one, each with more than 100 words of running text."""

from pathlib import Path

import pytest

PAGES = Path(__file__).with_name("pages")


@pytest.fixture
def plain() -> str:
    return (PAGES / "plain.html").read_text(encoding="utf-8")


@pytest.fixture
def hard() -> str:
    return (PAGES / "hard.html").read_text(encoding="utf-8")
