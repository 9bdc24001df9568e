"""The languages of the service, and its own words in each of them.

The address says the language (``/fr/name``): it can be passed on and bookmarked, and needs no cookie.
"""

from __future__ import annotations

import gettext as _gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from flask import g, has_request_context, request
from markupsafe import Markup

LANGUAGES = {"en": "English", "fr": "Français", "ar": "العربية"}  # each by its own name
RIGHT_TO_LEFT = {"ar"}
SOURCE = "en"
DOMAIN = "library_card"
FOLDER = Path(__file__).parent / "locale"


def current() -> str:
    """The language of the page that is being made."""
    return (requested() or SOURCE) if has_request_context() else SOURCE


def requested() -> str | None:
    """The language of the address; else the one that the browser asks for, if it is one of ours."""
    if "language" in g:
        return str(g.language)
    first = request.path.split("/")[1]
    return first if first in LANGUAGES else request.accept_languages.best_match(LANGUAGES)


def direction(language: str) -> str:
    """How the language is written: ``ltr`` or ``rtl``."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Inside the ``with`` block the page is made in this language, whatever was asked for."""
    g.language = language
    try:
        yield
    finally:
        del g.language


def gettext(message: str, /, **values: object) -> str:
    """A sentence in the language of the page, with ``%(name)s`` filled in."""
    return _filled(catalogue(current()).gettext(message), values)


def ngettext(one: str, many: str, n: int, /, **values: object) -> str:
    """A sentence in the form that the language has for ``n``, with ``%(n)s`` and the others filled in."""
    return _filled(catalogue(current()).ngettext(one, many, n), {"n": n, **values})


@cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """The words of one language. They are compiled here, at first use, so that no compiled file can be out of date."""
    if language == SOURCE:
        return _gettext.NullTranslations()
    compiled = io.BytesIO()
    with (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as source:
        write_mo(compiled, read_po(source))
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)


def _filled(message: str, values: dict[str, object]) -> str:
    """As soon as one of the values is markup, the others are escaped."""
    if any(hasattr(value, "__html__") for value in values.values()):
        return Markup(message) % values
    return message % values if values else message


def choices(in_form: bool) -> list[dict[str, str]]:
    """The languages for ``language_selector``: buttons of the page's form, or links to the same page."""
    if in_form:
        return [{"text": name, "lang": tag} for tag, name in LANGUAGES.items()]
    first, _slash, rest = request.path.removeprefix("/").partition("/")
    page = rest if first in LANGUAGES else ""
    return [{"text": name, "lang": tag, "href": f"/{tag}/{page}"} for tag, name in LANGUAGES.items()]
