"""The wheel: everything an application needs and nothing else, whole with jinja2 and markupsafe alone."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import brotli
import jinja2
import markupsafe
import pytest

from handrail import assets
from handrail.folders import COMPONENTS, PACKAGE, PATTERNS
from handrail.library import Library
from handrail.patterns import patterns

pytestmark = pytest.mark.handrail_gate  # builds and installs take their time

CHECKOUT = PACKAGE.parent.parent
CSS_BUDGET, JS_BUDGET = 12_000, 5_000


def build(kind, source, place):
    """Build a distribution of `source` and give back its file."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(place)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return next(place.iterdir())


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build("wheel", CHECKOUT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def files(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def bare(wheel, tmp_path_factory):
    """A folder with the installed wheel and what it needs, and nothing else."""
    place = tmp_path_factory.mktemp("bare")
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--target",
        str(place),
        str(wheel),
    ]
    subprocess.run(command, check=True, capture_output=True)
    for package in (jinja2, markupsafe):
        home = Path(package.__file__).parent
        shutil.copytree(home, place / home.name, ignore=shutil.ignore_patterns("__pycache__"))
    return place


def run(bare, code):
    """Run Python code where only that folder can be imported from, and give back what it prints."""
    start = f"import sys; sys.path.insert(0, {str(bare)!r})\n"
    command = [sys.executable, "-I", "-S", "-W", "error", "-c", start + code]
    done = subprocess.run(command, cwd=bare, capture_output=True, text=True, env={"LANG": "C.UTF-8"})
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_each_component_travels_whole(files):
    wanted = {
        f"handrail/components/{path.relative_to(COMPONENTS).as_posix()}"
        for pattern in ("*/*.html", "*/*.css", "*/*.js", "*/*.md", "*/examples/*.html")
        for path in COMPONENTS.glob(pattern)
    }
    assert wanted
    assert wanted == {name for name in files if name.startswith("handrail/components/")}


def test_each_pattern_travels_whole(files):
    wanted = {
        f"handrail/patterns/{path.relative_to(PATTERNS).as_posix()}"
        for pattern in ("*.html", "*/*.md", "*/*.yaml", "*/examples/*.html", "*/channels/*.md")
        for path in PATTERNS.glob(pattern)
    }
    assert len(wanted) > 10
    assert wanted == {name for name in files if name.startswith("handrail/patterns/")}


def test_tests_snapshots_and_sources_of_catalogues_stay_out(files):
    ends = (".aria.yml", ".po", ".pot", ".pyc")
    assert [name for name in files if name.endswith(ends) or Path(name).name.startswith("test_")] == []
    assert {name.split("/")[0] for name in files} == {
        "handrail",
        next(n for n in files if ".dist-info" in n).split("/")[0],
    }


def test_each_catalogue_is_compiled(files):
    sources = list((PACKAGE / "locale").glob("*/LC_MESSAGES/*.po"))
    assert sources
    for source in sources:
        name = "handrail/" + source.with_suffix(".mo").relative_to(PACKAGE).as_posix()
        assert files[name].startswith(b"\xde\x12\x04\x95")


def test_type_marker_licence_and_tokens_travel(files):
    assert "handrail/py.typed" in files
    assert [name for name in files if name.endswith("/licenses/LICENSE")]
    assert "handrail/tokens/color.json" in files


def test_css_is_small_and_keeps_its_meaning(files):
    sheets = {name: content.decode() for name, content in files.items() if name.endswith(".css")}
    assert set(sheets) >= {f"handrail/css/{name}.css" for name in ("reset", "tokens", "base", "utilities")}
    for name, css in sheets.items():
        assert "\n" not in css.strip(), name
        assert "/*" not in css, name
    tokens = sheets["handrail/css/tokens.css"]
    assert "--hr-color-text:#14262d;" in tokens
    assert "@supports (color:light-dark(#000, #fff))" in tokens
    assert "--hr-color-text:light-dark(#14262d,#eeede8)" in tokens
    base = sheets["handrail/css/base.css"]
    assert "padding-inline-start:" in base
    assert "padding-left" not in base
    assert "@supports (margin:1lh)" in base


def test_sources_build_the_same_wheel(files, tmp_path):
    archive = build("sdist", CHECKOUT, tmp_path / "sdist")
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
    rebuilt = build("wheel", tmp_path / archive.name.removesuffix(".tar.gz"), tmp_path / "wheel")
    with zipfile.ZipFile(rebuilt) as opened:
        assert {name: opened.read(name) for name in opened.namelist()} == files


def test_editable_install_points_at_the_checkout(tmp_path):
    with zipfile.ZipFile(build("wheel:editable", CHECKOUT, tmp_path)) as archive:
        names = [name for name in archive.namelist() if ".dist-info/" not in name]
        assert [archive.read(name).decode().strip() for name in names] == [str(PACKAGE.parent)]


def test_only_what_is_promised_is_needed(bare):
    code = """
import importlib.util, pathlib, handrail
for name in ("babel", "lightningcss", "brotli", "pytest"):
    assert importlib.util.find_spec(name) is None, name
for file in sorted(pathlib.Path(handrail.__file__).parent.glob("*.py")):
    if file.stem not in ("docs", "__main__"):
        importlib.import_module("handrail." + file.stem)
        print(file.stem)
"""
    assert {"library", "tokens", "assets", "language"} <= set(run(bare, code).split())


def test_installed_components_render_as_in_the_checkout(bare):
    code = """
import json
from handrail.library import Library
library = Library().with_assets({"css": [], "js": []})
print(json.dumps({
    f"{name}/{example.name}/{language}": example.render(language)
    for name in library.names() for example in library.examples(name) for language in ("en", "ar")
}))
"""
    library = Library().with_assets({"css": [], "js": []})
    here = {
        f"{name}/{example.name}/{language}": example.render(language)
        for name in library.names()
        for example in library.examples(name)
        for language in ("en", "ar")
    }
    assert here
    assert json.loads(run(bare, code)) == here


def test_installed_screens_render_as_in_the_checkout(bare):
    code = """
import json
from handrail.library import Library
from handrail.patterns import patterns
library = Library().with_assets({"css": [], "js": []})
print(json.dumps({
    f"{name}/{screen.name}/{language}": screen.render()
    for name, pattern in patterns(library).items() for language in ("en", "ar") for screen in pattern.screens(language)
}))
"""
    library = Library().with_assets({"css": [], "js": []})
    here = {
        f"{name}/{screen.name}/{language}": screen.render()
        for name, pattern in patterns(library).items()
        for language in ("en", "ar")
        for screen in pattern.screens(language)
    }
    assert here
    assert json.loads(run(bare, code)) == here


def test_assets_of_the_installed_wheel_keep_their_budget(bare, tmp_path):
    code = f"""
import json
from handrail import assets
print(json.dumps(assets.write({str(tmp_path)!r})))
"""
    manifest = json.loads(run(bare, code))
    assert manifest["components"] == Library().names()
    sizes = {kind: len(brotli.compress((tmp_path / manifest[kind]).read_bytes())) for kind in ("css", "js")}
    assert sizes["css"] <= CSS_BUDGET
    assert sizes["js"] <= JS_BUDGET
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".br")], "brotli is not there to pack with"
    assert len((tmp_path / manifest["css"]).read_bytes()) < len(assets.stylesheet().encode())
