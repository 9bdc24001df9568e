"""The documentation in a browser: every kind of page in every mode, and what the script does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.base import AXE_FILE_PATH

from handrail.check.browser import Browser
from handrail.docs import TOP, offline, serving

pytestmark = pytest.mark.handrail_gate

COMPONENT = "components/radios/"
PATTERN = "patterns/one_question/"
KINDS = {
    "home": "",
    "start": "start/flask/",
    "overview": "components/",
    "component": COMPONENT,
    "pattern": PATTERN,
    "colour": "foundations/colour/",
    "type": "foundations/type/",
    "index": "az/",
    "table": "privacy/",
    "versions": "versions/",
}
WIDTHS = (1400, 900, 390, 320)
LONG = ("component", "pattern", "colour", "index")
"""Kinds whose pages take a checker long: each width once, in one of the schemes."""
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "cat.color"]
AXE = """async tags => {
  const rules = axe.getRules(tags).filter(rule => !/experimental|deprecated/.test(rule.tags.join()))
  const only = { type: "rule", values: rules.map(rule => rule.ruleId) }
  const found = await axe.run(document, { runOnly: only, iframes: false, resultTypes: ["violations"] })
  return found.violations.map(each => `${each.id}: ${each.nodes.map(node => node.html.slice(0, 90)).join(" | ")}`)
}"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-block-end: 2em !important; }"""
WEAR = """css => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [sheet]
}"""
SIDEWAYS = """() => {
  const wide = document.documentElement.scrollWidth - innerWidth
  const scrolls = "pre, .d-scrolls, .d-frame, svg, .hr-visually-hidden, .hr-skip-link"
  const cut = [...document.querySelectorAll("article *, header *, footer *")].filter(each =>
    !each.closest(scrolls) && each.offsetParent && each.getBoundingClientRect().right > innerWidth + 1)
  return wide > 0 || cut.length ? [wide, ...cut.slice(0, 3).map(each => each.outerHTML.slice(0, 90))] : []
}"""


def waits(page, condition: str) -> None:
    """Wait until something is so. Playwright's own way needs ``unsafe-eval`` in the page."""
    for _ in range(100):
        if page.evaluate(f"(() => {{ try {{ return Boolean({condition}) }} catch {{ return false }} }})()"):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never so: {condition}")


