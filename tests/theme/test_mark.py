"""The mark of a brand: a plain drawing is taken, and all that could do more is refused."""

from __future__ import annotations

import re

import pytest

from handrail.library import Library
from handrail.theme.mark import MOST, drawn

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30"{}>{}</svg>'


def test_plain_drawing_is_taken():
    source = SVG.format(
        ' fill="none" id="a" width="9"', '<title>A hill</title><g stroke="currentColor"><path d="M1 1h2"/></g>'
    )
    assert drawn(source) == (
        '<svg viewBox="0 0 30 30" width="30" height="30" fill="none" aria-hidden="true" focusable="false">'
        '<g stroke="currentColor"><path d="M1 1h2"/></g></svg>'
    )


def test_without_a_paint_it_has_the_colour_of_the_words():
    assert 'fill="currentColor"' in drawn(SVG.format("", '<circle cx="3" cy="3" r="2"/>'))


def test_its_shape_is_kept():
    assert 'width="30" height="60"' in drawn(SVG.format("", "<path/>").replace("30 30", "30 60"))


def test_editors_may_say_more():
    """Drawing programs write a declaration, comments and names."""
    source = '<?xml version="1.0"?>\n<!-- drawn -->\n' + SVG.format(
        ' version="1.1" xml:space="preserve"', '<path id="b" d="M1 1"/>'
    )
    assert drawn(source).endswith('><path d="M1 1"/></svg>')


def test_it_stands_in_the_header():
    html = Library().function("header")(name="Isla Cordera", mark=drawn(SVG.format("", '<path d="M1 1h2v2z"/>')))
    assert '<path d="M1 1h2v2z"/></svg>' in html


@pytest.mark.parametrize(
    "inside, message",
    [
        ("<script>alert(1)</script>", "<script> cannot stand in it"),
        ("<style>path{}</style>", "<style> cannot stand in it"),
        ("<foreignObject/>", "<foreignObject> cannot stand in it"),
        ('<image href="a.png"/>', "<image> cannot stand in it"),
        ('<use href="#a"/>', "<use> cannot stand in it"),
        ('<a href="javascript:x"><path/></a>', "<a> cannot stand in it"),
        ("<animate/>", "<animate> cannot stand in it"),
        ("<svg><path/></svg>", "<svg> cannot stand in it"),
        ('<script xmlns="http://www.w3.org/1999/xhtml"/>', "<{http://www.w3.org/1999/xhtml}script> cannot stand in it"),
        ('<path onclick="x()"/>', 'onclick="x()" cannot stand on <path>'),
        ('<path style="fill:red"/>', 'style="fill:red" cannot stand on <path>'),
        ('<path class="a"/>', 'class="a" cannot stand on <path>'),
        ('<path d="M0 0&quot;&gt;&lt;b"/>', "cannot stand on <path>"),
        ('<path transform="url(#a)"/>', "cannot stand on <path>"),
        ('<path xmlns:x="http://www.w3.org/1999/xlink" x:href="#a"/>', 'href="#a" cannot stand on <path>'),
        ('<path fill="#b3001b"/>', 'fill="#b3001b": a mark has the colour of the words beside it'),
        ('<path stroke="url(#a)"/>', "write currentColor or none"),
        ("", "nothing is drawn in it"),
        ("<title>A hill</title>", "nothing is drawn in it"),
    ],
)
def test_more_than_a_drawing_is_refused(inside, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        drawn(SVG.format("", inside))


@pytest.mark.parametrize(
    "source, message",
    [
        ("<svg", "it is not SVG"),
        ("<p/>", "it begins with <p>, not with <svg>"),
        ("<svg><path/></svg>", "it needs a viewBox of four numbers"),
        ('<svg viewBox="0 0 a 1"><path/></svg>', "it needs a viewBox of four numbers"),
        ('<svg viewBox="0 0 0 30"><path/></svg>', "its viewBox is empty"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1"><path/></svg>', "it declares a document type"),
        (SVG.format("", f"<!--{'x' * MOST}--><path/>"), "8,000 are the most"),
    ],
)
def test_what_is_no_drawing_is_refused(source, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        drawn(source)
