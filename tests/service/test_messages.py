"""Problems in words: what to do, in three languages, and never a word that blames or begs."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from markupsafe import Markup

import handrail
from handrail.folders import PACKAGE
from handrail.service import parse
from handrail.service.parse import Problem

TODAY = date(2026, 11, 24)
BANNED = re.compile(r"\b(please|sorry|valid|invalid|illegal|forbidden|required|oops)\b", re.IGNORECASE)
BOUNDS = {"earliest": date(2020, 5, 10), "latest": date(2026, 6, 30), "today": TODAY}


def bounds(earliest: date | None, latest: date | None) -> dict[str, date | None]:
    return {"earliest": earliest, "latest": latest, "today": TODAY}


PROBLEMS = [
    (Problem("date-missing"), "Enter your date of birth"),
    (Problem("date-part-missing", parts=("day",)), "Date of birth must include a day"),
    (Problem("date-part-missing", parts=("month",)), "Date of birth must include a month"),
    (Problem("date-part-missing", parts=("year",)), "Date of birth must include a year"),
    (Problem("date-part-missing", parts=("day", "month")), "Date of birth must include a day and a month"),
    (Problem("date-part-missing", parts=("day", "year")), "Date of birth must include a day and a year"),
    (Problem("date-part-missing", parts=("month", "year")), "Date of birth must include a month and a year"),
    (Problem("date-day-range", parts=("day",)), "Day must be a number from 1 to 31"),
    (
        Problem("date-month-range", parts=("month",)),
        "Month must be a number from 1 to 12 or a name, like 3 or March",
    ),
    (
        Problem("date-month-unclear", parts=("month",), typed="jui"),
        "We are not sure which month <bdi>jui</bdi> means. Enter its number or its whole name",
    ),
    (Problem("date-year-digits", parts=("year",)), "Year must include 4 numbers"),
    (Problem("date-year-range", parts=("year",), first=1000), "Year must be 1000 or later"),
    (
        Problem("date-unclear", parts=("day",), typed="03/04"),
        "We are not sure what <bdi>03/04</bdi> means. Enter the day, month and year in 3 boxes",
    ),
    (
        Problem("date-unclear", typed="03/04"),
        "We are not sure what <bdi>03/04</bdi> means. Write the month as a word, like 27 March 1984",
    ),
    (
        Problem("date-not-understood"),
        "Date of birth must include a day, a month and a year, like 27 March 1984",
    ),
    (
        Problem("date-not-real", day=31, month=4, year=1984, n=30, over=True),
        "31 April 1984 is not a real date. April has 30 days",
    ),
    (
        Problem("date-not-real", day=29, month=2, year=2023, n=28, over=True),
        "29 February 2023 is not a real date. February 2023 had 28 days",
    ),
    (
        Problem("date-not-real", day=30, month=2, year=2028, n=29, over=False),
        "30 February 2028 is not a real date. February 2028 has 29 days",
    ),
    (Problem("date-too-late", **bounds(None, TODAY)), "Date of birth must be today or in the past"),
    (Problem("date-too-late", **bounds(None, TODAY - timedelta(days=1))), "Date of birth must be in the past"),
    (Problem("date-too-early", **bounds(TODAY, None)), "Date of birth must be today or in the future"),
    (Problem("date-too-early", **bounds(TODAY + timedelta(days=1), None)), "Date of birth must be in the future"),
    (Problem("date-too-early", **bounds(date(1896, 1, 1), TODAY)), "Date of birth must be in 1896 or later"),
    (Problem("date-too-early", **bounds(date(2020, 5, 10), None)), "Date of birth must be 10 May 2020 or later"),
    (Problem("date-too-late", **bounds(None, date(2026, 6, 30))), "Date of birth must be 30 June 2026 or earlier"),
    (Problem("date-too-late", **BOUNDS), "Date of birth must be between 10 May 2020 and 30 June 2026"),
    (Problem("date-too-early", **BOUNDS), "Date of birth must be between 10 May 2020 and 30 June 2026"),
    (Problem("name-missing"), "Enter your date of birth"),
    (Problem("names-missing"), "Enter your date of birth"),
    (
        Problem("name-too-long", limit=200, n=214),
        "Date of birth must be 200 characters or fewer. You entered 214",
    ),
    (Problem("names-given-missing"), "Enter your given names, or tick “I have only one name”"),
    (Problem("names-family-missing"), "Enter your family name, or tick “I have only one name”"),
    (
        Problem("names-two"),
        "Enter your name in one box, or take the tick from “I have only one name”",
    ),
]


def say(problem: Problem, language: str | None = None) -> str:
    return parse.message(problem, thing="Date of birth", enter="Enter your date of birth", language=language)


@pytest.mark.parametrize("problem, words", PROBLEMS, ids=lambda value: str(value)[:40])
def test_each_problem_says_what_to_do(problem: Problem, words: str) -> None:
    assert say(problem, "en") == words
    assert not BANNED.search(words)
    in_all = {say(problem, tag) for tag in ("en", "fr", "ar")}
    assert len(in_all) == (1 if words == "Enter your date of birth" else 3)


def test_every_problem_that_the_readers_raise_has_words() -> None:
    folder = PACKAGE / "service" / "parse"
    raised = set()
    for file in ("dates.py", "names.py"):
        raised |= set(re.findall(r'"((?:date|names?)-[a-z-]+)"', (folder / file).read_text(encoding="utf-8")))
    # Two of them are put together from the name of a part.
    raised |= {"date-day-range", "date-month-range", "names-given-missing", "names-family-missing"}
    assert raised == {problem.name for problem, _ in PROBLEMS}
    page = PACKAGE.parents[1] / "docs" / "start" / "answers.md"
    assert raised == set(re.findall(r"^\| `([a-z-]+)` \|", page.read_text(encoding="utf-8"), re.MULTILINE))


def test_the_language_is_that_of_the_page_if_none_is_given() -> None:
    problem = Problem("date-year-digits")
    assert say(problem) == "Year must include 4 numbers"
    with handrail.use_language("fr"):
        assert say(problem) == "L’année doit comporter 4 chiffres"
    assert say(problem, "ar-SY") == "يجب أن تتكون السنة من 4 أرقام"


def test_a_language_without_words_says_that_it_is_english() -> None:
    assert Markup.escape(say(Problem("date-year-digits"), "cy")) == (
        '<span lang="en" dir="ltr">Year must include 4 numbers</span>'
    )


def test_months_have_the_names_of_the_region() -> None:
    problem = Problem("date-not-real", day=31, month=4, year=1984, n=30, over=True)
    assert "نيسان" in say(problem, "ar-LB")
    assert "أفريل" in say(problem, "ar-DZ")
    assert say(problem, "ar").endswith("30 يومًا")
    assert say(problem, "fr") == "Le 31 avril 1984 n’existe pas. Il y a 30 jours en avril"


def test_what_was_typed_is_escaped_and_keeps_its_direction() -> None:
    said = say(Problem("date-unclear", typed="<b>03/04"), "ar")
    assert isinstance(said, Markup)
    assert "<bdi>&lt;b&gt;03/04</bdi>" in said


def test_a_problem_of_somebody_else_has_no_words_here() -> None:
    with pytest.raises(LookupError, match="no words for the problem 'of-my-own'"):
        say(Problem("of-my-own"))


def test_a_question_that_needs_an_answer_needs_the_sentence_that_asks_for_it() -> None:
    with pytest.raises(LookupError, match="no words for the problem 'name-missing'"):
        parse.message(Problem("name-missing"), thing="Full name")
    assert "Full name" in parse.message(Problem("name-too-long", limit=200, n=214), thing="Full name")
