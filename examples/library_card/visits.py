"""Sessions kept on the server. The browser holds a random number in a cookie, and nothing else."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any, cast

from flask import Flask, Request, Response, request
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import CallbackDict

from .storage import UNAVAILABLE, Store


class Session(CallbackDict[str, Any], SessionMixin):
    """What one browser is doing: Flask's ``session``. It knows when it was changed."""

    def __init__(
        self,
        data: dict[str, Any] | None = None,
        secret: str | None = None,
        *,
        lost: bool = False,
        unavailable: bool = False,
    ) -> None:
        super().__init__(data, Session._changed)
        self.secret = secret
        self.modified = False
        self.new = data is None
        self.lost = lost
        """The browser had a session, and we have none: it was too long ago."""
        self.unavailable = unavailable
        """The database does not answer."""

    def _changed(self) -> None:
        self.modified = True

    def renew(self, **data: Any) -> None:
        """Go on under a new number. Whoever knew the old one, or gave it to this browser, is left behind."""
        self.clear()
        self.secret = None
        self.update(data)


class VisitSessions(SessionInterface):
    """Reads and writes Session in the Store of the app."""

    def get_cookie_name(self, app: Flask) -> str:
        """The name of the cookie for links without TLS: on one's own computer."""
        return "library_card"

    def open_session(self, app: Flask, request: Request) -> Session:
        """The session that the cookie belongs to; an empty one if there is none. A number we did not give is no use."""
        secret = request.cookies.get(self._cookie(app, request.is_secure))
        if not secret or request.path.startswith(("/assets/", "/static/")):
            return Session()
        try:
            data = _store(app).visit(_key(secret))
            if data is None:
                _store(app).forget_idle()  # the page that comes says that it is gone, so it shall be
        except UNAVAILABLE:
            app.logger.exception("the database does not answer")
            return Session(unavailable=True)
        return Session(lost=True) if data is None else Session(data, secret)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write the session down if it was changed, and give a new one its cookie."""
        if not isinstance(session, Session) or not session.modified:
            return
        fresh = session.secret is None
        session.secret = session.secret or secrets.token_urlsafe(32)
        _store(app).keep_visit(_key(session.secret), dict(session))
        if fresh:
            response.set_cookie(
                self._cookie(app, request.is_secure), session.secret,
                httponly=True, samesite="Lax", secure=request.is_secure, path="/",
            )  # fmt: skip

    def _cookie(self, app: Flask, secure: bool) -> str:
        """``__Host-`` makes browsers refuse the cookie from anybody but this very host, over TLS."""
        name = self.get_cookie_name(app)
        return f"__Host-{name}" if secure else name


def _store(app: Flask) -> Store:
    return cast(Store, app.extensions["store"])


def _key(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
