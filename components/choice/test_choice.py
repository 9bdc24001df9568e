"""Nothing moves between the states of a choice, and each state is told by shape."""

import pytest

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
def test_nothing_moves_between_rest_hover_focus_pressed_and_chosen(on_page, small_page, kind, small, media):
    items = [{"label": "By letter", "hint": "Takes 2 more days"}, "By email"]
    html = library.function(kind)(name="a", label="A", items=items, small=small)
    document = small_page(f'<main class="hr-rail">{html}</main>')

    def act(page):
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
        return found, photos

    found, photos = on_page(document, act, size=(700, 500), **media)
    assert len(found["rest"]) == 10
    for state, boxes in found.items():
        assert boxes == found["rest"], state
    # Forced colours have neither the tint of a press nor more than one colour for an edge under the mouse.
    different = set(photos) - {"pressed"}
    assert len({photos[state] for state in different}) == len(different)


@pytest.mark.handrail_gate
def test_an_error_above_moves_no_answer_sideways_and_keeps_its_size(on_page, small_page):
    def found(error):
        html = library.function("radios")(
            name="a", label="A", items=["By letter", "By email"], value="By email", error=error
        )
        document = small_page(f'<main class="hr-rail">{html}</main>')
        boxes = on_page(document, lambda page: page.evaluate(MEASURE) + page.evaluate(TEXT), size=(700, 500))
        return [(x, width, height) for x, _, width, height in boxes]

    assert found(None) == found("Select how we should write to you")


@pytest.mark.handrail_gate
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_branch_leaves_from_the_middle_of_the_circle(on_page, small_page, direction):
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

    body = f"<main><form>{choices[0]}</form><form>{choices[1]}</form></main>"
    away = on_page(small_page(body, direction=direction), lambda page: page.evaluate(measure), size=(700, 700))
    assert len(away) == 2
    assert max(abs(pixels) for pixels in away) <= 0.5


@pytest.mark.handrail_gate
@pytest.mark.parametrize("small", [False, True])
def test_the_text_is_as_far_from_the_circle_in_both_directions(on_page, small_page, small):
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

    left_to_right, right_to_left = (
        on_page(small_page(html, direction=direction), lambda page: page.evaluate(measure), size=(500, 300))
        for direction in ("ltr", "rtl")
    )
    assert left_to_right == pytest.approx(right_to_left, abs=0.5)
    assert left_to_right[0] == pytest.approx(left_to_right[1], abs=0.5)
