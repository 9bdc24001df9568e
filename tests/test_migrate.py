# ruff: noqa: E501 - calls, typed out as people type them
"""handrail migrate: calls of govuk-frontend-jinja become ours, and nothing else in a template changes."""

from __future__ import annotations

import re

import pytest
from jinja2 import Environment, TemplateSyntaxError

import handrail
from handrail import cli
from handrail.library import Library
from handrail.migrate import migrate
from handrail.migrate.table import MACROS

LIBRARY = Library()


def turned(source: str) -> str:
    done = migrate(source, LIBRARY)
    assert done.left == [], source
    return done.source


def test_the_words_of_a_call_become_ours():
    assert turned('{{ govukButton({"text": "Save", "classes": "govuk-button--secondary"}) }}') == (
        '{{ handrail.button(text="Save", variant="secondary") }}'
    )


def test_expressions_stay_as_they_were_written():
    source = (
        """{{ govukInput({"name": field.name, "label": {"text": _('Name') | upper}, "value": data.get('x', "")}) }}"""
    )
    assert turned(source) == (
        "{{ handrail.text_input(name=field.name, label=_('Name') | upper, value=data.get('x', \"\")) }}"
    )


def test_a_dictionary_that_is_sometimes_there_gives_a_value_that_is_sometimes_there():
    source = (
        '{{ govukTextarea({"name": "a", "label": {"text": "A"}, "errorMessage": {"text": e.a} if e.a else false}) }}'
    )
    assert turned(source) == '{{ handrail.textarea(name="a", label="A", error=(e.a if e.a else none)) }}'


def test_html_becomes_markup_only_where_it_has_any():
    assert turned('{{ govukInsetText({"html": "Plain"}) }}') == '{{ handrail.inset_text(content="Plain") }}'
    assert turned('{{ govukInsetText({"html": "<b>x</b>"}) }}') == '{{ handrail.inset_text(content="<b>x</b>"|safe) }}'
    assert turned('{{ govukInsetText({"html": body}) }}') == "{{ handrail.inset_text(content=body|safe) }}"


def test_a_divider_goes_to_the_item_after_it():
    done = turned(
        '{{ govukRadios({"name": "a", "fieldset": {"legend": {"text": "Q"}}, '
        '"items": [{"text": "X", "value": "x"}, {"divider": "or"}, {"text": "Y", "value": "y"}]}) }}'
    )
    assert '{"label": "Y", "value": "y", "divider": "or"}' in done


def test_what_marks_an_item_as_chosen_goes_to_the_whole():
    done = turned(
        '{{ govukSelect({"name": "s", "label": {"text": "S"}, "items": [{"text": "A", "value": "a", "selected": false}, '
        '{"text": "B", "value": "b", "selected": true}]}) }}'
    )
    assert 'value="b"' in done
    assert '{"label": "A", "value": "a"}, {"label": "B", "value": "b"}' in done


def test_a_cell_that_is_only_text_is_text():
    done = turned(
        '{{ govukTable({"caption": "C", "head": [{"text": "H", "classes": "govuk-!-width-one-half"}], '
        '"rows": [[{"text": "1"}], [{"text": "2", "format": "numeric"}]]}) }}'
    )
    assert 'columns=[{"label": "H", "width": "half"}]' in done
    assert 'rows=[["1"], [{"text": "2", "numeric": true}]]' in done
    assert "row_headers=false" in done


def test_calls_inside_calls_are_turned_too():
    done = turned(
        '{{ govukRadios({"name": "a", "fieldset": {"legend": {"text": "Q"}}, "items": [{"text": "X", "value": "x", '
        '"conditional": {"html": govukInput({"name": "b", "label": {"text": "B"}})}}]}) }}'
    )
    assert 'handrail.text_input(name="b", label="B")' in done
    assert "govuk" not in done


def test_a_call_block_stays_one():
    done = migrate('{% call govukInsetText({"id": "x"}) %}<p>{{ y }}</p>{% endcall %}', LIBRARY)
    assert done.source == '{% call handrail.inset_text(id="x") %}<p>{{ y }}</p>{% endcall %}'


