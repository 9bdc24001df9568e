"""What a table tells at each width, who can scroll it and when, and that long ones grow and travel row by row."""

import re
import sys

import pytest
from markupsafe import Markup
from playwright.sync_api import expect

from handrail.calling import UsageError
from handrail.check import well_formed
from handrail.library import Library

LIBRARY = Library()
COLUMNS = ["Permit", {"label": "For 1 year", "numeric": True}, {"label": "For 3 years", "numeric": True}]
ROWS = [["One vehicle", "12.00", "30.00"], ["Organisation", "118.00", "1,295.00"]]
MANY = ["Library", *[f"Week {week}" for week in range(1, 20)]]


def table(**arguments):
    return LIBRARY.function("table")(**{"caption": "Fees", "columns": COLUMNS, **arguments})


def squeezed(html):
    return re.sub(r"\s*\n\s*", "", html)


def cells(html):
    return [re.sub("<[^>]*>", "", cell).strip() for cell in re.findall(r"<t[dh].*?</t[dh]>", html, re.DOTALL)][3:]


@pytest.mark.parametrize("nothing", [None, "", "  ", Markup(" "), {"text": None}, {}])
def test_an_empty_cell_says_so(nothing):
    assert cells(table(rows=[["One", nothing, 0]], narrow="scroll")) == ["One", "No data", "0"]
    assert cells(table(rows=[["One", nothing, 0]], narrow="scroll", empty_cell="Closed")) == ["One", "Closed", "0"]


def test_without_rows_there_is_a_sentence_and_no_table():
    html = table(rows=[], footer=["Total", "0", "0"], empty="You have paid nothing yet.", id="fees")
    assert "<table" not in html
    assert "hr-table__region" not in html
    assert squeezed(html).endswith("Fees</div><p>You have paid nothing yet.</p></div>")
    assert "No data" in table(rows=iter(()))


def test_rows_come_from_whatever_can_be_gone_through_once():
    expected = table(rows=ROWS)
    assert table(rows=(tuple(row) for row in ROWS)) == expected
    assert table(rows=[ROWS[0], [], ROWS[1]]) == expected


def test_a_cell_more_than_there_are_columns_has_no_label_and_one_less_is_no_mistake():
    html = table(rows=[["One", "1", "2", "3"], ["Two", "1"]])
    assert html.count('class="hr-table__label"') == 3
    assert cells(html)[-2:] == ["Two", "For 1 year\n1"]


def test_a_cell_can_be_a_number_or_not_whatever_its_column_says():
    html = squeezed(table(rows=[["One", {"text": "none", "numeric": False}, 3]], narrow="scroll"))
    assert "<td><bdi>none</bdi></td>" in html
    assert '<td data-numeric="true"><bdi>3</bdi></td>' in html


def test_a_wrong_cell_is_told():
    with pytest.raises(UsageError, match="item 1: item 2: Cell has no field 'txt'; did you mean 'text'"):
        table(rows=[["One", {"txt": "12.00"}]])


@pytest.mark.parametrize(
    "caption, name",
    [("Fees from 1 May", "table-Fees-from-1-May"), (Markup("<b>Fees</b>\n in May"), "table-Fees-in-May")],
)
def test_tables_have_ids_by_their_captions(caption, name):
    assert f'<table class="hr-table__table" id="{name}"' in table(caption=caption, rows=ROWS)


def test_parts_make_the_whole():
    whole = table(rows=ROWS, footer=["Total", 130, None])
    parts = [
        table(part="start"),
        table(part="rows", rows=ROWS[:1]),
        table(part="rows", rows=ROWS[1:]),
        table(part="end", footer=["Total", 130, None]),
    ]
    assert squeezed("".join(parts)) == squeezed(whole)


