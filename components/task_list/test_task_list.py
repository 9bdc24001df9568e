"""What each state says and leads to, what is counted, where people go on, and what of a row can be pressed."""

import re

import pytest
from markupsafe import Markup

from handrail import use_language
from handrail.calling import UsageError
from handrail.library import Library

LIBRARY = Library()


def task_list(**arguments):
    return LIBRARY.function("task_list")(**arguments)


def words(html):
    return " ".join(re.sub("<[^>]*>", " ", html).split())


@pytest.mark.parametrize(
    "state, said",
    [
        ("to_do", "Photo To do"),
        ("started", "Photo Started"),
        ("not_yet", "Photo You can do this when the other tasks are done Not yet"),
        ("waiting", "Photo Waiting for someone else Waiting"),
        ("fix", "Photo Fix this"),
        ("done", "Photo Done"),
    ],
)
def test_each_state_has_its_words(state, said):
    assert words(task_list(tasks=[{"title": "Photo", "state": state}], count=False)) == said


def test_there_is_no_other_state():
    with pytest.raises(UsageError, match=r"must be one of 'to_do', .* not 'begun'"):
        task_list(tasks=[{"title": "Photo", "state": "begun"}])


@pytest.mark.parametrize("state", ["to_do", "started", "not_yet", "waiting", "fix", "done"])
def test_only_what_it_is_too_early_for_has_no_link(state):
    html = task_list(tasks=[{"title": "Photo", "href": "/photo", "state": state}])
    assert ("<a " in html) == (state != "not_yet")


@pytest.mark.parametrize(
    "more, said",
    [
        ({"who": "Dana"}, "Waiting for Dana"),
        ({"who": "Dana", "since": "1 May"}, "Waiting for Dana since 1 May"),
        ({"since": "1 May"}, "Waiting for someone else since 1 May"),
        ({"who": "Dana", "hint": "By letter."}, "By letter. Waiting for Dana"),
    ],
)
def test_waiting_says_for_whom_and_since_when(more, said):
    html = task_list(tasks=[{"title": "Proof", "state": "waiting", **more}], count=False)
    assert words(html) == f"Proof {said} Waiting"


def test_waiting_is_heard_once_with_the_link():
    task = {"title": "Proof", "href": "/proof", "state": "waiting", "who": "Dana"}
    assert 'aria-describedby=" task-list-1-hint"' in task_list(tasks=[task])
    assert 'aria-describedby="task-list-1-state task-list-1-hint"' in task_list(tasks=[{**task, "word": "With us"}])


def test_a_word_of_ones_own_needs_nobody_to_wait_for():
    html = task_list(
        tasks=[{"title": "Proof", "href": "/proof", "state": "waiting", "word": "We check it"}], count=False
    )
    assert words(html) == "Proof We check it"
    assert 'aria-describedby="task-list-1-state"' in html


def test_too_early_says_what_comes_first_and_leads_there():
    first = {"text": "<About> you", "href": "/you"}
    html = task_list(tasks=[{"title": "Send", "state": "not_yet", "first": first}])
    assert 'First finish <a href="/you">&lt;About&gt; you</a>' in html
    assert "other tasks" not in html
    html = task_list(tasks=[{"title": "Send", "state": "not_yet", "hint": "From Monday"}])
    assert words(html).endswith("Send From Monday Not yet")


def test_a_link_has_its_state_and_hint_as_description_and_ids_are_unique():
    part = [{"title": "Photo", "href": "/photo", "state": "fix", "hint": "Too dark"}, {"title": "Pay", "href": "/pay"}]
    html = task_list(tasks=part, sections=[{"title": "More", "tasks": part}, {"title": "Last", "tasks": part}], id="a")
    ids = re.findall(r' id="([^"]*)"', html)
    described = " ".join(re.findall(r'aria-describedby="([^"]*)"', html)).split()
    assert len(set(ids)) == len(ids)
    assert set(described) == set(ids) - {"a"}
    assert described[:3] == ["a-1-state", "a-1-hint", "a-2-state"]


@pytest.mark.parametrize(
    "language, one, several",
    [
        ("en", "1 of 1 task done", "1 of 5 tasks done"),
        ("fr", "1 tâche terminée sur 1", "1 sur 5 tâches terminées"),
        ("ar", "أُنجز 1 من مهمة واحدة", "أُنجز 1 من 5 مهام"),
    ],
)
def test_all_tasks_are_counted_in_each_language(language, one, several):
    done = {"title": "A", "state": "done"}
    with use_language(language):
        assert one in task_list(tasks=[done])
        assert several in task_list(tasks=["B", "C"], sections=[{"title": "X", "tasks": [done, "D", "E"]}])


