"""What people type as a date: each row goes through the real form, over HTTP, in three languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
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
GROUPS = {
    "01-birth": ("born", "Date of birth", "Enter your date of birth"),
    "02-joined": ("joined", "Date you joined the library", "Enter the year that you joined the library"),
    "03-lost": ("lost", "Day you lost the card", "Enter the day you lost the card"),
}
"""What each screen asks: the name of its boxes, the thing, and what to do if nothing is given."""
LATE = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
TODAY = parse.today(timezone(timedelta(hours=1)), lambda: LATE)
"""In Halmere it is half past midnight."""


def read(typed: Mapping[str, str], screen: Screen) -> asking.Answer:
    """The date of a screen, as a service would read it."""
    group, thing, enter = GROUPS[screen.name]
    not_known = asking.Answer("not known", PATTERN.in_words("Not known", screen.language))
    rough = group == "joined" or "not_exact" in typed
    if "not_known" in typed:
        return not_known
    try:
        found = parse.date(
            *(typed.get(f"{group}-{part}", "") for part in ("day", "month", "year")),
            today=TODAY,
            precision="year" if rough else "day",
            earliest=date(1896, 1, 1) if group == "born" else None,
            latest=TODAY,
        )
    except parse.Problem as problem:
        if problem.name == "date-missing" and "not_exact" in typed:
            return not_known
        thing, enter = (PATTERN.in_words(words, screen.language) for words in (thing, enter))
        message = parse.message(problem, thing=thing, enter=enter, language=screen.language)
        raise asking.Refused({problem.control(group, "month" if group == "joined" else "day"): message}) from None
    return asking.Answer(str(found), found.in_words(screen.language))


@pytest.fixture(scope="module")
def form() -> Iterator[asking.Form]:
    files = {CSS: assets.stylesheet(PATTERN.library), JS: assets.script(PATTERN.library)}
    with asking.form(PATTERN, read, files) as made:
        yield made


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row.typed.values()).strip() or "nothing")
def test_what_people_type(form: asking.Form, row: Input, language: str) -> None:
    asking.trial(form, row, language)


@pytest.mark.handrail_gate
def test_the_focus_goes_to_what_is_to_be_mended(form: asking.Form) -> None:
    with Browser() as browser:
        asking.focus(form, browser)


def test_it_is_tomorrow_in_the_country_before_it_is_so_on_the_server() -> None:
    assert (LATE.date(), TODAY) == (date(2026, 11, 23), date(2026, 11, 24))


@pytest.mark.parametrize("words", ["1 March 1962", "1 March 2009", "29 February 2024"])
def test_the_birthdays_of_the_data_rules_are_those_of_the_reader(words: str) -> None:
    rule = PATTERN.sections["Data rules"]
    ages = {18: "1 March 1962", 65: "1 March 2009", 80: "29 February 2024"}
    for age, said in ages.items():
        day = parse.birthday(date(1944, 2, 29), age)
        assert parse.in_words("en", day=day.day, month=day.month, year=day.year) == said
    assert words in rule


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "state, typed, wrong",
    [
        ("errors", {"born-day": "", "born-month": "", "born-year": ""}, ["day", "month", "year"]),
        ("month_missing", {"born-day": "27", "born-month": "", "born-year": "1984"}, ["month"]),
        ("not_real", {"born-day": "29", "born-month": "2", "born-year": "2023"}, ["day", "month", "year"]),
    ],
)
def test_the_screens_say_what_the_reader_says(
    state: str, typed: dict[str, str], wrong: list[str], language: str
) -> None:
    usual = PATTERN.screen("01-birth", language)
    with pytest.raises(asking.Refused) as refused:
        read(typed, usual)
    with pytest.raises(parse.Problem) as problem:
        parse.date(*typed.values(), today=TODAY)
    assert list(problem.value.parts) == wrong
    as_read = usual.render(values=typed, errors=refused.value.errors, wrong=wrong)
    assert as_read == PATTERN.screen(f"01-birth-{state}", language).render()
