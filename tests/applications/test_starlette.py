"""Starlette, with Pydantic's errors, in its own asynchronous way."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pydantic
import pytest
from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.templating import Jinja2Templates

import handrail

CARD = """{% set form = handrail.bind(data, errors) %}{{ form.error_summary() }}
{{ form.text_input(name="full_name", label="Full name") }}{{ form.date_input(name="dob", label="Date of birth") }}
{% call handrail.inset_text() %}<b>{{ data.full_name }}</b>{% endcall %}"""


class Card(pydantic.BaseModel):
    full_name: str = pydantic.Field(min_length=1)
    age: int


def problems(data: dict[str, str]) -> list[dict[str, object]]:
    try:
        Card(**data)
    except pydantic.ValidationError as error:
        return error.errors()
    return []


def get(app: Starlette, path: str) -> str:
    async def ask() -> str:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://card.example") as client:
            return (await client.get(path)).text

    return asyncio.run(ask())


@pytest.mark.parametrize("is_async", [False, True])
def test_a_page_with_errors(tmp_path: Path, is_async: bool):
    (tmp_path / "card.html").write_text(CARD)
    environment = Environment(autoescape=True, loader=FileSystemLoader(tmp_path), enable_async=is_async)
    handrail.install(environment)
    templates = Jinja2Templates(env=environment)
    data = {"full_name": "", "age": "old", "dob-day": "3"}

    async def card(request):
        context = {"data": data, "errors": problems(data)}
        if is_async:
            return HTMLResponse(await environment.get_template("card.html").render_async(context))
        return templates.TemplateResponse(request, "card.html", context)

    html = get(Starlette(routes=[Route("/", card)]), "/")
    assert 'href="#full_name"' in html
    assert html.count("String should have at least 1 character") == 2
    assert 'value="3"' in html
    assert 'class="hr-inset-text' in html


def test_requests_at_once_keep_their_languages():
    environment = Environment(autoescape=True)
    handrail.install(environment)
    template = environment.from_string('{{ handrail.back_link(href="/") }}')

    async def page(request):
        with handrail.use_language(request.query_params["lang"]):
            await asyncio.sleep(0.001)
            return HTMLResponse(template.render())

    app = Starlette(routes=[Route("/", page)])

    async def ask() -> list[str]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://card.example") as client:
            return [
                answer.text
                for answer in await asyncio.gather(*(client.get("/?lang=" + tag) for tag in ["fr", "en"] * 10))
            ]

    for number, text in enumerate(asyncio.run(ask())):
        assert ("Retour" in text) == (number % 2 == 0)


def test_pydantic_s_exception_itself():
    with pytest.raises(pydantic.ValidationError) as caught:
        Card(full_name="")
    assert set(handrail.bind({}, caught.value).errors) == {"full_name", "age"}
    assert handrail.bind(Card(full_name="A", age=3)).values["age"] == 3
