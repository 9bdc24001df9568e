"""Start-up time of the scripts in a real browser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from statistics import median
from typing import Any

from handrail import assets
from handrail.check.browser import Browser
from handrail.library import Library

ORIGIN = "http://handrail.example"
ROUNDS = 9
SLOWER = 4
"""How much slower than this machine the processor is made to be: a cheap phone's."""

# The module is there already and the page is drawn: what is timed is the work, not the network. Ours
# defines its elements when it is evaluated; theirs is evaluated, then told to start.
_PRELOAD = """await new Promise((done, fail) => {
  const link = Object.assign(document.createElement("link"), { rel: "modulepreload", href: "/own.js" })
  link.onload = done; link.onerror = fail; document.head.append(link)
})
await new Promise(requestIdleCallback)"""
_OURS = (
    f"async () => {{ {_PRELOAD}; const t = performance.now(); await import('/own.js'); return performance.now() - t }}"
)
_THEIRS = (
    f"async () => {{ {_PRELOAD}; document.body.classList.add('govuk-frontend-supported'); const t = performance.now(); "
    "const m = await import('/own.js'); m.initAll(); return performance.now() - t }"
)


def measure(govuk: Path) -> tuple[float, float]:
    """Milliseconds for Handrail and for GOV.UK Frontend."""
    library = Library(assets={"css": [], "js": []})
    own = "".join(library.examples(name)[0].render() for name in library.names() if name != "page")
    own_page = f"<!doctype html><html lang=en><title>a</title><body>{own}"
    fixtures = [json.loads(path.read_text())["fixtures"] for path in sorted(govuk.glob("components/*/fixtures.json"))]
    first = (next(one for one in many if not one["hidden"]) for many in fixtures)
    their_page = (
        "<!doctype html><html lang=en class='govuk-template'><title>a</title>"
        f"<body class='govuk-template__body js-enabled'>{''.join(one['html'] for one in first)}"
    )
    with Browser() as browser:
        return tuple(  # type: ignore[return-value]
            median(browser.run(lambda html=html, js=js, ask=ask: _once(browser, html, js, ask)) for _ in range(ROUNDS))
            for html, js, ask in (
                (own_page, assets.script(library), _OURS),
                (their_page, _plain(govuk / "govuk-frontend.min.js"), _THEIRS),
            )
        )


def _plain(path: Path) -> str:
    return re.sub(r"//# sourceMappingURL=\S+", "", path.read_text(encoding="utf-8"))


def _once(browser: Browser, html: str, script: str, ask: str) -> float:
    context = browser.context()
    try:
        page = context.new_page()

        def answer(route: Any) -> None:
            is_script = route.request.url.endswith(".js")
            route.fulfill(
                body=script if is_script else html, content_type="text/javascript" if is_script else "text/html"
            )

        page.route("**/*", answer)
        page.goto(ORIGIN)
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        return float(page.evaluate(ask))
    finally:
        context.close()
