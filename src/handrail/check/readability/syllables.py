"""Counting syllables: by dictionary where it has the word, by a rule of thumb for the rest.

English words come from the pronouncing dictionary that textstat brings. Its own way out for words that the
dictionary lacks is hyphenation, which finds too few syllables: the rule below is nearer.
"""

from __future__ import annotations

import re
from functools import lru_cache

from textstat.backend.utils import get_cmudict, get_pyphen

from .sentences import words

_PARTS = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy])e(?=(?:ly|ful|fully|ness|less|lessly|ty|time|line|lines|where|some|thing|work|body)\Z)"
    r"|(?<=[^aeiouyl])e(?=ments?\Z)"
    r"|(?<=[^aeiouyl])e\Z|(?<=[aeiouyrl]l)e\Z"
    r"|(?<=[^aeiouysxzcglh])es\Z|(?<=[aeiouyrl]l)es\Z|(?<=[tp]h)es\Z"
    r"|(?<=[^aeiouytdl])ed\Z|(?<=[aeiouyrl]l)ed\Z|(?<=q)ues?\Z"
)
_TWO_IN_A_ROW = re.compile(  # vowels that stand together and are spoken apart
    r"(?<![cst])ia(?!ge)|(?<=[aeiou]t)ia(?=t)|(?<=[cs])ia(?=t)|(?<![cstgx])io|(?<=[^aeiou]t)io(?!n)|i[iu]"
    r"|(?<=[a-z][^aeiouct])ie(?:r|st|nt|nc)|quie|diet|scie|(?<![gqs])ua|uou|uit(?=y)|(?<!q)ue(?=n[ct]|l\Z)"
    r"|(?<![gp])eo(?!n\Z)|[^s]geo|(?<=cr)ea(?=t)|(?<=[rd])ea(?=s?\Z)|\breac(?=t)|eum|[aeiouy]ing|[ao]y[aeo]|yi|cya"
    r"|uers?\Z|\bcoo(?=[pr])|\bpreo|\breen|\breun|\breu(?=s)|iet(?=y)"
)
_CONSONANT_ALONE = re.compile(r"(?:s|th)m\Z|[iy]re[sd]?\Z")


def count_syllables(text: str, language: str = "en") -> int:
    """The syllables of all words of a text; a number or a neutral token counts as one."""
    return sum(syllables_of(word, language) for word in words(text))


@lru_cache(maxsize=50_000)
def syllables_of(word: str, language: str = "en") -> int:
    """The syllables of one word, with the marks that may stand around it."""
    parts = _PARTS.findall(word.lower().replace("’", "'"))
    return max(1, sum(_count(part, language) for part in parts))


def _count(part: str, language: str) -> int:
    if not part[0].isalpha():
        return 1
    if language != "en":
        return len(get_pyphen(language).positions(part)) + 1
    spoken = get_cmudict("en").get(part)
    if spoken:
        return sum(sound[-1].isdigit() for sound in spoken[0])
    if part.endswith("'s"):
        return _count(part[:-2], language) + (part[-3:-2] in ("s", "x", "z"))
    return by_rule(part)


def by_rule(word: str) -> int:
    """The syllables of an English word by its letters alone."""
    groups = len(_VOWELS.findall(_SILENT.sub("", word)))
    if not groups and len(word) < 5 and "e" not in word:
        return len(word)  # BBC and URL are spelled out
    return max(1, groups + len(_TWO_IN_A_ROW.findall(word)) + len(_CONSONANT_ALONE.findall(word)))
