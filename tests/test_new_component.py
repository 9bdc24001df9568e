"""A new component is one new folder: everything else finds it by itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from handrail.folders import COMPONENTS

pytestmark = pytest.mark.handrail_gate  # builds and installs take their time

TOP = COMPONENTS.parent
LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "build", "dist", "__pycache__", ".*_cache", ".hypothesis", "instance"
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout with one component more."""
    place = tmp_path_factory.mktemp("house") / "copy"
    shutil.copytree(TOP, place, ignore=LEFT_OUT)
    before = files(place)
    run(place, "handrail", "new", "component", "opening_hours")
    new = files(place) - before
    assert new
    assert {path.parts[:2] for path in new} == {("components", "opening_hours")}, (
        "a new component touches no other file"
    )
    return place


def files(place: Path) -> set[Path]:
    return {path.relative_to(place) for path in place.rglob("*") if path.is_file() and "__pycache__" not in path.parts}


def run(place: Path, *module: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(place / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *module], cwd=place, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_the_command_line_lists_it(copy: Path):
    listed = json.loads(run(copy, "handrail", "components", "--json"))
    own = next(one for one in listed if one["name"] == "opening_hours")
    assert own["examples"] == ["default", "strong"]
    assert [part["name"] for part in own["parameters"]] == ["content", "variant", "attrs"]


def test_the_bundle_holds_it(copy: Path, tmp_path: Path):
    run(copy, "handrail", "assets", str(tmp_path))
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert ".hr-opening-hours" in (tmp_path / manifest["css"]).read_text()


def test_the_lint_knows_it(copy: Path, tmp_path: Path):
    page = tmp_path / "page.html"
    page.write_text("{% call handrail.opening_hours(variant='strong') %}8am to 8pm{% endcall %}")
    assert run(copy, "handrail", "lint", str(page)) == ""


def test_its_tests_come_by_themselves_and_pass(copy: Path):
    """All that need no browser; the others are told to be there."""
    quick = run(copy, "pytest", "-q", "-p", "no:cacheprovider", "-m", "not handrail_gate", "components/opening_hours")
    assert " passed" in quick
    collected = run(copy, "pytest", "-q", "-p", "no:cacheprovider", "--collect-only", "components/opening_hours")
    for test in ("snapshot", "html", "well-formed", "guidance", "examples", "language", "safe", "both-ways"):
        assert f"::{test}" in collected, test
    assert collected.count("default.html::") > 6


def test_the_documentation_shows_it(copy: Path):
    run(copy, "handrail", "docs", "--work", "build")
    page = (copy / "build" / "site" / "components" / "opening_hours" / "index.html").read_text()
    assert "Opening hours" in page
    assert 'id="parameter-variant"' in page
    assert (copy / "build" / "site" / "examples" / "opening_hours" / "strong.html").is_file()
    overview = (copy / "build" / "site" / "components" / "index.html").read_text()
    assert "opening_hours" in overview
