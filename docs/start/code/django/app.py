import handrail
import jinja2
from django import forms
from django.conf import settings
from django.core.management import execute_from_command_line
from django.shortcuts import render
from django.urls import path


def environment(**options):
    made = jinja2.Environment(**options)
    handrail.install(made, assets="static/handrail", assets_url="/static/handrail/")
    return made


settings.configure(
    DEBUG=True,
    SECRET_KEY="for your machine only",
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.staticfiles"],
    STATIC_URL="/static/",
    STATICFILES_DIRS=["static"],
    MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.jinja2.Jinja2",
            "DIRS": ["templates"],
            "OPTIONS": {"environment": "app.environment"},
        }
    ],
)


class NameForm(forms.Form):
    name = forms.CharField(error_messages={"required": "Enter your name"})


def name(request):
    form = NameForm(request.POST or None)
    return render(request, "name.html", {"sent": request.POST, "errors": form.errors})


urlpatterns = [path("", name)]

if __name__ == "__main__":
    execute_from_command_line(["app.py", "runserver", "--noreload"])
