"""Dates as people write them: digits of every kind, months by name, parts that are wrong or not known."""

from __future__ import annotations

import calendar
import pickle
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from handrail.service import parse
from handrail.service.parse import PartialDate, Problem, Words
from handrail.service.parse.words import KNOWN, fold, index

TODAY = date(2026, 11, 24)
SETS = ["ar", "ar_SY", "ar_IQ", "ar_LB", "ar_JO", "ar_PS", "ar_DZ", "ar_TN", "ar_MA", "ar_MR", "ar_SA", "ar_EG"]


def boxes(day: str = "", month: str = "", year: str = "", **asked) -> str:
    return str(parse.date(day, month, year, today=TODAY, **asked))


def refused(*typed: str, **asked) -> Problem:
    with pytest.raises(Problem) as caught:
        boxes(*typed, **asked)
    return caught.value


@pytest.mark.parametrize(
    "typed, kept",
    [
        (("14", "6", "1984"), "1984-06-14"),
        (("1", "01", "1950"), "1950-01-01"),
        (("29", "2", "2024"), "2024-02-29"),
        (("29", "2", "2000"), "2000-02-29"),
        (("١٢", "٣", "١٩٧٤"), "1974-03-12"),
        (("۱۲", "۳", "۱۹۷۴"), "1974-03-12"),
        (("１２", "३", "১৯৭৪"), "1974-03-12"),
        (("\u200f12\u200f", " 3.", "\t1974"), "1974-03-12"),
        (("1er", "août", "1990"), "1990-08-01"),
        (("3rd", "Sept.", "1990"), "1990-09-03"),
        (("22nd", "of June", "1990"), "1990-06-22"),
        (("12/March/1974", "", ""), "1974-03-12"),
        (("", "12/March/1974", ""), "1974-03-12"),
        (("", "", "12/March/1974"), "1974-03-12"),
        (("12 mars 1974", "", ""), "1974-03-12"),
        (("le 12 mars 1974", "", ""), "1974-03-12"),
        (("the 12th of March, 1974", "", ""), "1974-03-12"),
        (("March 12, 1974", "", ""), "1974-03-12"),
        (("12March1974", "", ""), "1974-03-12"),
        (("١٢ كانون الثاني ١٩٧٤", "", ""), "1974-01-12"),
        (("١٢ من آذار ١٩٧٤", "", ""), "1974-03-12"),
        (("12.3.1974", "", ""), "1974-03-12"),
        (("12–3–1974", "", ""), "1974-03-12"),
        (("1974-03-12", "", ""), "1974-03-12"),
        (("12 March", "", "1974"), "1974-03-12"),
        (("12/3", "", "1974"), "1974-03-12"),
        (("12", "March 1974", ""), "1974-03-12"),
        (("", "12 March", "1974"), "1974-03-12"),
        (("24", "11", "2026"), "2026-11-24"),
        (("25", "12", "2099"), "2099-12-25"),
    ],
)
def test_a_date_is_read(typed: tuple[str, str, str], kept: str) -> None:
    assert boxes(*typed) == kept


@pytest.mark.parametrize(
    "word, month",
    [
        ("March", 3), ("MARCH", 3), ("mar", 3), ("sept", 9), ("september", 9), ("Dec", 12), ("june", 6),
        ("mars", 3), ("févr.", 2), ("fevrier", 2), ("aout", 8), ("juin", 6), ("juil", 7), ("juill.", 7), ("déc", 12),
        ("يناير", 1), ("كانون الثاني", 1), ("كانون ثاني", 1), ("جانفي", 1), ("جانفى", 1), ("مارس", 3), ("آذار", 3),
        ("أفريل", 4), ("نيسان", 4), ("شتنبر", 9), ("تشرين الأول", 10), ("تشرين الثاني", 11), ("كانون الأول", 12),
        ("ديسمبر", 12), ("اغسطس", 8), ("آب", 8), ("اب", 8), ("إبريل", 4), ("يونيه", 6), ("ﻣﺎﺭﺱ", 3), ("مـــارس", 3),
        ("مَارِس", 3), ("شهر مارس", 3),
    ],
)  # fmt: skip
def test_months_have_names(word: str, month: int) -> None:
    assert boxes("5", word, "1990") == f"1990-{month:02}-05"


