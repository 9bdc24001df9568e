"""Assets: one stylesheet and one module, named by their content, written whole, found again by `page`."""

import gzip
import json
import os
import re
import threading

import brotli
import pytest

from handrail import UsageError, assets
from handrail.library import Library


def component(folder, name, *, uses=(), css=None, js=None):
    """A component of a department, in a folder of theirs."""
    home = folder / name
    home.mkdir(parents=True)
    calls = " ".join(f"{{{{ {other}(text=text) }}}}" for other in uses)
    home.joinpath(f"{name}.html").write_text(
        f"{{#- A {name}.\n\ntext  str  — the words\n-#}}\n"
        f"{{% macro {name}(text) %}}\n<p>{{{{ text }}}}</p>{calls}\n{{% endmacro %}}\n"
    )
    for kind, text in (("css", css), ("js", js)):
        if text is not None:
            home.joinpath(f"{name}.{kind}").write_text(text)


@pytest.fixture
def department(tmp_path):
    """Three components: a gate that uses a latch, and a wall with both kinds of file."""
    folder = tmp_path / "ours"
    component(folder, "latch", css="@layer handrail.components { .latch { color: red } }", js="const a = 'latch';\n")
    component(folder, "gate", uses=["latch"], css="/* a gate */\n@layer handrail.components { .gate { color: red } }")
    component(folder, "wall", css='.wall::after { content: "/* kept */"; }', js="const a = 'wall';\n")
    return Library(folder)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "static" / "handrail"


def css_of(folder):
    return (folder / json.loads((folder / "manifest.json").read_text())["css"]).read_text()


def test_layers_stand_in_order(folder):
    assets.write(folder)
    css = css_of(folder)
    assert css.startswith(
        "@layer handrail.reset, handrail.tokens, handrail.base, handrail.components, handrail.utilities;"
    )
    places = [css.index(f"@layer handrail.{layer} {{") for layer in assets.LAYERS]
    assert places == sorted(places)


def test_name_is_made_from_the_content(folder, department):
    first = assets.write(folder, library=department)
    assert re.fullmatch(r"handrail-[0-9a-f]{10}\.css", first["css"])
    assert re.fullmatch(r"handrail-[0-9a-f]{10}\.js", first["js"])
    assert assets.write(folder, library=department) == first
    assert assets.write(folder, only=["wall"], library=department)["css"] != first["css"]


def test_packed_twins_hold_the_same(folder, department):
    manifest = assets.write(folder, library=department)
    assert sorted(path.name for path in folder.iterdir()) == sorted([*manifest["files"], "manifest.json"])
    for name in (manifest["css"], manifest["js"]):
        plain = (folder / name).read_bytes()
        assert gzip.decompress((folder / f"{name}.gz").read_bytes()) == plain
        assert brotli.decompress((folder / f"{name}.br").read_bytes()) == plain


def test_same_bytes_at_any_time(folder, department):
    manifest = assets.write(folder, library=department)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for name in manifest["files"]:
        (folder / name).unlink()
    assets.write(folder, library=department)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_without_brotli_there_is_gzip(folder, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "brotli", None)
    files = assets.write(folder)["files"]
    assert any(name.endswith(".gz") for name in files)
    assert not any(name.endswith(".br") for name in files)


def test_only_brings_what_the_chosen_use(folder, department):
    assert assets.write(folder, only=["gate"], library=department)["components"] == ["gate", "latch"]
    css = css_of(folder)
    assert css.index(".gate") < css.index(".latch")
    assert ".wall" not in css
    assert assets.write(folder, only="wall", library=department)["components"] == ["wall"]


def test_own_components_that_use_nothing_write_no_module(folder, department, tmp_path):
    component(tmp_path / "ours", "plain")
    manifest = assets.write(folder, only=["plain"], library=Library(tmp_path / "ours"))
    assert manifest["js"] is None
    assert assets.urls(folder, "/s")["js"] == []


def test_every_component_of_the_house_is_in_the_whole(folder):
    library = Library()
    assert assets.write(folder)["components"] == library.names()
    css, js = css_of(folder), assets.script()
    for name in library.names():
        home = library.folder(name)
        for kind, text in (("css", css), ("js", js)):
            source = home / f"{name}.{kind}"
            if source.is_file():
                bare = (
                    re.sub(r"/\*.*?\*/", "", source.read_text(), flags=re.DOTALL)
                    if kind == "css"
                    else source.read_text()
                )
                lines = [line.strip() for line in bare.splitlines()]
                assert [line for line in lines if len(line) > 20 and line not in text] == []


def test_comments_go_and_strings_stay(folder, department):
    assets.write(folder, library=department)
    css = css_of(folder)
    assert "a gate" not in css
    assert 'content: "/* kept */"' in css


