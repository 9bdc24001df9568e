"""Tokens: valid DTCG, readable in four modes, and emitted as CSS that older browsers understand too."""

import json
import re
from pathlib import Path

import pytest
from coloraide import Color

from handrail import tokens
from handrail.contrast import measure
from handrail.folders import TOKENS

MODES = ("value", "dark", "more", "more-dark")

# The pairs in use, the least contrast each needs, and what it has in light, dark, light and dark with more contrast:
# the figures by which a pair that came nearer by accident is noticed.
TABLE = """
text on ground | 7 | 14.8 15.2 21.0 21.0
text on field | 7 | 15.6 16.8 21.0 21.0
text on surface | 7 | 15.6 13.7 21.0 21.0
text on sunk | 7 | 13.3 12.6 18.8 19.0
text on action-tint | 7 | 13.8 11.5 18.6 21.0
text on info-tint | 7 | 13.7 12.6 21.0 21.0
text on success-tint | 7 | 13.8 12.4 21.0 21.0
text on warning-tint | 7 | 13.9 12.7 21.0 21.0
text on danger-tint | 7 | 13.9 12.8 21.0 21.0
text-muted on ground | 7 | 8.1 9.7 21.0 21.0
text-muted on sunk | 7 | 7.3 8.0 18.8 19.0
text-muted on field | 7 | 8.6 10.7 21.0 21.0
text-muted on surface | 7 | 8.6 8.8 21.0 21.0
text-muted on action-tint | 7 | 7.6 7.3 18.6 21.0
action on ground | 7 | 8.1 9.9 11.4 15.0
action on field | 7 | 8.5 10.9 11.4 15.0
action on surface | 7 | 8.5 8.9 11.4 15.0
action on sunk | 7 | 7.3 8.2 10.2 13.6
action on action-tint | 7 | 7.5 7.5 10.1 15.0
on-action on action | 7 | 8.5 10.9 11.4 15.0
on-action on action-hover | 7 | 11.1 13.2 14.5 17.8
on-action on action-pressed | 7 | 14.1 15.4 17.3 19.9
action-hover on ground | 7 | 10.6 12.0 14.5 17.8
action-hover on sunk | 7 | 9.5 9.9 12.9 16.2
action-hover on surface | 7 | 11.1 10.8 14.5 17.8
action-hover on action-tint | 7 | 9.8 9.1 12.8 17.8
action-pressed on ground | 7 | 13.3 14.0 17.3 19.9
action-pressed on sunk | 7 | 12.0 11.5 15.5 18.0
action-pressed on surface | 7 | 14.1 12.6 17.3 19.9
visited on ground | 7 | 8.1 9.9 11.3 12.2
visited on surface | 7 | 8.5 8.9 11.3 12.2
visited on sunk | 7 | 7.3 8.2 10.1 11.1
visited on action-tint | 7 | 7.5 7.5 10.0 12.2
edge on ground | 3 | 5.2 6.2 21.0 21.0
edge on field | 3 | 5.4 6.8 21.0 21.0
edge on sunk | 3 | 4.6 5.1 18.8 19.0
edge on surface | 3 | 5.4 5.5 21.0 21.0
edge on action-tint | 3 | 4.8 4.7 18.6 21.0
rail on ground | 3 | 3.5 3.8 21.0 21.0
rail on sunk | 3 | 3.1 3.1 18.8 19.0
rail on surface | 3 | 3.7 3.4 21.0 21.0
on-header on header | 7 | 14.8 16.4 21.0 21.0
info on ground | 7 | 8.1 9.5 11.3 12.3
info on info-tint | 7 | 7.5 7.9 11.3 12.3
info on field | 7 | 8.5 10.5 11.3 12.3
action on info-tint | 4.5 | 7.5 8.2 11.4 15.0
action on success-tint | 4.5 | 7.5 8.1 11.4 15.0
action on warning-tint | 4.5 | 7.6 8.3 11.4 15.0
action on danger-tint | 4.5 | 7.6 8.3 11.4 15.0
success on ground | 7 | 8.2 10.0 11.3 12.2
success on success-tint | 7 | 7.7 8.1 11.3 12.2
success on field | 7 | 8.7 11.0 11.3 12.2
warning on ground | 7 | 8.1 9.5 11.2 12.3
warning on warning-tint | 7 | 7.6 7.9 11.2 12.3
warning on field | 7 | 8.5 10.4 11.2 12.3
danger on ground | 7 | 8.0 9.2 11.2 12.2
danger on danger-tint | 7 | 7.5 7.7 11.2 12.2
danger on field | 7 | 8.5 10.1 11.2 12.2
danger on surface | 7 | 8.5 8.3 11.2 12.2
on-danger on danger | 7 | 8.5 10.1 11.2 12.2
on-danger on danger-hover | 7 | 10.7 12.6 13.7 14.8
on-danger on danger-pressed | 7 | 13.2 14.4 16.0 16.7
on-action on info | 4.5 | 8.5 10.5 11.3 12.3
on-action on success | 4.5 | 8.7 11.0 11.3 12.2
on-action on danger | 4.5 | 8.5 10.1 11.2 12.2
info on sunk | 3 | 7.3 7.9 10.1 11.1
success on sunk | 3 | 7.4 8.2 10.1 11.0
warning on sunk | 3 | 7.3 7.8 10.0 11.1
danger on sunk | 3 | 7.2 7.6 10.0 11.1
ground on text | 7 | 14.8 15.2 21.0 21.0
focus-line on focus-glow | 9 | 9.9 12.8 13.4 13.4
"""