def test_words_of_another_language_and_of_ones_own():
    with use_language("fr"):
        html = task_list(tasks=[{"title": "A", "state": "waiting", "who": "Dana", "since": "lundi"}, {"title": "B"}])
    assert "En attente : Dana, depuis lundi" in html
    assert "À faire" in html
    assert words(task_list(tasks=[{"title": "A", "word": Markup("<b>Sent</b>")}], count=False)) == "A Sent"


def test_people_go_on_at_the_first_task_that_they_began():
    begun = {"title": "A", "state": "started"}
    html = task_list(tasks=["A", {"title": "B", "state": "fix"}], sections=[{"title": "X", "tasks": [begun, begun]}])
    assert re.findall('data-state="([^"]*)"( data-pill="here")?', html) == [
        ("to_do", ""),
        ("fix", ""),
        ("started", ' data-pill="here"'),
        ("started", ""),
    ]


def test_without_tasks_there_is_nothing():
    assert str(task_list(tasks=[])).strip() == ""


TASKS = [
    {"title": "Send", "href": "/send", "state": "not_yet", "first": {"text": "Photo", "href": "#photo"}},
    {"title": "Photo", "href": "#photo-page", "state": "fix", "hint": Markup('Too dark. <a href="#help">Help</a>')},
    {"title": "Pay", "href": "#pay", "state": "done"},
]


@pytest.fixture
def open_page(on_page, small_page):
    """Does something on a page with the tasks on it, and gives back what came of it."""

    def run(act, *, width=1000, rail="hr-rail"):
        main = f'<main class="{rail}"><p id="text">Text</p>{task_list(tasks=TASKS)}</main>'
        return on_page(small_page(f'<div class="hr-frame">{main}</div>'), act, size=(width, 700))

    return run


@pytest.mark.handrail_gate
@pytest.mark.parametrize("width", [1000, 320])
def test_the_whole_row_can_be_pressed_and_links_in_hints_lie_above_it(open_page, width):
    def act(page):
        found = []
        for row in range(3):
            task = page.locator(".hr-task-list__task").nth(row)
            box = task.bounding_box()
            for x, y in [(4, 4), (box["width"] - 4, box["height"] - 4)]:
                found.append(
                    page.evaluate(
                        "([x, y]) => document.elementFromPoint(x, y).closest('a')?.getAttribute('href') ?? null",
                        [box["x"] + x, box["y"] + y],
                    )
                )
        found.append(
            [
                link.evaluate(
                    """link => {
                      const { left, top, width, height } = link.getBoundingClientRect();
                      return document.elementFromPoint(left + width / 2, top + height / 2) === link;
                    }"""
                )
                for link in page.locator(".hr-task-list__hint a").all()
            ]
        )
        return found

    whole = ["#photo-page", "#photo-page", "#pay", "#pay"]
    assert open_page(act, width=width) == [None, None, *whole, [True, True]]


@pytest.mark.handrail_gate
@pytest.mark.parametrize("width", [1000, 320])
def test_titles_stand_on_the_text_line_and_marks_on_the_rail(open_page, width):
    def act(page):
        return page.evaluate(
            """() => {
              const left = e => e.getBoundingClientRect().left, main = document.querySelector("main");
              const rail = left(main) + parseFloat(getComputedStyle(main).borderLeftWidth) / 2;
              const middle = ({ left, width }) => left + width / 2;
              return [...document.querySelectorAll(".hr-task-list__title")].map(title => [
                left(title.querySelector("a, span")) - left(document.getElementById("text")),
                middle(title.querySelector("svg").getBoundingClientRect()) - rail,
              ]);
            }"""
        )

    for from_line, from_rail in open_page(act, width=width):
        assert from_line == pytest.approx(0, abs=0.5)
        assert from_rail == pytest.approx(0, abs=0.5)


@pytest.mark.handrail_gate
@pytest.mark.parametrize("width", [1000, 320])
def test_off_the_rail_marks_stand_before_their_titles(open_page, width):
    def act(page):
        return page.evaluate(
            """() => [...document.querySelectorAll(".hr-task-list__title")].map(title => {
              const parts = [title.querySelector("svg"), title.querySelector("a, span"), title.parentElement];
              const [mark, text, row] = parts.map(e => e.getBoundingClientRect());
              return mark.left >= row.left - 1 && mark.right + 4 <= text.left;
            })"""
        )

    assert open_page(act, width=width, rail="") == [True, True, True]


@pytest.mark.handrail_gate
def test_the_state_stands_at_the_end_and_on_a_phone_below(open_page):
    def act(page):
        title, state = (page.locator(f".hr-task-list__{part}").last.bounding_box() for part in ("title", "state"))
        return state["y"] >= title["y"] + title["height"]

    assert not open_page(act)
    assert open_page(act, width=320)
