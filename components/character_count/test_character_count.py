"""The count as people write: the same as on the server, in each plural form, said once and not too soon."""

import json
import re
import unicodedata

import pytest
from babel import Locale

from handrail import use_language
from handrail.language import Strings
from handrail.library import Library

# The official languages of Europe, and some that many people there speak.
LANGUAGES = re.findall(
    r"\w+",
    "ar bg bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy is it ka lb lt lv mk mt nb nl pl ps pt ro ru "
    "sk sl so sq sr sv ti tr uk ur",
)


def count(**arguments):
    return Library().function("character_count")(name="a", label="A", **arguments)


def server_count(text):
    """What the guidance tells services to do."""
    return len(unicodedata.normalize("NFC", text).replace("\r\n", "\n"))


@pytest.fixture
def open_page(on_page, small_page):
    """Does something on a page with the component on it, and gives back what came of it."""

    def run(act, *, language="en", script=True, **arguments):
        with use_language(language):
            html = count(**arguments)
        return on_page(small_page(html, lang=language), act, script=script)

    return run


def shown(page):
    return page.locator(".hr-character-count__message:visible").inner_text()


@pytest.mark.handrail_gate
@pytest.mark.parametrize(
    "text",
    ["", "Hello", "two\nlines\n\n", "cafe\u0301", "cat 😹", "نعم", "👩🏻‍🚀", "  spaces  "],
)
def test_browser_and_server_count_the_same(open_page, text):
    def act(page):
        page.fill("textarea", text)
        return page.locator("output span").last.text_content()

    left = int(re.search(r"-?\d+", open_page(act, limit=100))[0])
    sent = text.replace("\n", "\r\n")  # as browsers send it
    assert left == 100 - server_count(sent)


@pytest.mark.handrail_gate
@pytest.mark.parametrize(("text", "left"), [("", 3), ("one", 2), ("  one\n\ttwo  ", 1), ("one two three four", -1)])
def test_words_are_what_stands_between_spaces(open_page, text, left):
    def act(page):
        page.fill("textarea", text)
        return page.locator("output span").last.text_content()

    words = open_page(act, limit=3, count_type="words")
    assert words.startswith(f"You have {abs(left)} word")
    assert ("too many" in words) == (left < 0)
    assert 3 - len(text.split()) == left


@pytest.mark.handrail_gate
@pytest.mark.parametrize("language", ["en", "fr", "ar", "xx"])
def test_the_browser_has_the_plural_form_that_the_server_has(open_page, language):
    numbers = [*range(31), 99, 100, 101, 102, 103, 111, 199]

    def act(page):
        return page.evaluate(
            """numbers => {
              const box = document.querySelector('textarea'), said = [];
              for (const n of numbers) {
                box.value = 'x'.repeat(200 - n);
                box.dispatchEvent(new Event('input', { bubbles: true }));
                const output = document.querySelector('output');
                said.push((output.querySelector('[lang]') ?? output).textContent);
              }
              return said;
            }""",
            numbers,
        )

    strings = Strings(lambda: language)
    expected = [
        str(strings.ngettext("You have %(n)s character left", "You have %(n)s characters left", n)) for n in numbers
    ]
    assert open_page(act, language=language, limit=200) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_in_the_attributes_have_every_form_of_the_language(language):
    sentences = re.search(r'data-left="([^"]*)"', count(limit=200))[1].strip("|").split("|")
    form = Locale.parse(language).plural_form
    assert {form(n) for n in range(10_000)} <= {form(int(sentence.split()[0])) for sentence in sentences}


@pytest.mark.handrail_gate
def test_the_limit_stays_without_script(open_page):
    assert open_page(shown, script=False, limit=200, value="Some text") == "You can enter up to 200 characters"


@pytest.mark.handrail_gate
def test_the_count_takes_the_place_of_the_limit_from_the_threshold_on(open_page):
    def act(page):
        before = shown(page), page.locator("textarea").bounding_box()
        page.fill("textarea", "x" * 15)
        at = shown(page)
        page.fill("textarea", "x" * 16)
        return before[0], at, shown(page), before[1] == page.locator("textarea").bounding_box()

    limit = "You can enter up to 20 characters"
    assert open_page(act, limit=20, threshold=75) == (limit, limit, "You have 4 characters left", True)


@pytest.mark.handrail_gate
def test_the_count_is_said_once_after_a_pause_and_never_at_first(open_page):
    def act(page):
        page.evaluate(
            """() => {
              window.said = [];
              const live = document.querySelector('[aria-live]');
              new MutationObserver(() => said.push(live.textContent)).observe(live, { childList: true, subtree: true });
            }"""
        )
        page.wait_for_timeout(1300)
        page.focus("textarea")
        page.keyboard.type("abc", delay=50)
        early = page.evaluate("said.length")
        page.wait_for_timeout(1300)
        return early, page.evaluate("said")

    early, said = open_page(act, limit=20, value="x")
    assert early == 0
    assert said == ["You have 16 characters left"]


@pytest.mark.handrail_gate
def test_the_description_is_the_limit_while_the_count_changes(open_page):
    def act(page):
        page.fill("textarea", "x" * 5)
        session = page.context.new_cdp_session(page)
        nodes = session.send("Accessibility.getFullAXTree")["nodes"]
        box = next(node for node in nodes if node.get("role", {}).get("value") == "textbox")
        return box["description"]["value"]

    assert open_page(act, limit=4, hint="Be short") == "Be short You can enter up to 4 characters"


@pytest.mark.handrail_gate
def test_it_works_when_it_comes_late_and_lets_go_when_it_leaves(open_page):
    def act(page):
        return page.evaluate(
            """() => {
              const old = document.querySelector('hr-character-count'), late = document.createElement('div');
              late.innerHTML = old.outerHTML;
              const box = old.querySelector('textarea'), before = old.querySelector('output').textContent;
              old.remove();
              box.value = 'xxx';
              box.dispatchEvent(new Event('input'));
              document.body.append(late);
              const other = late.querySelector('textarea');
              other.value = 'xx';
              other.dispatchEvent(new Event('input'));
              return [before === old.querySelector('output').textContent, late.querySelector('output').textContent];
            }"""
        )

    assert open_page(act, limit=9) == [True, "You have 7 characters left"]


@pytest.mark.handrail_gate
def test_broken_parts_break_nothing_else(open_page):
    def act(page):
        problems = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<hr-character-count></hr-character-count>')")
        page.evaluate("document.body.lastElementChild.remove()")
        return json.dumps(problems)

    assert open_page(act, limit=9) == "[]"
