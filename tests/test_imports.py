"""The plan of the house: who may import whom, and what the core needs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from handrail.folders import PACKAGE

ROOMS = ("check", "service", "docs", "theme")
MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
CORE = sorted(name for name in MODULES if name.partition(".")[0] not in ROOMS)
ORDER = (
    *("cli", "lint", "new", "examples", "patterns", "assets", "library"),
    *("binding", "inline", "calling", "kept", "describe", "marks", "html", "fast", "folders"),
)
"""The core from above to below: none of these imports one that stands before it."""


def imports_of(path: Path) -> set[str]:
    """The modules of the package that a file imports, at any depth, by their names inside it."""
    found: set[str] = set()
    here = ["handrail", *path.relative_to(PACKAGE).with_suffix("").parts]
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = [node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    only_types = {id(node) for block in for_types for node in ast.walk(block)}
    for node in ast.walk(tree):
        if id(node) in only_types:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = here[: len(here) - node.level] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            found |= {start, *(f"{start}.{alias.name}" for alias in node.names)}
    inside = {name.removeprefix("handrail.") for name in found if name.startswith("handrail.")}
    return {name for name in inside if name in MODULES or any(known.startswith(f"{name}.") for known in MODULES)}


@pytest.mark.parametrize("name", CORE)
def test_the_core_imports_no_room(name):
    """Not even the command line: it loads a room by its name, when its command is called."""
    assert not [other for other in imports_of(MODULES[name]) if other.partition(".")[0] in ROOMS]


@pytest.mark.parametrize("name", [name for name in MODULES if name.partition(".")[0] in ROOMS])
def test_rooms_import_the_core_and_never_each_other(name):
    own = name.partition(".")[0]
    others = [other for other in imports_of(MODULES[name]) if other.partition(".")[0] in ROOMS]
    assert not [other for other in others if other.partition(".")[0] != own]


def test_nothing_imports_upward():
    for above, name in enumerate(ORDER):
        assert name in MODULES
        assert not imports_of(MODULES[name]) & set(ORDER[:above]), name


def test_the_core_works_where_only_jinja_is_installed():
    """A fresh interpreter that finds nothing but the standard library, jinja2, markupsafe and us."""
    program = f"""
import importlib, importlib.abc, sys
class Refuse(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top not in sys.stdlib_module_names and top not in ("jinja2", "markupsafe", "handrail"):
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Refuse())
for name in {["handrail", *(f"handrail.{name}" for name in CORE if name != "__main__")]!r}:
    importlib.import_module(name.removesuffix(".__init__"))
import handrail
print(handrail.Library().function("button")(text="Continue"))
from handrail.cli import main
sys.exit(main(["docs"]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "hr-button" in done.stdout, done.stderr
    assert done.returncode == 2
    assert 'pip install "handrail[docs]"' in done.stderr
    assert "Traceback" not in done.stderr


def test_importing_costs_nothing_that_can_wait():
    program = "import sys, handrail; print(*sorted(name for name in sys.modules if name.startswith('handrail')))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"handrail.cli", "handrail.lint", "handrail.assets", "handrail.tokens", "handrail.new"} & set(loaded)
