"""The page as a whole: what is heard first, what Enter does, and what holds an application's own pages."""

import re
from urllib.parse import parse_qs

import pytest
from jinja2 import DictLoader
from markupsafe import Markup

import handrail
from handrail import UsageError
from handrail.library import Library

library = Library(assets={"css": ["/handrail.css"], "js": ["/handrail.js"]})
page = library.function("page")

QUESTION = """
{% set header %}
{% call handrail.header(name="Government of Halmere") %}
{{ handrail.language_selector(languages=[
  {"text": "English", "lang": "en"}, {"text": "Français", "lang": "fr"}]) }}
{% endcall %}
{% endset %}
{% call handrail.page(title="Your name", header=header, footer=handrail.footer(phone="08081 570 100"),
                      in_form={"action": "/name", "csrf": "secret", "name": "go", "value": "on"}) %}
{{ handrail.text_input(name="full_name", label="What is your name?", heading=1) }}
{{ handrail.button(text="Continue", name="go", value="on") }}
{{ handrail.button(text="Save and come back later", variant="link", name="go", value="save") }}
{% endcall %}
"""


def question():
    return library.environment().from_string(QUESTION).render()


def order(html, *parts):
    """Whether the parts stand in the HTML in this order."""
    places = [html.index(part) for part in parts]
    return places == sorted(places)


def test_document_is_whole():
    html = page(title="A page", content=Markup("<h1>A page</h1>"))
    assert html.lstrip().startswith("<!doctype html>\n<html ")
    assert html.count("<h1>") == html.count("<main ") == html.count("</html>") == 1
    assert 'content="width=device-width, initial-scale=1"' in html
    assert '<link rel="stylesheet" href="/handrail.css">' in html
    assert '<script type="module" src="/handrail.js"></script>' in html
    assert order(html, 'href="#main"', '<main class="hr-page__main hr-rail hr-stack" id="main"', "<h1>")


def test_nothing_is_inline():
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]* src=)", question())


def test_parts_stand_in_one_order():
    html = page(
        title="A page",
        header=Markup("<header>H</header>"),
        before_content=Markup("<p>Before</p>"),
        errors={"name": "Enter your name"},
        content=Markup("<h1>A page</h1>"),
        footer=Markup("<footer>F</footer>"),
    )
    assert order(html, "<header>", "<main ", "<p>Before</p>", "Enter your name", "<h1>", "</main>", "<footer>")


def test_error_is_the_first_word_of_the_title():
    assert "<title>Error: Your name</title>" in page(title="Your name", content="…", errors={"name": "Enter it"})
    assert "<title>Your name</title>" in page(title="Your name", content="…", errors={})


def test_bound_form_tells_the_page_what_is_wrong():
    form = handrail.bind({}, {"name": ["Enter your name"]}, library=library)
    html = form.page(title="Your name", content=form.text_input(name="name", label="Your name"))
    assert "<title>Error: " in html
    assert html.count("Enter your name") == 2


@pytest.mark.parametrize("language, direction", [("fr", "ltr"), ("ar", "rtl"), ("ur-PK", "rtl"), ("pa-Guru", "ltr")])
def test_language_and_direction_agree(language, direction):
    with handrail.use_language(language):
        assert f'lang="{language}" dir="{direction}"' in page(title="…", content="…")
    html = page(title="…", content="…", lang=language)
    assert f'lang="{language}" dir="{direction}"' in html
    assert '<div lang="en"><hr-skip-link>' in html, "our words are in the language of the render"


def test_words_without_translation_do_not_bring_tags_into_the_title():
    with handrail.use_language("nl"):
        html = page(title="Uw naam", content="…", errors={"name": "Vul uw naam in"})
    assert "<title>Error: Uw naam</title>" in html


def test_page_without_assets_says_what_to_do():
    bare = Library().function("page")
    with pytest.raises(UsageError, match="handrail assets"):
        bare(title="A page", content="…")
    assert "/own.css" in bare(title="A page", content="…", css=["/own.css"], js=[])


def test_header_and_main_stand_in_the_form_and_the_footer_does_not():
    html = question()
    assert order(html, "<form ", "<header ", "</header>", "<main ", "</main>", "</form>", "<footer ")
    assert html.count("<form ") == 1
    first = re.search(r"<button[^>]*>", html)[0]
    assert 'name="go" value="on" tabindex="-1" aria-hidden="true"' in first


@pytest.mark.parametrize("in_form", [None, {"action": "/name"}])
def test_navigation_stands_between_header_and_main(in_form):
    function = library.function
    html = page(
        title="A page",
        content="…",
        header=function("header")(name="Halmere"),
        navigation=function("service_navigation")(items=["Apply"], service="Library cards"),
        in_form=in_form,
    )
    assert order(html, "</header>", "<nav ", "</nav>", "<main ")


def test_base_template_of_an_application_wraps_the_page():
    templates = {
        "base.html": (
            "{% set title %}{% block title %}{% endblock %}{% endset %}"
            "{% call handrail.page(title=title, errors=errors) %}{% block content %}{% endblock %}{% endcall %}"
        ),
        "name.html": (
            "{% extends 'base.html' %}{% block title %}Your name{% endblock %}"
            "{% block content %}<h1>{{ name }}</h1>{{ handrail.button(text='Continue') }}{% endblock %}"
        ),
    }
    environment = library.environment(loader=DictLoader(templates))
    html = environment.get_template("name.html").render(name="<Max>", errors={})
    assert "<title>Your name</title>" in html
    assert "<h1>&lt;Max&gt;</h1>" in html
    assert order(html, "<main ", "<h1>", "<button ", "</main>")


@pytest.mark.handrail_gate
@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(
    "act, go, language",
    [
        (lambda page: page.press("#full_name", "Enter"), ["on"], None),
        (lambda page: page.get_by_role("button", name="Continue").click(), ["on"], None),
        (lambda page: page.click("text=Save and come back later"), ["save"], None),
        (lambda page: page.click("text=Français"), None, ["fr"]),
    ],
    ids=["enter", "continue", "save", "language"],
)
def test_what_was_typed_is_sent_whatever_is_pressed(on_page, act, go, language, script):
    sent = []

    def answer(route):
        if route.request.method == "POST":
            sent.append(parse_qs(route.request.post_data))
        route.fulfill(body=question(), content_type="text/html; charset=utf-8")

    def work(page):
        page.route("**/*", answer)
        page.fill("#full_name", "Max Ferro")
        with page.expect_navigation():
            act(page)

    on_page(question(), work, script=script)
    assert len(sent) == 1
    assert sent[0]["full_name"] == ["Max Ferro"]
    assert sent[0]["csrf_token"] == ["secret"]
    assert sent[0].get("go") == go
    assert sent[0].get("language") == language


@pytest.mark.handrail_gate
def test_keyboard_never_lands_on_the_hidden_button(on_page):
    def act(page):
        stops = []
        for _ in range(6):
            page.keyboard.press("Tab")
            stops.append(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id"))
        return stops

    assert on_page(question(), act) == [
        "Skip to main content",
        "Français",
        "full_name",
        "Continue",
        "Save and come back later",
        "08081 570 100",
    ]
