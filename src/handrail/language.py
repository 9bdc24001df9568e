"""The built-in strings of components, in the language of each render.

Catalogues are gettext's: one ``locale/<language>/LC_MESSAGES/handrail.po`` for each language, compiled when the wheel
is built; a checkout compiles them on first use, with Babel.
"""

from __future__ import annotations

import gettext as _gettext
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from .fast import markup
from .folders import PACKAGE
from .html import text as finished

DOMAIN = "handrail"
SOURCE_LANGUAGE = "en"
_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "nqo", "ps", "sd", "syr", "ug", "ur", "yi")
)
_LEFT_TO_RIGHT_SCRIPTS = frozenset(("latn", "cyrl"))
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("adlm", "arab", "hebr", "nkoo", "syrc", "thaa"))

_chosen: ContextVar[str] = ContextVar("handrail_language", default=SOURCE_LANGUAGE)


@contextmanager
def use_language(language: str) -> Iterator[None]:
    """Render in this language (BCP 47, such as ``fr`` or ``ar-MA``) inside the ``with`` block.

    The choice belongs to the running thread or asynchronous task alone.
    """
    before = _chosen.set(language)
    try:
        yield
    finally:
        _chosen.reset(before)


def chosen_language() -> str:
    """The language chosen by ``use_language``, else English."""
    return _chosen.get()


def direction(language: str) -> str:
    """``rtl`` for a language written from right to left, else ``ltr``. A script in the tag decides."""
    parts = str(language).lower().replace("_", "-").split("-")
    for part in parts[1:]:
        if part in _RIGHT_TO_LEFT_SCRIPTS:
            return "rtl"
        if part in _LEFT_TO_RIGHT_SCRIPTS:
            return "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT else "ltr"


class Untranslated(str):
    """An English string in a page of a language that has no catalogue. Where it shows, it says that it is English."""

    __slots__ = ()

    def __html__(self) -> str:
        return f'<span lang="{SOURCE_LANGUAGE}" dir="ltr">{escape(str(self))}</span>'

    def __str__(self) -> str:
        return str.__str__(self)


class Strings:
    """Looks built-in strings up in the catalogue of the language that ``language`` gives at each call."""

    def __init__(self, language: Callable[[], str], folders: tuple[Path, ...] = (PACKAGE / "locale",)) -> None:
        self.language = language
        self.folders = folders
        self._catalogues: dict[str, _gettext.NullTranslations | None] = {}
        self._forms: dict[tuple[str, str], str] = {}

    def catalogue(self) -> _gettext.NullTranslations | None:
        """The catalogue of this render's language; None where there is none."""
        language = self.language()
        try:
            return self._catalogues[language]
        except KeyError:
            self._catalogues[language] = found = catalogue_of(language, self.folders)
            return found

    def gettext(self, message: str, /, **values: Any) -> str:
        """The string in the language of this render, with ``%(name)s`` filled in."""
        catalogue = self.catalogue()
        if catalogue is None:
            return _in_english(_fill(message, values))
        found = catalogue.gettext(message)
        return _fill(found, values) if values else found

    def ngettext(self, singular: str, plural: str, n: int, /, **values: Any) -> str:
        """The string in the form that the language has for ``n``, with ``%(n)s`` filled in."""
        catalogue = self.catalogue()
        if catalogue is None:
            return _in_english(_fill(singular if n == 1 else plural, {"n": n, **values}))
        return _fill(catalogue.ngettext(singular, plural, n), {"n": n, **values})

    def plural_forms(self, singular: str, plural: str, /) -> str:
        """All forms that the language has, for a custom element: ``0 No words|1 %n word|…``.

        Each stands behind a number that takes it; a script picks that of the number whose plural category
        (``Intl.PluralRules``) is its own number's.
        """
        key = str(self.language()), plural
        if key not in self._forms:
            forms = (f"{n} {self.ngettext(singular, plural, n, n='%n')!s}" for n in _ONE_OF_EACH_FORM)
            self._forms[key] = "|".join(forms)
        return self._forms[key]


_ONE_OF_EACH_FORM = (0, 1, 2, 3, 6, 7, 11, 100)
"""Numbers that between them have every plural form a language may have."""


def _fill(text: str, values: dict[str, Any]) -> str:
    for value in values.values():
        if hasattr(value, "__html__"):
            return markup(text % {name: finished(each) for name, each in values.items()})
    return text % values if values else text


def _in_english(text: str) -> str:
    if isinstance(text, Markup):
        return Markup(f'<span lang="{SOURCE_LANGUAGE}" dir="ltr">{text}</span>')
    return Untranslated(text)


@cache
def catalogue_of(language: str, folders: tuple[Path, ...]) -> _gettext.NullTranslations | None:
    """The catalogue for a BCP 47 tag: of the tag itself, else of the language alone; None where there is none."""
    parts = language.replace("_", "-").split("-")
    if parts[0].lower() == SOURCE_LANGUAGE:
        return _gettext.NullTranslations()
    found: _gettext.NullTranslations | None = None
    for folder in folders:
        for name in ("_".join(parts), parts[0].lower()):
            catalogue = _read(folder / name / "LC_MESSAGES" / f"{DOMAIN}.mo")
            if catalogue is not None:
                if found is None:
                    found = catalogue
                else:
                    found.add_fallback(catalogue)
                break
    return found


def _read(compiled: Path) -> _gettext.GNUTranslations | None:
    if compiled.is_file():
        with compiled.open("rb") as file:
            return _gettext.GNUTranslations(file)
    source = compiled.with_suffix(".po")
    if not source.is_file():
        return None
    try:
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po
    except ImportError:
        raise RuntimeError(
            f"{source} is not compiled, and Babel is not installed: run 'pip install babel', or install the wheel"
        ) from None
    with source.open("rb") as file:
        catalogue = read_po(file)
    memory = io.BytesIO()
    write_mo(memory, catalogue)
    memory.seek(0)
    return _gettext.GNUTranslations(memory)
