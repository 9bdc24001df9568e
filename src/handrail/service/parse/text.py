"""Text as it was meant: composed, without what nobody can see, with digits that count."""

from __future__ import annotations

import unicodedata

_JOINERS = "\u200c\u200d"  # they shape letters of Persian, Hindi and more, so they stay inside such words
_FIRST_JOINED = "\u0590"  # no script that comes before this one joins its letters
_SPACES = frozenset(("Cc", "Zs", "Zl", "Zp"))
_UNSEEN = frozenset(("Cf", "Cs"))
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")  # letters by their class, yet nobody sees them
_BLANK = frozenset("\u2800")
_MOST_MARKS = 30
"""On one letter. More than anything written needs (Unicode Standard Annex 15, "Stream-Safe Text Format"); putting
thousands of them in order would take time that grows with their square."""


def clean(text: str) -> str:
    """One line: composed letters (NFC), no control, invisible or direction characters, single spaces, trimmed.

    The time that it takes grows with the length of the text and no faster.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    # Taking something out of a word may bring letters and marks together, so they are composed twice.
    composed = unicodedata.normalize("NFC", _seen(text))
    return " ".join(part.strip(_JOINERS) for part in unicodedata.normalize("NFC", _joined(composed)).split())


def digits(text: str) -> str:
    """The same text with every decimal digit, of whatever writing system, as 0 to 9: ١٢٣ is 123."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(character, character)) for character in text)


def _seen(text: str) -> str:
    """What people can see of it, and the joiners; as many marks on a letter as can mean something."""
    kept: list[str] = []
    marks = 0
    for character in text:
        kind = unicodedata.category(character)
        if kind in _SPACES or character in _BLANK:
            kept.append(" ")
            marks = 0
        elif character in _JOINERS:
            kept.append(character)
        elif kind not in _UNSEEN and character not in _INVISIBLE and not _is_no_character(character):
            letters = unicodedata.normalize("NFD", character)
            added = sum(map(_is_mark, letters))
            if added < len(letters):
                marks = added
            elif marks + added > _MOST_MARKS:
                continue
            else:
                marks += added
            kept.append(character)
    return "".join(kept)


def _joined(text: str) -> str:
    """Without the joiners that join nothing."""
    kept: list[str] = []
    for character in text:
        if character not in _JOINERS or (kept and kept[-1] > _FIRST_JOINED and kept[-1] not in _JOINERS):
            kept.append(character)
    return "".join(kept)


def _is_mark(character: str) -> bool:
    return unicodedata.combining(character) != 0


def _is_no_character(character: str) -> bool:
    """Code points that will never be a character, so no keyboard has them."""
    return ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef"
