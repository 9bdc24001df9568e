"""The words of each state, and where its node stands: on the rail, after a landing, and where there is no rail."""

import re

import pytest
from markupsafe import Markup

from handrail import use_language
from handrail.library import Library

library = Library()
tracker = library.function("status_tracker")
STEPS = [
    {"title": "Sent", "state": "done"},
    {"title": "Received", "state": "done"},
    {"title": "We need something from you", "state": "waiting", "content": Markup('<a href="/photo">Send it</a>')},
    {"title": "Being looked at", "state": "current"},
    {"title": "Decided"},
]


@pytest.mark.parametrize(
    "language, words",
    [
        ("en", ["Done:", "Done:", "Waiting for you:", "Now:", "To come:"]),
        ("fr", ["Fait :", "Fait :", "À vous d’agir :", "Maintenant :", "À venir :"]),
        ("ar", ["تم:", "تم:", "بانتظارك:", "الآن:", "لاحقًا:"]),
    ],
)
def test_each_heading_starts_with_its_state(language, words):
    with use_language(language):
        html = tracker(steps=STEPS)
    assert re.findall(r'<span class="hr-visually-hidden">\s*(.*?)\s*</span>', html) == words


def test_each_state_has_a_mark_of_its_own():
    drawn = {
        state: re.search(r"<svg.*?</svg>", tracker(steps=[{"title": "A", "state": state}]))[0]
        for state in ("done", "current", "waiting", "to_come")
    }
    assert len(set(drawn.values())) == 4
    assert [state for state in drawn if "data-hollow" in drawn[state]] == ["waiting", "to_come"]


def test_what_is_not_known_leaves_nothing_behind():
    html = tracker(steps=["Decided"])
    assert "<p" not in html
    assert "hr-prose" not in html


# Where the middle of each thing is, seen from the start edge of the window; a width of 0 is nothing drawn.
MEASURE = """() => {
  const wide = document.documentElement.clientWidth, rtl = document.documentElement.dir === 'rtl';
  const start = box => rtl ? wide - box.right : box.left;
  const drawn = (element, part) => {
    const style = getComputedStyle(element, part), thick = parseFloat(style.borderInlineStartWidth);
    const none = style.content === 'none' || style.borderInlineStartStyle === 'none';
    return none ? null : {
      thick, colour: style.borderInlineStartColor,
      middle: start(element.getBoundingClientRect()) + parseFloat(style.insetInlineStart) + thick / 2,
    };
  };
  const main = document.querySelector('main');
  const words = document.createRange();
  const steps = [...document.querySelectorAll('.hr-status-tracker__step')].map(step => {
    const mark = step.querySelector('.hr-mark').getBoundingClientRect();
    words.selectNodeContents(step.firstElementChild.lastChild);
    return {
      mark: start(mark) + mark.width / 2,
      edge: start(mark),
      end: start(mark) + mark.width,
      words: start(words.getBoundingClientRect()),
      pill: drawn(step, '::before'),
      line: drawn(step, '::after'),
    };
  });
  return {
    steps,
    rail: start(main.getBoundingClientRect()) + parseFloat(getComputedStyle(main).borderInlineStartWidth) / 2,
    text: start(document.getElementById('text').getBoundingClientRect()),
    scroll: document.documentElement.scrollWidth - wide,
  };
}"""


@pytest.fixture
def measure(on_page, whole_page):
    """Measures a page with the tracker on it, between some other HTML, after something was done there."""

    def run(before="", after="", act=None, lang="en", width=1024, scale=1):
        content = Markup(f'{before}{tracker(steps=STEPS)}{after}<p id="text"><a href="/all">All</a></p>')
        document = whole_page(title="Where it is", content=content, lang=lang)

        def measured(page):
            if act:
                act(page)
            return page.evaluate(MEASURE)

        return on_page(document, measured, size=(width, 800), device_scale_factor=scale)

    return run


SIZES = pytest.mark.parametrize("width, scale", [(320, 2), (1024, 1), (1280, 1.25)])


@pytest.mark.handrail_gate
@pytest.mark.parametrize("lang", ["en", "ar"])
@SIZES
def test_nodes_stand_on_the_rail_and_words_on_the_text_line(measure, lang, width, scale):
    found = measure(lang=lang, width=width, scale=scale)
    sent, received, waiting, current, decided = found["steps"]
    for step in found["steps"]:
        assert step["mark"] == pytest.approx(found["rail"], abs=0.5)
        assert step["words"] == pytest.approx(found["text"], abs=2)  # letters have some room of their own
    assert [step["pill"] is None for step in found["steps"]] == [True, True, False, False, True]
    assert waiting["pill"]["middle"] == current["pill"]["middle"] == pytest.approx(found["rail"], abs=0.5)
    assert waiting["pill"]["colour"] != current["pill"]["colour"]
    assert not any(step["line"] and step["line"]["thick"] for step in (sent, received, waiting, current, decided))
    assert found["scroll"] == 0


@pytest.mark.handrail_gate
@pytest.mark.parametrize(
    "before, after",
    [(library.function("panel")(title="We have it"), ""), ('<div class="hr-off-rail">', "</div>")],
    ids=["after the landing", "off the rail"],
)
@SIZES
def test_without_a_rail_it_draws_its_own_line(measure, before, after, width, scale):
    found = measure(before, after, width=width, scale=scale)
    *steps, last = found["steps"]
    assert [step["line"]["thick"] for step in steps] == [8, 8, 4, 4]
    assert last["line"] is None
    for step in steps:
        assert step["line"]["middle"] == pytest.approx(step["mark"], abs=0.5)
        assert step["end"] < step["words"]
        assert step["edge"] >= 0
    assert found["scroll"] == 0


@pytest.mark.handrail_gate
def test_focus_takes_the_pill_but_not_from_what_waits(measure):
    found = measure(act=lambda page: page.focus("[href='/photo']"))
    assert [step["pill"] is None for step in found["steps"]] == [True, True, False, True, True]
    assert found["steps"][2]["pill"]["colour"] == measure()["steps"][2]["pill"]["colour"]
