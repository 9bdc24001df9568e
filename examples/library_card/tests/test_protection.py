"""Forged requests, stolen sessions, headers, too much of everything, and a database that is away."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from library_card import pages
from library_card.app import create_app
from library_card.storage import IDLE_SECONDS, Application, Store
from library_card.tests.person import MAX, Person

pytestmark = pytest.mark.handrail_gate  # the whole service runs for it

COOKIE = "library_card"


def test_the_session_cookie_cannot_be_read_by_scripts_or_sent_by_other_sites(person: Person) -> None:
    cookie = person.go("").response.headers["set-cookie"]
    assert re.fullmatch(r"library_card=[\w-]{43}; HttpOnly; Path=/; SameSite=Lax", cookie)


def test_over_tls_the_cookie_belongs_to_this_host_alone(arrive: Callable[..., Person]) -> None:
    person = arrive(base_url="https://localhost")
    response = person.go("").response
    assert response.headers["set-cookie"].startswith("__Host-library_card=")
    assert "; Secure; HttpOnly" in response.headers["set-cookie"]
    assert response.headers["strict-transport-security"] == "max-age=31536000"
    person.start()
    assert person.answer("name").path == "/en/date-of-birth"


def test_proxies_that_are_trusted_say_that_it_is_tls(instance: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'library_card.sqlite'}"
    for proxies, name in ((0, "library_card="), (1, "__Host-library_card=")):
        app = create_app({"INSTANCE": instance, "DATABASE_URL": url, "PROXIES": proxies})
        answer = app.test_client().get("/en/", headers={"X-Forwarded-Proto": "https"})
        assert answer.headers["set-cookie"].startswith(name)


def test_starting_gives_a_new_session_and_the_old_one_is_worth_nothing(
    person: Person, arrive: Callable[..., Person]
) -> None:
    attacker = arrive()
    attacker.go("")
    planted = attacker.client.cookies[COOKIE]
    person.client.cookies.update(attacker.client.cookies)
    person.start()
    assert person.client.cookies[COOKIE] != planted
    person.press(full_name="Max Ferro")
    assert attacker.go("name").path == "/en/"  # no application, no answers


def test_a_number_that_we_did_not_give_is_no_session(person: Person) -> None:
    person.client.headers["cookie"] = f"{COOKIE}=made-up"
    answer = person.client.get("/en/")
    assert "made-up" not in answer.headers["set-cookie"]


def test_the_database_holds_no_session_number(person: Person, app: Flask, tmp_path: Path) -> None:
    person.start()
    assert person.client.cookies[COOKIE].encode() not in (tmp_path / "library_card.sqlite").read_bytes()


@pytest.mark.parametrize("token", [None, "", "forged", "IjAi.aaaa.bbbb"])
def test_a_forged_form_changes_nothing(person: Person, token: str | None) -> None:
    name = person.start()
    data = {"full_name": "Mallory"} | ({} if token is None else {"csrf_token": token})
    answer = person.client.post(name.response.url, data=data)
    assert answer.status_code == 403
    assert "That page was out of date" in answer.text
    assert "What you saved before is safe" in answer.text
    assert person.go("name").value("full_name") == ""


def test_the_token_of_another_visit_is_forged_too(person: Person, arrive: Callable[..., Person]) -> None:
    other = arrive()
    other.start()
    name = person.start()
    data = {"full_name": "Mallory", "csrf_token": other.page.value("csrf_token")}
    assert person.client.post(name.response.url, data=data).status_code == 403


def test_starting_again_elsewhere_makes_old_pages_out_of_date_and_says_so(person: Person) -> None:
    old = person.start()
    person.go("")
    person.press(start="again")
    person.page = old
    answer = person.send(full_name="Max")
    assert answer.status_code == 403
    assert "Perhaps you began again in another tab" in answer.text


def test_without_a_cookie_a_form_gets_a_polite_page(person: Person) -> None:
    person.start()
    person.client.cookies.clear()
    answer = person.send(full_name="Max")
    assert answer.status_code == 403
    assert "Your browser did not send our cookie" in answer.text


def test_after_a_day_away_people_learn_what_became_of_their_answers(
    person: Person, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.start()
    store: Store = app.extensions["store"]
    now = store._clock()
    monkeypatch.setattr(store, "_clock", lambda: now + IDLE_SECONDS + 1)
    for answer in (person.send(full_name="Max"), person.client.get("/en/name"), person.client.get("/en/confirmation")):
        assert answer.status_code == 403
        assert "You were away for more than a day" in answer.text
    with store.engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(Application)) == 0  # as the page says
    person.open("/en/name")
    person.follow("Go to the start page")
    assert person.press().path == "/en/name"


def test_every_page_has_its_headers(person: Person) -> None:
    person.answer_all()
    for path in ["/en/", "/en/name", "/en/check", "/nowhere", "/"]:
        headers = person.client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'self'; ")
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "strict-transport-security" not in headers


def test_assets_are_kept_for_long_and_pages_ask_for_nothing_else(person: Person) -> None:
    page = person.go("")
    addresses = page.attributes("link[rel=stylesheet]", "href") + page.attributes("script", "src")
    assert len(addresses) == 2
    for address in addresses:
        answer = person.client.get(address)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert person.client.get("/assets/missing.css").headers["cache-control"] == "no-store"


def test_long_text_is_told_so_and_kept(person: Person) -> None:
    person.start()
    person.press(full_name="ليلى " * 5000)
    assert person.page.problems == {"full_name": "Full name must be 200 characters or fewer. You entered 24999"}
    assert person.page.value("full_name") == "ليلى " * 5000


def test_a_form_that_is_too_large_gets_a_polite_page(person: Person) -> None:
    person.start()
    person.answer("name")
    person.go("name")
    answer = person.send(full_name="x" * 300_000)
    assert answer.status_code == 413
    assert "That is more than we can read" in answer.text
    assert person.go("name").value("full_name") == "Max Ferro"


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "a\x00b",
        "\ud800",
        "\x1b[31m",
        "\u202e",
        "{{ 7*7 }}",
        "<script>alert(1)</script>",
        "%s%n",
        "'; drop table applications; --",
    ],
)
def test_hostile_text_is_only_text(person: Person, text: str) -> None:
    person.start()
    body = {"csrf_token": person.page.value("csrf_token"), "full_name": text.encode("utf-8", "surrogatepass")}
    answer = person.client.post(person.page.response.url, data=body)
    assert answer.status_code == 303
    page = person.go("name")
    assert page.status == 200
    assert "<script>alert" not in page.html
    assert "49" not in page.value("full_name")


@pytest.mark.parametrize("path", ["/en/nothing", "/en/check/", "/de/", "/static/none.css", "/en/name/x"])
def test_a_page_that_is_not_there(person: Person, path: str) -> None:
    page = person.open(path)
    assert page.status == 404
    assert page.h1 == "We cannot find this page" or not path.startswith("/en/")
    assert "Nothing has happened to your answers" in page.text("main")


def test_an_error_speaks_the_language_of_the_address_or_the_browser_or_all_of_them(person: Person) -> None:
    assert person.open("/fr/nothing").h1 == "Nous ne trouvons pas cette page"
    all_of_them = person.open("/nothing")
    assert all_of_them.attributes("html", "lang") == ["en"]
    parts = [*zip(*(all_of_them.attributes("main [lang]", name) for name in ("lang", "dir")), strict=True)]
    assert parts == [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")]
    assert len(all_of_them.document.query("h1")) == 1
    assert not all_of_them.document.query("header [lang]")  # nothing to choose: they all stand there
    person.client.headers["accept-language"] = "ar"
    assert person.open("/nothing").attributes("html", "lang") == ["ar"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_another_method_is_refused_politely(person: Person, method: str) -> None:
    person.start()
    answer = person.client.request(method, "/en/name")
    assert answer.status_code == 405
    assert "POST" in answer.headers["allow"]
    assert "This page does not take what was sent to it" in answer.text


def test_there_is_a_page_for_when_the_service_is_dead(app: Flask) -> None:
    page = app.test_cli_runner().invoke(args=["unavailable-page"]).output
    for title in ("This service is not working just now", "Ce service ne marche pas", "هذه الخدمة لا تعمل الآن"):
        assert title in page
    assert "csrf_token" not in page
    main = page[page.index("<main") : page.index("</main")]
    assert "href" not in main.replace('href="tel:', "")  # no way on that is not there
    assert not re.search(r'href="/(fr|ar)/', page)
    assert page.startswith("<!doctype html>")


@pytest.mark.parametrize("path", ["/en/name", "/en/nothing"])
def test_when_the_database_is_away_the_page_says_so(
    person: Person, app: Flask, tmp_path: Path, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    person.start()
    (tmp_path / "library_card.sqlite").rename(tmp_path / "away")
    (tmp_path / "library_card.sqlite").mkdir()
    app.extensions["store"].engine.dispose()
    for answer in (person.client.get(path), person.send(full_name="Max Ferro")):
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "60"
        assert answer.headers["cache-control"] == "no-store"
        assert "The fault is ours" in answer.text
        assert "tel:08081570100" in answer.text
    assert "Max Ferro" not in caplog.text
    (tmp_path / "library_card.sqlite").rmdir()
    (tmp_path / "away").rename(tmp_path / "library_card.sqlite")
    assert person.press(full_name="Max Ferro").path == "/en/date-of-birth"  # sent again


def test_when_the_service_breaks_the_page_says_what_to_quote_and_the_log_has_it(
    person: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    person.start()

    def broken(*_arguments: object) -> str:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR), monkeypatch.context() as while_broken:
        while_broken.setattr(pages, "following", broken)
        answer = person.send(**MAX["name"])
    assert answer.status_code == 500
    assert "There is a fault on our side" in answer.text
    assert "You did nothing wrong" in answer.text
    quoted = re.search(r">([0-9A-F]{6})<", answer.text)
    assert quoted
    assert quoted[1] in caplog.text
    assert "Max Ferro" not in caplog.text
    assert person.press(**MAX["name"]).path == "/en/date-of-birth"


@pytest.mark.parametrize("again", [{}, {"start": "again"}])
def test_two_presses_of_start_begin_one_application(person: Person, again: dict[str, str]) -> None:
    person.go("")
    first = person.send(**again)
    second = person.send(**again)  # the cookie is new, the form is not
    assert second.status_code == 303
    assert second.headers["location"] == first.headers["location"] == "/en/name"
    assert person.go("name").status == 200


def test_two_presses_of_start_at_the_same_time_both_lead_on(person: Person, arrive: Callable[..., Person]) -> None:
    person.go("")
    twin = arrive()
    twin.client.cookies.update(person.client.cookies)
    twin.page = person.page
    assert person.press().path == twin.press().path == "/en/name"
    assert twin.press(full_name="Max").path == "/en/date-of-birth"


def test_a_forged_start_begins_nothing(person: Person) -> None:
    person.start()
    person.press(full_name="Max Ferro")
    forged = person.client.post("/en/", data={"start": "again", "csrf_token": "forged"})
    assert forged.status_code == 303
    assert person.go("name").value("full_name") == "Max Ferro"
