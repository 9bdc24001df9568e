"""Which language is current, and what a choice of another is: a link, a button or a list."""

import re

import pytest

from handrail import UsageError, use_language
from handrail.library import Library

selector = Library().function("language_selector")
NAMES = {"en": "English", "fr": "Français", "ar": "العربية", "hi": "हिन्दी", "pl": "Polski"}


def languages(*tags, links=False):
    return [{"text": NAMES[tag], "lang": tag, "href": f"/{tag}" if links else None} for tag in tags]


def current(html):
    return re.findall(r'<span[^>]* lang="(\w+)" aria-current="true">', html)


@pytest.mark.parametrize("chosen, expected", [("fr", ["fr"]), ("fr-CA", ["fr"]), ("en", ["en"]), ("sv", [])])
def test_language_of_the_render_is_the_current_one(chosen, expected):
    with use_language(chosen):
        assert current(selector(languages=languages("en", "fr", links=True))) == expected
    assert current(selector(languages=languages("en", "fr"), current=chosen)) == expected


def test_exact_tag_comes_before_the_language_alone():
    both = [{"text": "Português", "lang": "pt"}, {"text": "Português do Brasil", "lang": "pt-BR"}]
    html = selector(languages=both, current="pt-BR")
    assert 'lang="pt-BR" aria-current="true"' in html
    assert html.count("aria-current") == 1


def test_links_stand_in_a_landmark_with_the_language_of_each():
    html = selector(languages=languages(*NAMES, links=True), current="en")
    assert html.count("<nav ") == html.count('aria-label="Language"') == 1
    assert '<a class="hr-language-selector__link" href="/ar" hreflang="ar" lang="ar">العربية</a>' in html
    assert "<select" not in html
    assert "<button" not in html


def test_current_language_needs_no_link():
    html = selector(languages=[{"text": "English", "lang": "en"}, *languages("fr", links=True)])
    assert "<nav " in html


def test_up_to_four_are_buttons_and_more_are_a_list():
    few = selector(languages=languages("en", "fr", "ar", "hi"))
    assert few.count("<button") == 3
    assert "<select" not in few
    assert "<form" not in few
    assert 'name="language" value="fr"' in few
    many = selector(languages=languages(*NAMES), current="pl", name="lang")
    assert many.count("<button") == 1
    assert many.count("<option") == 5
    assert '<label class="hr-language-selector__label" for="lang">Language</label>' in many
    assert '<option value="pl" lang="pl" selected>' in many
    assert 'name="lang-change" value="yes"' in many


def test_list_in_a_form_of_its_own_sends_the_language_alone():
    html = selector(languages=languages(*NAMES), action="/language")
    assert '<form class="hr-language-selector" action="/language">' in html
    assert "-change" not in html


def test_value_may_differ_from_the_tag():
    html = selector(languages=[{"text": "Français", "lang": "fr", "value": "french"}])
    assert 'name="language" value="french" lang="fr"' in html


def test_language_without_tag_is_refused():
    with pytest.raises(UsageError, match="Language needs 'lang'"):
        selector(languages=[{"text": "Français"}])
