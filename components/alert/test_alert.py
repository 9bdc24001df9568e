"""What is read out at once, what is read out before the title, and where the thick edge is."""

import pytest

from handrail.library import Library

alert = Library().function("alert")


@pytest.mark.parametrize(
    ("variant", "role", "word"),
    [
        ("info", "status", "Information:"),
        ("success", "status", "Success:"),
        ("warning", "alert", "Warning:"),
        ("danger", "alert", "Problem:"),
    ],
)
def test_only_what_appears_later_is_read_out_at_once(variant, role, word):
    assert f'role="{role}"' in alert(title="Title", variant=variant, appears=True)
    still = alert(title="Title", variant=variant)
    assert "role=" not in still
    assert f">{word}</span> Title</p>" in still


@pytest.mark.handrail_gate
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("contrast", ["no-preference", "more"])
@pytest.mark.parametrize("width", [320, 1000])
def test_thick_edge_lies_on_the_rail_or_at_the_start_of_the_box(on_page, small_page, direction, contrast, width):
    html = alert(title="Your permit ends in 14 days", content="Renew it now.", variant="warning")
    script = """() => {
      const rtl = document.dir === 'rtl', wide = document.documentElement.clientWidth;
      const box = element => element.getBoundingClientRect();
      const start = element => rtl ? wide - box(element).right : box(element).left;
      const main = document.querySelector('main');
      const edges = [...document.querySelectorAll('.hr-alert')].map(element => {
        const own = getComputedStyle(element), pill = getComputedStyle(element, '::before');
        const from = start(element) + parseFloat(own.borderInlineStartWidth) + parseFloat(pill.insetInlineStart);
        const text = start(element.querySelector('.hr-mark'));
        return { box: start(element), from, to: from + parseFloat(pill.borderInlineStartWidth), text };
      });
      return [...edges, start(main) + parseFloat(getComputedStyle(main).borderInlineStartWidth) / 2];
    }"""

    document = small_page(
        f'<div class="hr-frame"><main class="hr-rail hr-stack">{html}'
        f'<div class="hr-off-rail">{html}</div></main></div>',
        direction=direction,
    )
    on, off, rail = on_page(document, lambda page: page.evaluate(script), size=(width, 800), contrast=contrast)
    assert (on["from"] + on["to"]) / 2 == pytest.approx(rail, abs=0.5)
    assert off["from"] == pytest.approx(off["box"], abs=0.5)
    assert off["text"] - off["to"] == pytest.approx(on["text"] - on["box"], abs=2.5)
