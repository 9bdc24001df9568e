"""A success has the focus when the page opens, with and without JavaScript; news has not."""

import pytest

from handrail import assets
from handrail.check.browser import Browser
from handrail.library import Library

banner = Library().function("notification_banner")


@pytest.mark.parametrize(
    ("arguments", "has_focus"),
    [
        ({}, False),
        ({"autofocus": True}, True),
        ({"variant": "success"}, True),
        ({"variant": "success", "autofocus": False}, False),
    ],
)
def test_what_has_the_focus_is_an_alert_and_the_rest_a_region(arguments, has_focus):
    html = banner(title="We have your photo", **arguments)
    assert (" autofocus" in html) is has_focus
    assert ('role="alert"' in html) is has_focus
    assert ("<section" in html) is not has_focus


@pytest.mark.handrail_gate
@pytest.mark.parametrize("script", [True, False])
def test_focus_is_on_a_success_when_the_page_opens(script):
    html = (
        f'<!doctype html><html lang="en"><style>{assets.stylesheet()}</style><main class="hr-rail hr-stack">'
        f'{banner(title="We have your photo", variant="success")}<h1>Your applications</h1><a href="/">Home</a></main>'
    )

    def work():
        context = browser.context(java_script_enabled=script)
        page = context.new_page()
        page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        page.goto("http://halmere.example/")
        page.wait_for_function("document.activeElement !== document.body")
        first = page.evaluate("document.activeElement.id")
        context.close()
        return first

    with Browser() as browser:
        assert browser.run(work) == "notification-banner"
