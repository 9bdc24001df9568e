"""What text is taken from HTML, and how it is cut into pieces."""

import pytest

from handrail.check.readability import read
from handrail.check.readability.sentences import TOKEN


def texts(html: str, **options: str) -> list[str]:
    return [block.text for block in read(html, language="en", **options).blocks]


@pytest.mark.parametrize(
    "html, expected",
    [
        ("<p>Driving licence</p><p>You need it</p>", ["Driving licence", "You need it"]),
        ("<ul><li>a passport<li>a bill</ul>", ["a passport", "a bill"]),
        ("<table><tr><th>Name<td>Ada</table>", ["Name", "Ada"]),
        ("<dl><dt>Name<dd>Ada</dl>", ["Name", "Ada"]),
        ("<div>One<div>Two</div>Three</div>", ["One", "Two", "Three"]),
        ("<p>One line<br>another line", ["One line", "another line"]),
        ("<fieldset><legend>Where?</legend><label>Here</label></fieldset>", ["Where?", "Here"]),
        ("<details><summary>Help</summary>Text</details>", ["Help", "Text"]),
        ("<select><optgroup label=North><option>Arl<option>Bry</select>", ["North", "Arl", "Bry"]),
        ("<span>Text</span><span role=button>Press</span>", ["Text", "Press"]),
    ],
)
def test_blocks_end_sentences(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


@pytest.mark.parametrize(
    "html, expected",
    [
        ("<p>an <b>im</b>portant <i>word</i></p>", "an important word"),
        ("<p>\n  white\n\t space&nbsp;is   single </p>", "white space is single"),
        ("<p>hyphen&shy;ated and zero&ZeroWidthSpace;width</p>", "hyphenated and zerowidth"),
        ("<p>Change<span class='hr-visually-hidden'> your name</span></p>", "Change your name"),
        ("<p>Change<span class='sr-only'>your name</span> now</p>", "Change your name now"),
        ("<p>costs <input> pounds</p>", "costs pounds"),
        ("<p>one<img alt=x src=y>two</p>", "one two"),
        ("<p>one<svg><title>no</title></svg>two</p>", "one two"),
        ("<p>He said <q>yes</q>.</p>", "He said “yes”."),
        ("<p>long<wbr>word</p>", "longword"),
    ],
)
def test_words_in_a_line_are_neither_glued_nor_torn(html: str, expected: str) -> None:
    assert expected in texts(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p hidden>secret</p>",
        "<p aria-hidden=true>secret</p>",
        "<p style='display: none'>secret</p>",
        "<p style='color: red; visibility:hidden'>secret</p>",
        "<script>secret</script>",
        "<style>secret {}</style>",
        "<template><p>secret</p></template>",
        "<pre>secret</pre>",
        "<svg><text>secret</text></svg>",
        "<textarea>secret</textarea>",
        "<div contenteditable>secret</div>",
        "<div role=textbox>secret</div>",
        "<input value=secret>",
        "<!-- secret -->",
        "<iframe>secret</iframe>",
    ],
)
def test_what_nobody_reads_is_left_out(html: str) -> None:
    assert "secret" not in " ".join(texts(f"<p>Before</p>{html}<p>After</p>"))


@pytest.mark.parametrize(
    "html",
    [
        "<noscript><p>said</p></noscript>",
        "<details><p>said</p></details>",
        "<p hidden=until-found>said</p>",
        "<p aria-hidden=false>said</p>",
        "<dialog><p>said</p></dialog>",
        "<p class=visually-hidden>said</p>",
        "<nav aria-label=said></nav>",
        "<img alt=said>",
        "<abbr title=said>x</abbr>",
        "<input placeholder=said>",
        "<input type=SUBMIT value=said>",
        "<input aria-description=said>",
        "<option label=said>",
        "<title>said</title>",
        "<meta name=description content=said>",
        "<my-element>said</my-element>",
    ],
)
def test_what_people_read_or_hear_is_kept(html: str) -> None:
    assert "said" in texts(html)


def test_hidden_text_that_describes_a_control_is_kept_with_its_kind() -> None:
    page = read("<input aria-describedby=a><p id=a hidden>Your <b>full</b> name</p>", language="en")
    assert [(block.text, block.kind) for block in page.blocks] == [("Your full name", "hint")]


def test_code_is_one_neutral_token_and_is_shown_in_quotations() -> None:
    (block,) = read("<p>Use <code>e.g. and/or</code> or <kbd>Esc</kbd> here</p>", language="en").blocks
    assert block.text == f"Use {TOKEN} or {TOKEN} here"
    assert block.shown() == "Use e.g. and/or or Esc here"
    assert block.shown(block.text.index("or")) == "or Esc here"