def pairs():
    """Each pair with its least contrast and the four figures."""
    for line in TABLE.strip().splitlines():
        names, least, figures = line.split(" | ")
        front, ground = names.split(" on ")
        yield front, ground, float(least), [float(figure) for figure in figures.split()]


PAIRS = list(pairs())
LOADED = tokens.load()


MEASURED = {(pair.front, pair.ground, pair.mode): pair for pair in measure(LOADED)}


def contrast(front, ground, mode):
    values = [Color(LOADED[f"color.{name}"].values[mode]) for name in (front, ground)]
    return values[0].contrast(values[1], method="wcag21")


@pytest.mark.parametrize("front, ground, least, figures", PAIRS, ids=[f"{p[0]}-on-{p[1]}" for p in PAIRS])
def test_pair_is_far_enough_apart_in_every_mode(front, ground, least, figures):
    assert LOADED[f"color.{front}"].contrast[f"color.{ground}"] == least
    for mode, figure in zip(MODES, figures, strict=True):
        pair = MEASURED[front, ground, mode]
        assert pair.holds, f"{pair}, {mode}: {pair.has:.2f}, needs {least}"
        assert pair.has == pytest.approx(figure, abs=0.1), f"{pair}, {mode}: {pair.has:.2f}, was {figure}"
        assert pair.has == pytest.approx(contrast(front, ground, mode), abs=0.01), "coloraide finds another figure"


def test_no_pair_is_stated_that_is_not_in_the_table():
    assert MEASURED.keys() == {(front, ground, mode) for front, ground, *_ in PAIRS for mode in MODES}


def test_every_colour_is_in_a_pair_or_never_alone_a_boundary():
    paired = {name for front, ground, *_ in PAIRS for name in (front, ground)}
    colours = {path.removeprefix("color.") for path in LOADED if path.startswith("color.")}
    assert colours - paired == {"line"}


@pytest.mark.parametrize("mode", MODES)
def test_grip_shows_on_every_colour(mode):
    """Two colours at least 9:1 apart: whatever is behind, one of them is 3:1 from it."""
    bands = ("focus-line", "focus-glow")
    assert contrast(*bands, mode) >= 9
    for path in LOADED:
        if path.startswith("color."):
            name = path.removeprefix("color.")
            assert max(contrast(band, name, mode) for band in bands) >= 3


@pytest.mark.parametrize("path", [path for path in LOADED if path.startswith("color.")])
def test_colour_has_a_value_in_each_mode(path):
    assert set(MODES) <= LOADED[path].values.keys()


# ---- the files are DTCG 2025.10

KEYS = {"$type", "$value", "$description", "$extensions"}
SHAPES = {
    "color": {"colorSpace", "components", "hex"},
    "dimension": {"value", "unit"},
    "duration": {"value", "unit"},
}


def nodes(node, path=(), kind=None):
    """Each group and token of a file: path, type, node."""
    kind = node.get("$type", kind)
    yield ".".join(path), kind, node
    for key, child in node.items():
        if not key.startswith("$"):
            yield from nodes(child, (*path, key), kind)


FILES = sorted(TOKENS.glob("*.json"))


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_file_is_valid(file):
    found = 0
    for path, kind, node in nodes(json.loads(file.read_text())):
        assert {key for key in node if key.startswith("$")} <= KEYS, path
        assert all(re.fullmatch(r"[a-z0-9-]+", key) for key in node if not key.startswith("$")), path
        if "$value" not in node:
            assert not node.get("$extensions"), path
            continue
        found += 1
        value = node["$value"]
        assert kind in tokens._WRITERS, path
        assert not [key for key in node if not key.startswith("$")], f"{path} is a token and a group"
        if isinstance(value, dict):
            assert value.keys() == SHAPES[kind], path
    assert found


