"""What is kept, and how: visits, applications, and sending exactly once.

Each method is one transaction. When it returns, what it did is on disk: nothing is lost if the process dies then.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, create_engine, delete, event, make_url, select
from sqlalchemy.engine import URL, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionInTime
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

# WCAG 2.2.1 wants a warning before any limit shorter than 20 hours; with a day, nobody needs one.
# The cookie itself ends with the browser, which is what protects people on a shared computer.
IDLE_SECONDS = 24 * 60 * 60
UNAVAILABLE = (OperationalError, InterfaceError, NoConnectionInTime)
"""What is raised when the database does not answer."""
_SEEN_EVERY = 60  # how exactly a visit knows when it was last used; saves a write on most requests
_TRIES_FOR_REFERENCE = 5


class Base(DeclarativeBase):
    """The tables. Times are seconds since 1970 UTC, which every database keeps alike."""

    type_annotation_map = {dict[str, Any]: JSON, int: BigInteger}  # noqa: RUF012 - SQLAlchemy's own form


class Application(Base):
    """One application, from its first answer until the office has dealt with it."""

    __tablename__ = "applications"

    id: Mapped[str] = mapped_column(primary_key=True)
    language: Mapped[str]
    answers: Mapped[dict[str, Any]]
    """What we keep, by question; None for a question that was left."""
    typed: Mapped[dict[str, Any]]
    """What was typed and is not kept yet, by question: ``{"values", "checked", "refused"}``."""
    changed_at: Mapped[int]
    send_token: Mapped[str]
    """Good for sending these very answers once; a new one with each answer."""
    sent_at: Mapped[int | None]
    reference: Mapped[str | None] = mapped_column(unique=True)


class Visit(Base):
    """What one browser is doing. Its key is a hash: who reads this table cannot take over a visit."""

    __tablename__ = "visits"

    key: Mapped[str] = mapped_column(primary_key=True)
    data: Mapped[dict[str, Any]]
    seen_at: Mapped[int] = mapped_column(index=True)
    application_id: Mapped[str | None] = mapped_column(ForeignKey("applications.id", ondelete="SET NULL"))


class AnswersChanged(Exception):
    """The answers are not those that the person had before them when they sent them."""


class AlreadySent(Exception):
    """The application has been sent; its answers do not change any more."""


class Store:
    """The database at ``url``: SQLite or PostgreSQL. ``clock`` gives the time in seconds."""

    def __init__(self, url: str, clock: Callable[[], float] = time.time) -> None:
        self.engine = _engine(url)
        self._clock = clock
        self._ready = False
        self._lock = threading.Lock()

    # Visits

    def visit(self, key: str) -> dict[str, Any] | None:
        """What is known about a visit; None if there is none, or none any more."""
        with self._transaction() as db:
            visit = db.get(Visit, key)
            if visit is None or visit.seen_at < self._now() - IDLE_SECONDS:
                return None
            if visit.seen_at < self._now() - _SEEN_EVERY:
                visit.seen_at = self._now()
            return dict(visit.data)

    def keep_visit(self, key: str, data: dict[str, Any]) -> None:
        """Write down what is known about a visit."""
        with self._transaction() as db:
            application = data.get("application")
            db.merge(Visit(key=key, data=dict(data), seen_at=self._now(), application_id=application))

    # Applications

    def start(self, language: str) -> str:
        """Begin an application; gives its id."""
        with self._transaction() as db:
            application = Application(
                id=secrets.token_hex(16), language=language, answers={}, typed={}, changed_at=self._now(),
                send_token=secrets.token_urlsafe(24),
            )  # fmt: skip
            db.add(application)
            return application.id

    def application(self, application_id: str | None) -> Application | None:
        """An application as it stands now; None if it is not there."""
        with self._transaction() as db:
            return db.get(Application, application_id) if application_id else None

    def keep_typed(self, application_id: str, question: str, values: dict[str, list[str]], refused: bool) -> None:
        """Keep what was typed as it was typed: because it was ``refused``, or because the language changes."""
        with self._open_application(application_id) as application:
            before = application.typed.get(question, {"checked": False, "refused": 0})
            now = {
                "values": values,
                "checked": refused or before["checked"],
                "refused": before["refused"] + refused,
            }
            application.typed = {**application.typed, question: now}

    def keep_answer(self, application_id: str, question: str, answer: dict[str, Any] | None) -> None:
        """Keep an answer, or that there is none, in place of what was typed."""
        with self._open_application(application_id) as application:
            application.answers = {**application.answers, question: answer}
            application.typed = {name: typed for name, typed in application.typed.items() if name != question}
            application.send_token = secrets.token_urlsafe(24)

    def send(self, application_id: str, token: str, language: str) -> Application:
        """Send the application, once. Whoever sends it again gets the same receipt.

        Raises AnswersChanged if the token belongs to other answers than those kept now.
        """
        for _ in range(_TRIES_FOR_REFERENCE):
            try:
                with self._transaction() as db:
                    application = db.get_one(Application, application_id, with_for_update=True)
                    if application.sent_at is None:
                        if not secrets.compare_digest(token.encode(), application.send_token.encode()):
                            raise AnswersChanged
                        application.sent_at = application.changed_at = self._now()
                        application.reference = new_reference()
                        application.language = language
                        application.typed = {}
                    return application
            except IntegrityError:  # another application has this reference
                continue
        raise RuntimeError("no free reference found")

    def forget(self, application_id: str) -> None:
        """Delete an application that was not sent."""
        with self._transaction() as db:
            db.execute(delete(Application).where(Application.id == application_id, Application.sent_at.is_(None)))

    def forget_idle(self) -> None:
        """Delete visits that nobody used for a day, and the applications in them that were not sent."""
        limit = self._now() - IDLE_SECONDS
        with self._transaction() as db:
            db.execute(delete(Visit).where(Visit.seen_at < limit))
            in_use = select(Visit.application_id).where(Visit.application_id.is_not(None))
            unsent = Application.sent_at.is_(None), Application.changed_at < limit
            db.execute(delete(Application).where(*unsent, Application.id.not_in(in_use)))

    def _now(self) -> int:
        return int(self._clock())

    @contextmanager
    def _open_application(self, application_id: str) -> Iterator[Application]:
        """An application to be changed: locked, so that two tabs cannot overwrite each other's answers."""
        with self._transaction() as db:
            application = db.get_one(Application, application_id, with_for_update=True)
            if application.sent_at is not None:
                raise AlreadySent
            yield application
            application.changed_at = self._now()

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        """All or nothing. The tables are made on first use, so that the service can start before its database."""
        with self._lock:
            if not self._ready:
                self._make_tables()
                self._ready = True
        with Session(self.engine, expire_on_commit=False) as db, db.begin():
            yield db

    def _make_tables(self) -> None:
        try:
            Base.metadata.create_all(self.engine)
        except DBAPIError:  # another process may have made them a moment ago
            Base.metadata.create_all(self.engine)


def new_reference() -> str:
    """A reference that can be read out on the phone, and that says nothing about anybody."""
    digits = f"{secrets.randbelow(10**8):08}"
    return f"LC-{digits[:4]}-{digits[4:]}"


def _engine(url: str) -> Engine:
    address = make_url(url)
    if address.get_backend_name() in {"postgres", "postgresql"}:
        driver = address.set(drivername="postgresql+psycopg")
        return create_engine(driver, pool_pre_ping=True, hide_parameters=True)  # no answers in logs
    engine = create_engine(address, connect_args={"timeout": 10}, hide_parameters=True)
    _one_writer_at_a_time(engine)
    return engine


def _one_writer_at_a_time(engine: Engine) -> None:
    """SQLite locks a row by locking the file, and only if a transaction says at its start that it will write."""

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def sqlite_url(path: str) -> str:
    """The address of a database in a file."""
    return URL.create("sqlite", database=path).render_as_string()
