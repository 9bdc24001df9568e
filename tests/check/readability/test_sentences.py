"""Cutting text into sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.check.readability.sentences import TOKEN, count_words, split, words


@pytest.mark.parametrize(
    "text, number",
    [
        ("", 0),
        ("– …", 0),
        ("Continue", 1),
        ("One. Two! Three? Four… Five", 5),
        ("You need proof, e.g. a passport, that costs £1.50", 1),
        ("Use a card, i.e. Visa.", 1),
        ("Ask Dr. Ada B. Lovelace of St. Arl. She knows.", 2),
        ("It is open from 9 a.m. Monday to Friday.", 1),
        ("He lives in the U.S. Army base.", 1),
        ("Read No. 7 first.", 1),
        ("Is it you? No. Then go on.", 3),
        ("Bring it (or send it.) Then wait.", 2),
        ("She said “Stop.” Then she left.", 2),
        ("1. Enter your name", 1),
        ("It was in 2007. You need it.", 2),
        ("Go to halmere.example/card. Then sign in.", 2),
        ("so.called dots inside.words do not end it", 1),
        ("End here. then a small letter goes on", 1),
        (f"Call {TOKEN}. {TOKEN} is next.", 2),
        ("Version 1.2.3 is out", 1),
        ("هل أنت هنا؟ نعم. شكرا.", 3),
        ("यह पहला है। यह दूसरा है।", 2),
    ],
)
def test_sentences(text: str, number: int) -> None:
    assert len(split(text)) == number


@pytest.mark.parametrize(
    "language, text, number",
    [
        ("de", "Am 3. März kommt z. B. Frau Muster. Danach nicht.", 2),
        ("de", "Das kostet ca. Hundert Euro.", 1),
        ("fr", "Écrivez à M. Dupont. Merci.", 2),
        ("es", "Pregunte al Sr. Ruiz. Gracias.", 2),
    ],
)
def test_short_forms_of_other_languages(language: str, text: str, number: int) -> None:
    assert len(split(text, language)) == number


@pytest.mark.parametrize(
    "text, number",
    [
        ("well-known and/or £1.50", 3),
        ("one — two–three", 3),
        ("27 3 2007", 3),
        ("• · → &", 0),
        ("you don’t know", 3),
        (f"use {TOKEN} here", 3),
    ],
)
def test_words(text: str, number: int) -> None:
    assert count_words(text) == number


@settings(deadline=None)
@given(st.text(alphabet="aB1.!? \n()“”" + TOKEN, max_size=80))
def test_no_word_is_lost_or_made_up(text: str) -> None:
    sentences = split(text)
    assert [word for each in sentences for word in words(each.text)] == words(text)
    assert sum(each.words for each in sentences) == count_words(text)
    assert all(text[each.start : each.end] == each.text for each in sentences)
