"""A page that is open in somebody's own Playwright is checked where it is, and given back as it came."""

from __future__ import annotations

import threading

import pytest

from handrail import check
from handrail.check.browser import Browser

PAGE = "<!doctype html><html lang='en'><title>A page</title><main><h1>Halmere</h1><input name='town'></main>"


@pytest.mark.handrail_gate
def test_an_open_page_is_checked_and_keeps_its_state(one_browser: Browser) -> None:
    def mine() -> None:
        page = one_browser.context(viewport={"width": 500, "height": 400}).new_page()
        page.set_content(PAGE)
        page.fill("input", "Halmere")
        found = check.run(page, rules=["axe", "target-comfort", "without-script"])
        assert {"axe-label", "target-comfort"} <= {finding.rule for finding in found}
        assert page.input_value("input") == "Halmere"
        assert page.evaluate("[innerWidth, innerHeight]") == [500, 400]
        assert "Halmere" not in "".join(finding.html for finding in found if "<input" in finding.html)
        page.context.close()

    # In use, the page belongs to the thread that opened it; here that is the browser's own.
    one_browser.run(mine)
    assert threading.current_thread() is threading.main_thread()
