"""Solving and proving: every brand holds in every pair and mode, or is refused with a reason. There is no third way."""

from __future__ import annotations

import pytest
from coloraide import Color
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.contrast import MODES, measure
from handrail.folders import COMPONENTS
from handrail.theme import proof, seeds
from handrail.theme.colours import Shade, ours, shade
from handrail.theme.proof import colours, problems, refusals

BRANDS = COMPONENTS.parent / "examples" / "brands"
OSTREVIK, CORDERA = (seeds.read(BRANDS / f"{name}.toml").colours for name in ("ostrevik", "cordera"))


def colour(made, name, mode="value"):
    return made[f"color.{name}"].values[mode]


# ---- Handrail's own seeds, and the two invented brands


def test_our_own_seeds_give_our_own_theme():
    """No part of a colour differs by more than 3 of 255: the tokens were rounded by hand."""
    made = colours(seeds.COLOURS)
    for name, token in ours().items():
        for mode in MODES:
            one, other = colour(made, name, mode), token.values[mode]
            apart = max(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5))
            assert apart <= 3, (name, mode, one, other)
    assert not problems(seeds.COLOURS)


def test_ostrevik_holds_and_white_on_its_header_is_the_closest():
    assert not problems(OSTREVIK)
    pairs = list(measure(colours(OSTREVIK)))
    closest = min(pairs, key=lambda pair: pair.has / pair.least)
    assert (str(closest), closest.mode) == ("on-header on header", "value")
    assert closest.has == pytest.approx(7.16, abs=0.005)
    focus = next(pair for pair in pairs if str(pair) == "focus-line on focus-glow" and pair.mode == "value")
    assert focus.has == pytest.approx(11.8, abs=0.05)


def test_cordera_holds_with_its_green_moved():
    assert not problems(CORDERA)
    made = colours(CORDERA)
    assert CORDERA["action"] == "#2f5d1e"
    assert colour(made, "action") == "#285617"
    figures = {(str(pair), pair.mode): pair.has for pair in measure(made)}
    assert figures["action on sunk", "value"] == pytest.approx(7.25, abs=0.01)
    assert figures["focus-line on focus-glow", "value"] == pytest.approx(9.3, abs=0.05)


def test_statuses_keep_our_hues():
    for brand in (OSTREVIK, CORDERA):
        made = colours(brand)
        for name in ("info", "success", "warning", "danger"):
            for mode in MODES:
                assert shade(colour(made, name, mode)).hue == pytest.approx(
                    shade(colour_of_ours(name, mode)).hue, abs=1
                )


def colour_of_ours(name, mode):
    return ours()[name].values[mode]


def test_header_keeps_its_colour_in_every_mode_and_a_plain_one_goes_with_the_page():
    made = colours(OSTREVIK)
    for mode in MODES:
        header = shade(colour(made, "header", mode))
        assert header.chroma > 0.08
        assert header.hue == pytest.approx(shade("#b3001b").hue, abs=5)
    assert colour(colours({**OSTREVIK, "header": "#ffffff", "on-header": "#1b1b24"}), "header", "dark") == "#0e0e15"


def test_yellow_header_has_dark_letters_in_the_light_and_light_ones_in_the_dark():
    made = colours({**OSTREVIK, "header": "#ffd23e", "on-header": "#1b1b24"})
    assert colour(made, "on-header") == "#1b1b24"
    assert shade(colour(made, "on-header", "dark")).lightness > 0.9
    assert shade(colour(made, "header", "dark")).lightness < 0.35


# ---- refused


def test_pink_that_is_too_dark_for_focus_is_refused_with_both_figures():
    (refusal,) = refusals({**CORDERA, "glow": "#ff9ad5"})
    assert str(refusal) == (
        "focus-line on focus-glow: it has 7.84 in light, and needs 9.\n"
        '  glow = "#ffaeea" would pass, in place of "#ff9ad5".'
    )
    assert not problems({**CORDERA, "glow": "#ffaeea"})
    assert problems({**CORDERA, "glow": "#ffaae5"}), "the nearest is told, not just any"


def test_red_action_is_refused_and_a_neighbour_is_told():
    (refusal,) = refusals({**OSTREVIK, "action": "#b3001b"})
    assert "action like danger: its hue is 1° from that of danger, and needs 25°" in str(refusal)
    assert "Keep the colour for the header" in str(refusal)
    assert refusal.change.seed == "action"
    assert not problems(refusal.change.made_in({**OSTREVIK, "action": "#b3001b"}))


