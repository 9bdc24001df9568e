"""What a piece of text is for, on our pages and on anybody's."""

import pytest

from handrail.check.readability import read


def kind_of(text: str, html: str) -> str:
    return next(block.kind for block in read(html, language="en").blocks if block.text == text)


@pytest.mark.parametrize(
    "kind, html",
    [
        ("error", "<p class=hr-field__error>Text</p>"),
        ("hint", "<div class=hr-field__hint><p>Text</p></div>"),
        ("label", "<span class=hr-field__label>Text</span>"),
        ("label", "<div class=hr-choice__label>Text</div>"),
        ("button", "<a class=hr-button href=/x>Text</a>"),
        ("label", "<label for=a>Text</label><input id=a>"),
        ("label", "<fieldset><legend><h1>Text</h1></legend></fieldset>"),
        ("label", "<h1><label>Text</label></h1>"),
        ("label", "<span id=n>Text</span><input aria-labelledby=n>"),
        ("label", "<input aria-label=Text>"),
        ("label", "<div role=radiogroup aria-label=Text></div>"),
        ("button", "<button>Text</button>"),
        ("button", "<summary>Text</summary>"),
        ("button", "<span role=button>Text</span>"),
        ("button", "<input type=submit value=Text>"),
        ("button", "<button aria-label=Text>×</button>"),
        ("link", "<a href=/x aria-label=Text>x</a>"),
        ("any", "<p>Text</p>"),
        ("any", "<nav aria-label=Text></nav>"),
        ("any", "<section aria-labelledby=h><h2 id=h>Text</h2></section>"),
        ("any", "<p class=hr-field__error><img alt=Text>Enter a name</p>"),
        ("hint", "<input placeholder=Text>"),
        ("hint", "<input aria-describedby=h><p id=h>Text</p>"),
        ("hint", "<input aria-describedby='h' aria-invalid=false><p id=h>Text</p>"),
        ("hint", "<fieldset aria-describedby=h><p id=h>Text</p></fieldset>"),
        ("error", "<input aria-describedby=h aria-invalid=true><p id=h>Text</p>"),
        ("error", "<input aria-errormessage=h><p id=h>Text</p>"),
        ("error", "<input aria-invalid=true aria-describedby='a b'><p id=a>One</p><p id=b>Text</p>"),
        ("hint", "<input aria-invalid=true aria-describedby='a b'><p id=a>Text</p><p id=b>One</p>"),
        ("hint", "<input aria-invalid=true aria-describedby='e x-hint'><p id=e>One</p><p id=x-hint>Text</p>"),
        ("error", "<input aria-invalid=true aria-describedby='x-error y'><p id=x-error>Text</p><p id=y>One</p>"),
        (
            "hint",
            "<input aria-invalid=true aria-describedby='e s'><p id=e class=hr-field__error>No</p><b id=s>Text</b>",
        ),
        ("error", "<fieldset aria-describedby=e><p id=e>Text</p><input type=radio aria-invalid=true></fieldset>"),
        ("error", "<fieldset aria-describedby=x-error><p id=x-error>Text</p><input type=radio></fieldset>"),
        ("error", "<fieldset aria-describedby=x><p id=x class=my-error-message>Text</p></fieldset>"),
        ("hint", "<fieldset aria-describedby=error-hint><p id=error-hint>Text</p></fieldset>"),
        ("error", "<p class=govuk-error-message>Text</p>"),
        ("error", "<div class=invalid-feedback>Text</div>"),
        ("error", "<ul class=errorlist><li>Text</ul>"),
        ("any", "<div class=form-group--error><p>Text</p></div>"),
        ("error", "<div role=alert><ul><li><a href=#name>Text</a></ul></div>"),
        ("error", "<div role=alert><ul class=hr-error-summary__list><li>Text</ul></div>"),
        ("error", "<div class=govuk-error-summary><a href=#name>Text</a></div>"),
        ("any", "<div role=alert><p>Text</p></div>"),
        ("any", "<div role=alert><a href=/help>Text</a></div>"),
        ("hint", "<div class=hr-field__hint>Text</div>"),
    ],
)
def test_kind(kind: str, html: str) -> None:
    assert kind_of("Text", html) == kind


def test_a_message_in_a_label_is_a_piece_of_its_own() -> None:
    html = "<label>Your name <span class=hr-field__error>Enter your name</span></label>"
    page = read(html, language="en")
    assert [(block.text, block.kind) for block in page.blocks] == [
        ("Your name", "label"),
        ("Enter your name", "error"),
    ]


@pytest.mark.parametrize("before", ["<span class=hr-visually-hidden>Error:</span> ", "Error: ", "<b>Error:</b>&nbsp;"])
def test_the_word_error_before_a_message_is_no_part_of_it(before: str) -> None:
    page = read(f"<p class=hr-field__error>{before}Enter <a href=#x>your name</a></p>", language="en")
    assert [block.text for block in page.blocks] == ["Enter your name"]
    assert [page.blocks[0].text[slice(*link)] for link in page.blocks[0].links] == ["your name"]


def test_a_reference_to_nothing_does_no_harm() -> None:
    assert kind_of("Text", "<input aria-describedby='gone'><p id=other>Text</p>") == "any"
