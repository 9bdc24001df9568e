"""The triangle is on the rail, or inside where there is none, and always beside the first line."""

import pytest

from handrail.library import Library

WORDS = "You can lose your permit if you do not tell us within 14 days. " * 4
MEASURE = """() => {
  const rtl = document.documentElement.dir === 'rtl', wide = document.documentElement.clientWidth;
  const start = box => rtl ? wide - box.right : box.left;
  const box = element => element.getBoundingClientRect();
  return [...document.querySelectorAll('.hr-warning-text')].map(warning => {
    const mark = box(warning.querySelector('svg')), line = document.createRange();
    line.setStart(warning.lastChild, 1);
    line.setEnd(warning.lastChild, 5);
    const words = line.getBoundingClientRect();
    return {
      edge: start(box(warning)),
      text: start(box(warning)) + parseFloat(getComputedStyle(warning).paddingInlineStart),
      mark: start(mark), middle: start(mark) + mark.width / 2,
      above: mark.top + mark.height / 2 - words.top - words.height / 2,
    };
  });
}"""


@pytest.mark.handrail_gate
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [320, 1000])
@pytest.mark.parametrize("dots", [1, 1.25, 2])
def test_the_triangle_is_beside_the_first_line(on_page, small_page, direction, width, dots):
    warning = Library().function("warning_text")(content=WORDS)

    document = small_page(
        f'<div class="hr-frame"><main class="hr-rail hr-stack"><p id="text">Text</p>{warning}'
        f'<div class="hr-off-rail">{warning}</div></main></div>',
        direction=direction,
    )

    def measured(page):
        found = page.evaluate(MEASURE)
        rail = page.evaluate(
            """() => {
              const box = document.querySelector('main').getBoundingClientRect();
              const start = document.dir === 'rtl' ? document.documentElement.clientWidth - box.right : box.left;
              return start + parseFloat(getComputedStyle(document.querySelector('main')).borderInlineStartWidth) / 2;
            }"""
        )
        return found, rail

    (on, off), rail = on_page(document, measured, size=(width, 800), device_scale_factor=dots)
    assert on["middle"] == pytest.approx(rail, abs=0.5)
    assert on["text"] == pytest.approx(on["edge"], abs=1)
    assert off["mark"] >= off["edge"]
    assert off["text"] > off["mark"] + 20
    assert on["above"] == pytest.approx(0, abs=1)
    assert off["above"] == pytest.approx(0, abs=1)
