"""From what somebody typed to what we keep, for what only this service asks: email, phone number, postal address.

Names and dates are read by `handrail.service.parse`. Nothing here knows a language: `wording` turns a problem into a
sentence.
"""

from __future__ import annotations

import re

from handrail.service.parse import Problem, clean, digits

EMAIL_LIMIT = 320  # 64 before the @, 255 after it: the limit of the email standard
ADDRESS_LIMIT = 500  # eight long lines
PHONE_DIGITS = range(5, 16)  # the shortest service numbers to the longest international ones

_PHONE_MARKS = re.compile(r"[\s().\-‐‑‒–—/]+")
_EMAIL = re.compile(r"[^@\s<>,;:()\[\]\"\\]+@[^@\s<>,;:()\[\]\"\\.]+(\.[^@\s<>,;:()\[\]\"\\.]+)+")


def read_email(typed: str) -> str:
    """An email address. Spaces in it, and signs around it that come with copying, do not matter."""
    text = _given(re.sub(r"\s", "", clean(typed)).replace("＠", "@").strip("<>,;"), "email-missing")
    _at_most(EMAIL_LIMIT, text, "email-too-long")
    if not _EMAIL.fullmatch(text):
        raise Problem("email-format")
    return text


def read_phone(typed: str) -> str:
    """A phone number: its digits, with a + before them if it is international. Any spacing and any digits will do."""
    text = _PHONE_MARKS.sub("", digits(_given(clean(typed), "phone-missing"))).replace("＋", "+")
    number = text.removeprefix("+")
    if not re.fullmatch(r"[0-9]+", number) or len(number) not in PHONE_DIGITS:
        raise Problem("phone-format")
    return f"+{number.removeprefix('00')}" if text.startswith(("+", "00")) else number


def read_address(typed: str) -> str:
    """A postal address of any country, line by line."""
    return _at_most(ADDRESS_LIMIT, _given(_clean_lines(typed), "address-missing"), "address-too-long")


def _clean_lines(text: str) -> str:
    """Each line clean; empty ones go."""
    lines = (clean(line) for line in re.split(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", text))
    return "\n".join(line for line in lines if line)


def _given(text: str, problem: str) -> str:
    if not text:
        raise Problem(problem)
    return text


def _at_most(limit: int, text: str, problem: str) -> str:
    if len(text) > limit:
        raise Problem(problem, limit=limit, n=len(text))
    return text
