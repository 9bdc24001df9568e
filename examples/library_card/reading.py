"""From what somebody typed to what we keep: forgive first, and refuse only with a problem that has a name.

Nothing here knows a language. `wording` turns a problem into a sentence.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

NAME_LIMIT = 200  # the longest name on record fits; a limit there must be, because cards are printed
EMAIL_LIMIT = 320  # 64 before the @, 255 after it: the limit of the email standard
ADDRESS_LIMIT = 500  # eight long lines
PHONE_DIGITS = range(5, 16)  # the shortest service numbers to the longest international ones

_JOINERS = "\u200c\u200d"  # they shape letters of Persian, Hindi and more, so they stay inside such words
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # letters by their class, yet nobody sees them
_BLANK = frozenset("\u2800")
_PHONE_MARKS = re.compile(r"[\s().\-‐‑‒–—/]+")
_EMAIL = re.compile(r"[^@\s<>,;:()\[\]\"\\]+@[^@\s<>,;:()\[\]\"\\.]+(\.[^@\s<>,;:()\[\]\"\\.]+)+")


class Problem(Exception):
    """Why something cannot be kept as it was typed.

    ``kind`` names the cause, ``parts`` the parts that are wrong of an answer that has parts; ``detail`` is what the
    sentence for it needs.
    """

    def __init__(self, kind: str, *, parts: tuple[str, ...] = (), **detail: Any) -> None:
        super().__init__(kind)
        self.kind = kind
        self.parts = parts
        self.detail = detail


def tidy(text: str) -> str:
    """One line: composed letters (NFC), no control, invisible or direction characters, single spaces, trimmed."""
    seen: list[str] = []
    for character in text:
        kind = unicodedata.category(character)
        if kind in {"Cc", "Zs", "Zl", "Zp"} or character in _BLANK:
            seen.append(" ")
        elif character in _JOINERS:
            if seen and seen[-1] > "\u0590" and seen[-1] not in _JOINERS:
                seen.append(character)
        elif kind not in {"Cf", "Cs", "Cn"} and character not in _INVISIBLE:
            seen.append(character)
    return " ".join(part.strip(_JOINERS) for part in unicodedata.normalize("NFC", "".join(seen)).split())


def tidy_lines(text: str) -> str:
    """As ``tidy``, but lines stay lines; empty ones go."""
    lines = (tidy(line) for line in re.split(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", text))
    return "\n".join(line for line in lines if line)


def common_digits(text: str) -> str:
    """Every decimal digit, of whatever writing system, as 0 to 9: ١٢٣ is 123."""
    return "".join(str(unicodedata.decimal(character, character)) for character in text)


def read_name(typed: str) -> str:
    """A full name, as its owner writes it."""
    return _at_most(NAME_LIMIT, _given(tidy(typed), "name-missing"), "name-too-long")


def read_short_name(typed: str) -> str | None:
    """What to call somebody; None if they do not say."""
    return _at_most(NAME_LIMIT, tidy(typed), "short-name-too-long") or None


def read_email(typed: str) -> str:
    """An email address. Spaces in it, and signs around it that come with copying, do not matter."""
    text = _given(re.sub(r"\s", "", tidy(typed)).replace("＠", "@").strip("<>,;"), "email-missing")
    _at_most(EMAIL_LIMIT, text, "email-too-long")
    if not _EMAIL.fullmatch(text):
        raise Problem("email-format")
    return text


def read_phone(typed: str) -> str:
    """A phone number: its digits, with a + before them if it is international. Any spacing and any digits will do."""
    text = _PHONE_MARKS.sub("", common_digits(_given(tidy(typed), "phone-missing"))).replace("＋", "+")
    number = text.removeprefix("+")
    if not re.fullmatch(r"[0-9]+", number) or len(number) not in PHONE_DIGITS:
        raise Problem("phone-format")
    return f"+{number.removeprefix('00')}" if text.startswith(("+", "00")) else number


def read_address(typed: str) -> str:
    """A postal address of any country, line by line."""
    return _at_most(ADDRESS_LIMIT, _given(tidy_lines(typed), "address-missing"), "address-too-long")


def _given(text: str, kind: str) -> str:
    if not text:
        raise Problem(kind)
    return text


def _at_most(limit: int, text: str, kind: str) -> str:
    if len(text) > limit:
        raise Problem(kind, limit=limit, n=len(text))
    return text