@pytest.mark.parametrize("tag", ["en", "en_AU", "fr", "fr_CA", *SETS])
def test_every_name_of_a_month_in_the_common_locale_data_is_known(tag: str) -> None:
    for context in Locale.parse(tag).months.values():
        for width in ("wide", "abbreviated"):
            for number, word in context[width].items():
                assert boxes("5", word, "1990") == f"1990-{number:02}-05"


@pytest.mark.parametrize("tag", ["en", "fr", *SETS])
def test_months_are_shown_as_the_common_locale_data_has_them(tag: str) -> None:
    wide = Locale.parse(tag).months["format"]["wide"]
    assert [parse.month_name(number, tag.replace("_", "-")) for number in range(1, 13)] == list(wide.values())


def test_every_whole_name_of_a_month_means_one_month() -> None:
    months = index(parse.LANGUAGES).months
    assert len(months) > 60
    assert {word for word, meant in months.items() if len(meant) > 1} == set()


@pytest.mark.parametrize("language", KNOWN)
def test_a_month_may_be_shortened_to_three_letters_unless_two_begin_with_them(language: str) -> None:
    for names in KNOWN[language].months:
        for number, name in enumerate(names, 1):
            for length in range(3, len(name) + 1):
                meant = index((language,)).month(fold(name[:length]))
                assert number in meant


@pytest.mark.parametrize("word, meanings", [("jui", (6, 7)), ("كانون", (1, 12)), ("تشرين", (10, 11))])
def test_a_word_for_two_months_is_asked_about(word: str, meanings: tuple[int, ...]) -> None:
    problem = refused("5", word, "1990")
    assert (problem.name, problem.parts, problem.detail["meanings"]) == ("date-month-unclear", ("month",), meanings)


@pytest.mark.parametrize(
    "typed, name, parts",
    [
        (("", "", ""), "date-missing", ("day", "month", "year")),
        ((" ", "\u200b", "."), "date-missing", ("day", "month", "year")),
        (("14", "6", ""), "date-part-missing", ("year",)),
        (("", "6", "1984"), "date-part-missing", ("day",)),
        (("14", "", ""), "date-part-missing", ("month", "year")),
        (("14", "", "1984"), "date-part-missing", ("month",)),
        (("March", "", ""), "date-part-missing", ("day", "year")),
        (("1984", "", ""), "date-part-missing", ("day", "month")),
        (("25/03", "", ""), "date-part-missing", ("year",)),
        (("3/3", "", ""), "date-part-missing", ("year",)),
        (("32", "6", "1984"), "date-day-range", ("day",)),
        (("00", "6", "1984"), "date-day-range", ("day",)),
        (("0", "6", "1984"), "date-day-range", ("day",)),
        (("014", "6", "1984"), "date-day-range", ("day",)),
        (("x", "6", "1984"), "date-day-range", ("day",)),
        (("12?", "6", "1984"), "date-day-range", ("day",)),
        (("12/3", "6", "1984"), "date-day-range", ("day",)),
        (("14", "13", "1984"), "date-month-range", ("month",)),
        (("14", "0", "1984"), "date-month-range", ("month",)),
        (("14", "Brumaire", "1984"), "date-month-range", ("month",)),
        (("14", "ma", "1984"), "date-month-range", ("month",)),
        (("03/25/1974", "", ""), "date-month-range", ("month",)),
        (("14", "6", "84"), "date-year-digits", ("year",)),
        (("14", "6", "19845"), "date-year-digits", ("year",)),
        (("14", "6", "’84"), "date-year-digits", ("year",)),
        (("14/6/84", "", ""), "date-year-digits", ("year",)),
        (("14", "6", "0974"), "date-year-range", ("year",)),
        (("14", "6", "0000"), "date-year-range", ("year",)),
        (("29", "2", "2023"), "date-not-real", ("day", "month", "year")),
        (("29", "2", "1900"), "date-not-real", ("day", "month", "year")),
        (("31", "4", "1984"), "date-not-real", ("day", "month", "year")),
        (("31/4/1984", "", ""), "date-not-real", ("day", "month", "year")),
        (("03/04", "", ""), "date-unclear", ("day", "month", "year")),
        (("", "03/04", ""), "date-unclear", ("month", "day", "year")),
    ],
)
def test_a_wrong_part_is_named(typed: tuple[str, str, str], name: str, parts: tuple[str, ...]) -> None:
    problem = refused(*typed)
    assert (problem.name, problem.parts) == (name, parts)


