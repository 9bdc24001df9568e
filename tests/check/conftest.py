"""One browser for all tests of the check engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from handrail.check.browser import Browser


@pytest.fixture(scope="session")
def one_browser() -> Iterator[Browser]:
    with Browser() as browser:
        yield browser
