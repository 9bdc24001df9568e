"""What components compile to, kept for the next process as Python keeps ``.pyc`` files.

A component's description and code stand in ``__pycache__`` beside the components that a library has. A file is used
only if it is whole and everything that it was made from is the same; it is trusted exactly as a ``.pyc`` is. Where
nothing can be written, or others could write, nothing is kept and each process compiles for itself.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
import markupsafe

from .describe import Component, Parameter, Record, Type
from .folders import PACKAGE

Compiled = tuple[Component, tuple[str, ...], CodeType]
"""A component, the names that its code calls, and the code."""

Sources = Mapping[str, tuple[str, str]]
"""The path and the text of each template that something was made from, by the component's name."""

_OTHERS_MAY_WRITE = 0o002
_DIGEST = sha256().digest_size


class Keeper:
    """Keeps what the components of one library compile to, in ``__pycache__`` of ``home``.

    ``names`` are those that mean the same in every component; ``way`` says how the library renders.
    """

    def __init__(self, home: Path, way: str, names: Iterable[str]) -> None:
        self.home, self.way, self.names = home, way, names

    def file(self, name: str) -> str:
        """Where a component is kept; Python says, and knows of ``sys.pycache_prefix``."""
        return cache_from_source(str(self.home.absolute() / f"{name}.html"), optimization=f"handrail{self.way}")

    @cached_property
    def made_by(self) -> bytes:
        """All that the outcome depends on, but for the templates."""
        packages = (PACKAGE, *(Path(module.__file__ or "").parent for module in (jinja2, markupsafe)))
        return repr((MAGIC_NUMBER, self.way, sorted(self.names), *map(state_of, packages))).encode()

    def seal(self, name: str, body: bytes) -> bytes:
        """What stands before the content of a whole file, made here and now. Raises OSError as packages may."""
        return sha256(self.made_by + name.encode() + b"\0" + body).digest()

    def is_private(self) -> bool:
        """Whether nobody else may put a file where these are kept. Raises OSError where there is no such folder."""
        folder = Path(self.file("")).parent
        modes = folder.stat().st_mode | folder.parent.stat().st_mode
        return os.name == "nt" or not modes & _OTHERS_MAY_WRITE  # Windows has no such modes

    def read(self, name: str, source_of: Callable[[str], tuple[str, str] | None]) -> Compiled | None:
        """What is kept of a component; None where there is nothing that is whole and right.

        ``source_of`` gives the path and the text of a component's template, or None where there is none.
        """
        try:
            if sys.implementation.cache_tag is None or not self.is_private():
                return None
            content = Path(self.file(name)).read_bytes()
            digest, body = content[:_DIGEST], content[_DIGEST:]
            if digest != self.seal(name, body):
                return None  # damaged, or made by others: never loaded
        except OSError:
            return None
        sources, described, called, code = marshal.loads(body)  # noqa: S302 - as Python loads .pyc files
        if any(fingerprint(source_of(used)) != found for used, found in sources.items()):
            return None
        return _component(Path(sources[name][0]).parent, described), called, code

    def write(self, compiled: Compiled, sources: Sources) -> None:
        """Keep a component, if that can be. ``sources`` are all templates that it was made from, its own among them."""
        if sys.dont_write_bytecode or sys.implementation.cache_tag is None:
            return
        component, called, code = compiled
        found = {used: fingerprint(source) for used, source in sources.items()}
        body = marshal.dumps((found, _data(component), called, code))
        file = Path(self.file(component.name))
        beside = file.with_name(f"{file.name}.{os.getpid()}.{id(self)}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if not self.is_private():
                return
            with open(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644), "wb") as output:
                output.write(self.seal(component.name, body) + body)
            beside.replace(file)  # whole at once, whoever else reads or writes
        except OSError:
            with suppress(OSError):
                beside.unlink()


def state_of(package: Path) -> list[tuple[str, int, int]]:
    """The modules of a package as Python knows them when it decides whether a ``.pyc`` still holds: age and size."""
    found = [(entry.name, entry.stat()) for entry in os.scandir(package) if entry.name.endswith((".py", ".pyc"))]
    return sorted((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)


def fingerprint(source: tuple[str, str] | None) -> tuple[str, bytes] | None:
    """A template's path, and what tells its text from any other."""
    return source and (source[0], sha256(source[1].encode()).digest())


def _data(component: Component) -> tuple[Any, ...]:
    """A component as plain tuples and texts."""
    parameters, records = _plain((component.parameters, tuple(component.records.values())))
    return component.name, component.summary, parameters, records, component.uses, component.calls_its_block


def _component(folder: Path, data: tuple[Any, ...]) -> Component:
    """The component of such data."""
    name, summary, parameters, records, uses, calls_its_block = data
    known = {each: Record(each, doc, tuple(map(_parameter, fields))) for each, doc, fields in records}
    return Component(name, folder, summary, tuple(map(_parameter, parameters)), known, uses, calls_its_block)


def _plain(value: Any) -> Any:
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value


def _parameter(data: tuple[Any, ...]) -> Parameter:
    name, kind, doc, default = data
    return Parameter(name, _type(kind), doc, default)


def _type(data: tuple[Any, ...]) -> Type:
    text, names, values, item, container = data
    return Type(text, names, values, item and _type(item), container)
