"""The checks of patterns find what is wrong: each rule has a pattern that breaks it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from handrail.check import asking, journey
from handrail.check import pattern as checks
from handrail.library import Library
from handrail.new import new_pattern
from handrail.patterns import LANGUAGES, Pattern, patterns

CSS = {"css": ["/handrail.css"], "js": []}
SCREEN, SECOND = "examples/01-name.html", "examples/02-email.html"
BUTTON = "{{ handrail.button"
LIBRARY = Library().with_assets(CSS)


@pytest.fixture
def pattern(tmp_path: Path) -> Pattern:
    new_pattern("book_a_visit", tmp_path / "ours", "0.1.0")
    return patterns(LIBRARY, [tmp_path / "ours"])["book_a_visit"]


def changed(pattern: Pattern, file: str, old: str, new: str) -> Pattern:
    """The pattern with something else in one of its files."""
    path = pattern.folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return Pattern(pattern.folder, pattern.library)


def said(findings) -> str:
    return "\n".join(finding.message for finding in findings)


def test_a_new_pattern_has_no_finding(pattern):
    assert not said(checks.guidance(pattern))
    for language in LANGUAGES:
        for screen in pattern.screens(language):
            assert not said([*checks.source(screen), *checks.page(screen)])


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("need: Say in the words", "needs: Say in the words", "does not say its need"),
        ("kind: help", "kind: poem", "The kind is 'poem'"),
        ("status: experimental", "status: perfect", "The status is 'perfect'"),
        ("languages: [en, fr, ar]", "languages: [en]", "The languages are"),
        ("components: [button, text_input]", "components: [button]", "use are: [button, text_input]"),
        ("Nobody has tried these screens with a screen reader by hand.", "", "“Known limits” is missing"),
        ("## Need", "## Needs", "The headings are not these"),
    ],
)
def test_what_is_missing_in_the_guidance(pattern, old, new, message):
    assert message in said(checks.guidance(changed(pattern, "book_a_visit.md", old, new)))


@pytest.mark.parametrize(
    "change, message",
    [
        (lambda folder: (folder / SECOND).rename(folder / "examples" / "03-email.html"), "count from 01"),
        (lambda folder: (folder / SECOND).rename(folder / "examples" / "email.html"), "must be called after"),
        (lambda folder: (folder / "channels" / "phone.md").unlink(), "channels/phone.md is missing"),
        (lambda folder: (folder / "channels" / "fax.md").write_text("Beep"), "not fax"),
        (lambda folder: (folder / "inputs.yaml").write_text("- {typed: {a: b}, message: {a: {en: c}}}"), "in fr, ar"),
    ],
)
def test_what_is_missing_in_the_folder(pattern, change: Callable[[Path], object], message):
    change(pattern.folder)
    assert message in said(checks.guidance(Pattern(pattern.folder, pattern.library)))


def test_a_pattern_that_asks_has_rows(pattern):
    asks = changed(pattern, "book_a_visit.md", "kind: help", "kind: ask")
    assert "has inputs.yaml" in said(checks.guidance(asks))


def test_states_belong_to_one_step(pattern):
    other = changed(pattern, "examples/01-name-errors.html", "A name: nothing typed", "Errors")
    assert "have the titles" in said(checks.guidance(other))


@pytest.mark.parametrize(
    "new, message",
    [
        ('<p class="x">{{ _("Continue") }}</p>', "class="),
        ("<p style='color: red'>{{ _(\"Continue\") }}</p>", "style="),
        ("<script>1</script>", "<script"),
        ('<input name="a">', "<input"),
        ('<p onclick="a()">{{ _("Continue") }}</p>', "onclick="),
        ("<p>Not ready for translation</p>", "cannot be translated"),
    ],
)
def test_what_is_no_component_and_no_text(pattern, new, message):
    other = changed(pattern, SCREEN, BUTTON, new + BUTTON)
    assert message in said(checks.source(other.screen("01-name")))


@pytest.mark.parametrize(
    "language, old, new, message",
    [
        ("en", "heading=1, ", "", "there must be one h1"),
        ("en", BUTTON, "<h3>{{ _('Continue') }}</h3>" + BUTTON, "level 3 follows one of level 1"),
        ("en", "{% endblock %}\n{% block main", " – Part{% endblock %}\n{% block main", "its form is"),
        ("fr", BUTTON, "<p>{{ 'Nobody has translated this' }}</p>" + BUTTON, "is not translated into fr"),
        ("en", BUTTON, '<p lang="ar">{{ "لم يترجم أحد هذا النص" }}</p>' + BUTTON, "without dir=rtl"),
        ("en", "{{ form.text_input", "{{ handrail.text_input", "the fields say []"),
    ],
)
def test_what_is_wrong_with_a_page(pattern, language, old, new, message):
    other = changed(pattern, SCREEN, old, new)
    assert message in said(checks.page(other.screen("01-name-errors", language)))


# ---- what people type

ROWS = """
- typed: {full_name: " Nadir "}
  kept: Nadir