def test_dull_brown_may_be_an_action():
    assert not problems({**OSTREVIK, "action": "#5c3f3a"})


def test_pale_letters_on_a_header_are_refused_in_the_modes_where_they_are():
    (refusal,) = refusals({**OSTREVIK, "header": "#d6405a"})
    assert "on-header on header: it has 4.4" in str(refusal)
    assert "in light, and needs 7" in str(refusal)
    assert refusal.change.seed in ("header", "on-header")


def test_one_value_mends_all_that_it_can():
    told = refusals({**CORDERA, "paper": "#999999"})
    assert len(told) > 3
    assert {refusal.change.value for refusal in told} == {told[0].change.value}
    assert not problems(told[0].change.made_in({**CORDERA, "paper": "#999999"}))


def test_where_one_seed_is_not_enough_it_is_said():
    grey = {**CORDERA, "ink": "#888888", "paper": "#888888"}
    assert "No other value of one seed alone would pass." in str(refusals(grey)[0])


def test_figures_are_never_made_larger():
    assert proof.figure(6.9999) == "6.99"


# ---- any seeds


def of(lightness, chroma=(0.0, 0.37)):
    """Colours by OKLCH, as sRGB shows them."""
    parts = [st.floats(*bounds, allow_nan=False) for bounds in (lightness, chroma, (0, 360))]
    return st.tuples(*parts).map(lambda part: Shade(*part).hex)


SLOW = settings(deadline=None)  # how long it takes is no failure
ANY = st.fixed_dictionaries({name: of((0, 1)) for name in seeds.COLOURS})
LIKELY = st.fixed_dictionaries(
    {
        "action": of((0.2, 0.6)),
        "ink": of((0.1, 0.3), (0, 0.06)),
        "paper": of((0.95, 1), (0, 0.03)),
        "glow": of((0.75, 0.95), (0, 0.2)),
        "header": of((0.1, 1), (0, 0.2)),
        "on-header": st.sampled_from(["#ffffff", "#000000", "#fff8e0"]),
    }
)


def by_coloraide(made, pair):
    values = [made[f"color.{name}"].values[pair.mode] for name in (pair.front, pair.ground)]
    return Color(values[0]).contrast(Color(values[1]), method="wcag21")


def proved_or_refused(brand):
    """No third way: what another library measures is enough in every pair, or what is too close is named."""
    made, wrong = colours(brand), problems(brand)
    short = {pair.both for pair in measure(made) if by_coloraide(made, pair) < pair.least - 0.005}
    named = {problem.pairs[0].both for problem in wrong.values() if problem.pairs}
    assert short <= named, "a pair is too close, and it is not said"
    for problem in wrong.values():
        assert problem.why
        for pair in problem.pairs:
            assert by_coloraide(made, pair) < pair.least + 0.005, "what is refused does hold"
    hue, chroma = shade(brand["action"]).hue, shade(brand["action"]).chroma
    near = [at for at in (27, 70) if min(abs(hue - at), 360 - abs(hue - at)) < 25]
    assert bool(near and chroma > 0.08) == any(not problem.pairs for problem in wrong.values())
    if not wrong:
        bands = [made[f"color.{name}"].values for name in ("focus-line", "focus-glow")]
        for token in made.values():
            for mode in MODES:
                ground = Color(token.values[mode])
                assert max(ground.contrast(Color(band[mode]), method="wcag21") for band in bands) >= 2.99


@SLOW
@given(ANY)
def test_any_seeds_are_proved_or_refused(brand):
    proved_or_refused(brand)


@SLOW
@given(LIKELY)
def test_likely_seeds_are_proved_or_refused(brand):
    proved_or_refused(brand)


@settings(max_examples=8, deadline=None)
@given(LIKELY)
def test_what_is_told_does_pass(brand):
    """Each change that is told ends its problem and brings no other."""
    for _ in range(6):
        told = refusals(brand)
        change = next((refusal.change for refusal in told if refusal.change), None)
        if change is None:
            break
        after = change.made_in(brand)
        assert problems(after).keys() < problems(brand).keys()
        brand = after
    assert bool(told) == bool(problems(brand))


@SLOW
@given(st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"))
def test_colour_comes_back_from_oklch(value):
    assert shade(value).hex == value
