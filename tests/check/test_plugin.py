"""The plugin: it stays out of the way until it is asked, and then every example in a folder is a file of tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from handrail.folders import COMPONENTS
from handrail.new import new_pattern

pytestmark = pytest.mark.handrail_gate  # each starts a program of its own

GUIDANCE = """---
title: Stamp
status: experimental
group: Content
since: 1.0
---
## When to use it
Use a stamp to say that something was paid.
## When not to use it
Use a tag for a status that changes.
## How it behaves
It stays as it is.
## What to write
One word.
## Accessibility
### Done for you
It is text.
### Still yours
Say what was paid.
## Decided against
Pictures of stamps.
## Known limits
No research with people yet.
"""
MACRO = """{#- A stamp.

label  str — what it says
-#}
{% macro stamp(label) %}
<p class="x-stamp">{{ label }}</p>
{% endmacro %}
"""
EXAMPLE = """{#- Paid. A stamp says one word. -#}
{{ handrail.stamp(label="Paid") }}
"""


@pytest.fixture
def department(tmp_path: Path) -> Path:
    folder = tmp_path / "our_components" / "stamp"
    (folder / "examples").mkdir(parents=True)
    (folder / "stamp.html").write_text(MACRO, encoding="utf-8")
    (folder / "stamp.css").write_text("@layer handrail.components {\n.x-stamp { margin: 0 }\n}\n", encoding="utf-8")
    (folder / "stamp.md").write_text(GUIDANCE, encoding="utf-8")
    (folder / "examples" / "default.html").write_text(EXAMPLE, encoding="utf-8")
    (tmp_path / "test_own.py").write_text("def test_own():\n    pass\n", encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-rA", *arguments]
    environment = {**os.environ, **({"PYTHONPATH": str(path)} if path else {})}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def test_nothing_is_collected_and_nothing_imported_until_it_is_asked(department: Path) -> None:
    done = run(department)
    assert "1 passed" in done.stdout
    code = (
        "import sys, handrail.check.plugin; "
        "print(sorted({'playwright', 'textstat', 'justhtml', 'handrail.check.workshop'} & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def test_the_quick_tests_of_a_departments_components_need_no_browser(department: Path) -> None:
    done = run(department, "--handrail-components", "our_components", "-m", "not handrail_gate")
    assert done.returncode == 0, done.stdout
    for name in ("default.html::well-formed", "default.html::language", "stamp.html::guidance", "stamp.html::examples"):
        assert f"PASSED our_components/stamp/{'examples/' if 'default' in name else ''}{name}" in done.stdout
    assert str(COMPONENTS) not in done.stdout


def test_a_snapshot_is_written_on_demand_and_then_compared(department: Path) -> None:
    ask = ("--handrail-components", "our_components", "-k", "snapshot")
    example = department / "our_components" / "stamp" / "examples" / "default.html"
    missing = run(department, *ask)
    assert missing.returncode == 1
    assert "Write it with: pytest --handrail-write-snapshots" in missing.stdout
    assert run(department, *ask, "--handrail-write-snapshots").returncode == 0
    assert '- paragraph: "Paid"\n' in example.with_suffix(".aria.yml").read_text(encoding="utf-8")
    assert run(department, *ask).returncode == 0
    example.write_text(EXAMPLE.replace('"Paid"', '"Sent"'), encoding="utf-8")
    changed = run(department, *ask)
    assert changed.returncode == 1
    assert '-- paragraph: "Paid"' in changed.stdout
    assert '+- paragraph: "Sent"' in changed.stdout


def test_all_stages_run_with_several_workers_and_are_counted(department: Path) -> None:
    ask = ("--handrail-components", "our_components", "--handrail-write-snapshots", "-n", "2", "--dist", "loadfile")
    done = run(department, *ask)
    assert done.returncode == 0, done.stdout
    for stage in ("structure", "colour", "forced-colours", "layout", "keyboard", "print", "without-script", "html"):
        assert f"default.html::{stage}" in done.stdout
    assert "1 examples of 1 components in " in done.stdout


def test_what_is_wrong_is_told_with_the_rule_and_the_state(department: Path) -> None:
    css = department / "our_components" / "stamp" / "stamp.css"
    css.write_text(
        "@media (prefers-color-scheme: dark) { .x-stamp { color: #222 } } .x-stamp { inline-size: 40rem }\n",
        encoding="utf-8",
    )
    done = run(department, "--handrail-components", "our_components", "-k", "colour or layout")
    assert done.returncode == 1
    assert "error: text-contrast [dark; dark with more contrast]: The contrast of the text is" in done.stdout
    assert "error: reflow [" in done.stdout


def test_an_example_that_renders_nothing_or_not_at_all_fails(department: Path) -> None:
    example = department / "our_components" / "stamp" / "examples" / "default.html"
    for source, told in (
        ("{#- Nothing. It shows nothing. -#}\n", "the example renders nothing"),
        ("{#- Wrong. It is called wrongly. -#}\n{{ handrail.stamp() }}\n", "UsageError: "),
    ):
        example.write_text(source, encoding="utf-8")
        done = run(department, "--handrail-components", "our_components", "-k", "well-formed")
        assert done.returncode == 1
        assert told in done.stdout


def test_where_a_package_is_missing_the_tests_say_how_to_get_it(department: Path) -> None:
    (department / "justhtml.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'justhtml'\", name='justhtml')\n", encoding="utf-8"
    )
    new_pattern("book_a_visit", department / "our_patterns", "0.1.0")
    folders = ("--handrail-components", "our_components", "--handrail-patterns", "our_patterns")
    done = run(
        department,
        *folders,
        "-k",
        "default.html and well-formed or book_a_visit.md and guidance or own",
        path=department,
    )
    assert done.returncode == 1
    assert "2 failed, 1 passed" in done.stdout
    assert 'The checks need justhtml; install what they need with: pip install "handrail[check]"' in done.stdout


def test_a_departments_patterns_are_checked_in_each_language(department: Path) -> None:
    new_pattern("book_a_visit", department / "our_patterns", "0.1.0")
    done = run(department, "--handrail-patterns", "our_patterns", "-m", "not handrail_gate")
    assert done.returncode == 0, done.stdout
    folder = "our_patterns/book_a_visit"
    assert f"PASSED {folder}/book_a_visit.md::guidance" in done.stdout
    for name in ("source", "page", "page-fr", "page-ar", "well-formed-fr", "language-ar"):
        assert f"PASSED {folder}/examples/01-name-errors.html::{name}" in done.stdout
    assert "3 screens of 1 patterns in " in done.stdout
    listed = run(department, "--handrail-patterns", "our_patterns", "--collect-only", "-m", "handrail_gate")
    for name in ("colour", "snapshot-fr", "structure-ar", "layout-ar", "html-fr"):
        assert f"01-name.html::{name}\n" in listed.stdout
    assert "01-name.html::colour-fr" not in listed.stdout
    assert "book_a_visit.md::walk" in listed.stdout


def test_a_folder_that_is_not_there_is_an_error(department: Path) -> None:
    done = run(department, "--handrail-components", "elsewhere")
    assert done.returncode == 4
    assert "there is no folder" in done.stdout + done.stderr
