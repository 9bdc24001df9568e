"""Nothing moves between the states of a choice, and each state is told by shape."""

import pytest

from handrail import assets
from handrail.check.browser import Browser
from handrail.library import Library

library = Library()

MEASURE = """() => [...document.querySelectorAll('.hr-choice, .hr-choice [class*=__], #a, #a-2')].map(e => {
  const { x, y, width, height } = e.getBoundingClientRect()
  return [x, y, width, height]
})"""
# Where the letters stand, whatever box they are in.
TEXT = """() => [...document.querySelectorAll('.hr-choice__label, .hr-choice__hint')].map(e => {
  const words = document.createRange()
  words.selectNodeContents(e)
  const { x, y, width, height } = words.getBoundingClientRect()
  return [x, y, width, height]
})"""


@pytest.mark.handrail_gate
@pytest.mark.parametrize("kind", ["radios", "checkboxes"])
@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("media", [{}, {"contrast": "more"}, {"forced_colors": "active"}])
def test_nothing_moves_between_rest_hover_focus_pressed_and_chosen(kind, small, media):
    items = [{"label": "By letter", "hint": "Takes 2 more days"}, "By email"]
    html = library.function(kind)(name="a", label="A", items=items, small=small)
    page_of = f'<!doctype html><html lang="en"><style>{assets.stylesheet()}</style><main class="hr-rail">{html}</main>'

    def work():
        context = browser.context(viewport={"width": 700, "height": 500}, **media)
        page = context.new_page()
        page.set_content(page_of)
        found, photos = {}, {}

        def note(state):
            found[state] = page.evaluate(MEASURE) + page.evaluate(TEXT)
            photos[state] = page.screenshot()

        note("rest")
        page.locator("#a").hover()
        note("hover")
        page.mouse.down()
        note("pressed")
        page.mouse.up()
        page.mouse.move(690, 490)
        note("chosen, focus")
        page.locator("#a").evaluate("e => e.blur()")
        note("chosen")
        context.close()
        return found, photos

    with Browser() as browser:
        found, photos = browser.run(work)
    assert len(found["rest"]) == 10
    for state, boxes in found.items():
        assert boxes == found["rest"], state
    # Forced colours have neither the tint of a press nor more than one colour for an edge under the mouse.
    different = set(photos) - {"pressed"}
    assert len({photos[state] for state in different}) == len(different)


@pytest.mark.handrail_gate
def test_an_error_above_moves_no_answer_sideways_and_keeps_its_size():
    def page_of(error):
        html = library.function("radios")(
            name="a", label="A", items=["By letter", "By email"], value="By email", error=error
        )
        return f'<!doctype html><html lang="en"><style>{assets.stylesheet()}</style><main class="hr-rail">{html}</main>'

    def work():
        context = browser.context(viewport={"width": 700, "height": 500})
        page = context.new_page()
        found = []
        for error in (None, "Select how we should write to you"):
            page.set_content(page_of(error))
            found.append([(x, width, height) for x, _, width, height in page.evaluate(MEASURE) + page.evaluate(TEXT)])
        context.close()
        return found

    with Browser() as browser:
        rest, error = browser.run(work)
    assert rest == error


@pytest.mark.handrail_gate
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_branch_leaves_from_the_middle_of_the_circle(direction):
    reveal = library.function("text_input")(name="b", label="B")
    choices = [
        library.function("choice")(
            type="radio", name="a", id=f"a{small}", label="A", checked=True, reveal=reveal, small=small
        )
        for small in (False, True)
    ]
    measure = """() => [...document.querySelectorAll('.hr-choice')].map(choice => {
      const rtl = getComputedStyle(choice).direction === 'rtl'
      const edge = e => { const b = e.getBoundingClientRect(); return rtl ? innerWidth - b.right : b.left }
      const reveal = choice.querySelector('.hr-choice__reveal'), input = choice.querySelector('.hr-choice__input')
      const drawn = getComputedStyle(input, '::before')
      const tile = edge(input) + parseFloat(getComputedStyle(input).borderInlineStartWidth)
      return edge(reveal) + parseFloat(getComputedStyle(reveal).borderInlineStartWidth) / 2
        - tile - parseFloat(drawn.insetInlineStart) - parseFloat(drawn.width) / 2
    })"""

    def work():
        context = browser.context(viewport={"width": 700, "height": 700})
        page = context.new_page()
        page.set_content(
            f'<!doctype html><html lang="en" dir="{direction}"><style>{assets.stylesheet()}</style>'
            f"<main><form>{choices[0]}</form><form>{choices[1]}</form></main>"
        )
        away = page.evaluate(measure)
        context.close()
        return away

    with Browser() as browser:
        away = browser.run(work)
    assert len(away) == 2
    assert max(abs(pixels) for pixels in away) <= 0.5


@pytest.mark.handrail_gate
@pytest.mark.parametrize("small", [False, True])
def test_the_text_is_as_far_from_the_circle_in_both_directions(small):
    html = library.function("choice")(type="radio", name="a", label="A", small=small, hint="H")
    measure = """() => {
      const rtl = document.documentElement.dir === 'rtl'
      const edge = e => { const b = e.getBoundingClientRect(); return rtl ? innerWidth - b.right : b.left }
      return ['.hr-choice__label', '.hr-choice__hint'].map(name => {
        const words = document.createRange()
        words.selectNodeContents(document.querySelector(name))
        return edge(words) - edge(document.querySelector('.hr-choice'))
      })
    }"""

    def work():
        context = browser.context(viewport={"width": 500, "height": 300})
        page = context.new_page()
        found = []
        for direction in ("ltr", "rtl"):
            page.set_content(
                f'<!doctype html><html lang="en" dir="{direction}"><style>{assets.stylesheet()}</style>{html}'
            )
            found.append(page.evaluate(measure))
        context.close()
        return found

    with Browser() as browser:
        left_to_right, right_to_left = browser.run(work)
    assert left_to_right == pytest.approx(right_to_left, abs=0.5)
    assert left_to_right[0] == pytest.approx(left_to_right[1], abs=0.5)
