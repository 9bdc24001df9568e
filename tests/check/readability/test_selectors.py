"""Where a finding stands."""

from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from handrail.check.readability import check
from handrail.check.readability.selectors import Tree, opening

NAMES = st.sampled_from(["div", "p", "span", "ul", "li", "o:p", "my-part", "section"])


@st.composite
def pages(draw: st.DrawFn) -> str:
    tags = draw(
        st.lists(st.tuples(NAMES, st.sampled_from(["", "a", "b", "1", "ü", "a b"]), st.booleans()), max_size=25)
    )
    return "".join(f"<{name} id='{own}'>" + (f"x</{name}>" if close else "x") for name, own, close in tags)


@settings(deadline=None)
@given(pages())
def test_a_selector_finds_its_element_and_no_other(html: str) -> None:
    tree = Tree(JustHTML(html, sanitize=False).root)
    document = JustHTML(html, sanitize=False)
    same = Tree(document.root)
    for element, twin in zip(tree.elements, same.elements, strict=True):
        assert document.query(tree.path(element)) == [twin]


def test_a_selector_starts_at_the_nearest_id_that_stands_once() -> None:
    tree = Tree(JustHTML("<div id=form><p id=twice>a<p id=twice>b</div>", sanitize=False).root)
    assert tree.path(tree.elements[-1]) == "#form > p:nth-of-type(2)"


def test_what_was_typed_is_masked() -> None:
    tree = Tree(JustHTML('<input name=iban value="GB29 NWBK">', sanitize=False).root)
    assert opening(tree.elements[-1], "") == '<input name="iban" value="•••">'


def test_the_words_of_a_button_are_ours_and_shown() -> None:
    tree = Tree(JustHTML("<input type=submit value='Please send'>", sanitize=False).root)
    assert "Please send" in opening(tree.elements[-1], "")


def test_html_is_short_and_escaped() -> None:
    (finding,) = check(f"<h1>{'a &lt;b> ' * 200}and/or</h1>", language="en")[:1]
    assert len(finding.html) <= 300
    assert "<b>" not in finding.html


def test_the_html_of_a_finding_never_shows_what_was_typed() -> None:
    html = '<input aria-label="Name(s)" value="Rosalind"><textarea aria-label="Reason(s)">Rosalind</textarea>'
    findings = check(html, language="en")
    assert [finding.rule for finding in findings] == ["S-PLURAL", "S-PLURAL"]
    assert not any("Rosalind" in str(finding.record()) for finding in findings)
