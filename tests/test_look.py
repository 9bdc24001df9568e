"""The look that belongs to no component, in a browser: rail, pills and marks, modes, type, the grip."""

import pytest

from handrail import assets, tokens
from handrail.check.browser import Browser
from handrail.marks import mark

pytestmark = pytest.mark.handrail_gate

CSS = "\n".join(assets.own_css(name) for name in ("reset", "tokens", "base", "utilities"))
# What `page` and a field's border add.
COMPONENTS = """
@layer handrail.components {
  main { border-block-start: var(--hr-rail-width) solid var(--hr-color-rail); }
  .box { border: 3px solid; --hr-pill-edge: 3px; --hr-pill: var(--hr-on-rail) var(--hr-color-danger); }
  .branch { --hr-gutter: 26px; margin-inline-start: 28px; }
}
"""
MARK = '<svg class="hr-mark hr-rail-mark" viewBox="0 0 28 28"><path d="M14 1 1 14l13 13 13-13z"/></svg>'

BODY = f"""
<div class="hr-frame"><div class="hr-text-line"><p id="header">Halmere</p></div></div>
<div class="hr-frame"><main class="hr-rail hr-stack" tabindex="-1">
  <div class="box hr-pill"><a href="#a">There is a problem</a></div>
  <p id="text">Some text with <a href="#b">a link</a></p>
  <div class="hr-pill" id="right"><p>Name</p><input id="a"></div>
  <div class="hr-pill" data-pill="mend" id="wrong"><p id="message">{MARK}Enter a name, and a message so long that it
    wraps where there is little room for it</p><input id="b"></div>
  <div class="branch hr-rail"><div class="hr-pill" data-pill="mend" id="inner"><p>{MARK}Enter it</p></div></div>
  <div class="hr-off-rail"><div class="hr-pill" data-pill="mend" id="off"><p>{MARK}Enter it</p></div>
    <div class="hr-pill" id="calm"><input id="c"></div></div>
  <label class="hr-grip" id="tile"><input type="radio" id="d"> Yes</label>
  <h2 tabindex="-1" id="heading">What happens next</h2>
</main></div>
"""

# Where things are, seen from the start edge of the page.
MEASURE = """() => {
  const rtl = document.documentElement.dir === 'rtl', wide = document.documentElement.clientWidth;
  const start = box => rtl ? wide - box.right : box.left;
  const middle = box => start(box) + box.width / 2;
  const box = element => element.getBoundingClientRect();
  const pill = element => {
    const style = getComputedStyle(element, '::before'), own = getComputedStyle(element);
    if (style.borderInlineStartStyle === 'none') return null;
    const thick = parseFloat(style.borderInlineStartWidth);
    const edge = start(box(element)) + parseFloat(own.borderInlineStartWidth);
    return edge + parseFloat(style.insetInlineStart) + thick / 2;
  };
  const rail = element => start(box(element)) + parseFloat(getComputedStyle(element).borderInlineStartWidth) / 2;
  const found = { scroll: document.documentElement.scrollWidth - wide, rails: {}, pills: {}, text: {}, marks: {} };
  found.rails.main = rail(document.querySelector('main'));
  found.rails.branch = rail(document.querySelector('.branch'));
  for (const element of document.querySelectorAll('.hr-pill')) found.pills[element.id || 'box'] = pill(element);
  for (const id of ['header', 'text', 'a', 'message', 'b']) found.text[id] = start(box(document.getElementById(id)));
  for (const mark of document.querySelectorAll('.hr-rail-mark')) {
    const line = document.createRange();
    line.setStart(mark.nextSibling, 0);
    line.setEnd(mark.nextSibling, 5);
    const words = line.getBoundingClientRect(), own = box(mark);
    found.marks[mark.closest('.hr-pill').id] = {
      middle: middle(own), above: own.top + own.height / 2 - words.top - words.height / 2,
    };
  }
  return found;
}"""


@pytest.fixture(scope="module")
def one_browser():
    with Browser() as browser:
        yield browser


