"""Counting syllables."""

import pytest
from textstat.backend.utils import get_cmudict

from handrail.check.readability.syllables import by_rule, count_syllables, syllables_of


@pytest.mark.parametrize(
    "word, number",
    [
        ("name", 1),
        ("email", 2),
        ("nationality", 5),
        ("don’t", 1),
        ("well-known", 2),
        ("“Continue”", 3),
        ("2007", 1),
        ("£1.50", 2),
        ("\ufffc", 1),
        ("–", 1),
        ("Halmere’s", 2),
    ],
)
def test_words(word: str, number: int) -> None:
    assert syllables_of(word) == number


@pytest.mark.parametrize(
    "word, number",
    [
        ("the", 1), ("table", 2), ("tables", 2), ("walked", 1), ("wanted", 2), ("handled", 2), ("boxes", 2),
        ("hopeful", 2), ("area", 3), ("idea", 3), ("create", 2), ("creation", 3), ("station", 2), ("radio", 3),
        ("being", 2), ("science", 2), ("rhythm", 2), ("tourism", 3), ("element", 3), ("statement", 2), ("bbc", 3),
        ("technique", 2),
    ],
)  # fmt: skip
def test_words_that_no_dictionary_has(word: str, number: int) -> None:
    assert by_rule(word) == number


def test_the_rule_of_thumb_is_nearly_as_good_as_the_dictionary() -> None:
    spoken = {word: sounds[0] for word, sounds in get_cmudict("en").items() if word.isalpha()}
    sample = sorted(spoken)[::37]
    known = [sum(sound[-1].isdigit() for sound in spoken[word]) for word in sample]
    guessed = [by_rule(word) for word in sample]
    assert sum(map(int.__eq__, known, guessed)) / len(sample) > 0.9
    assert abs(sum(guessed) - sum(known)) / sum(known) < 0.02


def test_other_languages_are_counted_by_hyphenation() -> None:
    assert count_syllables("Entrez votre nationalité", "fr") == 8
