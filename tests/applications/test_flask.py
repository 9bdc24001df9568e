"""Flask, with Flask-WTF's forms and with a plain request."""

from __future__ import annotations

import pytest
from flask import Flask, render_template, render_template_string, request
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length

import handrail
from handrail import UsageError

FORM = """{% set form = handrail.bind(form.data, form.errors) %}
{{ form.error_summary() }}
{{ form.text_input(name="full_name", label="Full name") }}
{{ form.checkboxes(name="help", label="What would help you?", items=["Large print", "Braille"]) }}
{{ form.date_input(name="dob", label="Date of birth") }}"""


@pytest.fixture
def app():
    app = Flask(__name__)
    app.config.update(TESTING=True, SECRET_KEY="for tests only", WTF_CSRF_ENABLED=False)
    handrail.install(app.jinja_env)
    return app


class CardForm(FlaskForm):
    full_name = StringField(validators=[InputRequired("Enter your full name"), Length(max=5, message="Too long")])
    help = SelectMultipleField(choices=["Large print", "Braille"], validate_choice=False)
    dob = DateField()
    agree = BooleanField()


def test_values_and_errors_of_wtforms(app):
    with app.test_request_context("/", method="POST", data={"help": ["Braille"], "dob": "2001-02-03"}):
        form = CardForm()
        assert not form.validate()
        html = render_template_string(FORM, form=form)
    assert html.count("Enter your full name") == 2
    assert 'href="#full_name"' in html
    assert 'aria-invalid="true"' in html
    assert html.count(" checked") == 1
    assert all(f'value="{part}"' in html for part in ("3", "2", "2001"))


def test_a_plain_request(app):
    @app.post("/")
    def show():
        return render_template_string(
            '{% set form = handrail.bind(request.form, errors) %}{{ form.text_input(name="a", label="A") }}'
            '{{ form.checkboxes(name="b", label="B", items=["x", "y", "z"]) }}',
            errors={"a": "Enter <a>"},
        )

    html = app.test_client().post("/", data={"a": "<1>", "b": ["x", "y"]}).text
    assert 'value="&lt;1&gt;"' in html
    assert "Enter &lt;a&gt;" in html
    assert html.count(" checked") == 2


def test_a_wrong_call_names_the_template(app, tmp_path):
    (tmp_path / "card.html").write_text("<p>\n{{ handrail.button(txt='a') }}")
    app = Flask(__name__, template_folder=str(tmp_path))
    handrail.install(app.jinja_env)
    wrong = pytest.raises(UsageError, match=r"card\.html, line 2: button has no parameter 'txt'")
    with app.test_request_context(), wrong:
        render_template("card.html")


def test_the_language_of_each_request(app):
    handrail.install(app.jinja_env, language=lambda: request.args.get("lang", "en"))
    app.add_url_rule("/", view_func=lambda: render_template_string('{{ handrail.back_link(href="/") }}'))
    client = app.test_client()
    assert "Retour" in client.get("/?lang=fr").text
    assert "Back" in client.get("/").text
