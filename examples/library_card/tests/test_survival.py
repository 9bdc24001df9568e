"""A process of the service is killed between any two steps, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from library_card.tests.person import MAX, Person
from library_card.tests.server import FOLDER, Server

pytestmark = pytest.mark.handrail_gate


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    server.start()
    yield server
    server.kill()


def test_killing_the_service_between_any_two_steps_loses_nothing(server: Server) -> None:
    person = Person(httpx.Client(base_url=server.address))
    person.go("")
    server.restart()
    person.press()
    for name in MAX:
        server.restart()
        if name == "name":
            person.press(full_name="x" * 201)  # refused, and killed before the page comes back
            server.restart()
            person.go(name)
            assert person.page.value("full_name") == "x" * 201
            assert person.page.title.startswith("Error: ")
        assert person.answer(name).status == 200
    server.restart()
    person.go("check")
    for kept in ("Max Ferro", "14 June 1984", "max.ferro@example.org", "Books to listen to"):
        assert kept in person.page.text("main")
    server.restart()
    token = person.token()
    check = person.page
    person.send(send=token)
    server.restart()  # sent, and nobody has seen the receipt
    person.page = check
    person.press(send=token)
    receipt = person.page.text(".hr-panel [dir=ltr]")
    assert receipt.startswith("LC-")
    server.restart()
    assert person.go("check").h1 == "You have already sent this"
    assert receipt in person.page.text("main")


def test_a_real_server_answers_a_form_that_is_too_large(server: Server) -> None:
    person = Person(httpx.Client(base_url=server.address))
    person.start()
    answer = person.send(full_name="x" * 2_000_000)
    assert answer.status_code == 413
    assert "That is more than we can read" in answer.text


@pytest.mark.parametrize("setting, value", [("DATABASE_URL", "nonsense"), ("PROXIES", "some")])
def test_a_setting_that_cannot_be_used_is_told_in_one_sentence(setting: str, value: str) -> None:
    command = [sys.executable, str(FOLDER), "--port", "1"]
    started = subprocess.run(command, env=os.environ | {setting: value}, capture_output=True, text=True, timeout=60)
    assert started.returncode == 2
    assert started.stderr.startswith("library_card: ")
    assert started.stderr.count("\n") == 1
