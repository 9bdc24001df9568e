"""The service put together: settings, components, sessions, protection, pages.

Settings come from the environment: ``DATABASE_URL`` (SQLite in the instance folder if not given), ``SECRET_KEY`` (made
and kept in the instance folder if not given) and ``PROXIES`` (how many of your own proxies stand before it; none).
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, current_app, redirect, request, send_from_directory, session, url_for
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.wrappers import Response as BaseResponse

import handrail
from handrail import assets

from . import errors, language, wording
from .pages import pages
from .storage import Store, sqlite_url
from .visits import VisitSessions

HERE = Path(__file__).resolve().parent
LARGEST_FORM = 256 * 1024  # bytes: longer than anybody types, short enough to keep as it was typed
HEADERS = {
    # Nothing is loaded from elsewhere, no form leads elsewhere, nobody frames us.
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
ONE_DAY = 24 * 60 * 60
ONE_YEAR = 365 * ONE_DAY


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """Build the service. ``settings`` win over those of the environment; ``INSTANCE`` is the folder it may write to."""
    settings = dict(settings or {})
    instance = Path(settings.pop("INSTANCE", HERE / "instance"))
    instance.mkdir(parents=True, exist_ok=True)
    app = Flask(__name__, instance_path=str(instance))
    app.config.update(
        DATABASE_URL=os.environ.get("DATABASE_URL") or sqlite_url(str(instance / "library_card.sqlite")),
        SECRET_KEY=os.environ.get("SECRET_KEY") or _kept_secret(instance / "secret_key"),
        PROXIES=_count("PROXIES"),
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: nobody is refused for typing slowly
        WTF_CSRF_SSL_STRICT=False,  # some people's browsers hide where they come from; the __Host- cookie is the guard
    )
    app.config.update(settings)
    if app.config["PROXIES"]:
        count = app.config["PROXIES"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]

    app.extensions["store"] = Store(app.config["DATABASE_URL"])
    app.session_interface = VisitSessions()
    app.before_request(_stop_if_unavailable)
    CSRFProtect(app)
    _prepare_templates(app)
    app.add_url_rule("/", "front", _front)
    app.register_blueprint(pages)
    errors.register(app)
    app.after_request(_add_headers)
    app.cli.command("unavailable-page")(_print_unavailable_page)
    return app


def _prepare_templates(app: Flask) -> None:
    """Give the templates their components and their words."""
    folder = Path(app.instance_path) / "assets"
    assets.write(folder)  # what has not changed keeps its name, so this is safe at every start
    app.add_url_rule("/assets/<path:name>", "assets", lambda name: send_from_directory(folder, name))
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    handrail.install(env, assets=folder, assets_url="/assets/", language=language.current)
    env.globals.update(
        _=language.gettext,
        ngettext=language.ngettext,
        language=language,
        wording=wording,
    )


def _front() -> BaseResponse:
    """The bare address leads to the start page in the language that the browser asks for."""
    response = redirect(url_for("pages.start", language=language.current()))
    response.vary.add("Accept-Language")
    return response


def _print_unavailable_page() -> None:
    """Print the page for when the service is dead. Keep it where the server before this one finds it."""
    with current_app.test_request_context():
        print(errors.for_when_the_service_is_dead())


def _stop_if_unavailable() -> None:
    if getattr(session, "unavailable", False):
        abort(503)


def _add_headers(response: Response) -> Response:
    """What browsers must know about every page; nobody keeps a copy of answers."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}"
    if request.endpoint == "assets" and response.status_code == 200:
        response.headers["Cache-Control"] = f"public, max-age={ONE_YEAR}, immutable"  # named by their content
    elif request.endpoint == "static" and response.status_code == 200:
        response.headers["Cache-Control"] = f"public, max-age={ONE_DAY}"
    else:
        response.headers["Cache-Control"] = "no-store"
    return response


def _count(setting: str) -> int:
    text = os.environ.get(setting) or "0"
    if not text.isdecimal():
        raise ValueError(f"{setting} must be a number such as 1, not {text!r}")
    return int(text)


def _kept_secret(file: Path) -> str:
    """A secret that outlives a restart; of processes that start together, the first one makes it."""
    if not file.exists():
        beside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
        beside.touch(mode=0o600)
        beside.write_text(secrets.token_urlsafe(32), encoding="ascii")
        with contextlib.suppress(FileExistsError):
            os.link(beside, file)
        beside.unlink()
    return file.read_text(encoding="ascii")