def test_a_date_of_two_meanings_gives_both_as_day_and_month() -> None:
    assert refused("٠٣/٠٤").detail == {"typed": "٠٣/٠٤", "meanings": ((3, 4), (4, 3))}
    assert refused("03/25").detail["meanings"] == ((25, 3),)


def test_a_day_that_never_was_comes_with_the_reason() -> None:
    assert refused("29", "February", "1900").detail == {"day": 29, "month": 2, "year": 1900, "n": 28, "over": True}
    assert refused("29", "2", "2027").detail["over"] is False
    assert refused("31", "11", "2026").detail["over"] is False


def test_the_control_to_mend_is_the_first_wrong_box() -> None:
    assert refused("14", "", "").control("born") == "born-month"
    assert refused("", "", "").control("born") == "born"
    assert refused("14", "6", "84").control("born") == "born-year"
    assert refused("", "", "", precision="month").control("moved", first="month") == "moved"
    assert Problem("of-my-own").control("born") == "born"


# ---- as much as is known


@pytest.mark.parametrize(
    "typed, precision, kept",
    [
        (("", "", "1950"), "year", "1950"),
        (("", "6", "1950"), "year", "1950-06"),
        (("5", "6", "1950"), "year", "1950-06-05"),
        (("June 1950", "", ""), "year", "1950-06"),
        (("6/1950", "", ""), "month", "1950-06"),
        (("1950-06", "", ""), "month", "1950-06"),
        (("1950", "", ""), "year", "1950"),
        (("1", "1", "1950"), "year", "1950-01-01"),
    ],
)
def test_who_does_not_know_the_date_gives_what_they_know(typed, precision, kept) -> None:
    found = parse.date(*typed, today=TODAY, precision=precision)
    assert str(found) == kept
    assert found.precision == ("day", "month", "year")[2 - kept.count("-")]


@pytest.mark.parametrize(
    "typed, precision, parts",
    [
        (("5", "", "1950"), "year", ("month",)),
        (("", "6", ""), "year", ("year",)),
        (("", "", "1950"), "month", ("month",)),
        (("5", "", ""), "month", ("month", "year")),
    ],
)
def test_a_gap_in_what_is_known_is_no_date(typed, precision, parts) -> None:
    problem = refused(*typed, precision=precision)
    assert (problem.name, problem.parts) == ("date-part-missing", parts)


def test_a_partial_date_has_a_first_and_a_last_day() -> None:
    leap = PartialDate.from_iso("2024-02")
    assert (leap.first, leap.last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (PartialDate(1974).first, PartialDate(1974).last) == (date(1974, 1, 1), date(1974, 12, 31))
    exact = PartialDate(1974, 3, 12)
    assert exact.first == exact.last == date(1974, 3, 12)


@pytest.mark.parametrize("wrong", ["1974-3-12", "74", "1974-02-30", "1974-13", "1974-03-12T00:00", "١٩٧٤", ""])
def test_only_a_date_that_exists_is_a_date(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"is not like 1974-03-12|does not exist"):
        PartialDate.from_iso(wrong)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="without a month"):
        PartialDate(1974, day=12)


@pytest.mark.parametrize(
    "language, words",
    [("en", "1 March 1974"), ("fr", "1er mars 1974"), ("fr-CA", "1er mars 1974"), ("ar", "1 مارس 1974"),
     ("ar-SY", "1 آذار 1974"), ("ar-DZ", "1 مارس 1974"), ("cy", "1 March 1974")],
)  # fmt: skip
def test_dates_are_said_in_words(language: str, words: str) -> None:
    assert PartialDate(1974, 3, 1).in_words(language) == words


def test_what_is_not_known_is_not_said() -> None:
    assert PartialDate(1974, 3).in_words("fr") == "mars 1974"
    assert PartialDate(1974).in_words("ar") == "1974"


# ---- today


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("today", "2026-11-24"), ("Yesterday", "2026-11-23"), ("aujourd'hui", "2026-11-24"),
        ("Aujourd’hui", "2026-11-24"), ("HIER", "2026-11-23"), ("اليوم", "2026-11-24"),
        ("أمس", "2026-11-23"), ("امس", "2026-11-23"),
        ("البارحة", "2026-11-23"), ("tomorrow", "2026-11-25"), ("demain", "2026-11-25"), ("غدًا", "2026-11-25"),
    ],
)  # fmt: skip
def test_a_day_near_by_has_a_word(typed: str, kept: str) -> None:
    assert boxes(typed) == boxes("", typed) == kept
    assert str(parse.date_text(typed, today=TODAY)) == kept