def test_a_table_is_sent_before_its_last_row_is_known():
    """What is gone through, and what has been sent when it was."""
    taken = 0

    def payments():
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield [f"Payment {number}", number, number]

    template = LIBRARY.environment(trim_blocks=True, lstrip_blocks=True).from_string(
        '{{ handrail.table(part="start", **about) }}\n'
        '{% for some in payments|batch(100) %}{{ handrail.table(part="rows", rows=some, **about) }}{% endfor %}\n'
        '{{ handrail.table(part="end", **about) }}'
    )
    longest = sent = 0
    for piece in template.generate(about={"caption": "Payments", "columns": COLUMNS}, payments=payments()):
        longest = max(longest, piece.count("<tr>"))
        sent += piece.count("<tr>")
        assert taken <= sent + 100
    assert (taken, sent, longest) == (10_000, 10_001, 100)


def test_a_page_can_be_cut_where_its_table_comes():
    """What the guidance says for a table that is sent while it is made."""
    page = Library(assets={"css": [], "js": []}).function("page")
    before, after = page(title="Payments", content=Markup("<!-- table -->")).split("<!-- table -->")
    parts = [table(part="start"), table(part="rows", rows=ROWS), table(part="end")]
    assert list(well_formed.check("".join([before, *parts, after]))) == []


def test_work_grows_with_the_rows_and_no_faster():
    """Counted in calls of functions, which no busy machine disturbs."""

    def calls(number):
        rows = [["One vehicle", "12.00", None] for _ in range(number)]
        table(rows=rows)
        count = 0

        def counted(frame, event, argument):
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(counted)
        try:
            html = table(rows=rows)
        finally:
            sys.setprofile(None)
        assert html.count("<tr>") == number + 1
        return count

    few, more, most = calls(100), calls(200), calls(300)
    assert most - more == more - few > 0


@pytest.fixture
def open_page(on_page, small_page):
    """Does something on a page of a width with HTML on it, and gives back what came of it."""

    def run(act, html, *, width=1000, script=True, direction="ltr"):
        def settled(page):
            if script:
                page.wait_for_function("document.querySelectorAll('hr-table:not(:defined)').length === 0")
                settle(page)
            return act(page)

        return on_page(small_page(html, direction=direction), settled, script=script, size=(width, 600))

    return run


def settle(page):
    """Wait until sizes have been observed: that comes before the second frame from now."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def told(page):
    """Roles and names, as Chromium tells them to a screen reader."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        (node["role"]["value"], node.get("name", {}).get("value", ""))
        for node in nodes
        if not node["ignored"]
        and node["role"]["value"] in ("table", "row", "columnheader", "rowheader", "cell", "caption")
    ]


def shown_as_blocks(page):
    return page.evaluate("getComputedStyle(document.querySelector('td')).display") == "flex"


@pytest.mark.handrail_gate
def test_a_screen_reader_is_told_the_same_table_where_rows_are_blocks(open_page):
    html = table(rows=ROWS, footer=["Total", 130, None])

    def act(page):
        return shown_as_blocks(page), told(page)

    (wide_blocks, wide), (narrow_blocks, narrow) = open_page(act, html), open_page(act, html, width=320)
    assert (wide_blocks, narrow_blocks) == (False, True)
    assert wide == narrow
    assert [name for role, name in narrow if role == "columnheader"] == ["Permit", "For 1 year", "For 3 years"]
    assert ("cell", "1,295.00") in narrow
    assert ("rowheader", "Organisation") in narrow


@pytest.mark.handrail_gate
def test_with_its_head_taken_away_the_table_would_lose_the_names_of_its_columns(open_page):
    def act(page):
        page.add_style_tag(content="thead { display: none }")
        return [role for role, _ in told(page)]

    assert "columnheader" not in open_page(act, table(rows=ROWS), width=320)


@pytest.mark.handrail_gate
def test_rows_are_blocks_by_the_place_where_the_table_stands(open_page):
    html = f'<div style="inline-size: 20rem">{table(rows=ROWS)}</div>'
    assert open_page(shown_as_blocks, html)
    assert not open_page(shown_as_blocks, table(rows=ROWS), width=600)


@pytest.mark.handrail_gate
@pytest.mark.parametrize("joined", [{"colspan": 2}, {"rowspan": 2}])
def test_joined_cells_stay_a_table(open_page, joined):
    html = table(rows=[["One", {"text": "12.00", "attrs": joined}], ["Two", "4.00"]])
    assert not open_page(shown_as_blocks, html, width=320)


