"""Patterns: found by their folders, rendered in each language, read with their words, channels and rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handrail.describe import DescriptionError
from handrail.folders import PATTERNS
from handrail.library import Library
from handrail.new import new_pattern
from handrail.patterns import LANGUAGES, Pattern, patterns

LIBRARY = Library().with_assets({"css": ["/a.css"], "js": []})


@pytest.fixture
def pattern(tmp_path: Path) -> Pattern:
    new_pattern("book_a_visit", tmp_path / "ours", "0.1.0")
    return patterns(LIBRARY, [tmp_path / "ours"])["book_a_visit"]


def test_every_folder_with_guidance_is_a_pattern():
    assert list(patterns(LIBRARY)) == sorted(path.parent.name for path in PATTERNS.glob("*/*.md"))


def test_patterns_lead_to_patterns_that_are_there():
    found = patterns(LIBRARY)
    for pattern in found.values():
        assert set(pattern.facts("uses")) <= set(found), pattern.name
        links = re.findall(r"\]\(\.\./(\w+)/\)", (pattern.folder / f"{pattern.name}.md").read_text(encoding="utf-8"))
        assert set(links) <= set(found), pattern.name


def test_a_folder_that_is_not_there_and_a_name_that_is_taken_are_errors(tmp_path):
    with pytest.raises(DescriptionError, match="no such folder"):
        patterns(LIBRARY, [tmp_path / "nowhere"])
    (tmp_path / "one_question").mkdir()
    (tmp_path / "one_question" / "one_question.md").write_text("")
    with pytest.raises(DescriptionError, match="there is a pattern called 'one_question'"):
        patterns(LIBRARY, [tmp_path])


def test_screens_stand_in_their_order_and_states_with_their_screen(pattern):
    assert [screen.name for screen in pattern.screens()] == ["01-name", "01-name-errors", "02-email"]
    assert [(step.number, step.title, len(step.screens)) for step in pattern.steps()] == [
        ("01", "A name", 2),
        ("02", "An email address", 1),
    ]
    assert [screen.state for screen in pattern.screens()] == ["empty", "nothing typed", ""]
    assert pattern.screens("fr")[0].file.as_posix() == "fr/01-name.html"


def test_a_screen_speaks_its_language_and_knows_its_address_in_others(pattern):
    html = pattern.screen("01-name", "ar").render()
    assert '<html class="hr-page" lang="ar" dir="rtl">' in html
    assert "ما اسمك الكامل؟" in html
    choices = pattern.screen("01-name", "ar")._choices(in_form=False)
    assert [each["href"] for each in choices] == ["../01-name.html", "../fr/01-name.html", "../ar/01-name.html"]
    assert all("href" not in each for each in pattern.screen("01-name")._choices(in_form=True))


def test_a_screen_shows_what_the_service_gives_it(pattern):
    html = pattern.screen("01-name").render(values={"full_name": "Nadir"}, errors={"full_name": "Shorter"})
    assert 'value="Nadir"' in html
    assert "<title>Error: " in html
    assert "Shorter" in html


@pytest.mark.parametrize("name, screen, box", [("dates", "01-birth", "not_exact"), ("names", "02-parts", "only_one")])
@pytest.mark.parametrize("kept, ticked", [({}, False), ({"{}": ""}, False), ({"{}": "yes"}, True)])
def test_a_box_is_ticked_as_it_was_kept(name, screen, box, kept, ticked):
    html = patterns(LIBRARY)[name].screen(screen).render(values={key.format(box): value for key, value in kept.items()})
    assert (" checked" in html) is ticked


def test_a_screen_can_be_given_other_assets(pattern):
    assert 'href="/b.css"' in pattern.screen("01-name").document(css=["/b.css"])
    assert 'href="/a.css"' in pattern.screen("01-name").page()


def test_words_are_collected_once_and_said_in_each_language(pattern):
    words = pattern.words()
    assert words == ["What is your full name?", "Continue", "Enter your full name", "Email address"]
    assert [pattern.in_words("Continue", tag) for tag in LANGUAGES] == ["Continue", "Continuer", "متابعة"]
    problems = ("There is %(n)s problem", "There are %(n)s problems")
    assert pattern.in_words(problems, "en") == "There is [n] problem / There are [n] problems"
    assert len(pattern.in_words(problems, "ar").split(" / ")) > 3
    call = ("Call %(phone)s in %(n)s day", "Call %(phone)s in %(n)s days")
    assert pattern.in_words(call, "en") == "Call [phone] in [n] day / Call [phone] in [n] days"
    limit = ("%(thing)s: up to %(limit)s sign, not %(n)s", "%(thing)s: up to %(limit)s signs, not %(n)s")
    assert pattern.in_words(limit, "en").endswith("[thing]: up to [limit] signs, not [n]")


def test_channels_are_said_in_each_language(pattern):
    assert list(pattern.channels()) == ["phone", "counter", "letter"]
    assert pattern.channels("fr")["phone"] == "Quel est votre nom complet ?"


def test_a_department_s_own_words(pattern):
    folder = pattern.folder.parent / "locale" / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "handrail.po").write_text('msgid "Pick a day"\nmsgstr "Choisissez un jour"\n', encoding="utf-8")
    assert pattern.in_words("Pick a day", "fr") == "Choisissez un jour"
    assert pattern.in_words("Continue", "fr") == "Continuer"


def test_rows_of_what_people_type(pattern):
    assert pattern.inputs() == []
    (pattern.folder / "inputs.yaml").write_text(
        "- typed: {full_name: ' Nadir '}\n  kept: Nadir\n  note: one name\n"
        "- typed: {full_name: 12}\n  screen: 02-email\n  message: {full_name: {en: Enter, fr: Entrez, ar: أدخل}}\n"
    )
    kept, refused = pattern.inputs()
    assert (kept.typed, kept.kept, kept.messages, kept.note) == ({"full_name": " Nadir "}, "Nadir", {}, "one name")
    assert (refused.typed, refused.kept, refused.screen) == ({"full_name": "12"}, None, "02-email")
    assert refused.messages["full_name"]["fr"] == "Entrez"


@pytest.mark.parametrize(
    "row, message",
    [
        ("- kept: a", "a row has 'typed'"),
        ("- typed: {a: b}", "not both"),
        ("- {typed: {a: b}, kept: c, message: {}}", "not both"),
        ("- {typed: b, kept: c}", "'typed' is written as a mapping"),
        ("- {typed: {a: b}, kept: c, wrong: d}", "row 1: a row has"),
    ],
)
def test_a_row_that_is_none_is_named(pattern, row, message):
    (pattern.folder / "inputs.yaml").write_text(row)
    with pytest.raises(DescriptionError, match=message):
        pattern.inputs()
