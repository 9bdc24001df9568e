"""What a component says of itself, and how a folder that says it wrongly is refused."""

from __future__ import annotations

import json

import pytest

from handrail import DescriptionError, Library
from handrail.describe import Type, literal, literal_value, read_guidance


@pytest.mark.parametrize(
    "text, closed, is_text, record",
    [
        ("str", False, True, None),
        ("str | Markup | None", False, True, None),
        ('"a" | "b"', True, False, None),
        ('"a" | "b" | None', True, False, None),
        ("1 | 2 | 3", True, False, None),
        ("list[Option]", False, False, None),
        ("Date | None", False, False, "Date"),
        ("dict[str, Any]", False, False, None),
        ("bool", False, False, None),
    ],
)
def test_types(text, closed, is_text, record):
    kind = Type.parse(text)
    assert (kind.text, kind.is_closed, kind.is_text, kind.record) == (text, closed, is_text, record)


@pytest.mark.parametrize("text", ["", "str |", "list", "list(str)", "dict[str]", "a.b", "lambda: 1", "-1"])
def test_what_is_no_type(text):
    with pytest.raises(ValueError, match="is not a type"):
        Type.parse(text)


@pytest.mark.parametrize("value", [None, True, False, "a\"b'c", 3, [], {}, ["é"]])
def test_literals_go_there_and_back(value):
    assert literal_value(literal(value)) == value


@pytest.mark.parametrize(
    "signature, comment, message",
    [
        ("a", "", "does not say what parameter 'a' is"),
        ("", "a   str   — meaning", "names 'a', which is no parameter"),
        ("a", "a   strr(   — meaning", "is not a type"),
        ("a", "a   list[Option]   — meaning", "names the record 'Option'"),
        ("a", "a is a thing", "is not 'name   type   — meaning'"),
        ("caller", "caller   str   — meaning", "cannot be the name of a parameter"),
    ],
)
def test_a_wrong_description_names_the_file(make_component, signature, comment, message):
    library = make_component("probe", "x", signature=signature, comment=comment)
    with pytest.raises(DescriptionError, match=message) as caught:
        library.describe("probe")
    assert "probe.html" in str(caught.value)


def test_a_folder_without_macro_or_comment(tmp_path):
    for content, message in (
        ("x", "no macro called 'probe'"),
        ("{% macro probe() %}{% endmacro %}", "no comment"),
        ("{% x", "line 1"),
    ):
        (tmp_path / "probe").mkdir(exist_ok=True)
        (tmp_path / "probe" / "probe.html").write_text(content)
        with pytest.raises(DescriptionError, match=message):
            Library(tmp_path).describe("probe")


def test_names_of_ours_are_refused_unless_replaced(tmp_path):
    folder = tmp_path / "button"
    folder.mkdir()
    (folder / "button.html").write_text("{#- Mine.\n-#}\n{% macro button() %}mine{% endmacro %}")
    with pytest.raises(DescriptionError, match=r"say replace=\['button'\]"):
        Library(tmp_path).names()
    assert Library(tmp_path, replace=["button"]).function("button")() == "mine"
    with pytest.raises(DescriptionError, match="no such folder"):
        Library(tmp_path / "nowhere").names()


def test_guidance_is_read_by_heading(tmp_path):
    file = tmp_path / "a.md"
    file.write_text(
        "---\ntitle: Tree\nalso: [bush, plant]\n---\n\n"
        "## When to use it\n\nAlways.\n\n## What to write\n\nA.\n\n### More\n\nB.\n"
    )
    matter, sections = read_guidance(file)
    assert matter == {"title": "Tree", "also": ["bush", "plant"]}
    assert sections == {"When to use it": "Always.", "What to write": "A.\n\n### More\n\nB."}
    file.write_text("---\ntitle\n---\n")
    with pytest.raises(DescriptionError, match="not 'key: value'"):
        read_guidance(file)


def test_every_component_is_described(library):
    assert library.names()
    for name in library.names():
        component = library.describe(name)
        assert component.summary.endswith("."), name
        for part in [
            *component.parameters,
            *(field for record in component.records.values() for field in record.fields),
        ]:
            assert part.doc, (name, part.name)
        json.dumps([component.data(), component.schema()])
        signature = library.function(name).__signature__
        assert list(signature.parameters) == [part.name for part in component.parameters]
        assert component.schema()["required"] == [part.name for part in component.parameters if part.required]
        assert [example.name for example in library.examples(name)][:1] == ["default"], name
