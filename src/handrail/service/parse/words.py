"""How dates are written in each language: names of months, and words for days near by.

Names of months are those of the Unicode Common Locale Data Repository (CLDR 46, ``dates/calendars/gregorian``, wide
form). A test holds them to what Babel has of it. Spellings that people use besides, and words such as "yesterday", are
from CLDR's ``dates/fields`` and from us.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from .text import digits

LANGUAGES = ("en", "fr", "ar")
"""The languages whose words for dates are known."""


@dataclass(frozen=True, slots=True)
class Words:
    """How people of one language write dates.

    ``months``: twelve names for each set of names that the language has; the first set is the usual one.
    ``days``: words for a day and how far it is from today. ``fillers``: words inside a date that say nothing.
    """

    months: tuple[tuple[str, ...], ...]
    days: tuple[tuple[str, int], ...] = ()
    fillers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for names in self.months:
            if len(names) != 12:
                raise ValueError(f"a set of months has 12 names, not {len(names)}: {', '.join(names)}")


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.replace("_", " ") for name in text.split())


_ENGLISH = _names("January February March April May June July August September October November December")
_FRENCH = _names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
_EGYPT_AND_GULF = _names("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر")
_LEVANT = _names("كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول")
_MAGHREB = _names("جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر")
_MOROCCO = _names("يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر")
_MAURITANIA = _names("يناير فبراير مارس إبريل مايو يونيو يوليو أغشت شتمبر أكتوبر نوفمبر دجمبر")
# Without the article, and with the endings that are written in Egypt.
_BESIDES = _names("كانون_ثاني شباط آذار نيسان أيار يونيه يوليه آب أيلول تشرين_أول تشرين_ثاني كانون_أول")

KNOWN = {
    "en": Words(
        (_ENGLISH,),
        (("yesterday", -1), ("today", 0), ("tomorrow", 1)),
        ("the", "of"),
    ),
    "fr": Words(
        (_FRENCH,),
        (("hier", -1), ("aujourd’hui", 0), ("demain", 1)),
        ("le", "de", "du"),
    ),
    "ar": Words(
        (_EGYPT_AND_GULF, _LEVANT, _MAGHREB, _MOROCCO, _MAURITANIA, _BESIDES),
        (("أمس", -1), ("البارحة", -1), ("اليوم", 0), ("غدًا", 1)),
        ("يوم", "من", "في", "شهر", "سنة", "عام"),
    ),
}
_OWN_SET = {
    **dict.fromkeys(("ar-IQ", "ar-JO", "ar-LB", "ar-PS", "ar-SY"), _LEVANT),
    **dict.fromkeys(("ar-DZ", "ar-TN"), _MAGHREB),
    "ar-MA": _MOROCCO,
    "ar-MR": _MAURITANIA,
}
"""Where another set of names is the usual one."""

_SAME = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": None, "’": None, "'": None, "ʼ": None, "‘": None})


def fold(text: str) -> str:
    """What two spellings of a word have in common: no capitals, accents or vowel marks, digits as 0 to 9."""
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(character for character in bare if unicodedata.category(character) != "Mn")
    return digits(letters.translate(_SAME))


@dataclass(frozen=True, slots=True)
class Index:
    """The words of several languages, folded, and what each may mean."""

    months: dict[str, frozenset[int]]
    days: dict[str, int]
    fillers: frozenset[str]

    def month(self, word: str) -> frozenset[int]:
        """The months that a folded word may mean: a whole name, or the start of names from 3 letters on."""
        whole = self.months.get(word)
        if whole or len(word) < 3:
            return whole or frozenset()
        return frozenset().union(*(meant for name, meant in self.months.items() if name.startswith(word)))


@lru_cache(maxsize=64)
def index(languages: tuple[str | Words, ...]) -> Index:
    """The words of these languages together. Raises LookupError for a language whose words are not known."""
    months: dict[str, set[int]] = {}
    days: dict[str, int] = {}
    fillers: set[str] = set()
    for language in languages:
        words = language if isinstance(language, Words) else _known(language)
        for names in words.months:
            for number, name in enumerate(names, 1):
                months.setdefault(fold(name), set()).add(number)
        days.update({fold(word): distance for word, distance in words.days})
        fillers.update(map(fold, words.fillers))
    return Index({name: frozenset(meant) for name, meant in months.items()}, days, frozenset(fillers))


def _known(language: str) -> Words:
    known = KNOWN.get(_plain(language))
    if known is None:
        raise LookupError(
            f"no words for dates in {language!r}: known are {', '.join(LANGUAGES)}; give a Words for another language"
        )
    return known


def _plain(language: str) -> str:
    """The language of a tag, without region or script."""
    return re.split("[-_]", language, maxsplit=1)[0].lower()


def month_name(number: int, language: str) -> str:
    """The name of a month (1 to 12), in the set that is usual where the tag says; English where we know none."""
    own = _OWN_SET.get(language.replace("_", "-"))
    names: Sequence[str] = own or KNOWN.get(_plain(language), KNOWN["en"]).months[0]
    return names[number - 1]


def in_words(language: str, *, day: int | None = None, month: int | None = None, year: int | None = None) -> str:
    """A date, or a part of one, with its month as a word: 12 March 1974, March 1974, 1974."""
    first = "1er" if day == 1 and _plain(language) == "fr" else day
    parts = (first, month and month_name(month, language), year)
    return " ".join(str(part) for part in parts if part is not None)
