"""A button under fast fingers, in every state, and where it does nothing."""

import pytest

from handrail.library import Library

VARIANTS = ("primary", "secondary", "warning", "link")


def button(**arguments):
    return Library().function("button")(**arguments)


@pytest.fixture
def open_page(on_page, small_page):
    """Does something on a page with this HTML, and gives back what came of it."""

    def run(html, act, *, width=1024, direction="ltr"):
        return on_page(small_page(html, direction=direction), act, size=(width, 800))

    return run


def counted_form(*buttons):
    return f'<form><label>Name <input name="name"></label>{"".join(map(str, buttons))}</form>'


def count_what_is_sent(page):
    page.evaluate(
        """() => {
            window.sent = [];
            document.forms[0].addEventListener("submit", (event) => {
                event.preventDefault();
                sent.push(event.submitter.textContent);
            });
        }"""
    )


def sent(page):
    return page.evaluate("sent")


@pytest.mark.handrail_gate
def test_double_click_sends_once_and_a_later_press_again(open_page):
    def act(page):
        count_what_is_sent(page)
        page.dblclick("button")
        page.wait_for_timeout(400)
        page.click("button")
        early = sent(page)
        page.wait_for_timeout(700)  # a second after the first press, not after the last
        page.click("button")
        return early, sent(page), page.is_enabled("button")

    guarded = counted_form(button(text="Pay", prevent_double_click=True))
    assert open_page(guarded, act) == (["Pay"], ["Pay", "Pay"], True)


@pytest.mark.handrail_gate
def test_enter_in_a_field_counts_as_a_press(open_page):
    def act(page):
        count_what_is_sent(page)
        page.focus("input")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        return sent(page)

    assert open_page(counted_form(button(text="Pay", prevent_double_click=True)), act) == ["Pay"]


@pytest.mark.handrail_gate
def test_only_a_guarded_button_ignores_a_press(open_page):
    def act(page):
        count_what_is_sent(page)
        page.dblclick("text=Pay")
        page.dblclick("text=Save")
        return sent(page)

    html = counted_form(button(text="Pay", prevent_double_click=True), button(text="Save"))
    assert open_page(html, act) == ["Pay", "Save", "Save"]


@pytest.mark.handrail_gate
def test_scripts_do_not_hear_the_ignored_press(open_page):
    def act(page):
        page.evaluate(
            "window.heard = 0; document.querySelector('button').addEventListener('click', () => { heard += 1 })"
        )
        page.dblclick("button")
        return page.evaluate("heard")

    assert open_page(button(text="Add", type="button", prevent_double_click=True), act) == 1


@pytest.mark.handrail_gate
def test_guard_works_where_it_was_moved_to(open_page):
    def act(page):
        count_what_is_sent(page)
        page.evaluate("document.forms[0].prepend(document.querySelector('hr-button'))")
        page.dblclick("button")
        return sent(page)

    assert open_page(counted_form(button(text="Pay", prevent_double_click=True)), act) == ["Pay"]


@pytest.mark.handrail_gate
@pytest.mark.parametrize("variant", VARIANTS)
def test_nothing_moves_between_states(open_page, variant):
    def act(page):
        session = page.context.new_cdp_session(page)
        session.send("DOM.enable")
        session.send("CSS.enable")
        root = session.send("DOM.getDocument")["root"]["nodeId"]
        node = session.send("DOM.querySelector", {"nodeId": root, "selector": ".hr-button"})["nodeId"]
        boxes, colours = [], []
        for states in ([], ["hover"], ["focus", "focus-visible"], ["hover", "active"]):
            session.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": states})
            boxes.append(
                page.evaluate(
                    """() => [...document.querySelectorAll("body, body *")].map((element) => {
                        const box = element.getBoundingClientRect();
                        return [box.x, box.y, box.width, box.height];
                    })"""
                )
            )
            colours.append(
                page.evaluate(
                    """() => {
                        const style = getComputedStyle(document.querySelector(".hr-button"));
                        return [style.color, style.backgroundColor, style.textDecoration, style.outline].join();
                    }"""
                )
            )
        return boxes, colours

    boxes, looks = open_page(f"<p>Before</p>{button(text='Continue', variant=variant)}<p>After</p>", act)
    assert all(box == boxes[0] for box in boxes)
    assert len(set(looks)) == 4


@pytest.mark.handrail_gate
def test_button_is_as_wide_as_a_phone_and_no_wider_than_its_words_elsewhere(open_page):
    def act(page):
        page.add_style_tag(content="body { margin: 0 }")
        return page.locator(".hr-button").bounding_box()["width"]

    assert open_page(button(text="Continue"), act, width=320) == 320
    assert open_page(button(text="Continue"), act, width=1024) < 250


@pytest.mark.handrail_gate
@pytest.mark.parametrize("direction, scale", [("ltr", "1"), ("rtl", "-1")])
def test_arrow_points_where_reading_goes(open_page, direction, scale):
    def act(page):
        return page.evaluate("getComputedStyle(document.querySelector('svg')).transform")

    html = button(text="Start now", href="/start", is_start_button=True)
    assert open_page(html, act, direction=direction) == f"matrix({scale}, 0, 0, 1, 0, 0)"


def test_button_that_is_not_available_leads_nowhere_and_sends_nothing():
    html = button(text="Renew", href="/renew", name="renew", formaction="/renew", disabled="You can renew it in May.")
    assert "/renew" not in html
    assert 'type="button"' in html
    assert 'aria-disabled="true" aria-describedby="renew-reason"' in html
    assert '<p class="hr-button-reason__text" id="renew-reason">You can renew it in May.</p>' in html


def test_link_is_a_link():
    html = button(text="Renew", href="/renew")
    assert html.startswith("<a ")
    assert "role" not in html