@pytest.mark.handrail_gate
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [1000, 320])
def test_numbers_stand_at_the_end_one_under_the_other(open_page, direction, width):
    def act(page):
        return page.evaluate(
            """() => [...document.querySelectorAll("tbody tr")].map(row => {
              const [all, number] = [row, row.querySelector("td:last-child bdi")].map(e => e.getBoundingClientRect());
              return document.dir === "rtl" ? number.left - all.left : all.right - number.right;
            })"""
        )

    assert open_page(act, table(rows=ROWS), direction=direction, width=width) == pytest.approx([0, 0], abs=0.6)


def stops(page):
    """What the Tab key reaches, up to the button below the table."""
    found = []
    for _ in range(3):
        page.keyboard.press("Tab")
        found.append(page.evaluate("document.activeElement.className || document.activeElement.localName"))
        if found[-1] == "button":
            break
    return found


@pytest.mark.handrail_gate
@pytest.mark.parametrize(
    "columns, script, expected",
    [
        (COLUMNS, True, ["button"]),
        (MANY, True, ["hr-table__region", "button"]),
        (COLUMNS, False, ["hr-table__region", "button"]),
        (MANY, False, ["hr-table__region", "button"]),
    ],
)
def test_the_tab_key_stops_at_what_scrolls_and_without_script_at_every_table(open_page, columns, script, expected):
    html = table(columns=columns, rows=[["x"] * len(columns)]) + Markup("<button>After it</button>")
    assert open_page(stops, html, script=script) == expected


@pytest.mark.handrail_gate
@pytest.mark.parametrize("script", [True, False])
def test_the_arrow_keys_scroll_it_and_the_caption_stays(open_page, script):
    html = table(columns=MANY, rows=[["Port Elm", *range(1000, 1019)]], caption="Visits in each week")

    def act(page):
        place = page.locator(".hr-table__region")
        before = page.locator("caption [id]").bounding_box()["x"]
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowRight")
        expect(place).not_to_have_js_property("scrollLeft", 0)
        place.evaluate("place => place.scrollTo({ left: 200, behavior: 'instant' })")
        return place.get_attribute("role"), before - page.locator("caption [id]").bounding_box()["x"]

    role, moved = open_page(act, html, script=script)
    assert role == "region"
    assert moved == pytest.approx(0, abs=0.6)


@pytest.mark.handrail_gate
def test_its_place_has_a_name_only_while_it_scrolls_and_keeps_the_focus(open_page):
    html = table(columns=MANY[:9], rows=[["x"] * 9]) + Markup("<button>After it</button>")

    def act(page):
        def now():
            settle(page)
            place = page.locator(".hr-table__region")
            return place.get_attribute("role"), page.locator(".hr-table__hint").is_visible()

        found = [now()]
        page.set_viewport_size({"width": 600, "height": 600})
        found.append(now())
        page.keyboard.press("Tab")
        page.set_viewport_size({"width": 1000, "height": 600})
        found.append(now())
        found.append(page.evaluate("document.activeElement.className"))
        return found

    assert open_page(act, html) == [(None, False), ("region", True), ("region", False), "hr-table__region"]


@pytest.mark.handrail_gate
def test_it_works_when_it_comes_late_or_is_moved_and_broken_ones_break_nothing(open_page):
    html = table(columns=MANY, rows=[["x"] * len(MANY)])

    def act(page):
        problems = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.evaluate(
            """() => {
              const old = document.querySelector("hr-table"), late = document.createElement("div");
              late.innerHTML = old.outerHTML;
              old.remove();
              document.body.append(late, document.createElement("hr-table"));
              late.style.inlineSize = "200rem";
            }"""
        )
        settle(page)
        calm = page.locator(".hr-table__region").get_attribute("role")
        page.evaluate("document.body.prepend(document.querySelector('hr-table'))")
        settle(page)
        return calm, page.locator(".hr-table__region").get_attribute("aria-labelledby"), problems

    assert open_page(act, html) == (None, "table-Fees-caption", [])
