"""The README's first minute is the code that the documentation shows and a test runs."""

from __future__ import annotations

import re

from handrail.folders import COMPONENTS

TOP = COMPONENTS.parent
README = (TOP / "README.md").read_text(encoding="utf-8")
CODE = TOP / "docs" / "start" / "code" / "flask"


def test_its_code_is_the_code_of_the_start_page():
    blocks = re.findall(r"```\w*\n(.*?)```", README, re.DOTALL)
    assert (CODE / "app.py").read_text(encoding="utf-8").strip() in [block.strip() for block in blocks]
    assert (CODE / "templates" / "name.html").read_text(encoding="utf-8").strip() in [block.strip() for block in blocks]


def test_its_picture_and_its_files_are_there():
    for path in re.findall(r"\]\((?!http)([^)#]+)\)", README) + re.findall(
        r"`((?:docs|src|tests|examples|components)/[\w./]+)`", README
    ):
        assert (TOP / path).exists(), path


def test_its_commands_are_commands():
    rules = re.findall(r"^([a-z]+):", (TOP / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for name in re.findall(r"`make (\w+)`", README):
        assert name in rules
