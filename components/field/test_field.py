"""A control of one's own in a field: its ids, in a template of the application and in Python."""

import pytest
from jinja2 import Environment
from markupsafe import Markup

import handrail
from handrail.library import Library


@pytest.fixture(scope="module")
def template():
    environment = Environment(autoescape=True)
    handrail.install(environment)
    return environment.from_string


OWN = """{% call(ids) handrail.field(name="start", label="Start", hint=hint, error=error, described_by=also) %}
<input {{ ids.attrs|xmlattr }}>{% endcall %}"""


@pytest.mark.parametrize(
    ("hint", "error", "also", "expected"),
    [
        (None, None, None, '<input id="start" name="start">'),
        ("Soon", None, None, '<input id="start" name="start" aria-describedby="start-hint">'),
        (
            "Soon",
            "Enter it",
            "rule",
            '<input id="start" name="start" aria-describedby="rule start-hint start-error" aria-invalid="true">',
        ),
    ],
)
def test_a_control_learns_what_belongs_to_it(template, hint, error, also, expected):
    html = template(OWN).render(hint=hint, error=error, also=also)
    assert expected in html.replace("  ", " ")


def test_python_gives_the_same_ids_as_the_field():
    ids = handrail.described("start", hint="Soon", error="Enter it")
    html = Library().function("field")(name="start", label="Start", hint="Soon", error="Enter it", caller=lambda _: "")
    for part in (ids.hint_id, ids.error_id):
        assert f'id="{part}"' in html


def test_a_label_is_inside_its_heading_and_a_heading_inside_its_legend(template):
    source = "{% call(ids) handrail.field(name='a', label='A', group=group, heading=1) %}{% endcall %}"
    alone = template(source).render(group=False)
    assert '<h1 class="hr-field__heading"><label for="a">A</label></h1>' in alone
    assert '<legend class="hr-field__heading"><h1>A</h1></legend>' in template(source).render(group=True)


def test_a_group_is_described_as_a_whole(template):
    html = template(
        "{% call(ids) handrail.field(name='a', label='A', hint='H', error='E', group=true) %}{% endcall %}"
    ).render()
    assert '<fieldset class="hr-field" aria-describedby="a-hint a-error">' in html
    assert "<label" not in html


def test_the_only_question_of_a_page_is_where_people_are(template):
    source = "{% call(ids) handrail.field(name='a', label='A', heading=heading, error=error) %}{% endcall %}"
    assert 'data-pill="here"' in template(source).render(heading=1, error=None)
    assert "data-pill" not in template(source).render(heading=2, error=None)
    assert 'data-pill="mend"' in template(source).render(heading=1, error="Enter it")


def test_hint_and_error_may_hold_markup_and_escape_text(template):
    html = template(OWN).render(hint=Markup("<b>Soon</b>"), error="<b>Enter it</b>", also=None)
    assert "<b>Soon</b>" in html
    assert "&lt;b&gt;Enter it&lt;/b&gt;" in html
