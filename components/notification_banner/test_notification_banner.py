"""A success has the focus when the page opens, with and without JavaScript; news has not."""

import pytest

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
def test_focus_is_on_a_success_when_the_page_opens(on_page, small_page, script):
    html = (
        '<main class="hr-rail hr-stack">'
        f'{banner(title="We have your photo", variant="success")}<h1>Your applications</h1><a href="/">Home</a></main>'
    )

    def act(page):
        page.wait_for_function("document.activeElement !== document.body")
        return page.evaluate("document.activeElement.id")

    assert on_page(small_page(html), act, script=script) == "notification-banner"