def test_components_of_a_colour_are_its_hex():
    found = nodes(json.loads((TOKENS / "palette.json").read_text()))
    palette = [node["$value"] for _, _, node in found if "$value" in node]
    assert palette
    for colour in palette:
        assert Color("srgb", colour["components"]).to_string(hex=True) == Color(colour["hex"]).to_string(hex=True)


def test_every_colour_of_the_palette_means_something():
    used = set(re.findall(r"\{(palette\.[^}]+)\}", (TOKENS / "color.json").read_text()))
    assert {path for path in LOADED if path.startswith("palette.")} == used


# ---- wrong files


def folder_of(tmp_path: Path, **groups):
    (tmp_path / "some.json").write_text(json.dumps(groups))
    return tmp_path


RED = {"colorSpace": "srgb", "components": [1, 0, 0], "hex": "#ff0000"}


@pytest.mark.parametrize(
    "groups, message",
    [
        (
            {"a": {"$type": "color", "$value": "{b}"}, "b": {"$type": "color", "$value": "{a}"}},
            "a: a → b → a goes in a circle",
        ),
        ({"a": {"$type": "color", "$value": "{b}"}}, "a: '{b}' names no token"),
        ({"a": {"$type": "color", "$value": "{b}"}, "b": {"$type": "number", "$value": 1}}, "a is a color, b a number"),
        ({"a": {"$type": "colour", "$value": RED}}, "a: 'colour' is not a type used here"),
        ({"a": {"$value": 1}}, "a: '' is not a type used here"),
        ({"a": {"$type": "color", "$value": "#ff0000"}}, "a: '#ff0000' is not a color"),
        ({"a": {"$type": "color", "$value": {**RED, "hex": "#ff0001"}}}, "is not a color"),
        ({"a": {"$type": "dimension", "$value": {"value": 1, "unit": "em"}}}, "is not a dimension"),
        ({"a": {"$type": "number", "$value": True}}, "a: True is not a number"),
        ({"a": {"$type": "number", "$value": 1, "$extensions": {"handrail": {"drak": 2}}}}, "a: no mode 'drak'"),
        ({"a": {"b.c": {"$type": "number", "$value": 1}}}, "'b.c' cannot be a name"),
        ({"a": 1}, "a: a group or a token is an object, not 1"),
    ],
)
def test_wrong_token_is_named(tmp_path, groups, message):
    with pytest.raises(tokens.TokenError, match=re.escape(message)):
        tokens.load(folder_of(tmp_path, **groups))


def test_wrong_file_is_named(tmp_path):
    (tmp_path / "some.json").write_text("{")
    with pytest.raises(tokens.TokenError, match=r"some\.json is not JSON"):
        tokens.load(tmp_path)


# ---- what is emitted


def test_every_public_token_and_no_other_is_emitted():
    emitted = set(re.findall(r"(--hr-[\w-]+):", tokens.css()))
    assert emitted == {token.variable for token in LOADED.values() if token.public}


def test_light_value_stands_before_the_guarded_pair():
    css = tokens.css()
    assert css.index("--hr-color-text: #14262d;") < css.index("@supports (color: light-dark(#000, #fff))")
    assert "light-dark" not in re.sub(r"@supports \(color: light-dark\(#000, #fff\)\)", "", css.split("@supports")[0])
    assert "--hr-color-text: light-dark(#14262d, #eeede8);" in css


def test_data_tells_the_same_as_the_css():
    css = tokens.css()
    data = tokens.data()
    assert not [path for path in data if path.startswith("palette")]
    for entry in data.values():
        assert f"{entry['variable']}: {entry['values']['value']};" in css
    assert data["color.text"]["contrast"]["color.ground"] == 7
    json.dumps(data)


def test_overrides_say_the_same_outside_of_layers():
    """Each value in each mode, but nothing of what is light and what is dark: the layer has said that."""
    some = [LOADED[path] for path in ("color.focus-line", "color.rail", "rail.here", "font.underline")]
    css = tokens.overrides(some)
    assert "@layer" not in css
    assert "color-scheme" not in css
    inside = tokens.css().replace("\n  ", "\n")
    for token in some:
        lines = re.findall(rf"{token.variable}: .+;", css)
        assert lines == re.findall(rf"{token.variable}: .+;", inside)
    assert set(re.findall(r"(--hr-[\w-]+):", css)) == {token.variable for token in some}
    assert "{\n}" not in re.sub(r" +", "", css), "no empty rule"


def test_names_of_fonts_are_quoted_where_they_must_be():
    assert (
        tokens.font_stack(["Noto Sans", "Arial", "-apple-system", "3270"])
        == '"Noto Sans", Arial, -apple-system, "3270"'
    )


def test_gutter_follows_the_window():
    assert "--hr-rail-gutter: clamp(24px, 6vw, 2.5rem);" in tokens.css()
