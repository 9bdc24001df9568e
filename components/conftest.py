"""One browser for the tests of all components, and the pages that they open in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from markupsafe import Markup

from handrail import assets
from handrail.check.browser import Browser
from handrail.library import Library


def _answer(kind: str, body: str, route: Any) -> None:
    route.fulfill(content_type=f"text/{kind}; charset=utf-8", body=body)


@pytest.fixture(scope="session")
def on_page() -> Iterator[Callable[..., Any]]:
    """Opens a document in a fresh context, does something there, and gives back what came of it."""
    ours = [("**/handrail.css", "css", assets.stylesheet()), ("**/handrail.js", "javascript", assets.script())]
    with Browser() as browser:

        def run(document, act, *, script=True, size=(1280, 720), **options):
            def work():
                viewport = {"width": size[0], "height": size[1]}
                context = browser.context(java_script_enabled=script, viewport=viewport, **options)
                try:
                    page = context.new_page()
                    for address, kind, body in [("**/*", "html", str(document)), *ours]:
                        page.route(address, partial(_answer, kind, body))
                    page.goto("http://halmere.example/")
                    return act(page)
                finally:
                    context.close()

            return browser.run(work)

        yield run


@pytest.fixture(scope="session")
def small_page() -> Callable[..., str]:
    """Puts HTML into the body of a document that has our look and our scripts, and nothing else."""

    def document(body, *, lang="en", direction="ltr"):
        return (
            f'<!doctype html><html lang="{lang}" dir="{direction}"><title>A page</title>'
            f'<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/handrail.css">'
            f'<body>{body}<script type="module" src="/handrail.js"></script>'
        )

    return document


@pytest.fixture(scope="session")
def whole_page() -> Callable[..., Markup]:
    """The component `page` with our look and no script."""
    return partial(Library().function("page"), css=["/handrail.css"], js=[])
