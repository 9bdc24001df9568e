"""A service, its databases, and the people who use it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from flask import Flask
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from library_card.app import create_app
from library_card.storage import Base, Store, sqlite_url
from library_card.tests.person import Person


def _postgresql_programs() -> Path | None:
    """The folder of PostgreSQL's server programs, if this machine has them."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "postgres").exists()), None)


PROGRAMS = _postgresql_programs()
DATABASES = ["sqlite", "postgresql" if PROGRAMS else "sqlite-only-because-no-postgresql-here"]


# The server ends when its standard input does: also if the tests are killed, nothing stays behind.
UNTIL_INPUT_ENDS = '"$@" & read -r _; kill -QUIT $!; wait; cd / && rm -rf "$0"'


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL of our own, in a folder of its own, reached through a socket in that folder."""
    folder = tempfile.mkdtemp(prefix="library-card-pg-")
    user = None
    if os.geteuid() == 0:  # it refuses to run as root, and the other user must be able to reach the folder
        user = "nobody"
        shutil.chown(folder, user)
    data = f"{folder}/data"
    make = [f"{PROGRAMS}/initdb", "-D", data, "-U", "library", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
    subprocess.run(make, user=user, cwd=folder, stdout=subprocess.DEVNULL, check=True)
    settings = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off"]
    command = ["sh", "-c", UNTIL_INPUT_ENDS, folder, f"{PROGRAMS}/postgres", "-D", data, *settings]
    with open(f"{folder}/log", "wb") as log:
        server = subprocess.Popen(command, user=user, cwd=folder, stdin=subprocess.PIPE, stdout=log, stderr=log)
    url = f"postgresql://library@/postgres?host={folder}"
    warnings.warn(f"also tested on {_version_when_ready(url)}", stacklevel=2)
    yield url
    server.communicate()


def _version_when_ready(url: str) -> str:
    engine = Store(url).engine
    for _ in range(300):
        try:
            with engine.connect() as connection:
                return str(connection.scalar(text("select version()"))).split(" (")[0]
        except OperationalError:
            time.sleep(0.1)
    raise TimeoutError(url)


@pytest.fixture(scope="session")
def no_postgresql() -> None:
    """Says in the report that half of the proof is missing."""
    warnings.warn("PostgreSQL was NOT tested: this machine has no initdb and postgres", stacklevel=2)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database: each test that asks for it runs on each kind that this machine has."""
    if request.param == "postgresql":
        url = str(request.getfixturevalue("postgresql"))
        engine = Store(url).engine
        Base.metadata.drop_all(engine)
        engine.dispose()
        return url
    if request.param != "sqlite":
        request.getfixturevalue("no_postgresql")
    return sqlite_url(str(tmp_path / "library_card.sqlite"))


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with assets and a secret, written once for all tests."""
    return tmp_path_factory.mktemp("instance")


@pytest.fixture(scope="session")
def service(instance: Path) -> Flask:
    """The service, put together once for all tests."""
    return create_app({"INSTANCE": instance})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty SQLite that does not wait for the disk: no test of this process pulls the plug."""
    store = Store(sqlite_url(str(tmp_path / "library_card.sqlite")))
    event.listen(store.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF"))
    return store


@pytest.fixture
def app(service: Flask, store: Store, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The service on a database of its own."""
    monkeypatch.setitem(service.extensions, "store", store)
    return service


@pytest.fixture
def arrive(app: Flask) -> Callable[..., Person]:
    """Brings people to the service: each call is another browser."""

    def somebody(language: str = "en", **options: str) -> Person:
        transport = httpx.WSGITransport(app=app)
        return Person(httpx.Client(transport=transport, base_url=options.get("base_url", "http://localhost")), language)

    return somebody


@pytest.fixture
def person(arrive: Callable[..., Person]) -> Person:
    """Somebody who reads English."""
    return arrive()
