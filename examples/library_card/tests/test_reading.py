"""Forgiving what people type: names, email addresses, phone numbers, postal addresses."""

from __future__ import annotations

import unicodedata

import pytest

from library_card.reading import (
    Problem,
    common_digits,
    read_address,
    read_email,
    read_name,
    read_phone,
    read_short_name,
    tidy,
)


@pytest.mark.parametrize(
    "name",
    [
        "Nadir",
        "O'Brien",
        "d’Arcy",
        "Nguyễn",
        "Ægir",
        "محمد",
        "李明月",
        "Q Ø B-7",
        "A" * 115,
        "Ana María de la Ó",
        "می‌خواهم",
    ],
)
def test_a_name_is_kept_as_its_owner_writes_it(name: str) -> None:
    assert read_name(name) == name


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
    ],
)
def test_what_cannot_be_seen_does_not_matter(typed: str, kept: str) -> None:
    assert read_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u200f", "\u3164", "\u2800", "\u200d"])
def test_a_name_that_cannot_be_seen_is_none(typed: str) -> None:
    with pytest.raises(Problem, match="name-missing"):
        read_name(typed)
    assert read_short_name(typed) is None


def test_two_hundred_characters_are_a_name_and_one_more_is_told_with_its_count() -> None:
    assert len(read_name("é" * 200)) == 200
    with pytest.raises(Problem) as caught:
        read_name("é" * 201)
    assert (caught.value.kind, caught.value.detail) == ("name-too-long", {"limit": 200, "n": 201})


@pytest.mark.parametrize(
    "digits",
    [
        "0123456789",
        "٠١٢٣٤٥٦٧٨٩",
        "۰۱۲۳۴۵۶۷۸۹",
        "०१२३४५६७८९",
        "০১২৩৪৫৬৭৮৯",
        "０１２３４５６７８９",
        "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
        "᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙",
    ],
)
def test_every_decimal_digit_counts(digits: str) -> None:
    assert common_digits(digits) == "0123456789"
    assert read_phone(digits) == "0123456789"


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("max@example.org", "max@example.org"),
        (" max @example.org ", "max@example.org"),
        ("<max@example.org>;", "max@example.org"),
        ("max+card@a-very.long.example.museum", "max+card@a-very.long.example.museum"),
        ("用户@例え.テスト", "用户@例え.テスト"),
        ("layla\u200e@example.org", "layla@example.org"),
        ("O'Brien@example.org", "O'Brien@example.org"),
    ],
)
def test_an_email_address_is_kept(typed: str, kept: str) -> None:
    assert read_email(typed) == kept


@pytest.mark.parametrize(
    "typed", ["max", "max@", "@example.org", "max@example", "a@b@example.org", "max@.org", "max@a..b", "a,b@c.org"]
)
def test_what_is_no_email_address_is_refused(typed: str) -> None:
    with pytest.raises(Problem, match="email-format"):
        read_email(typed)


def test_no_email_address_and_an_endless_one_have_problems_of_their_own() -> None:
    with pytest.raises(Problem, match="email-missing"):
        read_email(" ")
    with pytest.raises(Problem, match="email-too-long"):
        read_email("a" * 320 + "@example.org")


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("08081 570 100", "08081570100"),
        ("(08081) 570-100", "08081570100"),
        ("+33 1 23 45 67 89", "+33123456789"),
        ("0033 1.23.45.67.89", "+33123456789"),
        ("٠٨٠٨١ ٥٧٠ ١٠٠", "08081570100"),
        ("\u202a+213 21 00 00 00\u202c", "+21321000000"),
    ],
)
def test_a_phone_number_is_kept_as_its_digits(typed: str, kept: str) -> None:
    assert read_phone(typed) == kept


@pytest.mark.parametrize("typed", ["1234", "1" * 16, "0808l 570 100", "++33 123456", "call me"])
def test_what_is_no_phone_number_is_refused(typed: str) -> None:
    with pytest.raises(Problem, match="phone-format"):
        read_phone(typed)


def test_lines_of_an_address_stay_lines() -> None:
    assert read_address(" 12 Quay  Street\r\n\r\n Port Elm \u200b\r\nHM1 4AA\n") == "12 Quay Street\nPort Elm\nHM1 4AA"
    with pytest.raises(Problem, match="address-missing"):
        read_address(" \r\n \u200b")
    with pytest.raises(Problem, match="address-too-long"):
        read_address("x" * 501)


def test_tidying_twice_changes_nothing() -> None:
    for text in ("a \u200b b", "\u200cمی‌خواهم\u200c", "e\u0301", " x\u2066y "):
        assert tidy(tidy(text)) == tidy(text)
