"""The two brands in a browser: what is proved on paper is so on the page, after scripts have run."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader

from handrail import assets
from handrail.check import engine
from handrail.check.browser import Browser
from handrail.check.rule import Stage
from handrail.check.visit import Site
from handrail.contrast import MODES
from handrail.folders import COMPONENTS
from handrail.library import Library
from handrail.theme import seeds
from handrail.theme.brand import brand_tokens, css

pytestmark = pytest.mark.handrail_gate

FOLDER = COMPONENTS.parent / "examples" / "brands"
BRANDS = sorted(file.stem for file in FOLDER.glob("*.toml"))
OURS, THEIRS, SCRIPT = "/handrail.css", "/brand.css", "/handrail.js"
EXAMPLES = (
    ("alert", "kinds"),
    ("button", "not_available"),
    ("panel", "default"),
    ("prose", "default"),
    ("tag", "kinds"),
)
"""What the page of the brands does not show."""
MEDIA = {
    "value": ("light", "no-preference"),
    "dark": ("dark", "no-preference"),
    "more": ("light", "more"),
    "more-dark": ("dark", "more"),
}


@pytest.fixture(scope="module")
def one_browser():
    with Browser() as browser:
        yield browser


def page(name: str) -> Site:
    """The page of the brands and a few examples in it, with the stylesheets of both."""
    library = Library(assets={"css": [OURS], "js": [SCRIPT]})
    brand = seeds.read(FOLDER / f"{name}.toml")
    source = {"mark.svg": str(brand.mark), "page": (FOLDER / "question.html").read_text(encoding="utf-8")}
    environment = library.environment(loader=DictLoader(source), trim_blocks=True)
    html = environment.get_template("page").render(name=brand.name, brand_css=THEIRS)
    shown = {(component, example.name): example for component, _ in EXAMPLES for example in library.examples(component)}
    more = "".join(shown[key].render() for key in EXAMPLES)
    assert "</main>" in html
    files: dict[str, str | bytes] = {OURS: assets.stylesheet(library), SCRIPT: assets.script(library)}
    return Site(html.replace("</main>", f"{more}</main>"), {**files, THEIRS: css(brand, name)})


def test_there_are_two():
    assert BRANDS == ["cordera", "ostrevik"]


@pytest.mark.parametrize("name", BRANDS)
def test_every_mode_and_state_has_its_contrast(one_browser, name):
    """Light, dark and more contrast, each at rest and with hover, active and focus on all controls."""
    found = engine.run(page(name), stages=[Stage.COLOUR], browser=one_browser)
    assert not found, "\n".join(f"{each.selector}: {each.message} ({each.state})" for each in found)


def test_colour_that_is_not_as_proved_is_found(one_browser):
    """The same page with hints as pale as lines: what is looked at is the brand, and pale is seen."""
    site = page("cordera")
    pale = {**site.files, THEIRS: f"{site.files[THEIRS]}:root {{ --hr-color-text-muted: var(--hr-color-line) }}"}
    found = engine.run(Site(site.html, pale), stages=[Stage.COLOUR], rules=["text-contrast"], browser=one_browser)
    assert any("hint" in each.selector for each in found), found


@pytest.mark.parametrize("order", [(OURS, THEIRS), (THEIRS, OURS)], ids=["after ours", "before ours"])
def test_each_mode_has_the_solved_colours_wherever_they_are_loaded(one_browser, order):
    """Whichever stylesheet comes first, and whatever a part of the page is held at."""
    brand = seeds.read(FOLDER / "ostrevik.toml")
    made = brand_tokens(brand)
    styles = {OURS: assets.stylesheet(), THEIRS: css(brand, "ostrevik.toml")}
    html = "".join(f"<style>{styles[name]}</style>" for name in order)
    variables = {path: token.variable for path, token in made.items() if token.type == "color"}
    script = """variables => {
      const seen = element => Object.fromEntries(Object.entries(variables).map(([path, name]) => {
        element.style.color = `var(${name})`;
        return [path, getComputedStyle(element).color];
      }));
      const here = getComputedStyle(document.body).getPropertyValue('--hr-rail-here');
      return [seen(document.querySelector('p')), seen(document.querySelector('[data-theme] p')), here];
    }"""

    def look():
        context = one_browser.context(viewport={"width": 1280, "height": 800})
        try:
            opened = context.new_page()
            opened.set_content(f'<!doctype html><html lang="en">{html}<p>a</p><div data-theme="dark"><p>b</p></div>')
            found = {}
            for mode, (scheme, contrast) in MEDIA.items():
                opened.emulate_media(color_scheme=scheme, contrast=contrast)
                found[mode] = opened.evaluate(script, variables)
            opened.emulate_media(media="print", color_scheme="dark", contrast="no-preference")
            found["print"] = opened.evaluate(script, variables)
            return found
        finally:
            context.close()

    found = one_browser.run(look)
    for mode in MODES:
        page_seen, part_seen, here = found[mode]
        in_the_dark = {"value": "dark", "more": "more-dark"}.get(mode, mode)
        for path in variables:
            assert page_seen[path] == rgb(made[path].values[mode]), (path, mode)
            assert part_seen[path] == rgb(made[path].values[in_the_dark]), (path, mode)
        assert here == ("13px" if "more" in mode else "9px")
    for path in variables:
        paper = made[path].values.get("print", made[path].values["value"])
        assert found["print"][0][path] == found["print"][1][path] == rgb(paper), path


def rgb(value: str) -> str:
    return f"rgb({', '.join(str(int(value[at : at + 2], 16)) for at in (1, 3, 5))})"
