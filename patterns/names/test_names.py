"""What people type as a name: each row goes through the real form, over HTTP, in three languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from handrail import assets
from handrail.check import asking
from handrail.check.browser import Browser
from handrail.library import Library
from handrail.patterns import LANGUAGES, Input, Pattern, Screen
from handrail.service import parse

CSS, JS = "/handrail.css", "/handrail.js"
PATTERN = Pattern(Path(__file__).parent, Library().with_assets({"css": [CSS], "js": [JS]}))
ROWS = PATTERN.inputs()
ON_LETTERS = {"typed": "Layla Haddad", "register": "ليلى حداد"}


def read(typed: Mapping[str, str], screen: Screen) -> asking.Answer:
    """The names of a screen, as a service would read them."""
    answer = {"01-name": read_name, "02-parts": read_parts, "03-letters": read_choice}[screen.name]
    return answer(typed, screen)


def read_name(typed: Mapping[str, str], screen: Screen) -> asking.Answer:
    kept, errors = [], {}
    for control, thing, enter in (
        ("full_name", "Full name", "Enter your full name"),
        ("short_name", "What we call you", None),
    ):
        try:
            kept.append(parse.name(typed[control], required=enter is not None))
        except parse.Problem as problem:
            errors[control] = words_for(problem, thing, enter, screen)
    if errors:
        raise asking.Refused(errors)
    return asking.Answer(" · ".join(filter(None, kept)))


def read_parts(typed: Mapping[str, str], screen: Screen) -> asking.Answer:
    try:
        names = parse.names(typed["given_names"], typed["family_name"], only_one="only_one" in typed)
    except parse.Problem as problem:
        part = problem.parts[0]
        control, thing = {"given": ("given_names", "Given names"), "family": ("family_name", "Family name")}[part]
        raise asking.Refused({control: words_for(problem, thing, "Enter your full name", screen)}) from None
    return asking.Answer(names.only or f"{names.given} · {names.family}")


def read_choice(typed: Mapping[str, str], screen: Screen) -> asking.Answer:
    chosen = typed.get("on_letters", "")
    if chosen not in ON_LETTERS:
        message = PATTERN.in_words("Select the name that we should write on letters", screen.language)
        raise asking.Refused({"on_letters": message})
    return asking.Answer(chosen, ON_LETTERS[chosen])


def words_for(problem: parse.Problem, thing: str, enter: str | None, screen: Screen) -> str:
    """The message for a problem, in the language of the screen."""
    thing, enter = (words and PATTERN.in_words(words, screen.language) for words in (thing, enter))
    return parse.message(problem, thing=thing, enter=enter, language=screen.language)


@pytest.fixture(scope="module")
def form() -> Iterator[asking.Form]:
    files = {CSS: assets.stylesheet(PATTERN.library), JS: assets.script(PATTERN.library)}
    with asking.form(PATTERN, read, files) as made:
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row.typed.values())[:40].strip() or "nothing")
def test_what_people_type(form: asking.Form, row: Input, language: str) -> None:
    asking.trial(form, row, language)


@pytest.mark.handrail_gate
def test_the_focus_goes_to_what_is_to_be_mended(form: asking.Form) -> None:
    with Browser() as browser:
        asking.focus(form, browser)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_of_115_characters_is_shown_whole(language: str) -> None:
    longest = next(row.kept for row in ROWS if row.note == "115 characters")
    assert len(longest) == 115
    for screen in ("01-name-long", "04-check"):
        assert longest in PATTERN.screen(screen, language).render()


def test_a_name_in_another_script_says_its_language_and_direction() -> None:
    for screen in ("03-letters", "04-check"):
        assert '<bdi lang="ar" dir="rtl">ليلى حداد</bdi>' in PATTERN.screen(screen).render()
