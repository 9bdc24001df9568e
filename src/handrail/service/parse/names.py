"""Names, as their owners write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, overload

from .problem import Problem
from .text import clean

NAME_LIMIT = 200
"""Characters: the longest name on record fits. A limit there must be, because letters and cards are printed."""


@dataclass(frozen=True, slots=True)
class Names:
    """A name in two parts, or the one part that there is."""

    given: str | None
    family: str | None

    @property
    def only(self) -> str | None:
        """The name of somebody who has only one; None for everybody else."""
        return None if self.given and self.family else self.given or self.family


@overload
def name(typed: str, *, required: Literal[True] = True, limit: int = NAME_LIMIT) -> str: ...
@overload
def name(typed: str, *, required: bool, limit: int = NAME_LIMIT) -> str | None: ...
def name(typed: str, *, required: bool = True, limit: int = NAME_LIMIT) -> str | None:
    """A whole name: any letters, digits and signs, in the capitals that were typed. One word is enough.

    None where nothing was typed and nothing is required.
    Raises Problem: ``name-missing``, ``name-too-long`` (with ``limit`` and ``n``).
    """
    found = clean(typed)
    if not found and required:
        raise Problem("name-missing")
    if len(found) > limit:
        raise Problem("name-too-long", limit=limit, n=len(found))
    return found or None


def names(given: str, family: str, *, only_one: bool = False, limit: int = NAME_LIMIT) -> Names:
    """A name in two boxes. ``only_one``: they said that they have only one name; either box will do for it.

    Raises Problem: ``names-missing``, ``names-given-missing``, ``names-family-missing``, ``names-two`` (two names
    from somebody who says that they have one), ``name-too-long``. Its ``parts`` say which boxes are wrong.
    """
    found: dict[str, str | None] = {}
    for part, typed in (("given", given), ("family", family)):
        try:
            found[part] = name(typed, required=False, limit=limit)
        except Problem as problem:
            raise Problem(problem.name, parts=(part,), **problem.detail) from None
    missing = tuple(part for part, kept in found.items() if not kept)
    if len(missing) == 2:
        raise Problem("names-missing", parts=missing[:1] if only_one else missing)
    if missing and not only_one:
        raise Problem(f"names-{missing[0]}-missing", parts=missing)
    if only_one and not missing:
        raise Problem("names-two", parts=("given", "family"))
    return Names(**found)
