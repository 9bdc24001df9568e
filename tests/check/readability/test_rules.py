"""Each rule has text that it must flag and text that it must leave alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from handrail.check.finding import Finding
from handrail.check.readability import check, checks

HARD = "Identification documentation is required for verification of the residential eligibility of applicants. "
LONG = (
    "We send your card to the address you gave us once we see it is right, and it may be ten days until it is with you"
)


def error(text: str) -> str:
    return f"<input aria-invalid=true aria-describedby=e><p id=e>{text}</p>"


def hint(text: str) -> str:
    return f"<input aria-describedby=h><p id=h>{text}</p>"


def label(text: str) -> str:
    return f"<label for=x>{text}</label><input id=x>"


def link(text: str) -> str:
    return f'<p>You may want to know <a href="/somewhere">{text}</a></p>'


def text(text: str) -> str:
    return f"<p>{text}</p>"


def button(text: str) -> str:
    return f"<button>{text}</button>"


FLAGGED = {
    "E-PLEASE": [error("Please enter your name"), error("Enter your name, please")],
    "E-INVALID": [
        error("Invalid postcode"),
        error("The date is not valid"),
        error("That isn’t valid"),
        error("Forbidden sign"),
    ],
    "E-BLANK": [
        error("Name cannot be blank"),
        error("Name can't be left empty"),
        error("Name must not be empty"),
        error("Email is required"),
        error("Your email is mandatory."),
        error("Fill in this field"),
    ],
    "E-OOPS": [error("Oops, no name"), error("Whoops!"), error("Something went wrong")],
    "E-SORRY": [error("Sorry, we cannot find it"), error("We apologise for that")],
    "E-TECH": [
        error("Name is null"),
        error("HTTP status"),
        error("Error 500"),
        error("It failed with error code: 12"),
        error("Age must be an integer"),
        error("Fill in first_name"),
        error("The age is NaN"),
        error("The database is slow"),
    ],
    "E-GENERIC": [
        error("Error"),
        error("An error occurred."),
        error("Enter a value"),
        error("Select an option"),
        error("Unknown error"),
    ],
    "E-LOWER": [error("enter your name"), error("“name” is missing")],
    "E-LONG": [error(LONG)],
    "L-PLEASE": [label("Please give your name"), hint("Please use capitals"), button("Continue, please")],
    "L-COLON": [label("Name:"), "<fieldset><legend>Where do you live? :</legend></fieldset>"],
    "S-LINK": [
        link("click here"),
        link("Here"),
        link("Read more…"),
        link("More »"),
        link("this page"),
        link("Details"),
        link("https://halmere.example/cards"),
        link("www.halmere.example"),
        link("halmere.example/cards"),
        '<a href="/a" aria-label="Learn more">How to get a card</a>',
        '<a href="/a"><img src="i" alt="Download"></a>',
    ],
    "S-CLICK": [text("Click here to start"), text("To start, click the button"), button("Click to go on")],
    "S-PLURAL": [label("Name(s)"), text("Bring your child(ren)"), text("One or more address(es)")],
    "S-ANDOR": [text("Tea and/or cake"), text("He/she must sign"), text("with his/her card")],
    "S-LATIN": [
        text("Proof, e.g. a bill"),
        text("Proof (eg a bill)"),
        text("Today, i.e. Monday"),
        text("Today, ie Monday"),
        text("Pens, paper etc."),
        text("Pens, paper, etc"),
        text("Two days, viz. Monday and Friday"),
        text("Lovelace et al. say so"),
    ],
    "S-LEGAL": [
        text("I hereby agree"),
        text("Pursuant to the law"),
        text("You shall pay"),
        text("The terms thereof hold"),
        text("I, the undersigned, agree"),
        text("Notwithstanding the above"),
    ],
    "S-JARGON": [
        text("We utilise cards"),
        text("Do it prior to Monday"),
        text("In the event of fire"),
        text("Come in order to sign"),
        label("Date of commencement"),
        text("Shops amongst houses"),
    ],
    "S-CAPS": [text("DO NOT WRITE HERE"), label("FULL NAME")],
    "S-PLACEHOLDER": [
        text("Hello {{ name }}"),
        text("Hello ${name}"),
        text("You have %{count} books"),
        text("Lorem ipsum dolor"),
        text("TODO: write this"),
        text("Opening times TBC"),
        text("Value: [object Object]"),
    ],
    "S-DATEORD": [text("Come on 1st March"), text("On the 22nd of June 2026"), text("By March 3rd")],
    "A-VALID": [error("Enter a valid date")],
    "A-CONTRACTION": [text("You can't do it"), text("It would’ve come"), text("If you’d like it")],
    "A-DATEHINT": [hint("Use DD/MM/YYYY"), label("Date (dd-mm-yyyy)")],
    "A-CLOCK": [text("We close at 17:30 on Monday")],
    "A-STOP": [hint("It is on your card."), error("Enter your name.")],
    "A-NEGATIVE": [text("You cannot go on unless you sign"), text("Never send it without a stamp")],
    "A-PASSIVE": [
        text("Your form is checked by us"),
        text("It has not yet been sent"),
        text("The card was taken away"),
        text("You must get it signed, or it gets lost"),
        text("It isn’t needed"),
    ],
    "A-NOUN": [text("You can make an application"), text("We carry out an assessment")],
    "A-ACRONYM": [text("Your ULN is on the letter")],
    "RD-SENTENCE": [
        text(LONG),
        f"<ul><li>{LONG}</ul>",
        text(f"{LONG} and then {LONG}"),
        hint(LONG),
        error(f"{LONG} and then {LONG}"),
    ],
    "RD-PAGE": [text(HARD * 9)],
}

CLEAN = {
    "E-PLEASE": [error("Say if you are pleased"), text("Please wait here"), label("Please")],
    "E-INVALID": [
        error("Enter the number of your invalidity letter"),
        error("Enter a valid date"),
        text("It is invalid"),
    ],
    "E-BLANK": [
        error("Say which form is required by law"),
        error("Enter the required number"),
        text("This field is required"),
        error("Enter how many blank pages it has"),
    ],
    "E-OOPS": [error("Say what went wrong"), "<h1>Something went wrong</h1>", error("Enter the number of hoops")],
    "E-SORRY": [
        "<h1>Sorry, there is a problem with the service</h1>",
        "<div role=alert><p>Sorry, we are closed</p></div>",
        error("Enter how sorrow feels"),
    ],
    "E-TECH": [
        error("Enter a web address that starts with https:// or http://"),
        error("Enter an email address, such as jo_bloggs@halmere.example"),
        error("Your nan must be 16 or over"),
        error("Enter a name shorter than 50 letters"),
        error("<span class=hr-visually-hidden>Error:</span> 16 is the youngest age"),
        error("Enter the code <code>first_name</code>"),
        text("The database of integers"),
    ],
    "E-GENERIC": [
        "<div role=alert><h2>There is a problem</h2></div>",
        error("Select an option for post"),
        error("Enter a value between 1 and 10"),
        text("Error"),
    ],
    "E-LOWER": [
        error("Enter your name"),
        error("iPhone numbers start with a letter"),
        error("eVisa number must have 16 letters"),
        error("name@example.com is in use"),
        error("halmere.example is not known"),
        error("<code>dob</code> is missing"),
        error("3 letters are missing"),
        text("lower case"),
    ],
    "E-LONG": [error(" ".join(LONG.split()[:25])), text(LONG)],
    "L-PLEASE": [label("What pleases you?"), text("Please wait"), error("Please wait")],
    "L-COLON": [label("Time 10:30"), text("You need:"), "<h2>You need:</h2>"],
    "S-LINK": [
        link("Read more about cards"),
        link("Download the form"),
        link("Details of the offer"),
        link("Halmere.example"),
        link("help@halmere.example"),
        link("More<span class=sr-only> about library cards</span>"),
        '<a href="/a" aria-label="Read more about cards">Read more</a>',
        "<nav><a href=/more>More</a></nav>",
        "<div role=navigation><a href=/more>Details</a></div>",
        "<p><a href=#details>Details</a></p><h2 id=details>Details</h2>",
        "<p><a href=#part>Details</a></p><section id=part><h2>Details</h2></section>",
        "<p><a>here</a></p>",
        "<p>Come here</p>",
    ],
    "S-CLICK": [
        text("Click and collect is open"),
        text("You hear a click when it locks"),
        text("Double-clicking does no harm"),
    ],
    "S-PLURAL": [
        text("Section 5(s) holds"),
        text("Call <code>name(s)</code> first"),
        text("Age(years) in box 3(a)"),
        text("Bring books (sorted) with you"),
    ],
    "S-ANDOR": [text("Halmere/Arl and towns"), text("Go to /his/her/page"), text("Use <code>and/or</code> there")],
    "S-LATIN": [
        text("IE is Ireland and EG is Egypt"),
        text("Your session times out soon"),
        text("Sign in at https://revenue.ie or ie@halmere.example"),
        text("The file is in /etc/hosts now"),
        text("Die neue pie of Egham"),
        text("Write <code>e.g.</code> there"),
        '<p lang="fr">Un stylo, du papier, etc.</p>',
    ],
    "S-LEGAL": [
        text("Shall we call you?"),
        text("Therefore go there in time"),
        text("Marshall Street is shallow"),
        text("We are hereabouts, not therein-law"),
    ],
    "S-JARGON": [
        text("Ask a solicitor about it"),
        text("Is the flat furnished?"),
        text("We met in Newcastle upon Tyne"),
        text("Stratford-upon-Avon is a town"),
        text("The deceased person lived here"),
        text("Provide, require, maintain, identify and submit"),
        text("The terminal is near"),
        text('<span translate="no">Leverage Ltd</span> is a name'),
    ],
    "S-CAPS": [
        text("QQ 12 34 56 C"),
        text("GB29 NWBK 6016 1331 9268 19"),
        text("NHS UK"),
        text("PASSPORT"),
        text("DO NOT write here"),
        text("<code>SELECT ALL FROM TABLES</code>"),
    ],
    "S-PLACEHOLDER": [
        text("My todo list is long"),
        text("It costs $5 {about}"),
        text("Write <code>{{ name }}</code> there"),
        text("100% {of} it"),
    ],
    "S-DATEORD": [
        text("Come on 1 March"),
        text("The 21st century and the 5th floor"),
        text("1stdibs is a shop"),
        text("The 2nd may be right"),
        text("Call 08081 570 001 in March 2026"),
    ],
    "A-VALID": [error("Enter a real date"), text("It is valid"), error("It is not valid")],
    "A-CONTRACTION": [text("You cannot do it"), text("Ada’s card, and we’re here"), text("He <code>can't</code> now")],
    "A-DATEHINT": [hint("For example, 27 3 2007"), text("The pattern DD/MM/YYYY")],
    "A-CLOCK": [text("We close at 5:30pm"), text("The ratio is 1:15"), text("It took 13:45:20 hours")],
    "A-STOP": [hint("It is on your card"), hint("It is on your card. Look there."), text("It is on it.")],
    "A-NEGATIVE": [text("You cannot go on"), text("It is not here. It is not there."), text("No, I do not have one")],
    "A-PASSIVE": [
        text("We check your form"),
        text("You are entitled to it if you are married"),
        text("The office is based in Arl and is closed-circuit"),
        text("There is need for speed: it is red"),
        text("It's been a good day"),
        text("This is how to get started"),
        text("The town is named-after-nobody"),
    ],
    "A-NOUN": [text("You can apply"), text("Make a cup of tea"), text("The decision is yours")],
    "A-ACRONYM": [
        text("Your universal learning number (ULN) is here. The ULN is long"),
        text("The UK has a PDF"),
        text("DO NOT SHOUT"),
        text("It looks like QQ 12 34 56 C"),
    ],
    "RD-SENTENCE": [
        text(" ".join(LONG.split()[:25])),
        "<ul>" + f"<li>{' '.join(LONG.split()[:10])}" * 10 + "</ul>",
        error(LONG),
        f"<img alt='{LONG} and then {LONG}'>",
    ],
    "RD-PAGE": [
        text(HARD * 8),
        f"<label>{HARD}</label>" * 9,
        text("We send the card to your home. " * 20),
    ],
}


def rules_of(html: str, **options: str) -> set[str]:
    return {finding.rule for finding in check(f"<html lang=en>{html}", **options)}  # type: ignore[arg-type]


@pytest.mark.parametrize("rule, html", [(rule, html) for rule, pages in FLAGGED.items() for html in pages])
def test_flagged(rule: str, html: str) -> None:
    assert rule in rules_of(html)


@pytest.mark.parametrize("rule, html", [(rule, html) for rule, pages in CLEAN.items() for html in pages])
def test_clean(rule: str, html: str) -> None:
    assert rule not in rules_of(html)


def test_every_rule_has_text_to_flag_and_text_to_leave_alone() -> None:
    ids = {each.rule.id for each in checks()}
    assert ids == set(FLAGGED) == set(CLEAN)


def test_every_rule_explains_itself() -> None:
    for each in checks():
        rule = each.rule
        assert rule.what.endswith(".")
        assert rule.why.endswith(".")
        assert rule.mend
        assert (rule.level == "advice") == (rule.id.startswith("A-") or rule.id == "E-LONG"), rule.id


@pytest.mark.parametrize("rule", sorted(FLAGGED))
def test_english_rules_leave_other_languages_alone(rule: str) -> None:
    """The words are English, but the page says they are not; only the length of sentences holds everywhere."""
    for html in FLAGGED[rule]:
        found = {finding.rule for finding in check(f"<html lang=sv>{html}")}
        assert found <= {"RD-SENTENCE"}


@pytest.mark.parametrize(
    "level, make",
    [("error", label), ("error", hint), ("error", button), ("error", error), ("error", link), ("advice", text)],
)
def test_jargon_is_an_error_where_people_act_and_advice_in_running_text(level: str, make: Callable[[str], str]) -> None:
    (finding,) = only("S-JARGON", check(make("Utilise the form"), language="en"))
    assert finding.level == level
    assert finding.suggestion == "Write instead: use."


def test_jargon_beside_a_link_is_only_advice() -> None:
    html = '<p>Prior to Monday, <a href="/x">utilise it</a></p>'
    assert [finding.level for finding in only("S-JARGON", check(html, language="en"))] == ["advice", "error"]


def test_terms_of_developers_are_no_jargon_in_docs() -> None:
    html = text("Render the page by this methodology")
    assert "S-JARGON" in rules_of(html)
    assert "S-JARGON" not in rules_of(html, kind="docs")


@pytest.mark.parametrize("quoted", ["“{}”", '"{}"', "‘{}’", "<q>{}</q>"])
def test_guidance_may_quote_the_words_it_warns_of(quoted: str) -> None:
    for words in ("click here", "e.g.", "he/she", "hereby", "utilise"):
        html = text(f"Do not write {quoted.format(f'so {words} now')} there")
        assert rules_of(html)
        assert not rules_of(html, kind="docs")


def test_a_bare_address_in_a_list_of_sources_is_only_advice() -> None:
    html = '<ul><li><a href="https://a.example/x">https://a.example/x</a></ul>'
    assert [finding.level for finding in only("S-LINK", check(html, language="en"))] == ["advice"]


def test_a_link_called_like_the_page_behind_it_is_not_vague() -> None:
    html = '<p>See <a href="../details/#when">Details</a></p>'
    address = "https://docs.example/components/button/"
    headings = {"https://docs.example/components/details/": "Details"}
    assert only("S-LINK", check(html, language="en", url=address))
    assert not only("S-LINK", check(html, language="en", url=address, headings=headings))


def test_an_odd_address_does_no_harm() -> None:
    assert only("S-LINK", check('<a href="http://[">here</a>', language="en", url="http://["))


def test_a_finding_says_what_where_and_how_to_mend_it() -> None:
    (finding,) = check('<div id="form"><p class="hr-field__error">Please enter your name</p></div>', language="en")
    assert finding == Finding(
        rule="E-PLEASE",
        level="error",
        message="The error message says “please”. The words: “Please”. It reads: “Please enter your name”",
        selector="#form > p",
        html='<p class="hr-field__error">Please enter your name',
        suggestion="Leave out “please” and say what to do: “Enter your name”.",
        wcag=("3.3.3",),
    )


def test_a_quotation_is_short_and_shows_the_words() -> None:
    long = "One two three four five six seven eight nine ten. " * 3 + "word " * 90 + "and/or more " + "word " * 90
    (finding,) = only("S-ANDOR", check(text(long), language="en"))
    quoted = finding.message.split("It reads: ")[1]
    assert "and/or" in quoted
    assert len(quoted) <= 202


@pytest.mark.parametrize(
    "language, words, levels",
    [("en", 25, []), ("en", 26, ["advice"]), ("en", 40, ["advice"]), ("en", 41, ["error"]),
     ("fr", 40, []), ("fr", 41, ["error"]),
     ("de", 35, []), ("de", 36, ["error"]), ("ar", 41, ["error"]), ("", 41, ["error"])],
)  # fmt: skip
def test_how_long_a_sentence_may_be(language: str, words: int, levels: list[str]) -> None:
    html = f"<html lang='{language}'><p>{'ja ' * words}</p>"
    assert [finding.level for finding in only("RD-SENTENCE", check(html))] == levels


def test_long_sentences_of_another_language_are_judged_together() -> None:
    html = "<html lang=fr><p>" + ("oui " * 24 + ". Non ") * 6
    (finding,) = check(html)
    assert (finding.rule, finding.level) == ("RD-SENTENCE", "advice")
    assert "on average" in finding.message
    assert not check("<html lang=fr><p>" + ("oui " * 12 + ". Non ") * 10)
    assert not check("<html lang=fr><p>" + ("oui " * 24 + ". Non ") * 3)


def test_a_script_without_spaces_is_skipped_and_said_so() -> None:
    html = "<html lang=th><p>" + "กรุณากรอกชื่อของคุณ " * 60 + "</p><p>สวัสดี ชาว ฮัลเมียร์ ทุก คน</p>"
    (finding,) = check(html)
    assert (finding.rule, finding.level) == ("RD-SENTENCE", "advice")
    assert "not judged" in finding.message


def only(rule: str, findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.rule == rule]
