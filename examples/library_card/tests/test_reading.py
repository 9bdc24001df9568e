"""Forgiving what people type: email addresses, phone numbers, postal addresses."""

from __future__ import annotations

import pytest

from handrail.service.parse import Problem
from library_card.reading import read_address, read_email, read_phone


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