@pytest.fixture
def look(one_browser):
    """Opens the page and gives back what a script or an action finds there."""

    def find(script, *, before=None, direction="ltr", language="en", media=None, **options):
        def work():
            context = one_browser.context(**{"viewport": {"width": 1280, "height": 900}, **options})
            try:
                page = context.new_page()
                page.set_content(
                    f'<!doctype html><html lang="{language}" dir="{direction}"><meta name="viewport" '
                    f'content="width=device-width"><style>{CSS}{COMPONENTS}</style><body>{BODY}'
                )
                if media:
                    page.emulate_media(**media)
                if before:
                    before(page)
                return page.evaluate(script)
            finally:
                context.close()

        return one_browser.run(work)

    return find


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize(
    "dots, contrast", [(1, "no-preference"), (1.25, "no-preference"), (2, "no-preference"), (1, "more")]
)
def test_pills_and_marks_are_centred_on_the_rail(look, direction, width, dots, contrast):
    found = look(
        MEASURE,
        direction=direction,
        viewport={"width": width, "height": 900},
        device_scale_factor=dots,
        contrast=contrast,
    )
    rails, pills, marks = found["rails"], found["pills"], found["marks"]
    assert pills["box"] == pytest.approx(rails["main"], abs=0.5)
    assert pills["wrong"] == pytest.approx(rails["main"], abs=0.5)
    assert pills["inner"] == pytest.approx(rails["branch"], abs=0.5)
    assert marks["wrong"]["middle"] == pytest.approx(rails["main"], abs=0.5)
    assert marks["inner"]["middle"] == pytest.approx(rails["branch"], abs=0.5)
    assert marks["off"]["middle"] == pytest.approx(pills["off"], abs=0.5)
    for one in marks.values():
        assert one["above"] == pytest.approx(0, abs=1), "the mark is beside the first line, not the middle of two"
    assert len(set(found["text"].values())) == 1, "text of header and main, right or wrong, stands on one line"
    assert found["scroll"] == 0


def test_pill_comes_with_focus_and_only_on_the_rail(look):
    def seen(focus):
        return look(MEASURE, before=lambda page: page.focus(focus))["pills"]

    assert look(MEASURE)["pills"]["right"] is None
    assert seen("#a")["right"] is not None
    assert seen("#c")["calm"] is None
    assert seen("#a")["wrong"] is not None, "what is wrong keeps its pill"


def test_one_pill_at_a_time(look):
    """The question keeps its pill until something else has focus."""

    def here(page):
        page.evaluate("document.querySelector('#right').dataset.pill = 'here'")

    def elsewhere(page):
        here(page)
        page.evaluate("document.querySelector('#text').className = 'hr-pill'")
        page.focus("#text a")

    assert look(MEASURE, before=here)["pills"]["right"] is not None
    pills = look(MEASURE, before=elsewhere)["pills"]
    assert pills["text"] is not None
    assert pills["right"] is None


HOLLOW = f"""() => {{
  const text = document.querySelector('#text');
  text.innerHTML = `{mark("warning")}{mark("warning", on_rail=True)}`;
  return [...text.querySelectorAll('svg')].map(drawing => [...drawing.children].map(shape => {{
    const style = getComputedStyle(shape);
    return style.fill === 'none' ? style.stroke : style.fill;
  }}));
}}"""


@pytest.mark.parametrize(
    "colours, ground, ink",
    [("none", "rgb(250, 249, 245)", "rgb(20, 38, 45)"), ("active", "rgb(255, 255, 255)", "rgb(0, 0, 0)")],
)
def test_a_hollow_mark_covers_the_rail_and_no_other_ground(look, colours, ground, ink):
    assert look(HOLLOW, forced_colors=colours) == [["none", ink], [ground, ink]]


def test_text_of_200_per_cent_gives_the_narrow_layout(look):
    def enlarge(page):
        page.add_style_tag(content="html { font-size: 200% }")

    size = "() => getComputedStyle(document.body).fontSize"
    assert look(size) == "20px"
    assert look(size, viewport={"width": 719, "height": 900}) == "19px"
    assert look(size, before=enlarge) == "38px"


@pytest.mark.parametrize(
    "scheme, contrast, mode",
    [
        ("light", "no-preference", "value"),
        ("dark", "no-preference", "dark"),
        ("light", "more", "more"),
        ("dark", "more", "more-dark"),
    ],
)
def test_each_mode_has_its_colours(look, scheme, contrast, mode):
    script = """() => {
      const probe = document.querySelector('#text');
      return Object.fromEntries(window.names.map(name => {
        probe.style.color = `var(${name})`;
        return [name, getComputedStyle(probe).color];
      }));
    }"""
    colours = [token for token in tokens.load().values() if token.path.startswith("color.")]

    def name_them(page):
        page.evaluate("names => { window.names = names }", [token.variable for token in colours])

    found = look(script, before=name_them, color_scheme=scheme, contrast=contrast)
    for token in colours:
        red, green, blue = (int(token.values[mode][place : place + 2], 16) for place in (1, 3, 5))
        assert found[token.variable] == f"rgb({red}, {green}, {blue})"


