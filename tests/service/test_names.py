"""Names, as their owners write them: one word or ten, in any script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.service.parse import NAME_LIMIT, Names, Problem, clean, name, names


@pytest.mark.parametrize(
    "typed",
    ["Nadir", "O'Brien", "d’Arcy", "Nguyễn", "Ægir", "محمد", "李明月", "Q Ø B-7", "A" * 115, "Ana María de la Ó",
     "می‌خواهم", "McCALL", "bell hooks", "X Æ A-12", "ʻOkina", "Μαρία", "J.", "Vladimír III."],
)  # fmt: skip
def test_a_name_is_kept_as_its_owner_writes_it(typed: str) -> None:
    assert name(typed) == typed
    assert name(unicodedata.normalize("NFD", typed)) == typed


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u200f", "\u3164", "\u2800", "\u200d"])
def test_a_name_that_cannot_be_seen_is_none(typed: str) -> None:
    with pytest.raises(Problem, match="name-missing"):
        name(typed)
    assert name(typed, required=False) is None


def test_a_long_name_is_a_name_and_a_longer_one_is_told_with_its_count() -> None:
    assert len(name("é" * NAME_LIMIT)) == 200
    with pytest.raises(Problem) as caught:
        name("é" * 214)
    assert (caught.value.name, caught.value.detail) == ("name-too-long", {"limit": 200, "n": 214})
    with pytest.raises(Problem, match="name-too-long"):
        name("x" * 31, required=False, limit=30)


@given(st.text(max_size=250))
def test_any_text_is_a_name_or_a_problem(typed: str) -> None:
    n = len(clean(typed))
    if 1 <= n <= NAME_LIMIT:
        assert name(name(typed)) == name(typed) == clean(typed)
    else:
        with pytest.raises(Problem, match="name-too-long" if n else "name-missing"):
            name(typed)


def test_a_name_in_two_parts() -> None:
    assert names(" Layla ", "Haddad") == Names("Layla", "Haddad")
    assert names("Layla", "Haddad").only is None


@pytest.mark.parametrize("given_name, family", [("Nadir", ""), ("", "Nadir"), (" Nadir", "\u200b")])
def test_somebody_who_has_only_one_name_writes_it_in_either_box(given_name: str, family: str) -> None:
    kept = names(given_name, family, only_one=True)
    assert kept.only == "Nadir"
    assert (kept.given is None) == (not given_name)


@pytest.mark.parametrize(
    "typed, only_one, problem, parts",
    [
        (("", ""), False, "names-missing", ("given", "family")),
        (("", " "), True, "names-missing", ("given",)),
        (("", "Haddad"), False, "names-given-missing", ("given",)),
        (("Layla", ""), False, "names-family-missing", ("family",)),
        (("Layla", "Haddad"), True, "names-two", ("given", "family")),
        (("Layla", "x" * 201), False, "name-too-long", ("family",)),
    ],
)
def test_a_name_that_is_not_whole_says_where(
    typed: tuple[str, str], only_one: bool, problem: str, parts: tuple[str, ...]
) -> None:
    with pytest.raises(Problem) as caught:
        names(*typed, only_one=only_one)
    assert (caught.value.name, caught.value.parts) == (problem, parts)


def test_a_problem_does_not_carry_the_name_into_logs() -> None:
    with pytest.raises(Problem) as caught:
        name("secret " * 50)
    assert "secret" not in f"{caught.value} {caught.value!r}"
