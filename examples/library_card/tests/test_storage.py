"""What the database keeps, on each kind of database that this machine has."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from library_card import storage
from library_card.storage import IDLE_SECONDS, AlreadySent, AnswersChanged, Application, Store

pytestmark = pytest.mark.handrail_gate

DAY = IDLE_SECONDS


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database_url: str, clock: Clock) -> Store:
    return Store(database_url, clock)


def found(store: Store, application: str) -> Application:
    kept = store.application(application)
    assert kept is not None
    return kept


def test_answers_are_kept_as_they_are(store: Store) -> None:
    application = store.start("ar")
    answer: dict[str, Any] = {"full_name": "Nguyễn d’Arcy ليلى 李明月 𝒬", "short_name": None}
    store.keep_answer(application, "name", answer)
    again = Store(store.engine.url.render_as_string(hide_password=False))
    assert found(again, application).answers == {"name": answer}
    assert found(again, application).language == "ar"


def test_what_was_typed_gives_way_to_the_answer(store: Store) -> None:
    application = store.start("en")
    store.keep_typed(application, "name", {"full_name": [" \u202e"]}, refused=True)
    store.keep_typed(application, "name", {"full_name": ["x"]}, refused=False)
    assert found(store, application).typed == {"name": {"values": {"full_name": ["x"]}, "checked": True, "refused": 1}}
    store.keep_answer(application, "name", {"full_name": "Max"})
    assert found(store, application).typed == {}


def test_two_tabs_do_not_overwrite_each_other(store: Store) -> None:
    application = store.start("en")
    names = [f"question-{number}" for number in range(24)]
    with ThreadPoolExecutor(8) as tabs:
        list(tabs.map(lambda name: store.keep_answer(application, name, {"of": name}), names))
    assert found(store, application).answers == {name: {"of": name} for name in names}


def test_sending_from_many_threads_sends_once(store: Store) -> None:
    application = store.start("en")
    store.keep_answer(application, "name", {"full_name": "Max"})
    token = found(store, application).send_token
    with ThreadPoolExecutor(8) as tabs:
        receipts = list(tabs.map(lambda _tab: store.send(application, token, "en"), range(16)))
    assert len({receipt.reference for receipt in receipts}) == 1
    assert len({receipt.sent_at for receipt in receipts}) == 1


def test_a_token_is_good_for_the_answers_that_were_seen(store: Store) -> None:
    application = store.start("en")
    seen = found(store, application).send_token
    store.keep_answer(application, "name", {"full_name": "Max"})
    with pytest.raises(AnswersChanged):
        store.send(application, seen, "en")
    assert found(store, application).sent_at is None
    for wrong in ("", "é", "x" * 1000):
        with pytest.raises(AnswersChanged):
            store.send(application, wrong, "en")
    receipt = store.send(application, found(store, application).send_token, "en")
    assert store.send(application, seen, "en").reference == receipt.reference  # spent: the same receipt


def test_what_is_sent_does_not_change(store: Store) -> None:
    application = store.start("en")
    store.send(application, found(store, application).send_token, "en")
    with pytest.raises(AlreadySent):
        store.keep_answer(application, "name", {"full_name": "Somebody else"})
    with pytest.raises(AlreadySent):
        store.keep_typed(application, "name", {}, refused=True)
    store.forget(application)
    assert found(store, application).answers == {}


def test_no_two_applications_have_the_same_reference(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    references = iter(["LC-0000-0001", "LC-0000-0001", "LC-0000-0001", "LC-0000-0002"])
    monkeypatch.setattr(storage, "new_reference", lambda: next(references))
    sent = []
    for _ in range(2):
        application = store.start("en")
        sent.append(store.send(application, found(store, application).send_token, "en").reference)
    assert sent == ["LC-0000-0001", "LC-0000-0002"]


def test_an_idle_visit_ends_after_a_day_and_takes_what_was_not_sent(store: Store, clock: Clock) -> None:
    unsent, sent, active = (store.start("en") for _ in range(3))
    store.send(sent, found(store, sent).send_token, "en")
    for key, application in (("a", unsent), ("b", sent), ("c", active)):
        store.keep_visit(key, {"application": application})
    clock.now += DAY - 100
    assert store.visit("c") == {"application": active}  # this one is used
    clock.now += 200
    assert store.visit("a") is None
    store.forget_idle()
    assert store.application(unsent) is None
    assert store.application(sent) is not None
    assert store.application(active) is not None
    assert store.visit("c") is not None


def test_a_new_application_is_not_swept_away_before_its_visit_is_written(store: Store) -> None:
    application = store.start("en")
    store.forget_idle()
    assert store.application(application) is not None


def test_no_error_of_the_database_repeats_what_somebody_typed(store: Store) -> None:
    with pytest.raises(IntegrityError) as caught:
        store.keep_visit("key", {"application": "nobody", "name": "Max Ferro"})
    assert "Max Ferro" not in str(caught.value)