def test_a_word_for_a_day_keeps_to_the_bounds_too() -> None:
    assert refused("tomorrow", latest=TODAY).name == "date-too-late"
    assert refused("yesterday", earliest=TODAY).name == "date-too-early"


def test_the_country_decides_what_today_is() -> None:
    moment = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert parse.today(timezone(timedelta(hours=1)), lambda: moment) == date(2026, 11, 25)
    assert parse.today(timezone(timedelta(hours=-5)), lambda: moment) == date(2026, 11, 24)
    assert parse.today(UTC) in {datetime.now(UTC).date(), datetime.now(UTC).date() - timedelta(days=1)}
    with pytest.raises(ValueError, match="time zone"):
        parse.today(UTC, lambda: moment.replace(tzinfo=None))


@pytest.mark.parametrize("age, day", [(18, date(1962, 3, 1)), (65, date(2009, 3, 1)), (80, date(2024, 2, 29))])
def test_who_is_born_on_29_february_has_a_birthday_every_year(age: int, day: date) -> None:
    assert parse.birthday(date(1944, 2, 29), age) == day


def test_a_birthday_is_the_same_day_otherwise() -> None:
    assert parse.birthday(date(1944, 2, 28), 65) == date(2009, 2, 28)


# ---- bounds


@pytest.mark.parametrize(
    "typed, name, part",
    [
        (("25", "11", "2026"), "date-too-late", "day"),
        (("1", "12", "2026"), "date-too-late", "month"),
        (("1", "1", "2027"), "date-too-late", "year"),
        (("9", "5", "2020"), "date-too-early", "day"),
        (("30", "4", "2020"), "date-too-early", "month"),
        (("31", "12", "2019"), "date-too-early", "year"),
        (("14", "6", "0974"), "date-too-early", "year"),
        (("14", "6", "0000"), "date-too-early", "year"),
    ],
)
def test_a_date_out_of_bounds_names_the_box_that_breaks_them(typed, name, part) -> None:
    problem = refused(*typed, earliest=date(2020, 5, 10), latest=TODAY)
    assert (problem.name, problem.parts) == (name, (part,))


def test_a_partial_date_is_inside_if_any_of_its_days_is() -> None:
    asked = {"precision": "year", "earliest": date(2020, 5, 10), "latest": TODAY}
    assert boxes("", "", "2020", **asked) == "2020"
    assert boxes("", "5", "2020", **asked) == "2020-05"
    assert boxes("", "11", "2026", **asked) == "2026-11"
    assert refused("", "4", "2020", **asked).name == "date-too-early"
    assert refused("", "12", "2026", **asked).name == "date-too-late"


def test_an_archive_may_ask_for_years_that_others_may_not() -> None:
    assert boxes("14", "6", "0974", earliest=date(900, 1, 1)) == "0974-06-14"


# ---- one box


@pytest.mark.parametrize(
    "typed, kept",
    [("12 March 1974", "1974-03-12"), ("12/3/1974", "1974-03-12"), ("1974-03-12", "1974-03-12"),
     ("١٢/٣/١٩٧٤", "1974-03-12"), ("١٢؍٣؍١٩٧٤", "1974-03-12"), ("12 حزيران 1974", "1974-06-12")],
)  # fmt: skip
def test_a_date_in_one_box_is_read(typed: str, kept: str) -> None:
    assert str(parse.date_text(typed, today=TODAY)) == kept


@pytest.mark.parametrize(
    "typed, name",
    [("", "date-missing"), (" \u200b", "date-missing"), ("03/04", "date-unclear"), ("12 March", "date-part-missing"),
     ("soon", "date-not-understood"), ("12 3 19 74", "date-not-understood"), ("12", "date-not-understood"),
     ("31/4/1984", "date-not-real"), ("12 Brumaire 1974", "date-month-range"), ("…", "date-not-understood")],
)  # fmt: skip
def test_a_date_in_one_box_that_is_none_has_a_named_problem(typed: str, name: str) -> None:
    with pytest.raises(Problem) as caught:
        parse.date_text(typed, today=TODAY)
    assert caught.value.name == name


# ---- languages


def test_only_words_of_the_languages_that_are_asked_for_count() -> None:
    assert boxes("5", "mai", "1990", languages=["fr-CA"]) == "1990-05-05"
    assert refused("5", "mai", "1990", languages=["en-GB"]).name == "date-month-range"
    assert boxes("5", "jun", "1990", languages=["en"]) == "1990-06-05"


