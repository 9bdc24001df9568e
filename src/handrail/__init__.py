"""Handrail: a design system for government services.

``install`` gives a Jinja environment the components; ``bind`` fills them with what was sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .binding import BoundForm, Described, bind, described
from .calling import HandrailDeprecationWarning, UsageError
from .describe import DescriptionError
from .language import use_language
from .library import Library, add_to

if TYPE_CHECKING:
    from jinja2 import Environment

__version__ = "0.1.0"
__all__ = [
    "BoundForm",
    "Described",
    "DescriptionError",
    "HandrailDeprecationWarning",
    "Library",
    "UsageError",
    "bind",
    "described",
    "install",
    "use_language",
]


def install(
    env: Environment,
    *,
    components: str | Path | Iterable[str | Path] | None = None,
    replace: Iterable[str] = (),
    language: Callable[[], str] | None = None,
    assets: str | Path | None = None,
    assets_url: str | None = None,
    preload: bool = False,
) -> Library:
    """Give a Jinja environment the global ``handrail`` and the imports ``handrail/<name>.html``.

    ``components``: folders of a department's own components; ``replace``: names of ours that they replace.
    ``language``: gives the language of each render (BCP 47), as Flask-Babel can; without it ``use_language`` decides.
    ``assets`` and ``assets_url``: where ``handrail assets`` has written, and the address at which that is served.
    ``preload``: compile every component now instead of on first use.
    Returns the library. Raises DescriptionError where a component cannot be read, UsageError for wrong arguments.
    """
    if not hasattr(env, "globals") or not hasattr(env, "loader"):
        raise UsageError(
            f"install wants a jinja2.Environment, not {type(env).__name__}: "
            "app.jinja_env in Flask, templates.env in Starlette"
        )
    if (assets is None) != (assets_url is None):
        raise UsageError("install: assets and assets_url go together: the folder, and the address that serves it")
    library = Library(components, replace=replace, language=language, assets=_assets(assets, assets_url))
    add_to(env, library)
    for name in library.names() if preload else ():
        library.function(name)
    return library


def _assets(folder: str | Path | None, address: str | None) -> Callable[[], Mapping[str, Any]] | None:
    if folder is None or address is None:
        return None
    from .assets import urls

    return partial(urls, folder, address)


@cache
def default_library() -> Library:
    """The library with our own components alone, for code that has no environment."""
    return Library()
