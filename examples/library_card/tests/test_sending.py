"""Sending exactly once, over HTTP, on each kind of database that this machine has."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from flask import Flask

from library_card.storage import Store
from library_card.tests.person import MAX, Person

pytestmark = pytest.mark.handrail_gate  # the whole service runs for it


@pytest.fixture
def store(database_url: str) -> Store:
    return Store(database_url)


def reference(person: Person) -> str:
    return person.page.text(".hr-panel [dir=ltr]")


def test_pressing_send_many_times_at_once_gives_one_receipt(person: Person) -> None:
    person.answer_all()
    token = person.token()
    with ThreadPoolExecutor(6) as presses:
        answers = list(presses.map(lambda _press: person.send(send=token), range(12)))
    assert {(answer.status_code, answer.headers["location"]) for answer in answers} == {(303, "/en/confirmation")}
    first = person.go("confirmation")
    assert first.h1 == "Application sent"
    assert reference(person) == (person.go("confirmation") and reference(person))


def test_a_retry_in_another_tab_gets_the_same_receipt(person: Person) -> None:
    check = person.answer_all()
    token = person.token()
    person.send_application()
    sent = reference(person)
    person.page = check  # the tab that was left open
    assert person.press(send=token).path == "/en/confirmation"
    assert reference(person) == sent


def test_after_sending_no_page_shows_a_form_again(person: Person) -> None:
    person.answer_all()
    question = person.go("contact")
    person.go("check")
    person.send_application()
    sent = reference(person)
    for path in [*MAX, "check"]:
        person.go(path)
        assert person.page.h1 == "You have already sent this"
        assert sent in person.page.text("main")
        assert not person.page.document.query("main input, main textarea, main button")
    person.page = question  # an old tab
    assert person.press(**MAX["contact"]).h1 == "You have already sent this"
    assert person.follow("See what happens next").h1 == "Application sent"
    person.go("")
    assert "You sent an application on" in person.page.text("main")
    assert person.press().path == "/en/name"  # another card


def test_what_is_sent_is_what_was_checked(person: Person) -> None:
    check = person.answer_all()
    token = person.token()
    person.go("name")
    person.press(full_name="Max Ferro-Silva")  # in another tab
    person.page = check
    assert person.press(send=token).path == "/en/check"
    main = person.page.text("main")
    assert "changed in another tab" in main
    assert "Max Ferro-Silva" in main
    assert person.send_application().path == "/en/confirmation"


@pytest.mark.parametrize(
    "contact, told",
    [
        ({"contact": "email", "email": "max@example.org"}, "we write to the email address"),
        ({"contact": "phone", "phone": "08081 570 100"}, "we send a text message to the number"),
        ({"contact": "address", "address": "12 Quay Street"}, "we send a letter to the address"),
        ({"contact": "none"}, None),
    ],
    ids=["email", "phone", "address", "none"],
)
def test_the_receipt_says_what_comes_next_and_how_people_are_told(
    person: Person, app: Flask, monkeypatch: pytest.MonkeyPatch, contact: dict[str, str], told: str | None
) -> None:
    monkeypatch.setattr(app.extensions["store"], "_clock", lambda: 1_795_516_200)  # 24 November 2026
    person.answer_all()
    person.go("contact")
    person.press(**contact)
    person.go("check")
    person.send_application()
    steps = person.page.texts("main ol li")
    assert steps == [
        "Done: You sent it Tuesday 24 November 2026",
        "Now: We make your card Ready by Tuesday 1 December 2026",
        "To come: You collect your card Ask for it at any library. Bring your reference.",
    ]
    assert ("How we tell you" in person.page.texts("main h2")) is (told is not None)
    assert (told or "What you can still change") in person.page.text("main")


def test_an_unfinished_application_cannot_be_sent(person: Person, app: Flask) -> None:
    name = person.start()
    data = {"csrf_token": name.value("csrf_token"), "send": "x"}
    answer = person.client.post(name.response.url.join("/en/check"), data=data)
    assert answer.headers["location"].startswith("/en/check")
    assert person.go("check").path == "/en/name"


def test_the_receipt_is_for_this_browser_only_and_its_address_tells_nothing(
    person: Person, arrive: Callable[..., Person]
) -> None:
    person.answer_all()
    sent = person.send_application()
    assert sent.path == "/en/confirmation"
    assert not sent.response.url.query
    assert "Max" not in sent.title
    for answer in ("Max", "1984", "example.org"):
        assert answer not in sent.text("main")  # the page may be left open
    other = arrive()
    assert other.go("confirmation").path == "/en/"


def test_no_address_holds_anything_personal(person: Person) -> None:
    seen: list[httpx.URL] = []
    person.client.event_hooks["request"] = [lambda request: seen.append(request.url)]
    person.answer_all()
    person.follow("Change full name")
    person.press(full_name="x" * 300)
    person.press(full_name="Max Ferro")
    person.send_application()
    assert {(url.path, url.query) for url in seen} <= {
        *((f"/en/{path}", b"") for path in ["", *MAX, "check", "confirmation"]),
        ("/en/name", b"change=yes"),
    }