def test_a_department_brings_words_of_its_own() -> None:
    names = "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"
    welsh = Words((tuple(names.split()),), days=(("ddoe", -1),))
    assert boxes("5", "mawrth", "1990", languages=["en", welsh]) == "1990-03-05"
    assert boxes("ddoe", languages=[welsh]) == "2026-11-23"


def test_unknown_words_and_incomplete_sets_are_faults_of_the_caller() -> None:
    with pytest.raises(LookupError, match="no words for dates in 'cy'"):
        boxes("5", "6", "1990", languages=["cy"])
    with pytest.raises(ValueError, match="12 names, not 1"):
        Words((("Mawrth",),))


# ---- for any date, and for any text


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["en", "fr", "ar", "ar-SY", "ar-DZ", "ar-MA"]))
def test_every_date_is_understood_as_it_is_shown(day: date, language: str) -> None:
    shown = PartialDate(day.year, day.month, day.day).in_words(language)
    assert str(parse.date_text(shown, today=TODAY)) == day.isoformat()
    assert boxes(shown) == day.isoformat()
    assert boxes(*shown.rsplit(" ", 1)[0].split(" ", 1), shown.rsplit(" ", 1)[1]) == day.isoformat()
    assert str(PartialDate.from_iso(day.isoformat())) == day.isoformat()


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["0", "٠", "۰", "०", "０", "𝟎"]))
def test_every_date_is_understood_in_digits_of_every_script(day: date, zero: str) -> None:
    def written(number: int) -> str:
        return "".join(chr(ord(zero) + int(digit)) for digit in str(number))

    assert boxes(written(day.day), written(day.month), written(day.year)) == day.isoformat()


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1000, 9999))
def test_a_day_is_kept_if_the_calendar_has_it_and_else_refused_with_the_reason(day: int, month: int, year: int) -> None:
    days = calendar.monthrange(year, month)[1]
    if day <= days:
        assert boxes(str(day), str(month), str(year)) == f"{year}-{month:02}-{day:02}"
    else:
        problem = refused(str(day), str(month), str(year))
        assert (problem.name, problem.detail["n"]) == ("date-not-real", days)


def outcome(read: Callable[..., PartialDate], *typed: str, **asked) -> PartialDate | Problem:
    try:
        return read(*typed, today=TODAY, **asked)
    except Problem as problem:
        return problem


LIKE_A_DATE = r"[0-9٠-٩]{0,5}[ ./-]?([A-Za-zيناركو]{0,6}|[0-9]{0,4})"
box = st.one_of(st.text(max_size=12), st.from_regex(LIKE_A_DATE, fullmatch=True))


@given(box, box, box, st.sampled_from(["day", "month", "year"]))
def test_any_text_gives_a_date_or_a_problem_with_words(day: str, month: str, year: str, precision: str) -> None:
    for found in (
        outcome(parse.date, day, month, year, precision=precision),
        outcome(parse.date_text, f"{day} {month} {year}", precision=precision),
    ):
        if isinstance(found, PartialDate):
            assert PartialDate.from_iso(str(found)) == found
        else:
            assert parse.message(found, thing="Date", enter="Enter the date")


@given(box, box, box)
def test_a_problem_with_boxes_names_a_box(day: str, month: str, year: str) -> None:
    found = outcome(parse.date, day, month, year)
    if isinstance(found, Problem):
        assert found.parts
        assert set(found.parts) <= {"day", "month", "year"}


@pytest.mark.parametrize("unit", ["1", "é", "1 ", "/", "March ", "e\u0301\u0327", "\u200b", "كانون "])
def test_ten_thousand_characters_are_refused_quickly(unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    started = time.process_time()
    for boxes_of in ((text, "", ""), ("1", text, "1990"), ("1", "1", text)):
        assert refused(*boxes_of).name in ("date-day-range", "date-month-range", "date-year-digits")
    with pytest.raises(Problem, match="date-not-understood"):
        parse.date_text(text, today=TODAY)
    assert time.process_time() - started < 2


def test_a_problem_can_be_kept_and_does_not_carry_the_date_into_logs() -> None:
    problem = refused("03/04")
    assert "03/04" not in f"{problem} {problem!r}"
    again = pickle.loads(pickle.dumps(problem))
    assert (again.name, again.parts, again.detail) == (problem.name, problem.parts, problem.detail)
