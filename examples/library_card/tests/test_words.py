"""The words of the service: translated whole, kind in tone, and on pages made of components only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from flask import Flask

from handrail.service.parse import Problem
from library_card import language, wording
from library_card.language import FOLDER, LANGUAGES, SOURCE

HERE = Path(language.__file__).parent
TEMPLATES = sorted((HERE / "templates").glob("*.html"))
TRANSLATIONS = [tag for tag in LANGUAGES if tag != SOURCE]
BANNED = re.compile(r"\b(please|sorry|valid|invalid|illegal|forbidden|required|oops)\b", re.IGNORECASE)


def catalogue(tag: str) -> Catalog:
    with (FOLDER / tag / "LC_MESSAGES" / f"{language.DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=tag)


def said() -> set[str | tuple[str, ...]]:
    """Everything that the service says in English."""
    ways = [("*.py", "python"), ("templates/**.html", "jinja2")]
    return {message for _, _, message, _, _ in extract_from_dir(HERE, method_map=ways)}


def forms(message: Message) -> list[str]:
    return [message.string or ""] if isinstance(message.string, str | None) else list(message.string)


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_every_sentence_is_translated_and_no_other(tag: str) -> None:
    translated = {message.id for message in catalogue(tag) if message.id}
    assert translated == said()


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_translations_are_whole(tag: str) -> None:
    plural_forms = catalogue(tag).num_plurals
    assert plural_forms == {"fr": 2, "ar": 6}[tag]
    for message in catalogue(tag):
        if not message.id:
            continue
        english = message.id if isinstance(message.id, str) else message.id[1]
        assert not message.fuzzy, english
        assert len(forms(message)) == (1 if isinstance(message.id, str) else plural_forms), english
        for form in forms(message):
            assert form.strip(), english
            assert form != english, english
            assert set(re.findall(r"%\(\w+\)s", form)) == set(re.findall(r"%\(\w+\)s", english)), english
            assert not re.search(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f]", form), english


def test_arabic_has_the_right_form_for_each_number() -> None:
    arabic = language.catalogue("ar")
    one, many = next(ids for ids in said() if isinstance(ids, tuple) and ids[0].startswith("Address must be"))
    said_of = {n: arabic.ngettext(one, many, n).rpartition("كتبت ")[2] for n in (0, 1, 2, 3, 11, 28, 30, 100)}
    assert len({said_of[n] for n in (1, 2, 3, 11, 100)}) == 5
    assert said_of[28] == said_of[30] == said_of[11] == "%(n)s حرفًا"
    assert said_of[3] == "%(n)s أحرف"


@pytest.mark.parametrize(
    "tag, day",
    [
        ("en", "Tuesday 1\u00a0December 2026"),
        ("fr", "mardi 1er\u00a0décembre 2026"),
        ("ar", "الثلاثاء 1\u00a0ديسمبر 2026"),
    ],
)
def test_a_day_is_said_with_its_weekday(app: Flask, tag: str, day: str) -> None:
    with app.test_request_context(f"/{tag}/"):
        assert wording.ready_by(1_795_516_200) == day  # a week after 24 November


def test_nothing_blames_or_begs() -> None:
    for message in said():
        for text in [message] if isinstance(message, str) else message:
            assert not BANNED.search(text), text


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_pages_are_made_of_components(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    assert not re.search(
        r"""\b(class|style)\s*=\s*["']|<\s*(script|style|form|input|select|textarea|button|label)\b""", source
    )
    assert "|safe" not in source.replace(" ", "")


def test_every_template_was_looked_at() -> None:
    assert len(TEMPLATES) >= 9


def test_a_problem_without_words_is_a_fault() -> None:
    with pytest.raises(LookupError, match="no words"):
        wording.message(Problem("new"), "full_name")