def test_a_name_that_is_not_translated_is_one_neutral_token() -> None:
    (block,) = read("<p>Ask <span translate=no>Utilise and/or Co</span> first</p>", language="en").blocks
    assert block.shown() == "Ask Utilise and/or Co first"
    assert "Utilise" not in block.text


def test_a_page_that_is_not_translated_is_still_read() -> None:
    assert texts("<html translate=no><p>Enter your name</p>") == ["Enter your name"]


def test_each_language_gets_its_own_piece() -> None:
    html = (
        "<html lang=en-GB><p>The office is called <span lang=cy>Swyddfa Docynnau</span> in Welsh.</p><p lang=fr>Oui</p>"
    )
    found = [(block.language, block.shown()) for block in read(html).blocks]
    assert found == [
        ("cy", "Swyddfa Docynnau"),
        ("en", "The office is called Swyddfa Docynnau in Welsh."),
        ("fr", "Oui"),
    ]


def test_the_same_language_of_another_country_is_no_other_language() -> None:
    assert texts("<html lang=en-GB><p>The <i lang=en-US>color</i> red</p>") == ["The color red"]


def test_attributes_are_in_the_language_of_their_element() -> None:
    page = read("<html lang=en><p lang=fr><img alt='Une carte'></p>")
    assert [(block.text, block.language) for block in page.blocks] == [("Une carte", "fr")]


def test_the_language_is_what_the_page_says_then_what_the_caller_says() -> None:
    assert read("<html lang=fr><p>Oui", language="en").blocks[0].language == "fr"
    assert read("<p>Yes", language="en-GB").blocks[0].language == "en"
    assert read("<p>Yes").blocks[0].language == ""
    assert read("<html lang=und><p>Yes", language="en").blocks[0].language == ""


def test_running_text_is_without_headings_labels_buttons_captions_and_navigation() -> None:
    sentence = "These are five plain words"
    names = ["h1", "h2", "label", "legend", "button", "summary", "option", "caption", "figcaption", "th"]
    names += ["nav", "header", "footer"]
    around = {"option": "<select>{}</select>", "caption": "<table>{}</table>", "th": "<table><tr>{}</table>"}
    for name in names:
        html = around.get(name, "{}").format(f"<{name}>{sentence}</{name}>")
        (block,) = read(html, language="en").blocks
        assert block.text == sentence
        assert not block.is_prose, name
    for name in ("p", "li", "td", "dd", "div", "blockquote"):
        html = f"<table><tr><td>{sentence}</table>" if name == "td" else f"<{name}>{sentence}</{name}>"
        (block,) = read(html, language="en").blocks
        assert block.is_prose, name


def test_short_pieces_and_attributes_are_no_running_text() -> None:
    assert not read("<p>Only three words</p>", language="en").blocks[0].is_prose
    assert not read("<p><img alt='Five words of an image'></p>", language="en").blocks[0].is_prose


def test_the_header_of_an_article_is_not_the_header_of_the_page() -> None:
    page = read("<article><header>These are five plain words</header></article>", language="en")
    assert page.blocks[0].is_prose


def test_links_have_their_accessible_names() -> None:
    html = """
      <p>Read <a href=a>our <b>rules</b></a> and <a href=b aria-label="The map of Arl">here</a>.</p>
      <a href=c><h2>Cards</h2><p>Apply</p></a> <a href=d><img alt="Halmere"></a> <a>no link</a>
      <a href=e>More<span class=visually-hidden> about cards</span></a>
    """
    page = read(html, language="en")
    assert [link.text for link in page.links] == [
        "our rules",
        "The map of Arl",
        "Cards Apply",
        "Halmere",
        "More about cards",
    ]


def test_a_piece_knows_which_of_its_words_are_links() -> None:
    block = read("<p>Read <a href=a>our <b>rules</b></a> now</p>", language="en").blocks[0]
    assert [block.text[slice(*place)] for place in block.links] == ["our rules"]
    assert block.in_link(5, 8)
    assert not block.in_link(0, 8)


def test_a_link_in_another_language_is_a_link_of_that_language() -> None:
    page = read("<html lang=en><p>Also in <a href=/fr lang=fr>français</a></p>")
    assert [(link.text, link.language) for link in page.links] == [("français", "fr")]
    assert page.blocks[-1].shown() == "Also in français"


def test_very_deep_nesting_does_no_harm() -> None:
    html = "<div><b>" * 5_000 + "<p>Deep down" + "</b></div>" * 5_000
    assert texts(html) == ["Deep down"]


def test_nothing_gives_nothing() -> None:
    assert texts("") == []
    assert texts("<p> &nbsp; </p><p>—</p>") == []
