"""Components load on first use, in whichever thread comes first, and once."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from handrail.library import Library

THREADS = 8


@pytest.fixture
def often_interrupted():
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("often_interrupted")
def test_threads_may_load_at_once():
    library, start = Library(assets={"css": [], "js": []}), Barrier(THREADS)

    def load(offset: int) -> dict[str, int]:
        names = library.names()
        start.wait()
        return {name: id(library.function(name)) for name in [*names[offset:], *names[:offset]]}

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(load, range(THREADS)))
    assert all(one == found[0] for one in found)


@pytest.mark.usefixtures("often_interrupted")
def test_threads_may_render_at_once():
    library = Library(assets={"css": [], "js": []})
    examples = [example for name in library.names() for example in library.examples(name)][::7]
    expected = [example.render() for example in examples]
    fresh = Library(assets={"css": [], "js": []})
    again = [e for name in fresh.names() for e in fresh.examples(name)][::7]
    with ThreadPoolExecutor(THREADS) as pool:
        for _ in range(2):
            assert list(pool.map(lambda example: example.render(), again)) == expected