def test_equal_names_in_two_modules_do_not_meet(department):
    assert assets.script(department, ["latch", "wall"]) == "{\nconst a = 'latch';\n}\n{\nconst a = 'wall';\n}\n"


@pytest.mark.parametrize("line", ["import x from './x.js';", "export class Gate {}"])
def test_module_that_cannot_be_joined_is_refused(tmp_path, folder, line):
    component(tmp_path / "ours", "gate", js=f"const a = 1;\n{line}\n")
    with pytest.raises(UsageError, match=r"gate\.js: '(import|export)' cannot stand"):
        assets.write(folder, library=Library(tmp_path / "ours"))
    assert not folder.exists()


@pytest.mark.parametrize(
    "only, message",
    [
        (["gat"], "no component 'gat'; did you mean 'gate'"),
        ([], "name at least one component"),
        ([""], "no component ''"),
    ],
)
def test_wrong_choice_writes_nothing(folder, department, only, message):
    with pytest.raises(UsageError, match=message):
        assets.write(folder, only=only, library=department)
    assert not folder.exists()


def test_old_files_that_the_manifest_lists_go_and_others_stay(folder, department):
    old = assets.write(folder, only=["wall"], library=department)
    (folder / "handrail-0123456789.css").write_text("somebody's")
    (folder / "logo.svg").write_text("somebody's")
    new = assets.write(folder, library=department)
    names = {path.name for path in folder.iterdir()}
    assert names == {*new["files"], "manifest.json", "handrail-0123456789.css", "logo.svg"}
    assert not names & set(old["files"]) - set(new["files"])


@pytest.mark.parametrize("files", [["../precious.txt", "precious.txt"], [1], None, {"a": 1}])
def test_manifest_of_a_stranger_removes_nothing(folder, files):
    folder.mkdir(parents=True)
    precious = [folder / "precious.txt", folder.parent / "precious.txt"]
    for path in precious:
        path.write_text("kept")
    (folder / "manifest.json").write_text(json.dumps({"files": files}))
    assets.write(folder)
    assert all(path.exists() for path in precious)


def test_folder_that_is_a_file_is_answered_in_a_sentence(tmp_path):
    (tmp_path / "static").write_text("a file")
    with pytest.raises(UsageError, match=r"cannot write assets to .*static"):
        assets.write(tmp_path / "static")


def test_nothing_is_half_written(folder, department, monkeypatch):
    """The disk is full at the third file: what was served before is still served, and nothing lies about."""
    before = assets.write(folder, only=["wall"], library=department)
    written = []

    def fill(path, content):
        written.append(path)
        if len(written) > 2:
            raise OSError(28, "No space left on device")
        return original(path, content)

    original = type(folder).write_bytes
    monkeypatch.setattr(type(folder), "write_bytes", fill)
    with pytest.raises(UsageError, match="No space left on device"):
        assets.write(folder, library=department)
    monkeypatch.undo()
    assert json.loads((folder / "manifest.json").read_text()) == before
    assert all((folder / name).exists() for name in before["files"])
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_two_at_once_leave_one_whole(folder, department):
    threads = [threading.Thread(target=assets.write, args=(folder, None, department)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    manifest = json.loads((folder / "manifest.json").read_text())
    assert sorted(path.name for path in folder.iterdir()) == sorted([*manifest["files"], "manifest.json"])


# ---- what page asks


@pytest.mark.parametrize("address", ["/static/handrail/", "/static/handrail"])
def test_addresses_of_what_was_written(folder, department, address):
    manifest = assets.write(folder, library=department)
    assert assets.urls(folder, address) == {
        "css": [f"/static/handrail/{manifest['css']}"],
        "js": [f"/static/handrail/{manifest['js']}"],
    }


def test_new_files_are_found_without_a_restart(folder, department):
    assets.write(folder, only=["wall"], library=department)
    before = assets.urls(folder, "/")
    assets.write(folder, library=department)
    os.utime(folder / "manifest.json", ns=(1, 1))
    assert assets.urls(folder, "/") != before


@pytest.mark.parametrize("text", [None, "{", "[]", "{}"])
def test_missing_assets_are_answered_with_the_command(folder, text):
    if text is not None:
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_text(text)
    with pytest.raises(UsageError, match=r"run 'handrail assets .*static/handrail' first"):
        assets.urls(folder, "/static")


# ---- more contrast


@pytest.mark.parametrize("space", [" ", ""])
def test_more_contrast_holds_for_everybody(space):
    css = f"@media (prefers-contrast:{space}more) {{ a {{ color: red }} }} @media (prefers-contrast:{space}less) {{ }}"
    assert assets.with_more_contrast(css).startswith("@media (min-width: 0) { a")
    assert "prefers-contrast:" in assets.with_more_contrast(css)
    assert "more)" not in assets.with_more_contrast(assets.stylesheet())
