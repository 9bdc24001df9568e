"""The journey over HTTP, without JavaScript: every page, every error, every language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from handrail.check import readability
from library_card import dates
from library_card.questions import QUESTIONS
from library_card.tests.person import MAX, Person

pytestmark = pytest.mark.handrail_gate  # the whole service runs for it

TITLES = {
    "en": ("Library cards – Government of Halmere", "Error: "),
    "fr": ("Cartes de bibliothèque – Gouvernement de Halmere", "Erreur : "),
    "ar": ("بطاقات المكتبة – حكومة هالمير", "خطأ: "),
}


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "today", lambda: date(2026, 11, 24))


@pytest.mark.parametrize("language", TITLES)
def test_the_way_through(arrive: Callable[..., Person], language: str) -> None:
    person = arrive(language)
    seen = [person.go("")]
    seen.append(person.press())
    for name in MAX:
        seen.append(person.press())  # as it looks when nothing was given
        person.answer(name)
        seen.append(person.page)
    assert person.page.path == f"/{language}/check"
    seen.append(person.send_application())
    assert person.page.path == f"/{language}/confirmation"
    for page in seen:
        direction = "rtl" if language == "ar" else "ltr"
        assert page.status == 200
        assert (page.attributes("html", "lang"), page.attributes("html", "dir")) == ([language], [direction])
        error = TITLES[language][1] if page.problems else ""
        assert page.title == f"{error}{page.h1} – {TITLES[language][0]}"
        assert len(page.document.query("h1")) == 1
        assert readability.check(page.html) == []
    assert len({page.h1 for page in seen}) == 7
    reference = person.page.text(".hr-panel bdi, .hr-panel [dir=ltr]")
    assert reference.startswith("LC-")


def test_the_bare_address_leads_to_the_language_that_the_browser_asks_for(person: Person) -> None:
    assert person.open("/").path == "/en/"
    person.client.headers["accept-language"] = "de, ar;q=0.8, fr;q=0.5"
    assert person.open("/").path == "/ar/"
    person.client.headers["accept-language"] = "de"
    assert person.open("/").path == "/en/"


def test_check_answers_shows_what_is_kept_not_what_was_typed(person: Person) -> None:
    person.start()
    person.press(full_name="  Layla\u200b   Haddad ", short_name="")
    person.press(**{"date_of_birth-day": "١٤/حزيران/١٩٨٤"})
    person.press(contact="phone", phone="٠٨٠٨١ (570)-100", email="not used")
    person.press(support=["none"])
    assert person.page.h1 == "Check your answers"
    main = person.page.text("main")
    for kept in ("Layla Haddad", "14 June 1984", "08081570100", "By text message", "None of these"):
        assert kept in main
    assert "Not given" in main
    assert "not used" not in main


def test_an_answer_is_changed_from_check_answers_and_leads_back_there(person: Person) -> None:
    person.answer_all()
    assert person.follow("Change date of birth").path == "/en/date-of-birth"
    assert person.page.value("date_of_birth-month") == "6"
    assert person.press(**{"date_of_birth-day": "31"}).path == "/en/date-of-birth"
    assert person.page.problems  # 31 June; and still on the way back to check answers
    assert person.press(**{"date_of_birth-day": "30"}).path == "/en/check"
    assert "30 June 1984" in person.page.text("main")
    person.follow("Change how we tell you that your card is ready")
    assert person.follow("Back").path == "/en/check"


def test_back_leads_through_the_questions_and_continue_forward_again(person: Person) -> None:
    person.answer_all()
    for name in ["support", "contact", "date-of-birth", "name", ""]:
        assert person.follow("Back").path == f"/en/{name}"
        assert person.open(str(person.page.response.url)).status == 200  # refresh
    assert person.page.h1 == "Apply for a library card"
    assert person.follow("Go on with your application").path == "/en/check"
    person.go("name")
    assert person.page.value("full_name") == "Max Ferro"
    assert person.press().path == "/en/date-of-birth"


def test_help_stands_in_the_same_place_on_every_page(person: Person) -> None:
    """WCAG 3.2.6: the same help, in the same order, on each page, those of errors too."""
    person.answer_all()
    places = set()
    for path in ["", *MAX, "check", "nothing"]:
        page = person.go(path)
        help_link = page.attributes("header a", "href")[-1]
        places.add((help_link, page.text("footer"), str(page.document.query("body > *")[-1].name)))
    person.go("check")
    sent = person.send_application()
    places.add((sent.attributes("header a", "href")[-1], sent.text("footer"), "footer"))
    assert len(places) == 1
    assert "08081 570 100" in sent.text("footer")


def test_questions_cannot_be_skipped(person: Person) -> None:
    assert person.go("support").path == "/en/"
    person.start()
    for name in ["support", "check", "confirmation"]:
        assert person.go(name).path == "/en/name"


def test_beginning_again_asks_first_and_then_deletes(person: Person) -> None:
    person.answer_all()
    person.go("")
    assert person.press().path == "/en/"  # the start button of an older page
    assert "saved your answers" in person.page.text("main")
    assert person.press(start="again").path == "/en/name"
    assert person.page.value("full_name") == ""


@pytest.mark.parametrize(
    "question, typed, problems",
    [
        ("name", {"full_name": " \u200b"}, {"full_name": "Enter your full name"}),
        (
            "name",
            {"full_name": "x" * 214, "short_name": "y" * 201},
            {
                "full_name": "Full name must be 200 characters or fewer. You entered 214",
                "short_name": "What we should call you must be 200 characters or fewer. You entered 201",
            },
        ),
        ("date-of-birth", {}, {"date_of_birth": "Enter your date of birth"}),
        (
            "date-of-birth",
            {"date_of_birth-day": "14", "date_of_birth-month": "6"},
            {"date_of_birth-year": "Date of birth must include a year"},
        ),
        (
            "date-of-birth",
            {"date_of_birth-day": "14"},
            {"date_of_birth-month": "Date of birth must include a month and a year"},
        ),
        (
            "date-of-birth",
            {"date_of_birth-day": "29", "date_of_birth-month": "2", "date_of_birth-year": "2023"},
            {"date_of_birth": "29 February 2023 is not a real date. February 2023 had 28 days"},
        ),
        (
            "date-of-birth",
            {"date_of_birth-day": "14", "date_of_birth-month": "13", "date_of_birth-year": "1984"},
            {"date_of_birth-month": "Month must be a number from 1 to 12 or a name, like 3 or March"},
        ),
        (
            "date-of-birth",
            {"date_of_birth-day": "14", "date_of_birth-month": "jui", "date_of_birth-year": "1984"},
            {
                "date_of_birth-month": "We are not sure which month jui means. Enter its number or its whole name",
            },
        ),
        (
            "date-of-birth",
            {"date_of_birth-day": "14", "date_of_birth-month": "6", "date_of_birth-year": "84"},
            {"date_of_birth-year": "Year must include 4 numbers"},
        ),
        (
            "date-of-birth",
            {"date_of_birth-day": "14", "date_of_birth-month": "6", "date_of_birth-year": "2027"},
            {"date_of_birth-year": "Date of birth must be today or in the past"},
        ),
        (
            "date-of-birth",
            {"date_of_birth-day": "14", "date_of_birth-month": "6", "date_of_birth-year": "0974"},
            {"date_of_birth-year": "Date of birth must be in 1896 or later"},
        ),
        (
            "date-of-birth",
            {"date_of_birth-day": "03/04"},
            {"date_of_birth": "We are not sure what 03/04 means. Enter the day, month and year in 3 boxes"},
        ),
        ("contact", {}, {"contact": "Select how we should tell you"}),
        ("contact", {"contact": "email"}, {"email": "Enter your email address"}),
        (
            "contact",
            {"contact": "email", "email": "max.ferro.example.org"},
            {"email": "Enter an email address in the correct format, like name@example.org"},
        ),
        (
            "contact",
            {"contact": "phone", "phone": "12"},
            {"phone": "Enter a phone number with 5 to 15 digits, like 08081 570 100"},
        ),
        ("contact", {"contact": "address", "address": "\n"}, {"address": "Enter your address"}),
        (
            "contact",
            {"contact": "address", "address": "Quay\nStreet " * 80},
            {"address": "Address must be 500 characters or fewer. You entered 959"},
        ),
        ("support", {}, {"support": "Select what would help you, or select “None of these”"}),
        ("support", {"support": ["audio", "none"]}, {"support": "Select what would help you, or only “None of these”"}),
    ],
)
def test_a_problem_is_told_at_the_top_and_at_the_control_and_nothing_typed_is_lost(
    person: Person, question: str, typed: dict[str, str | list[str]], problems: dict[str, str]
) -> None:
    person.start()
    for name in MAX:
        if name == question:
            break
        person.answer(name)
    person.press(**typed)
    for _ in range(2):  # and after a refresh
        assert person.page.path == f"/en/{question}"
        assert person.page.title.startswith("Error: ")
        assert person.page.problems == problems
        beside = " ".join(person.page.texts(".hr-field__error"))
        for control, message in problems.items():
            assert message in beside
            assert person.page.document.query(f'[id="{control}"]')
        for name, value in typed.items():
            assert person.page.fields[name] == (value if isinstance(value, list) else [value])
        person.open(str(person.page.response.url))
    assert person.answer(question).title.startswith("Error: ") is False
    assert question not in person.page.path


def test_the_boxes_that_are_wrong_are_marked_and_no_others(person: Person) -> None:
    person.start()
    person.answer("name")
    person.press(**{"date_of_birth-day": "14"})
    wrong = set(person.page.attributes("input[aria-invalid=true]", "name"))
    assert wrong == {"date_of_birth-month", "date_of_birth-year"}


def test_who_does_not_know_the_date_gets_on(person: Person) -> None:
    person.start()
    person.answer("name")
    assert person.press(not_exact="yes").path == "/en/contact"
    person.answer("contact")
    person.answer("support")
    assert "Not known" in person.page.text("main")
    person.follow("Change date of birth")
    assert person.page.fields["not_exact"] == ["yes"]
    person.press(**{"date_of_birth-year": "1950", "date_of_birth-month": "mai"})
    assert "May 1950, not exact" in person.page.text("main")


def test_the_third_refusal_offers_a_person(person: Person) -> None:
    person.start()
    for offered in (False, False, True):
        person.press(full_name="")
        assert ("If this does not work" in person.page.text("main")) is offered
    assert "Leave this and go on" not in person.page.texts("main button")  # no card without a name
    person.answer("name")
    assert "If this does not work" not in person.page.text("main")


@pytest.mark.parametrize("name", [name for name, question in QUESTIONS.items() if question.optional])
def test_the_third_refusal_offers_to_leave_what_may_be_left(person: Person, name: str) -> None:
    person.answer_all()
    person.go(f"{name}?change=yes")
    nothing = {field: [] for field in QUESTIONS[name].fields}
    for offered in (False, False, True):
        person.press(**nothing)
        assert ("Leave this and go on" in person.page.texts("main button")) is offered
    assert person.press(**nothing, leave="yes").path == "/en/check"
    assert person.page.texts("main dd").count("Not given") == 2  # and what to call Max
    person.go(name)
    assert person.page.problems == {}
    assert not any(value for field in nothing for value in person.page.fields.get(field, []))
    person.go("check")
    assert person.send_application().h1 == "Application sent"


def test_what_the_card_needs_cannot_be_left(person: Person) -> None:
    person.start()
    assert person.press(leave="yes").path == "/en/name"
    assert person.page.problems == {"full_name": "Enter your full name"}


@pytest.mark.parametrize("typed", ["Layla\nحداد <b>&amp;\"'", "  spaces  kept  ", "x" * 50_000])
def test_the_language_switch_loses_nothing_and_judges_nothing(person: Person, typed: str) -> None:
    person.start()
    person.press(language="ar", full_name=typed, short_name="Lu")
    assert person.page.path == "/ar/name"
    assert person.page.value("full_name") == typed
    assert person.page.problems == {}
    person.press(language="fr", short_name="Lulu")
    assert (person.page.path, person.page.value("short_name")) == ("/fr/name", "Lulu")


def test_the_language_switch_keeps_errors_and_says_them_in_the_new_language(person: Person) -> None:
    person.answer_all()
    person.follow("Change how we tell you that your card is ready")
    person.press(contact="email", email="max")
    person.press(language="fr", email="max@")
    assert person.page.title.startswith("Erreur")
    assert person.page.problems == {"email": "Entrez une adresse électronique au bon format, comme name@example.org"}
    assert person.page.value("email") == "max@"
    person.press(email="max@example.org")
    assert person.page.path == "/fr/check"  # still on the way back to check answers


@pytest.mark.parametrize("path", ["", "check", "confirmation"])
def test_the_language_can_be_changed_on_pages_without_a_question(person: Person, path: str) -> None:
    person.answer_all()
    if path == "confirmation":
        person.send_application()
    person.go(path)
    assert person.press(language="ar").path == f"/ar/{path}"
    assert person.page.status == 200


def test_a_language_that_we_do_not_speak_is_not_a_language(person: Person) -> None:
    person.start()
    assert person.press(language="../../evil", full_name="Max").path == "/en/date-of-birth"