@pytest.mark.parametrize(
    "source, says",
    [
        ("{{ govukButton(params) }}", "options are made elsewhere"),
        ('{{ govukCookieBanner({"text": "x"}) }}', "no component of ours"),
        ('{{ govukButton({"text": "x", "disabled": true}) }}', "reason"),
        ('{{ govukButton({"text": "x", "classes": "app-wide"}) }}', "app-wide"),
        ('{{ govukButton({"text": "x", "colour": "red"}) }}', "colour"),
        ('{{ govukRadios({"name": "a", "items": rows, "fieldset": {"legend": {"text": "Q"}}}) }}', "made elsewhere"),
        ('{{ govukRadios({"name": "a", "items": []}) }}', "needs label"),
    ],
)
def test_what_cannot_be_turned_is_said_above_the_call(source, says):
    done = migrate(f"<p>one</p>\n  {source}\n", LIBRARY)
    assert done.left
    lines = done.source.splitlines()
    assert lines[0] == "<p>one</p>"
    assert lines[1].startswith("  {# handrail migrate: ")
    assert says in lines[1]
    assert done.left[0][0] == 2


def test_options_that_are_gone_need_nobody():
    assert turned('{{ govukDetails({"summaryText": "S", "text": "T", "classes": none}) }}') == (
        '{{ handrail.details(summary="S", content="T") }}'
    )


def test_imports_go_when_the_last_call_has_gone():
    source = (
        '{% from "govuk_frontend_jinja/components/button/macro.html" import govukButton %}\n'
        '{% from "govuk_frontend_jinja/components/tabs/macro.html" import govukTabs %}\n'
        '{{ govukButton({"text": "A"}) }}{{ govukTabs({"items": []}) }}\n'
    )
    first, second, *_ = migrate(source, LIBRARY).source.splitlines()
    assert first == "{# govukButton is handrail.button now, which needs no import. #}"
    assert second == source.splitlines()[1]


def every_component() -> str:
    """A template with a call of each macro that has a component of ours, in several lines, with other things between."""
    calls = {
        "govukBackLink": '{"href": "/a"}',
        "govukBreadcrumbs": '{"items": [{"text": "Home", "href": "/"}]}',
        "govukButton": '{"text": "Go"}',
        "govukCharacterCount": '{"name": "cc", "label": {"text": "CC"}, "maxlength": 20}',
        "govukCheckboxes": '{"name": "cb", "fieldset": {"legend": {"text": "CB"}}, "items": [{"text": "1", "value": "1"}]}',
        "govukDateInput": '{"id": "d", "namePrefix": "d", "fieldset": {"legend": {"text": "D"}}}',
        "govukDetails": '{"summaryText": "S", "text": "T"}',
        "govukErrorSummary": '{"titleText": "T", "errorList": [{"text": "E", "href": "#cc"}]}',
        "govukFieldset": '{"legend": {"text": "F"}, "html": inner}',
        "govukFileUpload": '{"name": "f", "label": {"text": "F"}}',
        "govukFooter": '{"meta": {"items": [{"text": "P", "href": "/p"}]}}',
        "govukGenericHeader": '{"logoText": "N"}',
        "govukHeader": '{"productName": "N"}',
        "govukInput": '{"name": "i", "label": {"text": "I"}}',
        "govukInsetText": '{"text": "I"}',
        "govukLanguageNavigation": '{"items": [{"text": "English", "lang": "en", "current": true}, {"text": "Cymraeg", "lang": "cy", "href": "/cy"}]}',
        "govukNotificationBanner": '{"text": "N"}',
        "govukPanel": '{"titleText": "P", "text": "x"}',
        "govukPasswordInput": '{"name": "p", "label": {"text": "P"}}',
        "govukPhaseBanner": '{"text": "x", "tag": {"text": "Beta"}}',
        "govukRadios": '{"name": "r", "fieldset": {"legend": {"text": "R"}}, "items": [{"text": "1", "value": "1"}]}',
        "govukSelect": '{"name": "s", "label": {"text": "S"}, "items": [{"text": "A", "value": "a"}, {"text": "B", "value": "b", "selected": true}]}',
        "govukServiceNavigation": '{"serviceName": "S", "navigation": [{"text": "A", "href": "/a", "active": true}]}',
        "govukSkipLink": '{"text": "S", "href": "#main"}',
        "govukSummaryList": '{"rows": [{"key": {"text": "K"}, "value": {"text": "V"}}]}',
        "govukTable": '{"caption": "C", "head": [{"text": "H"}], "rows": [[{"text": "1"}], [{"text": "2", "format": "numeric"}]]}',
        "govukTag": '{"text": "T", "classes": "govuk-tag--green"}',
        "govukTaskList": '{"items": [{"title": {"text": "T"}, "href": "/t", "status": {"tag": {"text": "Incomplete", "classes": "govuk-tag--blue"}}}]}',
        "govukTextarea": '{"name": "t", "label": {"text": "T"}}',
        "govukWarningText": '{"text": "W"}',
    }
    assert set(calls) == set(MACROS), "this template has a call of each"
    lines = ["{% set inner = 'x' %}"]
    for name, given in calls.items():
        lines += [f"<p>Before {name}</p>", f"{{{{ {name}({given}) }}}}", "{# a comment of ours #}", ""]
    return "\n".join(lines)