- typed: {full_name: " "}
  message: {full_name: {en: Enter your full name, fr: Entrez votre nom complet, ar: أدخل اسمك الكامل}}
"""


def read(typed, screen):
    name = typed["full_name"].strip()
    if not name:
        raise asking.Refused({"full_name": screen.pattern.in_words("Enter your full name", screen.language)})
    return asking.Answer(kept=name)


@pytest.fixture
def asks(pattern) -> Pattern:
    (pattern.folder / "inputs.yaml").write_text(ROWS, encoding="utf-8")
    return pattern


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_row_goes_through_the_form(asks, language):
    with asking.form(asks, read) as form:
        for row in asks.inputs():
            asking.trial(form, row, language)


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("kept: Nadir", "kept: N", "is kept as 'Nadir'"),
        ("kept: Nadir", "kept: Nadir\n  shown: {en: Somebody}", "check answers shows 'Nadir'"),
        ("kept: Nadir", "message: {full_name: {en: No, fr: No, ar: No}}", "is kept as 'Nadir'"),
        ("en: Enter your full name", "en: Enter a name", "the summary says"),
    ],
)
def test_a_row_that_says_otherwise_fails(asks, old, new, message):
    (asks.folder / "inputs.yaml").write_text(ROWS.replace(old, new), encoding="utf-8")
    with asking.form(asks, read) as form, pytest.raises(AssertionError, match=message):
        all(asking.trial(form, row, "en") is None for row in asks.inputs())


def test_a_form_that_forgets_what_was_typed_fails(asks):
    other = changed(asks, SCREEN, "{{ form.text_input(", '{{ handrail.text_input(error=errors["full_name"], ')
    with asking.form(other, read) as form, pytest.raises(AssertionError, match="what was typed is not there"):
        asking.trial(form, other.inputs()[1], "en")


@pytest.mark.handrail_gate
def test_the_focus_is_on_the_summary_and_then_on_the_control(asks, one_browser):
    with asking.form(asks, read) as form:
        asking.focus(form, one_browser)


# ---- the walk


@pytest.mark.handrail_gate
def test_a_walk_that_goes_well(pattern, one_browser):
    assert not journey.walk(one_browser, pattern, {"/handrail.css": ""})


@pytest.mark.handrail_gate
@pytest.mark.parametrize(
    "old, new, message",
    [
        ('{% set back = "01-name.html" %}', '{% set back = "nowhere.html" %}', "from 01-name to 02-email"),
        (BUTTON, "<p>{{ 'W' * 900 }}</p>" + BUTTON, "scrolls sideways"),
    ],
)
def test_a_walk_that_does_not(pattern, one_browser, monkeypatch, old, new, message):
    monkeypatch.setattr(journey, "PATIENCE", 2_000)
    other = changed(pattern, "examples/02-email.html", old, new)
    found = journey.walk(one_browser, other, {"/handrail.css": ""})
    assert message in said(found)
