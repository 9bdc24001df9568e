"""Django, with its Jinja2 backend and its forms."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from types import ModuleType
import django
from django.conf import settings

jinja = ModuleType("own_jinja")

def environment(**options):
    from jinja2 import Environment
    from django.utils.translation import get_language
    import handrail

    made = Environment(**options)
    handrail.install(made, language=get_language)
    return made

jinja.environment = environment
sys.modules["own_jinja"] = jinja
settings.configure(
    SECRET_KEY="for tests only", ROOT_URLCONF="own_jinja", ALLOWED_HOSTS=["*"], USE_I18N=True, LANGUAGE_CODE="en",
    MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.jinja2.Jinja2", "DIRS": [sys.argv[1]],
                "OPTIONS": {"environment": "own_jinja.environment"}}],
)

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import override


class CardForm(forms.Form):
    full_name = forms.CharField(error_messages={"required": "Enter your full name"})
    ways = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], required=False)


def card(request):
    form = CardForm(request.POST or None)
    form.is_valid()
    with override(request.GET.get("lang", "en")):
        return render(request, "card.html", {"form": form, "data": request.POST})


jinja.urlpatterns = [path("", card)]
django.setup()
from django.test import Client

client = Client(enforce_csrf_checks=True)
page = client.get("/").content.decode()
token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
assert token, page
assert client.post("/", {"ways": ["b"]}).status_code == 403
page = client.post("/", {"ways": ["b"], "csrfmiddlewaretoken": token}).content.decode()
assert page.count("Enter your full name") == 2, page
assert page.count(" checked") == 1, page
assert "Retour" in client.get("/?lang=fr").content.decode()
print("django", django.get_version(), "well")
"""

TEMPLATE = """{% set bound = handrail.bind(data, form.errors) %}
{{ handrail.back_link(href="/") }}
{% call handrail.form(action="/", csrf=csrf_input) %}
{{ bound.error_summary() }}
{{ bound.text_input(name="full_name", label="Full name") }}
{{ bound.checkboxes(name="ways", label="Ways", items=[{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]) }}
{{ handrail.button(text="Continue") }}
{% endcall %}
"""


def test_a_real_django(tmp_path: Path):
    """In a process of its own: Django keeps one configuration for the whole process."""
    (tmp_path / "card.html").write_text(TEMPLATE)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "well" in done.stdout
