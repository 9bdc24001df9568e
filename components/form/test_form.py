"""The token against forged requests, in the forms that frameworks give it."""

from markupsafe import Markup

from handrail.library import Library

form = Library().function("form")


def test_a_token_becomes_a_hidden_field():
    html = form(content=Markup("<p>x</p>"), csrf='a"b', csrf_name="csrfmiddlewaretoken")
    assert '<input type="hidden" name="csrfmiddlewaretoken" value="a&#34;b">' in html


def test_a_field_that_the_framework_wrote_is_left_as_it_is():
    class Field:
        def __html__(self):
            return '<input type="hidden" name="csrf_token" value="abc">'

    for given in (Field(), Markup(Field())):
        html = form(content=Markup("<p>x</p>"), csrf=given)
        assert html.count("<input") == 1
        assert 'value="abc"' in html


def test_without_a_token_there_is_no_hidden_field():
    html = form(content=Markup("<p>x</p>"))
    assert "hidden" not in html
    assert html.startswith('<form class="hr-stack" method="post" novalidate>')
