"""A password never comes back into a page; it can be seen while it is written, and is hidden before it is sent."""

import re

import pytest

import handrail
from handrail import UsageError, use_language
from handrail.library import Library

password_input = Library().function("password_input")


@pytest.fixture
def open_page(on_page, small_page):
    """Does something on a page with the component on it, and gives back what came of it."""

    def run(act, *, script=True, page_html=None, size=(900, 700), **arguments):
        html = page_html or password_input(**{"name": "a", "label": "Password", **arguments})
        form = f'<form action="javascript:void 0">{html}<input type="submit"></form>'
        return on_page(small_page(f'<main class="hr-rail">{form}</main>'), act, script=script, size=size)

    return run


def test_what_was_sent_is_not_in_the_page_that_comes_back():
    form = handrail.bind({"password": "correct horse"}, {"password": "Enter a longer password"})
    html = str(form.password_input(name="password", label="Password"))
    assert "Enter a longer password" in html
    assert "horse" not in html
    with pytest.raises(UsageError, match="value"):
        password_input(name="password", label="Password", value="correct horse")


@pytest.mark.parametrize("kind", ["current-password", "new-password"])
def test_the_box_is_plain_html_for_passwords(kind):
    tag = re.search(r"<input ([^>]*)>", str(password_input(name="a", label="A", autocomplete=kind)))[1]
    found = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
    assert {"type": "password", "autocomplete": kind, "spellcheck": "false", "autocapitalize": "none"}.items() <= (
        found.items()
    )
    assert not {"value", "maxlength", "onpaste", "pattern"} & found.keys()


def test_the_words_are_in_the_language_of_the_page():
    with use_language("fr"):
        html = str(password_input(name="a", label="Mot de passe"))
    for words in ("Afficher", "Masquer", "Votre mot de passe est visible", "Votre mot de passe est masqué"):
        assert words in html
    assert "lang=" not in html
    with use_language("xx"):
        assert '<p class="hr-visually-hidden" role="status" lang="en">' in str(password_input(name="a", label="A"))


def state(page):
    box = page.locator("#a")
    return (
        box.get_attribute("type"),
        page.get_by_role("button", name="Show Password", exact=True).count(),
        page.get_by_role("button", name="Hide Password", exact=True).count(),
        page.locator("[role=status]").text_content(),
    )


@pytest.mark.handrail_gate
def test_the_button_shows_and_hides_and_says_so(open_page):
    def act(page):
        found = [state(page)]
        page.fill("#a", "secret")
        for _ in range(2):
            page.get_by_role("button", name=re.compile("Password")).press("Enter")
            found.append(state(page))
        return found, page.input_value("#a"), page.evaluate("document.activeElement.localName")

    found, value, focus = open_page(act)
    assert found == [
        ("password", 1, 0, ""),
        ("text", 0, 1, "Your password is visible"),
        ("password", 1, 0, "Your password is hidden"),
    ]
    assert value == "secret"
    assert focus == "button"


@pytest.mark.handrail_gate
@pytest.mark.parametrize("leave", ["form.requestSubmit()", "dispatchEvent(new PageTransitionEvent('pageshow'))"])
def test_it_is_hidden_before_it_is_sent_and_when_people_come_back(open_page, leave):
    def act(page):
        page.fill("#a", "secret")
        page.get_by_role("button", name="Show Password").click()
        shown = state(page)[0]
        kinds = page.evaluate(
            "() => { const form = document.forms[0], box = form.elements.a;"
            "form.addEventListener('formdata', () => box.dataset.kind = box.type);"
            f"{leave}; return [box.dataset.kind ?? box.type, box.type]; }}"
        )
        return shown, kinds, state(page)[3]

    assert open_page(act) == ("text", ["password", "password"], "")


@pytest.mark.handrail_gate
def test_without_script_it_is_a_plain_box(open_page):
    def act(page):
        page.fill("#a", "secret")
        return page.get_by_role("button", name="Show").count(), page.input_value("#a")

    assert open_page(act, script=False) == (0, "secret")


@pytest.mark.handrail_gate
def test_paste_is_taken(open_page):
    def act(page):
        return page.evaluate(
            """() => {
              const box = document.querySelector('#a');
              box.focus();
              const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
              return box.dispatchEvent(paste) && document.execCommand('insertText', false, 'a b') && box.value;
            }"""
        )

    assert open_page(act) == "a b"


@pytest.mark.handrail_gate
def test_a_disabled_box_has_no_button(open_page):
    assert open_page(lambda page: page.get_by_role("button", name="Show").count(), disabled=True) == 0


MEASURE = """() => [...document.querySelectorAll('label, #a, #a ~ button')].map(element => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y + scrollY, width, height];
})"""


@pytest.mark.handrail_gate
@pytest.mark.parametrize("width", [900, 320])
def test_nothing_moves_when_it_is_shown_and_box_and_button_share_a_line(open_page, width):
    def act(page):
        found = [page.evaluate(MEASURE)]
        page.hover("#a")
        found.append(page.evaluate(MEASURE))
        page.focus("#a")
        found.append(page.evaluate(MEASURE))
        page.locator("#a ~ button").click()
        return [*found, page.evaluate(MEASURE)]

    first, *rest = open_page(act, size=(width, 700))
    assert rest == [first] * 3
    _, box, button = first
    assert (box[1], box[3]) == (button[1], button[3]), "side by side, and as tall"
    assert button[0] - (box[0] + box[2]) == 8


@pytest.mark.handrail_gate
def test_it_works_when_it_comes_late_and_lets_go_when_it_leaves(open_page):
    def act(page):
        return page.evaluate(
            """() => {
              const old = document.querySelector('hr-password-input'), form = document.forms[0];
              const late = document.createElement('div'), button = old.querySelector('button');
              late.innerHTML = old.outerHTML;
              old.remove();
              button.click();
              const gone = old.querySelector('input').type;
              form.append(late);
              late.querySelector('button').click();
              const shown = late.querySelector('input').type;
              form.requestSubmit();
              return [gone, shown, late.querySelector('input').type];
            }"""
        )

    assert open_page(act) == ["password", "text", "password"]


@pytest.mark.handrail_gate
def test_broken_parts_break_nothing_else(open_page):
    def act(page):
        problems = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<hr-password-input></hr-password-input>')")
        page.evaluate("document.body.lastElementChild.remove()")
        page.evaluate("document.querySelector('hr-password-input').remove()")
        return problems

    assert open_page(act, page_html="<hr-password-input><input></hr-password-input>") == []
