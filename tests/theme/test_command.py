"""The command line: ``handrail theme build`` and ``handrail theme check``."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from handrail import tokens
from handrail.cli import main
from handrail.contrast import MODES
from handrail.folders import COMPONENTS
from handrail.theme import seeds
from handrail.theme.brand import brand_tokens

BRANDS = COMPONENTS.parent / "examples" / "brands"
PINK = {"glow": '"#ff9ad5"'}


def build(*arguments: str | Path) -> int:
    return main(["theme", "build", *map(str, arguments)])


def test_build_writes_css_beside_the_seeds(write_seeds, tmp_path, capsys):
    file = write_seeds()
    assert build(file) == 0
    css = (tmp_path / "brand.css").read_text()
    assert css.startswith("/* Isla Cordera: made from brand.toml by `handrail theme build`.")
    assert "--hr-color-action: #285617;" in css
    assert "--hr-color-action: light-dark(#285617, " in css
    assert "@layer" not in css
    told = capsys.readouterr().out
    assert "brand.css" in told
    assert "Isla Cordera is proved: 71 pairs hold in 4 modes. The closest is focus-line on focus-glow in light" in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brand.css", "brand.toml"]


def test_same_seeds_give_the_same_files(write_seeds, tmp_path):
    for name in ("one", "two"):
        assert build(write_seeds(), "--output", tmp_path / name / "a.css", "--tokens", tmp_path / name / "a.json") == 0
    for name in ("a.css", "a.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_only_what_differs_from_ours_is_written(write_seeds, tmp_path):
    own = {name: f'"{value}"' for name, value in seeds.COLOURS.items()}
    lengths = {name: str(own) for name, (_, _, own) in seeds.LENGTHS.items()}
    build(write_seeds({**own, **lengths, "font.heading": '"system-ui"'}))
    css = (tmp_path / "brand.css").read_text()
    assert "--hr-radius" not in css
    assert "--hr-font" not in css
    assert "--hr-color-danger" not in css


def test_name_cannot_end_the_comment(write_seeds, tmp_path):
    build(write_seeds({"name": '"a */ html { display: none } /*"'}))
    assert (tmp_path / "brand.css").read_text().count("*/") == 1


def test_tokens_are_a_file_like_ours(tmp_path, capsys):
    """`tokens.load` reads it, and it says the same as the CSS; aliases and pairs are whole."""
    file = tmp_path / "tokens" / "brand.json"
    assert build(BRANDS / "ostrevik.toml", "--output", tmp_path / "brand.css", "--tokens", file) == 0
    made = brand_tokens(seeds.read(BRANDS / "ostrevik.toml"))
    loaded = tokens.load(file.parent)
    assert loaded == made
    assert set(MODES) <= loaded["color.text"].values.keys()
    for value in re.findall(r"(--hr-[\w-]+: [^;]+;)", (tmp_path / "brand.css").read_text().split("@supports")[0]):
        assert value in {token.declare() for token in loaded.values()}


def test_mark_is_written_ready_for_a_template(tmp_path):
    assert build(BRANDS / "cordera.toml", "--output", tmp_path / "a.css", "--mark", tmp_path / "mark.svg") == 0
    assert (tmp_path / "mark.svg").read_text().startswith('<svg viewBox="0 0 30 30" width="30" height="30"')


def test_refused_brand_writes_nothing_and_says_why(write_seeds, tmp_path, capsys):
    file = write_seeds(PINK)
    (tmp_path / "brand.css").write_text("as it was")
    assert build(file, "--tokens", tmp_path / "tokens.json") == 1
    assert capsys.readouterr().out == (
        "Isla Cordera cannot be proved:\n- focus-line on focus-glow: it has 7.84 in light, and needs 9.\n"
        '  glow = "#ffaeea" would pass, in place of "#ff9ad5".\n'
    )
    assert (tmp_path / "brand.css").read_text() == "as it was"
    assert not (tmp_path / "tokens.json").exists()


def test_check_shows_every_pair_in_every_mode(capsys):
    assert main(["theme", "check", str(BRANDS / "ostrevik.toml")]) == 0
    out = capsys.readouterr().out
    stated = sum(len(token.contrast) for token in tokens.load().values())
    rows = [line for line in out.splitlines() if " on " in line and "closest" not in line]
    assert len(rows) == stated
    assert re.search(r"^on-header on header +7 +7\.16 +1\d\.\d\d +10\.\d\d +1\d\.\d\d$", out, re.MULTILINE)
    assert out.endswith(
        "Kingdom of Ostrevik is proved. The closest is on-header on header in light: 7.16, and it needs 7.\n"
    )


def test_check_marks_what_is_too_close(write_seeds, capsys):
    assert main(["theme", "check", str(write_seeds(PINK))]) == 1
    out = capsys.readouterr().out
    assert re.search(r"^focus-line on focus-glow +9 +7\.84! ", out, re.MULTILINE)
    assert "Isla Cordera cannot be proved:" in out


def test_check_as_json(write_seeds, capsys):
    assert main(["theme", "check", str(write_seeds(PINK)), "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["name"] == "Isla Cordera"
    assert data["proved"] is False
    pair = next(each for each in data["pairs"] if each["front"] == "focus-line")
    assert pair == {
        "front": "focus-line",
        "ground": "focus-glow",
        "least": 9,
        "light": 7.84,
        "dark": 10.37,
        "more": 10.83,
        "more-dark": 10.83,
    }
    (refusal,) = data["refusals"]
    assert (refusal["problem"], refusal["seed"], refusal["passes"]) == ("focus-line on focus-glow", "glow", "#ffaeea")
    assert main(["theme", "check", str(write_seeds()), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["refusals"] == []


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["build", "nowhere.toml"], "nowhere.toml: No such file or directory"),
        (["check", "."], ".: Is a directory"),
        (["build", "brand.toml", "--output", "brand.toml"], "one file would be written over another"),
        (["build", "brand.toml", "--output", "a.css", "--tokens", "a.css"], "one file would be written over another"),
        (["build", "brand.toml", "--mark", "mark.svg"], "brand.toml has no mark to write"),
        (["build", "brand.toml", "--output", "/dev/null/a.css"], "cannot write /dev/null/a.css"),
        (["build", "wrong.toml"], "wrong.toml: radius is a number of px from 0 to 14, not 99"),
        (["check", "wrong.toml"], "wrong.toml: radius is a number of px from 0 to 14, not 99"),
        (["check", "brand.toml", "--format", "yaml"], "invalid choice: 'yaml'"),
        (["bild", "brand.toml"], "invalid choice: 'bild'"),
        ([], "COMMAND"),
    ],
)
def test_wrong_use_is_answered_in_one_sentence(write_seeds, tmp_path, monkeypatch, capsys, arguments, message):
    write_seeds()
    write_seeds({"radius": "99"}, name="wrong.toml")
    monkeypatch.chdir(tmp_path)
    try:
        code = main(["theme", *arguments])
    except SystemExit as stopped:  # argparse leaves by itself
        code = stopped.code
    assert code == 2
    assert message in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brand.toml", "wrong.toml"]


def test_mark_that_was_read_is_not_written_over(write_seeds, tmp_path, capsys):
    drawing = (BRANDS / "cordera.svg").read_text()
    (tmp_path / "mark.svg").write_text(drawing)
    file = write_seeds({"mark": '"mark.svg"'})
    assert build(file, "--mark", tmp_path / "mark.svg") == 2
    assert "written over" in capsys.readouterr().err
    assert (tmp_path / "mark.svg").read_text() == drawing


@pytest.mark.parametrize("command", [[], ["build"], ["check"]])
def test_there_is_help(command, capsys):
    with pytest.raises(SystemExit) as caught:
        main(["theme", *command, "--help"])
    assert caught.value.code == 0
    assert "usage: handrail theme" in capsys.readouterr().out


def test_without_its_extra_it_says_which_to_install():
    program = """
import importlib.abc, sys
class Refuse(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "coloraide":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Refuse())
from handrail.cli import main
sys.exit(main(["theme", "build", "brand.toml"]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == 'handrail: this command needs coloraide: run  pip install "handrail[theme]"\n'