def test_a_template_with_every_component_is_turned_and_no_line_of_it_is_lost():
    source = every_component()
    done = migrate(source, LIBRARY)
    assert done.turned == len(MACROS)
    assert not re.search(r"govuk\w+\(", done.source)
    kept = done.source.splitlines()
    for line in source.splitlines():
        if "{{" not in line:
            assert kept.count(line) >= source.splitlines().count(line)
    needed = [
        "fieldset needs name: its id; an error summary leads here",
        "header needs name: the government or organisation",
    ]
    assert [note for _, note in done.left] == needed
    environment = Environment(autoescape=True)
    handrail.install(environment)
    given = done.source.replace("fieldset(", 'fieldset(name="f", ').replace(
        "header(service", 'header(name="H", service'
    )
    assert environment.from_string(given).render()


def test_a_second_time_changes_nothing():
    once = migrate(every_component(), LIBRARY).source
    assert migrate(once, LIBRARY).source == once


def test_what_is_no_call_of_theirs_stays_byte_for_byte():
    source = "\r\n".join(
        [
            "{% raw %}{{ govukButton({}) }}{% endraw %}",
            "{# govukButton({}) #}",
            "{{ my.govukButton({}) }}",
            "é ≠ {{x}}",
            "",
        ]
    )
    assert migrate(source, LIBRARY).source == source


def test_line_ends_are_kept():
    done = migrate('<p>\r\n{{ govukButton({"text": "x"}) }}\r\n', LIBRARY)
    assert done.source == '<p>\r\n{{ handrail.button(text="x") }}\r\n'


def test_a_broken_template_is_an_error():
    with pytest.raises(TemplateSyntaxError):
        migrate("{{ govukButton({ }}", LIBRARY)


def test_the_command_writes_in_place_and_says_what_is_left(tmp_path, capsys):
    page = tmp_path / "page.html"
    page.write_text('{{ govukButton({"text": "x"}) }}\n{{ govukButton(y) }}\n')
    other = tmp_path / "other.html"
    other.write_text("<p>nothing</p>\n")
    assert cli.main(["migrate", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert f"{page}:2: " in said.out
    assert "Turned 1 call in 1 file. 1 thing is left for you." in said.err
    assert page.read_text().startswith('{{ handrail.button(text="x") }}\n{# handrail migrate: ')
    assert other.read_text() == "<p>nothing</p>\n"


def test_the_command_can_only_show(tmp_path, capsys):
    page = tmp_path / "page.html"
    page.write_text('{{ govukButton({"text": "x"}) }}\n')
    assert cli.main(["migrate", "--diff", str(page)]) == 0
    assert '+{{ handrail.button(text="x") }}' in capsys.readouterr().out
    assert page.read_text() == '{{ govukButton({"text": "x"}) }}\n'


@pytest.mark.parametrize("what", ["missing", "broken", "bytes"])
def test_the_command_answers_wrong_use_in_one_sentence(tmp_path, capsys, what):
    page = tmp_path / "page.html"
    if what == "broken":
        page.write_text("{{ govukButton({ }}")
    elif what == "bytes":
        page.write_bytes(b"\xff\xfegovuk")
    assert cli.main(["migrate", str(page)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert str(page) in said