class Reader:
    """Somebody who reads the site: opens pages in a browser of their own settings."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser = browser
        self.base = base

    def reads(self, task: Callable, logs: str = "", **settings):
        """Do something with a fresh page. What it logs is an error, but for ``logs``. Returns what the task returns."""

        def run():
            context = self.browser.context(**settings)
            try:
                page = context.new_page()
                said: list[str] = []
                log = lambda message: said.append(f"{message.text} {message.location['url']}")  # noqa: E731
                page.on("console", lambda message: log(message) if message.type == "error" else None)
                page.on("pageerror", lambda error: said.append(str(error)))
                done = task(page)
                assert [message for message in said if not logs or logs not in message] == []
                return done
            finally:
                context.close()

        return self.browser.run(run, 240)

    def open(self, page, address: str):
        page.goto(self.base + address)
        page.wait_for_load_state("networkidle")
        return page


@pytest.fixture(scope="module")
def reader(built) -> Iterator[Reader]:
    server = serving.server(built.site, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with Browser() as browser:
        yield Reader(browser, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_breach_in_any_scheme_and_width(reader, kind):
    """axe: A, AA, best practice and the contrast of AAA; light and dark; four widths."""

    def look(page):
        reader.open(page, KINDS[kind])
        page.evaluate(Path(AXE_FILE_PATH).read_text())
        found = {}
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for number, width in enumerate(WIDTHS):
                if kind in LONG and (number % 2 == 0) == (scheme == "dark"):
                    continue
                page.set_viewport_size({"width": width, "height": 900})
                page.wait_for_timeout(100)
                # Structure is the same in the dark.
                if breaches := page.evaluate(AXE, ALL if scheme == "light" else ["cat.color"]):
                    found[scheme, width] = breaches
        return found

    assert not reader.reads(look)


def test_axe_would_find_something(reader):
    def look(page):
        reader.open(page, "privacy/")
        page.evaluate(Path(AXE_FILE_PATH).read_text())
        page.evaluate("document.querySelector('main').append(document.createElement('button'))")
        page.evaluate("document.querySelector('h1').style.color = '#888'")
        return " ".join(page.evaluate(AXE, ALL))

    found = reader.reads(look)
    assert "button-name" in found
    assert "color-contrast-enhanced" in found


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_runs_off_the_side(reader, kind):
    """At 320 px, with the spacing of WCAG 1.4.12, and with text twice as large."""

    def look(page):
        found = {}
        page.set_viewport_size({"width": 320, "height": 800})
        reader.open(page, KINDS[kind])
        found["320"] = page.evaluate(SIDEWAYS)
        page.evaluate(WEAR, SPACING)
        found["spacing"] = page.evaluate(SIDEWAYS)
        page.evaluate("document.adoptedStyleSheets = []; document.documentElement.style.fontSize = '200%'")
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 800})
            found[f"200 % at {width}"] = page.evaluate(SIDEWAYS)
        return {state: wrong for state, wrong in found.items() if wrong}

    assert not reader.reads(look)


@pytest.mark.parametrize("kind", ["home", "component", "start"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_jumps_while_it_loads(reader, kind, width):
    """Layout shift, with all frames in view one after another."""

    def look(page):
        page.set_viewport_size({"width": width, "height": 900})
        page.add_init_script(
            "window.shift = 0; new PerformanceObserver(list => { for (const each of list.getEntries()) "
            "if (!each.hadRecentInput) window.shift += each.value }).observe({ type: 'layout-shift', buffered: true })"
        )
        reader.open(page, KINDS[kind])
        for _ in range(6):
            page.mouse.wheel(0, 700)
            page.wait_for_timeout(150)
        return page.evaluate("window.shift")

    assert reader.reads(look) <= 0.05


# ---- the switches


FRAME = "document.querySelector('.d-frame iframe').contentDocument.documentElement"


def test_switches_change_every_example(reader):
    def look(page):
        reader.open(page, COMPONENT)
        said = page.locator("#said")
        page.select_option("#switch-theme", "dark")
        page.select_option("#switch-direction", "mirrored")
        page.select_option("#switch-text", "200")
        page.select_option("#switch-width", "320")
        assert page.evaluate(f"[{FRAME}.dataset.theme, {FRAME}.dir, {FRAME}.style.fontSize]") == ["dark", "rtl", "200%"]
        assert page.evaluate("document.querySelector('.d-frame iframe').clientWidth") == 320
        page.select_option("#switch-contrast", "more")
        waits(page, f"getComputedStyle({FRAME}).getPropertyValue('--hr-color-text').includes('ffffff')")
        # Remembered on the next page, for frames that load later too.
        reader.open(page, "components/panel/")
        assert page.input_value("#switch-theme") == "dark"
        waits(page, f"{FRAME}.dataset.theme === 'dark' && {FRAME}.querySelector('[data-more]')")
        page.get_by_role("button", name="Reset").click()
        assert said.text_content()
        assert page.evaluate(f"{FRAME}.dataset.theme ?? null") is None
        assert page.evaluate(f"{FRAME}.querySelector('[data-more]')") is None
        assert page.evaluate("localStorage.length") == 0
        reader.open(page, COMPONENT)
        assert page.input_value("#switch-theme") == ""

    reader.reads(look)


def test_the_language_of_screens_can_be_switched(reader):
    def look(page):
        reader.open(page, PATTERN)
        page.select_option("#switch-language", "ar/")
        waits(page, f"{FRAME}.lang === 'ar'")
        page.select_option("#switch-language", "fr/")
        waits(page, f"{FRAME}.lang === 'fr'")
        page.get_by_role("button", name="Reset").click()
        waits(page, f"{FRAME}.lang === 'en'")

    reader.reads(look)


def test_script_off_is_off(reader):
    def look(page):
        reader.open(page, "components/character_count/")
        page.select_option("#switch-script", "off")
        page.wait_for_timeout(500)
        frame = page.locator(".d-frame iframe").first
        assert frame.get_attribute("sandbox") == "allow-same-origin allow-forms"
        asleep = "hr-character-count:not(:defined)"
        defined = f"{FRAME}.querySelector({asleep!r}) !== null"
        waits(page, defined)
        page.get_by_role("button", name="Reset").click()
        waits(page, f"!({defined})")
        assert frame.get_attribute("sandbox") is None

    # Chromium says that it blocked a script; that is what was asked for.
    reader.reads(look, logs="Blocked script execution")


def test_switches_by_keyboard_alone(reader):
    def look(page):
        reader.open(page, COMPONENT)
        page.focus("#switch-theme")
        page.keyboard.press("End")
        assert page.evaluate(f"{FRAME}.dataset.theme") == "dark"
        for name in ("contrast", "direction", "width", "text", "script"):
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.name") == name
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate(f"{FRAME}.dataset.theme ?? null") is None

    reader.reads(look)


def test_copy_gives_the_file(reader):
    def look(page):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        reader.open(page, COMPONENT)
        page.get_by_role("button", name="Copy Jinja").first.click()
        waits(page, "document.querySelector('#said').textContent === 'Copied'")
        return page.evaluate("navigator.clipboard.readText()")

    folder = TOP / COMPONENT / "examples"
    assert reader.reads(look) == (folder / "default.html").read_text(encoding="utf-8")


def test_frames_show_all_of_an_example(reader):
    """No frame has a second scroll bar, unless it is as high as a frame may be."""

    def look(page):
        reader.open(page, COMPONENT)
        page.evaluate("document.querySelectorAll('iframe').forEach(frame => frame.loading = 'eager')")
        page.wait_for_timeout(1500)
        return page.evaluate(
            "[...document.querySelectorAll('.d-frame iframe')].filter(frame => frame.clientHeight < 900 && "
            "frame.contentDocument.documentElement.scrollHeight > frame.clientHeight + 1).map(frame => frame.src)"
        )

    assert reader.reads(look) == []


def test_display_is_kept_before_the_first_paint(reader):
    def look(page):
        reader.open(page, "start/")
        page.select_option("#display", "dark")
        reader.open(page, COMPONENT)
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        assert page.input_value("#display") == "dark"
        assert page.evaluate(f"{FRAME}.dataset.theme") == "dark"
        page.select_option("#display", "")
        assert page.evaluate("localStorage.length") == 0

    reader.reads(look)


def test_the_shell_is_drawn_by_our_css(reader):
    """What has the keyboard wears the grip, and headings have our line height."""

    def look(page):
        reader.open(page, COMPONENT)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "hr-skip-link"
        worn = "getComputedStyle(document.activeElement)"
        assert page.evaluate(f"{worn}.outlineWidth") == "3px"
        assert "0px 0px 0px 3px" in page.evaluate(f"{worn}.boxShadow")
        height = "parseFloat(getComputedStyle(document.querySelector('h1')).lineHeight)"
        size = "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
        assert page.evaluate(f"{height} / {size}") == pytest.approx(1.2)

    reader.reads(look)


# ---- search


def test_every_search_finds_its_page(reader):
    """docs/find.yml: each in the first three."""
    searches = yaml.safe_load((TOP / "docs" / "find.yml").read_text())

    def look(page):
        reader.open(page, "start/")
        with page.expect_response("**/find.json"):
            page.get_by_role("button", name="Search").click()
        waits(page, "document.activeElement.id === 'search'")
        page.fill("#search", "button")
        waits(page, "document.querySelector('.d-search li a')")
        return page.evaluate(
            """async searches => {
              const box = document.querySelector("#search"), lost = {}
              for (const [words, address] of Object.entries(searches)) {
                box.value = words
                box.dispatchEvent(new Event("input"))
                const links = [...document.querySelectorAll(".d-search li a")].slice(0, 3)
                const found = links.map(link => new URL(link.href).pathname.slice(1))
                if (!found.includes(address)) lost[words] = found
              }
              return lost
            }""",
            searches,
        )

    assert reader.reads(look) == {}


def test_search_opens_tells_and_closes(reader):
    def look(page):
        reader.open(page, COMPONENT)
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        opens = page.get_by_role("button", name="Search")
        opens.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="Search")
        dialog.wait_for()
        page.keyboard.type("date of birth")
        waits(page, "document.querySelector('.d-search [role=status]').textContent.includes(' page')")
        assert [url for url in asked if url.endswith("find.json")]
        page.keyboard.press("Escape")  # empties the box first, as browsers do
        page.keyboard.press("Escape")
        assert dialog.count() == 0
        assert page.evaluate("document.activeElement.id") == "search-opens"
        page.keyboard.press("Enter")
        page.fill("#search", "zzzz")
        assert page.locator(".d-search [role=status]").text_content() == "No pages"
        page.fill("#search", "radios")
        page.locator(".d-search li a").first.click()
        page.wait_for_url("**/components/radios/")

    reader.reads(look)


def test_open_search_has_no_breach(reader):
    def look(page):
        reader.open(page, "start/")
        page.evaluate(Path(AXE_FILE_PATH).read_text())
        page.get_by_role("button", name="Search").click()
        page.fill("#search", "button")
        found = []
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for width in (1400, 320):
                page.set_viewport_size({"width": width, "height": 800})
                found += page.evaluate(AXE, ALL) + page.evaluate(SIDEWAYS)
        return found

    assert reader.reads(look) == []


# ---- without script, on paper, from a folder


def test_without_script_everything_is_there(reader):
    def look(page):
        reader.open(page, COMPONENT)
        assert not page.locator(".d-switches, #display, #search-opens, [data-copy]").locator("visible=true").count()
        assert page.get_by_role("link", name="Search").is_visible()
        page.get_by_role("link", name="dark", exact=True).first.click()
        page.wait_for_url("**/default.dark.html")
        page.go_back()
        page.set_viewport_size({"width": 390, "height": 800})
        assert not page.locator("#nav").is_visible()
        page.get_by_role("link", name="Menu").click()
        assert page.locator("#nav").is_visible()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#nav') !== null")
        page.go_back()
        assert not page.locator("#nav").is_visible()

    reader.reads(look, java_script_enabled=False)


def test_paper_has_the_text_and_not_the_tools(reader):
    def look(page):
        reader.open(page, COMPONENT)
        page.emulate_media(media="print")
        hidden = page.locator(".d-tools, .d-sections, #nav, .d-toc, .d-switches, .d-bar, .d-foot").locator(
            "visible=true"
        )
        assert hidden.count() == 0
        opened = "document.querySelector('.d-html pre').checkVisibility({ contentVisibilityAuto: true })"
        assert page.evaluate(opened)
        assert page.evaluate("document.querySelector('article').clientWidth / innerWidth") > 0.8
        return page.evaluate("getComputedStyle(document.querySelector('.d-page')).borderInlineStartWidth")

    assert reader.reads(look) == "4px"


def test_a_copy_opens_from_a_folder(reader, built, tmp_path):
    offline.copy(built.site, tmp_path / "copy")
    start = (tmp_path / "copy" / "index.html").as_uri()

    def look(page):
        page.goto(start)
        page.get_by_role("link", name="See the components").click()
        page.get_by_role("link", name="Radios", exact=True).first.click()
        page.wait_for_url("**/components/radios/index.html")
        assert not page.locator(".d-switches").is_visible()
        page.get_by_role("link", name="dark", exact=True).first.click()
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"

    # A module of script is not loaded from a folder; browsers say so.
    reader.reads(look, logs="file:///")


def test_no_frame_takes_the_focus(reader):
    """The error summary asks for it when its page opens; here the page is another one."""

    def look(page):
        for address in ("components/error_summary/", "foundations/rail/"):
            reader.open(page, address)
            page.evaluate("document.querySelectorAll('iframe').forEach(frame => frame.loading = 'eager')")
            page.wait_for_timeout(800)
            assert page.evaluate("document.activeElement.tagName") == "BODY"
            assert page.evaluate("scrollY") == 0

    reader.reads(look)
