"""Whatever the HTML is, text is read, words are not glued, and nothing crashes."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from handrail.check.readability import check, measure, read
from handrail.check.readability.markup import INLINE, NOT_RUNNING
from handrail.check.readability.sentences import TOKEN, words

BLOCKS = sorted(
    NOT_RUNNING | {"p", "div", "li", "ul", "td", "tr", "table", "section", "fieldset", "details", "dd", "select"}
)
IN_LINE = sorted(INLINE | {"my-part"})
ATTRIBUTES = [
    "", "hidden", "lang=fr", "lang=''", "lang=en-GB", "aria-hidden=true", "class=hr-field__error",
    "class=hr-field__hint",
    "id=a", "href=#a", "aria-describedby='a b'", "aria-invalid=true", "translate=no", "role=button",
    "aria-label='e.g. this'", "contenteditable", "role=alert", "class=sr-only", "type=submit value=Go",
    "aria-labelledby=a",
]  # fmt: skip

tags = st.one_of(
    st.tuples(st.sampled_from(BLOCKS + IN_LINE), st.sampled_from(ATTRIBUTES)).map(
        lambda made: f"<{made[0]} {made[1]}>"
    ),
    st.sampled_from(BLOCKS + IN_LINE).map(lambda name: f"</{name}>"),
)
pieces = st.one_of(
    tags, st.text(max_size=8), st.sampled_from(["Please and/or. ", "&nbsp;", "<!--", "<![CDATA[", "&#0;", TOKEN])
)
odd_html = st.lists(pieces, max_size=30).map("".join)


@settings(deadline=None)
@given(odd_html)
@example("<a lang=fr><p>x</a>y")
@example("<table>text<tr><td><a href=#a>one<table><td>two")
@example("<label><select><option lang=fr>un<a href=x>deux")
@example("<q><q><q>")
@example("<svg><p>out of it")
def test_any_html_can_be_checked(html: str) -> None:
    document = read(html, language="en")
    for block in (*document.blocks, *document.links):
        assert block.text == " ".join(block.text.split())
        assert block.text.count(TOKEN) == len(block.originals)
        assert all(0 <= start < end <= len(block.text) for start, end in block.links)
        assert len(block.html) <= 300
        assert block.selector
        block.shown()
    for finding in check(html, language="en"):
        assert finding.message
        assert TOKEN not in finding.message
    assert measure(html).record()


@st.composite
def nested(draw: st.DrawFn, depth: int = 3) -> tuple[str, list[str]]:
    """Well-formed HTML of blocks, each around a word of its own or more blocks, and these words."""
    name = draw(st.sampled_from(["p", "div", "li", "h2", "section", "td", "dd", "label", "button"]))
    if depth == 0 or name in ("p", "h2", "label", "button") or draw(st.booleans()):
        word = draw(st.text(alphabet="abcdefgh", min_size=1, max_size=6))
        around = draw(
            st.sampled_from(["{}", "<b>{}</b>", "<span><i>{}</i></span>", "<a href=x>{}</a>", "<!-- x -->{}"])
        )
        html, found = around.format(word), [word]
    else:
        parts = draw(st.lists(nested(depth=depth - 1), min_size=1, max_size=3))
        html, found = "".join(part for part, _ in parts), [word for _, inner in parts for word in inner]
    if name == "td":
        return f"<table><tr><td>{html}</td></tr></table>", found
    return f"<{name}>{html}</{name}>", found


@settings(deadline=None)
@given(st.lists(nested(), max_size=4))
def test_words_of_two_blocks_are_never_glued_and_never_lost(made: list[tuple[str, list[str]]]) -> None:
    html = "".join(part for part, _ in made)
    expected = [word for _, inner in made for word in inner]
    assert [block.text for block in read(html, language="en").blocks] == expected


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["b", "i", "em", "span", "a", "small"]), st.text("abc ", max_size=6)), max_size=8
    )
)
def test_inline_elements_change_nothing_about_the_words(parts: list[tuple[str, str]]) -> None:
    html = "".join(f"<{name}>{text}</{name}>" for name, text in parts)
    plain = "".join(text for _, text in parts)
    found = [block.text for block in read(f"<p>{html}</p>", language="en").blocks]
    assert " ".join(found).split() == words(plain)
