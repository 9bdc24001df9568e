"""What components compile to is kept for the next process, and never used where it is not exactly right."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from handrail import UsageError, kept
from handrail.library import ComponentEnvironment, Library

INNER = """{#- Inside.

text   str   — the words
kind   "a" | "b" | None   — which
-#}
{% macro inner(text, kind=none) %}<i>{{ text }}</i>{% endmacro %}"""

OUTER = """{#- Outside.

text   str   — the words
by   int   — what to divide by
rows   list[Row]   — more
Row: one of several
    label   str           — its words
    sizes   list[int] = []   — its sizes
-#}
{% macro outer(text, by=1, rows=[]) %}
<b>{{ inner(text=text) }}</b>
{{ 6 // by }}
{% endmacro %}"""

FILE = f"outer.{sys.implementation.cache_tag}.opt-handrailfast.pyc"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two components, where Python writes ``.pyc`` files beside the sources."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    for name, source in (("inner", INNER), ("outer", OUTER)):
        write(tmp_path / "components", name, source)
    return tmp_path / "components"


@pytest.fixture
def compiled(monkeypatch):
    """The names of the components that have been parsed or compiled."""
    names: list[str] = []
    for step in ("parse", "compile"):
        before = getattr(ComponentEnvironment, step)

        def noted(self, source, name, *more, before=before):
            names.append(name)
            return before(self, source, name, *more)

        monkeypatch.setattr(ComponentEnvironment, step, noted)
    return names


def write(folder: Path, name: str, source: str) -> None:
    (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / name / f"{name}.html").write_text(source, encoding="utf-8")


def render(folder: Path, name: str = "outer") -> str:
    return "".join(Library(folder).function(name)(text="<").split())


EXPECTED = "<b><i>&lt;</i></b>6"


def test_what_is_kept_is_used(folder, compiled):
    assert render(folder) == EXPECTED
    assert set(compiled) == {"inner", "outer"}
    assert [path.name for path in (folder / "__pycache__").iterdir()] == [FILE]
    compiled.clear()
    assert render(folder) == EXPECTED
    assert compiled == []


def test_everything_of_ours_is_the_same_once_kept(tmp_path, monkeypatch, compiled):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    first, second = (Library(assets={"css": [], "js": []}) for _ in range(2))
    functions = {name: first.function(name) for name in first.names()}
    compiled.clear()
    for name, function in functions.items():
        assert second.function(name).__signature__ == function.__signature__
        assert second.function(name).__doc__ == function.__doc__
        assert second.describe(name) == first.describe(name)
        for ours, theirs in zip(first.examples(name), second.examples(name), strict=True):
            assert ours.render() == theirs.render()
    assert compiled == []


def test_wrong_calls_and_errors_say_the_same(folder, compiled):
    def failures() -> list[str]:
        template = Library(folder).environment().from_string("\n{{ handrail.outer(text='a', by=n) }}")
        said = []
        for n, error in (("x", UsageError), (0, ZeroDivisionError)):
            with pytest.raises(error) as caught:
                template.render(n=n)
            said.append(str(caught.value))
            places = traceback.extract_tb(caught.value.__traceback__)[1:]
            said += [f"{place.filename}, {place.lineno}: {place.line}" for place in places]
        return said

    first = failures()
    assert f"{folder / 'outer' / 'outer.html'}, 12: {{{{ 6 // by }}}}" in first
    compiled.clear()
    assert failures() == first
    assert compiled == []


def change_text(folder, monkeypatch):
    write(folder, "outer", OUTER.replace("<b>", "<u>"))


def change_what_is_written_in_place(folder, monkeypatch):
    write(folder, "inner", INNER.replace("<i>", "<u>"))


def change_a_signature_that_is_called(folder, monkeypatch):
    write(folder, "inner", INNER.replace('"a" | "b"', '"a" | "c"'))


def add_a_component(folder, monkeypatch):
    write(folder, "other", OUTER.replace("outer", "other"))


def change_python(folder, monkeypatch):
    monkeypatch.setattr(kept, "MAGIC_NUMBER", b"other")


def change_ours(folder, monkeypatch):
    change_package("handrail", monkeypatch)


def change_jinja(folder, monkeypatch):
    change_package("jinja2", monkeypatch)


def change_markupsafe(folder, monkeypatch):
    change_package("markupsafe", monkeypatch)


def change_package(name, monkeypatch):
    before = kept.state_of
    monkeypatch.setattr(kept, "state_of", lambda package: (package.name == name, before(package)))
    assert kept.state_of(Path(importlib.util.find_spec(name).origin).parent)[0]


@pytest.mark.parametrize(
    "change",
    [
        change_text,
        change_what_is_written_in_place,
        change_a_signature_that_is_called,
        add_a_component,
        change_python,
        change_ours,
        change_jinja,
        change_markupsafe,
    ],
)
def test_what_was_made_from_something_else_is_not_used(folder, compiled, monkeypatch, change):
    render(folder)
    change(folder, monkeypatch)
    compiled.clear()
    assert render(folder) in (EXPECTED, EXPECTED.replace("<b>", "<u>", 1), EXPECTED.replace("<i>", "<u>"))
    assert "outer" in compiled
    compiled.clear()
    render(folder)
    assert compiled == []  # the new one is kept


def test_a_folder_that_moves_is_compiled_anew(folder, compiled):
    render(folder)
    compiled.clear()
    assert render(folder.rename(folder.parent / "moved")) == EXPECTED
    assert compiled


def test_each_way_to_render_has_its_own(folder, compiled):
    render(folder)
    stock = Library(folder, fast_path=False)
    compiled.clear()
    assert "".join(stock.function("outer")(text="<").split()) == EXPECTED
    assert compiled
    assert len(list((folder / "__pycache__").iterdir())) > 1
    compiled.clear()
    render(folder)
    assert compiled == []


def test_the_state_of_a_package_is_age_and_size_of_its_modules(tmp_path):
    module = tmp_path / "a.py"
    states = []
    for text, age in (("a", 1), ("b", 2), ("bb", 2)):
        module.write_text(text)
        os.utime(module, (age, age))
        states.append(kept.state_of(tmp_path))
    assert len(set(map(str, states))) == 3


def test_a_text_that_changes_after_it_was_read_is_not_kept_as_the_new_one(folder, compiled):
    library = Library(folder)
    library.describe("outer")
    write(folder, "outer", OUTER.replace("<b>", "<u>"))
    assert "<b>" in library.function("outer")(text="a")
    assert render(folder).startswith("<u>")


@pytest.mark.parametrize("keep", [0, 1, 31, 32, 33, 200, -1])
def test_a_file_that_is_cut_off_is_not_used(folder, compiled, keep):
    render(folder)
    file = folder / "__pycache__" / FILE
    file.write_bytes(file.read_bytes()[:keep])
    compiled.clear()
    assert render(folder) == EXPECTED
    assert "outer" in compiled


@pytest.mark.parametrize("at", [0, 31, 32, 40, 300, -1])
def test_a_file_with_a_wrong_byte_is_not_used(folder, compiled, at):
    render(folder)
    file = folder / "__pycache__" / FILE
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)
    compiled.clear()
    assert render(folder) == EXPECTED
    assert "outer" in compiled


def test_a_file_under_the_name_of_another_is_not_used(folder, compiled):
    write(folder, "other", OUTER.replace("outer", "other").replace("<b>", "<u>"))
    render(folder)
    render(folder, "other")
    file = folder / "__pycache__" / FILE
    file.with_name(FILE.replace("outer", "other")).replace(file)
    assert render(folder) == EXPECTED


def test_nothing_is_written_where_python_writes_nothing(folder, compiled, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert render(folder) == EXPECTED
    assert not (folder / "__pycache__").exists()


def test_python_may_keep_its_files_elsewhere(folder, tmp_path, compiled, monkeypatch):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "elsewhere"))
    render(folder)
    assert not (folder / "__pycache__").exists()
    assert [path.name for path in (tmp_path / "elsewhere").rglob("*.pyc")] == [FILE]
    compiled.clear()
    render(folder)
    assert compiled == []


def test_where_nothing_can_be_written_everything_works(folder, compiled):
    (folder / "__pycache__").write_text("in the way, as a folder is that is only for reading")
    assert render(folder) == render(folder) == EXPECTED


def test_where_python_has_no_name_for_such_files_everything_works(folder, monkeypatch):
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    assert render(folder) == render(folder) == EXPECTED


def test_a_folder_that_is_only_for_reading(folder, compiled, monkeypatch):
    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    assert render(folder) == render(folder) == EXPECTED
    assert list((folder / "__pycache__").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
@pytest.mark.parametrize("open_to_all", ["components", "components/__pycache__"])
def test_what_others_could_have_written_is_neither_read_nor_written(folder, compiled, open_to_all):
    render(folder)
    file = folder / "__pycache__" / FILE
    (folder.parent / open_to_all).chmod(0o777)
    compiled.clear()
    assert render(folder) == EXPECTED
    assert "outer" in compiled
    file.unlink()
    render(folder)
    assert not file.exists()


PROGRAM = """
import sys
from handrail.library import ComponentEnvironment, Library
library = Library(sys.argv[1])
if len(sys.argv) > 2:
    ComponentEnvironment.parse = ComponentEnvironment.compile = None
sys.stdin.read()
print("".join(library.function("outer")(text="<").split()))
"""


def test_processes_may_write_at_once(folder):
    command = [sys.executable, "-c", PROGRAM, str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(kept.PACKAGE.parent)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    options = {"env": environment, "stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    running = [subprocess.Popen(command, **options) for _ in range(3)]
    assert [process.communicate()[0].strip() for process in running] == [EXPECTED] * 3
    assert [path.name for path in (folder / "__pycache__").iterdir()] == [FILE]
    later = subprocess.run([*command, "again"], env=environment, input="", capture_output=True, text=True, check=True)
    assert later.stdout.strip() == EXPECTED


def test_threads_may_write_at_once(folder, compiled):
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: render(folder), range(24))) == {EXPECTED}
    assert [path.name for path in (folder / "__pycache__").iterdir()] == [FILE]
