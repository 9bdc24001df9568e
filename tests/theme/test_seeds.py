"""The file of a brand: what it may say, and the sentence for each thing that is wrong in it."""

from __future__ import annotations

import re

import pytest

from handrail.calling import UsageError
from handrail.theme import seeds
from handrail.theme.brand import brand_tokens


def test_good_file_is_read(write_seeds):
    found = seeds.read(write_seeds())
    assert found.name == "Isla Cordera"
    assert found.colours["action"] == "#2f5d1e"
    assert found.fonts == {"font.body": ("system-ui",), "font.heading": ("Noto Serif", "serif")}
    assert found.lengths == {"radius": 14, "rail.width": 6, "rail.curve": 40}
    assert found.mark is None
    assert len(seeds.NAMES) == 1 + 12


def test_tables_are_the_same_as_names_with_a_point(write_seeds):
    one = seeds.read(write_seeds())
    flat = write_seeds(dict.fromkeys(("font.body", "font.heading", "rail.width", "rail.curve")))
    tables = '[font]\nbody = "system-ui"\nheading = "Noto Serif, serif"\n[rail]\nwidth = 6\ncurve = 40\n'
    flat.write_text(flat.read_text() + tables)
    assert seeds.read(flat) == one


@pytest.mark.parametrize(
    "written, colour",
    [
        ("#B3001B", "#b3001b"),
        ("#fff", "#ffffff"),
        ("rgb(179 0 27)", "#b3001b"),
        ("rebeccapurple", "#663399"),
        ("oklch(0.41 0.07 222)", "#0f5365"),
        (" hsl(0 0% 20%) ", "#333333"),
    ],
)
def test_colour_may_be_written_as_in_css(write_seeds, written, colour):
    assert seeds.read(write_seeds({"header": f'"{written}"'})).colours["header"] == colour


@pytest.mark.parametrize(
    "changed, sentence",
    [
        ({"action": None}, "the seed 'action' is missing: write  action = \"#005469\", which is Handrail's own"),
        ({"glow": None}, "the seed 'glow' is missing"),
        ({"font.body": None}, "the seed 'font.body' is missing: write  font.body = \"system-ui\""),
        ({"rail.curve": None}, "the seed 'rail.curve' is missing: write  rail.curve = 28"),
        ({"mark": None}, 'mark = "" if you have none'),
        ({"name": None}, "the seed 'name' is missing"),
        ({"acton": '"#fff"'}, "there is no seed 'acton'; did you mean 'action'?"),
        ({"rail.widht": "3"}, "there is no seed 'rail.widht'; did you mean 'rail.width'?"),
        ({"zzz": "3"}, "there is no seed 'zzz'; there are: name, action, ink"),
        ({"action": '"petrol"'}, "action: 'petrol' is not a colour; write it like \"#005469\""),
        ({"action": '""'}, "action: '' is not a colour"),
        ({"action": '"#12345"'}, "action: '#12345' is not a colour"),
        ({"action": "12"}, "action is a text between quotes, not 12"),
        ({"ink": '"#0008"'}, "ink: '#0008' can be seen through"),
        ({"ink": '"transparent"'}, "ink: 'transparent' can be seen through"),
        ({"glow": '"color(display-p3 0 1 0)"'}, "glow: not every screen can show"),
        ({"radius": "15"}, "radius is a number of px from 0 to 14, not 15"),
        ({"radius": "-1"}, "radius is a number of px from 0 to 14, not -1"),
        ({"radius": '"8"'}, "radius is a number of px from 0 to 14, not '8'"),
        ({"radius": "true"}, "radius is a number of px from 0 to 14, not True"),
        ({"radius": "nan"}, "radius is a number of px from 0 to 14, not nan"),
        ({"rail.width": "2.5"}, "rail.width is a number of px from 3 to 6, not 2.5"),
        ({"rail.curve": "inf"}, "rail.curve is a number of px from 0 to 40, not inf"),
        ({"font.body": "[]"}, "font.body is the name of a font, or a list of names"),
        ({"font.body": "[1]"}, "font.body is the name of a font"),
        ({"font.heading": '"a; } html { display: none"'}, "cannot be the name of a font"),
        ({"font.heading": '"serif, "'}, "font.heading: '' cannot be the name of a font"),
        ({"name": '" "'}, "name is the name of the brand, in one line"),
        ({"name": '"a\\nb"'}, "name is the name of the brand, in one line"),
        ({"name": "1"}, "name is a text between quotes, not 1"),
        ({"mark": '"nowhere.svg"'}, "mark: cannot read 'nowhere.svg': No such file or directory"),
        ({"mark": '"."'}, "mark: cannot read '.'"),
        ({"mark": "'<svg'"}, "mark: it is not SVG"),
        ({"font": '{ body = "a" }', "font.body": None, "font.heading": None}, "the seed 'font.heading' is missing"),
    ],
)
def test_each_wrong_thing_has_its_sentence(write_seeds, changed, sentence):
    file = write_seeds(changed)
    with pytest.raises(UsageError) as caught:
        seeds.read(file)
    assert sentence in caught.value.message
    assert caught.value.message.startswith(f"{file}: ")
    assert "\n" not in caught.value.message, "one thing is wrong, so one sentence"


def test_all_that_is_wrong_is_said_at_once(write_seeds):
    with pytest.raises(UsageError) as caught:
        seeds.read(write_seeds({"action": None, "radius": "99", "inkk": "1"}))
    assert len(caught.value.message.splitlines()) == 3


@pytest.mark.parametrize(
    "content, message",
    [(b"name = ", "is not TOML"), (b"\xff\xfe", "is not text in UTF-8"), (b"a = 1\na = 2", "is not TOML")],
)
def test_wrong_file_is_named(tmp_path, content, message):
    file = tmp_path / "brand.toml"
    file.write_bytes(content)
    with pytest.raises(UsageError, match=re.escape(f"{file} {message}")):
        seeds.read(file)


# ---- what is not a colour


def tokens_of(write_seeds, **changed):
    made = brand_tokens(seeds.read(write_seeds({name.replace("_", "."): value for name, value in changed.items()})))
    return {path: token.values for path, token in made.items()}


def test_our_own_lengths_give_our_own_tokens(write_seeds):
    from handrail import tokens

    made = tokens_of(write_seeds, radius="8", rail_width="4", rail_curve="28", font_heading='"system-ui"')
    ours = tokens.load()
    for path, values in made.items():
        if not path.startswith("color."):
            assert values == ours[path].values, path


@pytest.mark.parametrize("radius, corners", [("0", "0 0 0 0"), ("2", "2 2 2 4"), ("14", "3 6 14 28")])
def test_checkbox_never_looks_like_a_radio(write_seeds, radius, corners):
    made = tokens_of(write_seeds, radius=radius)
    names = ("link", "small", "control", "card")
    assert " ".join(made[f"radius.{name}"]["value"].removesuffix("px") for name in names) == corners


def test_pill_is_as_much_wider_than_every_rail(write_seeds):
    made = tokens_of(write_seeds, rail_width="3")
    assert made["rail.width"] == {"value": "3px", "more": "4px"}
    assert made["rail.here"] == {"value": "7px", "wide": "9px", "more": "13px"}


def test_letters_of_other_scripts_keep_their_fonts(write_seeds):
    made = tokens_of(write_seeds, font_body='"Atkinson Hyperlegible Next"')
    assert made["font.family"]["value"].startswith('"Atkinson Hyperlegible Next", system-ui, ')
    assert '"Noto Sans Arabic"' in made["font.family"]["value"]
    assert made["font.family-heading"]["value"] == '"Noto Serif", serif'
