"""Text as it was meant: what nobody sees goes, what somebody wrote stays."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handrail.service.parse import clean, digits

# More of what makes text hard than chance would bring.
odd = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "aéK\u212a\u0344\u0958م\u0e49 \t\n\u200b\u200c\u200d\u200f\u202e\u2067\u0301\u0327\u3099\u2800"
        ),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("  Max   Ferro ", "Max Ferro"),
        ("Max\u00a0Ferro\t", "Max Ferro"),
        (unicodedata.normalize("NFD", "Nguyễn"), "Nguyễn"),
        ("\u202eMax\u202c Fer\u200bro\ufeff", "Max Ferro"),
        ("Max\u0000Ferro\u0007", "Max Ferro"),
        ("\u2067ليلى\u2069 حداد\u200f", "ليلى حداد"),
        ("e\u200b\u0301ric", "éric"),
        ("e\u200d\u0301ric", "éric"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200cMax\u200d Ferro", "Max Ferro"),
        ("क्\u200dष", "क्\u200dष"),
        ("邉\U000e0100", "邉\U000e0100"),
        ("a\ufffeb\ufdd0", "ab"),
        ("\u3164\u2800", ""),
    ],
)
def test_what_cannot_be_seen_goes_and_nothing_else(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(odd)
@example("\u212a\u200d")
@example("e" + "\u0344" * 20)
@example("\u0958" + "\u0301" * 30)
def test_cleaning_twice_changes_nothing(typed: str) -> None:
    once = clean(typed)
    assert clean(once) == once


@given(odd)
def test_what_is_clean_is_one_trimmed_composed_line_without_controls(typed: str) -> None:
    kept = clean(typed)
    assert kept == " ".join(kept.split())
    assert kept == unicodedata.normalize("NFC", kept)
    assert not {unicodedata.category(character) for character in kept.replace("\u200c", "").replace("\u200d", "")} & {
        "Cc", "Cf", "Cs", "Zl", "Zp"
    }  # fmt: skip


@given(st.text(st.characters(categories=("L", "N", "P", "S")), max_size=40))
def test_letters_digits_and_signs_all_stay(typed: str) -> None:
    """All but the few letters that are drawn as nothing, and the sign that is drawn as a space."""
    drawn = "".join(character for character in typed if character not in "\u115f\u1160\u3164\uffa0\u2800")
    assert clean(drawn) == unicodedata.normalize("NFC", drawn)


@given(st.text(max_size=30))
def test_composed_or_not_is_the_same(typed: str) -> None:
    assert clean(unicodedata.normalize("NFD", typed)) == clean(unicodedata.normalize("NFC", typed))


@pytest.mark.parametrize(
    "written",
    ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙"],
)
def test_every_decimal_digit_counts(written: str) -> None:
    assert digits(written) == "0123456789"


@given(st.text(st.characters(categories=("Nd",)), min_size=1, max_size=20))
def test_digits_of_every_script_have_their_value(written: str) -> None:
    assert digits(written).isascii()
    assert int(digits(written)) == int(written)


@given(st.text(st.characters(exclude_categories=("Nd",))))
def test_what_is_no_digit_stays(text: str) -> None:
    assert digits(text) == text


@pytest.mark.parametrize("unit", ["e\u0301", "\u0301\u0327", "👩\u200d"])
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    """Two hundred thousand marks on one letter take half a minute to put in order; here a fraction of a second."""
    started = time.process_time()
    assert clean(unit * 100_000)
    assert time.process_time() - started < 5


@given(st.integers(0, 100), st.sampled_from(["\u0301", "\u0327\u0301", "\u0344", "a\u0301\u200d"]))
def test_no_letter_keeps_more_marks_than_can_mean_something(count: int, marks: str) -> None:
    decomposed = unicodedata.normalize("NFD", clean("e" + marks * count))
    longest = max(map(len, re.findall(r"[\u0300-\u036f]+", decomposed)), default=0)
    assert longest <= 30
    if count <= 15:
        assert decomposed.count("\u0301") == unicodedata.normalize("NFD", marks).count("\u0301") * count
