"""Built-in strings: chosen for each render, safe in threads and asynchronous tasks."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from markupsafe import Markup

import handrail
from handrail.folders import COMPONENTS, PACKAGE, PATTERNS
from handrail.language import Strings, direction
from handrail.library import Library

CATALOGUES = sorted((PACKAGE / "locale").glob("*/LC_MESSAGES/handrail.po"))


@pytest.mark.parametrize(
    "tag, expected",
    [("en", "ltr"), ("ar", "rtl"), ("ar-MA", "rtl"), ("fa_IR", "rtl"), ("uz-Arab", "rtl"), ("az-Latn", "ltr"),
     ("ku-Latn", "ltr"), ("he", "rtl"), ("fr-CA", "ltr"), ("AR", "rtl")],
)  # fmt: skip
def test_direction(tag, expected):
    assert direction(tag) == expected


@pytest.mark.parametrize(
    "tag, expected", [("en", "Back"), ("en-GB", "Back"), ("fr", "Retour"), ("fr-CA", "Retour"), ("ar", "رجوع")]
)
def test_strings_follow_the_language(tag, expected):
    with handrail.use_language(tag):
        assert expected in Library().function("back_link")(href="/")


def test_a_language_without_catalogue_says_that_it_is_english():
    strings = Strings(lambda: "xx")
    assert strings.gettext("Back").__html__() == '<span lang="en" dir="ltr">Back</span>'
    assert strings.gettext("%(a)s", a=Markup("<b>")) == Markup('<span lang="en" dir="ltr"><b></span>')
    assert str(strings.ngettext("%(n)s thing", "%(n)s things", 2)) == "2 things"
    with handrail.use_language("xx"):
        assert 'lang="en"' in Library().function("back_link")(href="/")


def test_values_are_escaped_beside_markup_only_once():
    strings = Strings(lambda: "en")
    assert strings.gettext("%(a)s & %(b)s", a=Markup("<i>"), b="<") == Markup("<i> & &lt;")
    assert strings.gettext("%(a)s", a="<") == "<"


def test_the_callable_given_to_install_decides(tmp_path):
    spoken = ["fr"]
    library = Library(language=lambda: spoken[0])
    assert "Retour" in library.function("back_link")(href="/")
    spoken[0] = "en"
    assert "Back" in library.function("back_link")(href="/")


def test_the_choice_belongs_to_the_thread():
    link = Library().function("back_link")

    def render(tag):
        with handrail.use_language(tag):
            return {tag: all(("Retour" in link(href="/")) == (tag == "fr") for _ in range(200))}

    with ThreadPoolExecutor(4) as pool:
        assert all(all(found.values()) for found in pool.map(render, ["fr", "en"] * 8))


def test_the_choice_belongs_to_the_task():
    link = Library().function("back_link")

    async def render(tag):
        with handrail.use_language(tag):
            for _ in range(20):
                await asyncio.sleep(0)
                assert ("Retour" in link(href="/")) == (tag == "fr")

    async def both():
        await asyncio.gather(*(render(tag) for tag in ["fr", "en"] * 5))

    asyncio.run(both())


# The catalogues.

KEYWORDS = {**DEFAULT_KEYWORDS, "plural_forms": (1, 2)}


def extracted() -> set[str | tuple[str, ...]]:
    """Every string that a component, a pattern or the room of services may show."""
    found: set[str | tuple[str, ...]] = set()
    for _, _, message, _, _ in extract_from_dir(PACKAGE / "service", [("**.py", "python")]):
        found.add(message)
    for folder in (COMPONENTS, PATTERNS):
        files = ("**.html", "**/channels/**.md")
        options = {each: {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"} for each in files}
        for _, _, message, _, _ in extract_from_dir(folder, [(each, "jinja2") for each in files], options, KEYWORDS):
            found.add(message)
    return found


def test_there_are_strings_and_languages():
    assert len(extracted()) > 10
    assert {path.parts[-3] for path in CATALOGUES} >= {"fr", "ar"}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_string_is_translated(path: Path):
    with path.open("rb") as file:
        catalogue = read_po(file)
    problems = []
    for message in extracted():
        key = message[0] if isinstance(message, tuple) else message
        entry = catalogue.get(key)
        if entry is None or entry.fuzzy:
            problems.append(f"{key!r} is missing or fuzzy: run 'make strings' and translate it")
            continue
        forms = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        wanted = catalogue.num_plurals if isinstance(message, tuple) else 1
        if len(forms) != wanted or not all(forms):
            problems.append(f"{key!r} has {sum(map(bool, forms))} of {wanted} forms")
        placeholders = set(re.findall(r"%\(\w+\)s", str(key)))
        for form in forms:
            if not set(re.findall(r"%\(\w+\)s", form)) <= placeholders | {"%(n)s"}:
                problems.append(f"{key!r}: {form!r} has placeholders of its own")
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_no_translation_is_left_over(path: Path):
    with path.open("rb") as file:
        catalogue = read_po(file)
    known = {message[0] if isinstance(message, tuple) else message for message in extracted()}
    left = [
        entry.id for entry in catalogue if entry.id and (entry.id[0] if entry.pluralizable else entry.id) not in known
    ]
    assert not left
