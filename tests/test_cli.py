"""The command line: what each command writes and prints, and how it answers wrong use."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import handrail
from handrail.cli import main
from handrail.library import Library
from handrail.patterns import patterns

NAMES = Library().names()


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "handrail", *arguments], capture_output=True, text=True, check=False)


def test_both_ways_to_start_it(capsys):
    assert run("--version").stdout == f"handrail {handrail.__version__}\n"
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"handrail {handrail.__version__}\n"


def test_every_command_has_help(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    (\w+)\s", capsys.readouterr().out, re.MULTILINE)
    assert {"components", "examples", "assets", "tokens", "new", "lint", "docs"} <= set(commands)
    for command in commands:
        if command == "docs":
            continue
        with pytest.raises(SystemExit) as caught:
            main([command, "--help"])
        assert caught.value.code == 0
        assert "usage: handrail" in capsys.readouterr().out


def test_components(capsys):
    assert main(["components"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == NAMES


def test_components_as_json(capsys):
    assert main(["components", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in listed] == NAMES
    for one in listed:
        assert set(one) == {"name", "summary", "status", "parameters", "records", "examples"}
        assert one["examples"]
        for part in [*one["parameters"], *(field for record in one["records"] for field in record["fields"])]:
            assert set(part) == {"name", "type", "default", "required", "doc", "deprecated"}
            assert part["required"] == (part["default"] is None)


@pytest.mark.handrail_gate
def test_examples(tmp_path, capsys):
    for _ in range(2):  # writing again replaces what was there
        assert main(["examples", str(tmp_path / "out")]) == 0
    assert "examples" in capsys.readouterr().out
    library = Library()
    for name in NAMES:
        for example in library.examples(name):
            page = (tmp_path / "out" / name / f"{example.name}.html").read_text()
            assert page.lstrip().lower().startswith("<!doctype html>")
            sheet = re.search(r'href="(\.\./assets/handrail-\w+\.css)"', page)
            if "css=" not in example.source:  # the example brings its own
                assert sheet, (name, example.name)
                assert (tmp_path / "out" / name / sheet[1]).resolve().is_file()
    for name, pattern in patterns(library).items():
        for screen in [*pattern.screens(), *pattern.screens("ar")]:
            page = tmp_path / "out" / f"pattern-{name}" / screen.file
            sheet = re.search(r'href="([./]+/assets/handrail-\w+\.css)"', page.read_text())
            assert (page.parent / sheet[1]).resolve().is_file()
    assert not [path for path in (tmp_path / "out").iterdir() if path.name.startswith(".")]


def test_assets(tmp_path, capsys):
    assert main(["assets", str(tmp_path), "--only", "button,radios"]) == 0
    assert str(tmp_path) in capsys.readouterr().out
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert ".hr-button" in (tmp_path / manifest["css"]).read_text()
    assert ".hr-panel" not in (tmp_path / manifest["css"]).read_text()


def test_tokens(capsys):
    assert main(["tokens"]) == 0
    assert "--hr-color-text:" in capsys.readouterr().out
    assert main(["tokens", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)


def test_a_new_component_works_at_once(tmp_path, capsys):
    assert main(["new", "component", "opening_hours", "--into", str(tmp_path)]) == 0
    assert str(tmp_path / "opening_hours" / "opening_hours.html") in capsys.readouterr().out
    library = Library(tmp_path)
    for example in library.examples("opening_hours"):
        assert "hr-opening-hours" in example.render()
    assert main(["new", "component", "opening_hours", "--into", str(tmp_path)]) == 2
    assert "there is a component 'opening_hours' already" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} - {"__pycache__"} == {"opening_hours"}


def test_a_new_pattern_works_at_once(tmp_path, capsys):
    into = tmp_path / "ours"
    assert main(["new", "pattern", "book_a_visit", "--into", str(into)]) == 0
    assert str(into / "book_a_visit" / "book_a_visit.md") in capsys.readouterr().out
    assert main(["examples", str(tmp_path / "out"), "--patterns", str(into)]) == 0
    page = (tmp_path / "out" / "pattern-book_a_visit" / "ar" / "01-name-errors.html").read_text()
    assert 'dir="rtl"' in page
    assert main(["new", "pattern", "book_a_visit", "--into", str(into)]) == 2
    assert "there is a pattern 'book_a_visit' already" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["lint", "/nowhere/at/all"], "there is no such file or folder"),
        (["assets", "/dev/null/x"], "cannot write"),
        (["examples", "/dev/null/x"], "/dev/null/x"),
        (["assets", "x", "--only", "buton"], "there is no component 'buton'; did you mean 'button'?"),
        (["new", "component", "Big-Name"], "cannot be the name of a component"),
        (["new", "component", "button"], "there is a component 'button' already"),
        (["new", "pattern", "Big-Name"], "cannot be the name of a pattern"),
        (["new", "pattern", "one_question"], "there is a pattern 'one_question' already"),
        (["components", "--components", "/nowhere"], "no such folder of components"),
        (["nothing"], "invalid choice: 'nothing'"),
        ([], "COMMAND"),
        (["tokens", "--format", "yaml"], "invalid choice: 'yaml'"),
    ],
)
def test_wrong_use_is_answered_in_one_sentence(arguments, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_department_s_own_folder(tmp_path, capsys):
    main(["new", "component", "opening_hours", "--into", str(tmp_path)])
    capsys.readouterr()
    assert main(["components", "--components", str(tmp_path)]) == 0
    assert "opening_hours" in capsys.readouterr().out
    page = tmp_path / "page.html"
    page.write_text("{% call handrail.opening_hours(varient='x') %}a{% endcall %}")
    assert main(["lint", str(page), "--components", str(tmp_path)]) == 1
    assert "did you mean 'variant'?" in capsys.readouterr().out


def test_output_that_nobody_reads_to_the_end():
    done = subprocess.run(
        f"{sys.executable} -m handrail components --json | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "[\n"
    assert "Traceback" not in done.stderr


def test_a_broken_component_is_named(tmp_path: Path, capsys):
    folder = tmp_path / "own" / "broken"
    (folder / "examples").mkdir(parents=True)
    (folder / "broken.html").write_text("{#- A.\n-#}\n{% macro broken() %}\n<p {% endmacro %}")
    (folder / "examples" / "default.html").write_text("{# A. B. #}{{ handrail.broken() }}")
    assert main(["examples", str(tmp_path / "out"), "--components", str(tmp_path / "own")]) == 2
    error = capsys.readouterr().err
    assert "broken.html, line 3: this macro ends inside the tag <p>" in error
    assert "Traceback" not in error