INK = "() => getComputedStyle(document.querySelector('#text')).color"


def test_part_of_a_page_can_be_dark(look):
    def darken(page):
        page.evaluate("document.querySelector('main').dataset.theme = 'dark'")

    assert look(INK) == "rgb(20, 38, 45)"
    assert look(INK, before=darken) == "rgb(238, 237, 232)"
    assert look(INK, before=darken, media={"media": "print"}, color_scheme="dark") == "rgb(20, 38, 45)"


def test_without_light_dark_the_page_is_light(look):
    """A browser that does not know it drops the whole block."""

    def forget(page):
        page.evaluate(
            "document.querySelector('style').textContent = document.querySelector('style').textContent"
            ".replaceAll('@supports (color: light-dark(#000, #fff))', '@supports (color: nothing)')"
        )

    found = look(
        "() => [getComputedStyle(document.documentElement).backgroundColor, "
        "getComputedStyle(document.documentElement).colorScheme]",
        before=forget,
        color_scheme="dark",
    )
    assert found == ["rgb(250, 249, 245)", "light"]


def test_paper_has_a_grey_rail(look):
    script = "() => getComputedStyle(document.querySelector('main')).borderInlineStartColor"
    assert look(script, media={"media": "print"}) == "rgb(90, 90, 90)"


# ---- type


LEADING = """() => ['#text', '#heading'].map(name => {
  const style = getComputedStyle(document.querySelector(name));
  return Math.round(parseFloat(style.lineHeight) / parseFloat(style.fontSize) * 100) / 100;
})"""


@pytest.mark.parametrize(
    "language, leading",
    [("en", [1.5, 1.2]), ("ar", [1.75, 1.45]), ("ur-PK", [1.75, 1.45]), ("hi", [1.7, 1.4]), ("th", [1.7, 1.4])],
)
def test_scripts_have_the_room_their_marks_need(look, language, leading):
    assert look(LEADING, language=language) == leading


def test_part_in_another_script_has_its_own_room(look):
    def translate(page):
        page.evaluate("document.querySelector('#text').lang = 'en'")

    assert look(LEADING, language="ar", before=translate) == [1.5, 1.45]


def test_joined_letters_are_not_pulled_together_or_apart(look):
    script = "() => parseFloat(getComputedStyle(document.querySelector('#heading')).letterSpacing) || 0"
    assert look(script) < 0
    assert look(script, language="ar") == 0


# ---- the grip

GRIP = """() => {
  const worn = element => {
    const style = getComputedStyle(element);
    return style.outlineStyle === 'solid' && style.boxShadow !== 'none'
      ? [style.outlineWidth, style.outlineColor, style.boxShadow] : null;
  };
  const wearers = [...document.querySelectorAll('body *')].filter(worn);
  return wearers.map(element => [element.id || element.localName, ...worn(element)]);
}"""


@pytest.mark.parametrize(
    "focus, wearer",
    [("#text a", "a"), ("#b", "b"), ("#d", "tile"), ("#heading", "heading"), (".box a", "a")],
)
def test_grip_is_on_what_has_focus_and_nothing_else(look, focus, wearer):
    def go(page):
        page.keyboard.press("Tab")
        page.focus(focus)

    found = look(GRIP, before=go)
    (name, width, line, glow), *others = found
    assert (name, width, line, others) == (wearer, "3px", "rgb(20, 38, 45)", [])
    assert glow.startswith("rgb(255, 198, 41) 0px 0px 0px 3px")


def test_click_on_text_does_not_frame_the_page(look):
    assert look(GRIP, before=lambda page: page.click("#text", position={"x": 2, "y": 2})) == []


def test_forced_colours_keep_a_grip(look):
    script = """() => {
      const probe = document.createElement('i');
      document.body.append(probe);
      probe.style.color = 'Highlight';
      return [getComputedStyle(document.activeElement).outlineColor, getComputedStyle(probe).color];
    }"""
    outline, highlight = look(script, before=lambda page: page.focus("#b"), forced_colors="active")
    assert outline == highlight
