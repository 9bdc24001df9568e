"""Each public fixture of GOV.UK Frontend: theirs, and what `handrail migrate` makes of its call, told the same.

Every difference is mended, or stands in handrail.migrate.differences with its reason: after the differences are made,
what is told of both must be the same to the letter.
"""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from handrail import assets
from handrail.check import snapshot
from handrail.check.browser import Browser
from handrail.check.view import View
from handrail.library import Library
from handrail.migrate import migrate
from handrail.migrate.differences import DIFFERENCES, Difference, explained
from handrail.migrate.rules import Part, Records, Rule
from handrail.migrate.table import MACROS

GOVUK = Path(__file__).parent.parent.parent / "build" / "node_modules" / "govuk-frontend" / "dist" / "govuk"
LIBRARY = Library()
ADDED = {
    "back_link": {"href": '"#"'},
    "fieldset": {"name": '"group"', "content": '"<br>"|safe'},
    "header": {"name": '"…"'},
    "notification_banner": {"title": '"…"'},
    "radios": {"label": '"…"'},
    "table": {"caption": '"…"', "columns": '["…", "…", "…"]'},
}
"""What a person adds where theirs leaves out what ours needs."""

pytestmark = pytest.mark.handrail_gate


@dataclass(frozen=True)
class Fixture:
    """One fixture: a call with its options, and the HTML that it makes."""

    macro: str
    name: str
    options: dict[str, object]
    html: str

    def ours(self) -> str:
        """What the migrated call makes."""
        done = migrate(f"{{{{ {self.macro}({self.options!r}) }}}}", LIBRARY)
        component = MACROS[self.macro].component
        needed = " ".join(note for _, note in done.left)
        added = ADDED.get(component, {})
        more = "".join(f"{name}={value}, " for name, value in added.items() if f"needs {name}:" in needed)
        opening = f"handrail.{component}("
        source = done.source.replace(opening, opening + more, 1)
        return str(LIBRARY.environment().from_string(source).render())


def folder_of(macro: str) -> str:
    """Where a macro of theirs lives: ``govukBackLink`` in ``back-link``."""
    letters = (f"-{letter.lower()}" if letter.isupper() else letter for letter in macro.removeprefix("govuk"))
    return "".join(letters).lstrip("-")


def fixtures(folder: str) -> list[Fixture]:
    """The fixtures that GOV.UK Frontend shows to people."""
    found = json.loads((GOVUK / "components" / folder / "fixtures.json").read_text(encoding="utf-8"))
    macro = "govuk" + folder.title().replace("-", "")
    return [Fixture(macro, one["name"], one["options"], one["html"]) for one in found["fixtures"] if not one["hidden"]]


@dataclass
class Told:
    """What the comparison of one macro's fixtures found."""

    same: list[str] = field(default_factory=list)
    intended: list[str] = field(default_factory=list)
    used: list[Difference] = field(default_factory=list)
    unexplained: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def told() -> Iterator[dict[str, Told]]:
    """Every fixture of every macro, compared: it takes one page of one browser."""
    sheets = assets.stylesheet(), (GOVUK / "govuk-frontend.min.css").read_text(encoding="utf-8")

    def heard(view: View, html: str, css: str, classes: str = "") -> str:
        view.page.set_content(
            f'<!doctype html><html lang="en"><title>x</title><style>{css}</style><body class="{classes}">{html}'
        )
        view.reloaded()
        return "".join(f"{line}\n" for line in snapshot.told(view, fragment=False))

    def compare() -> dict[str, Told]:
        context = browser.context(viewport={"width": 1280, "height": 800})
        view = View(context.new_page(), None)
        return {macro: one_macro(view, macro) for macro in MACROS}

    def one_macro(view: View, macro: str) -> Told:
        found = Told()
        for fixture in fixtures(folder_of(macro)):
            theirs = heard(view, fixture.html, sheets[1], "govuk-template__body js-enabled govuk-frontend-supported")
            ours = heard(view, fixture.ours(), sheets[0])
            used, rewritten, expected = explained(MACROS[macro].component, theirs, ours)
            found.used += used
            if rewritten != expected:
                found.unexplained[fixture.name] = list(difflib.ndiff(rewritten.splitlines(), expected.splitlines()))
            elif used:
                found.intended.append(fixture.name)
            else:
                found.same.append(fixture.name)
        return found

    with Browser() as browser:
        yield browser.run(compare, timeout=600)


@pytest.mark.parametrize("macro", MACROS)
def test_a_screen_reader_is_told_the_same_or_what_is_intended(told, macro):
    assert told[macro].unexplained == {}
    assert told[macro].same or told[macro].intended


def test_every_intended_difference_is_there(told):
    used = [difference for one in told.values() for difference in one.used]
    assert [(each.components, each.pattern) for each in DIFFERENCES if each not in used] == []


def test_the_counts(told, record_testsuite_property, capsys):
    """Same, intended, and not covered, because there is no component of ours yet."""
    folders = [path.parent.name for path in (GOVUK / "components").glob("*/fixtures.json")]
    ours = {folder_of(macro) for macro in MACROS}
    counts = Counter(
        same=sum(len(one.same) for one in told.values()),
        intended=sum(len(one.intended) for one in told.values()),
        not_covered=sum(len(fixtures(folder)) for folder in folders if folder not in ours),
    )
    assert counts["same"] > counts["intended"]
    with capsys.disabled():
        print(f"\nparity with GOV.UK Frontend: {dict(counts)}")


@pytest.mark.parametrize("macro", MACROS)
def test_every_option_of_theirs_has_a_rule(macro):
    """Also those that no fixture shows."""
    found = json.loads((GOVUK / "components" / folder_of(macro) / "macro-options.json").read_text(encoding="utf-8"))

    def missing(listed: list[dict], rules: dict[str, Rule], way: str) -> Iterator[str]:
        for option in listed:
            name = option["name"]
            if name not in rules:
                if name != "caller":  # a call block stays one
                    yield way + name
            elif isinstance(rules[name], (Part, Records)):
                yield from missing(option.get("params") or [], rules[name].rules, f"{way}{name}.")

    assert list(missing(found, MACROS[macro].options, "")) == []
