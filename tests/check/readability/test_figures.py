"""The formulas and the figures of a text."""

import pytest
import textstat

from handrail.check.readability import Figures, check, grade, measure
from handrail.check.readability.formulas import (
    NoFormula,
    flesch_kincaid,
    handrail_grade,
    lix,
    percentile,
    reading_ease,
)
from handrail.check.readability.sentences import count_words, split
from handrail.check.readability.syllables import count_syllables


def fk(text: str) -> float:
    number = count_words(text)
    return flesch_kincaid(number / len(split(text)), count_syllables(text) / number)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Continue", 20.2),
        ("Nationality", 43.8),
        ("First name", -3.0),
        ("National Insurance number", 17.0),
        ("What is your name?", -2.2),
        ("Enter your email address", 6.6),
        ("For example, 27 3 2007", 2.9),
    ],
)
def test_on_short_text_the_formula_says_anything(text: str, expected: float) -> None:
    assert fk(text) == pytest.approx(expected, abs=0.06)
    assert fk(text) == pytest.approx(textstat.flesch_kincaid_grade(text))


def test_the_formula_is_the_standard_one_on_a_sentence() -> None:
    sentence = "We will send your card to the address that you gave us within five working days."
    assert fk(sentence) == pytest.approx(textstat.flesch_kincaid_grade(sentence))


def test_the_handrail_grade_adds_what_makes_text_hard() -> None:
    plain = handrail_grade(12, 18, 1.4, 0, 0)
    assert plain == pytest.approx(1.68 * 2.4849 + 5.60 * 2.8904 + 7.55 * 1.4 - 25.26, abs=0.001)
    assert handrail_grade(12, 18, 1.4, 2, 0) == pytest.approx(plain + 0.56)
    assert handrail_grade(12, 18, 1.4, 0, 2) == pytest.approx(plain + 0.88)


@pytest.mark.parametrize("language", ["", "cy", "pl", "pt", "ar", "sv", "xx"])
def test_a_language_without_a_formula_is_never_scored(language: str) -> None:
    with pytest.raises(NoFormula):
        flesch_kincaid(10, 1.5, language)
    with pytest.raises(NoFormula):
        handrail_grade(10, 15, 1.5, 0, 0, language)
    with pytest.raises(NoFormula):
        reading_ease(10, 1.5, language)
    figures = measure("<p>" + "These are five plain words. " * 20 + "</p>", language=language or "und")
    assert figures.words == 100
    assert (figures.fk, figures.hg, figures.ease) == (None, None, None)


def test_each_language_has_the_formula_made_for_it() -> None:
    assert reading_ease(10, 1.5, "fr") == pytest.approx(207 - 10.15 - 110.4)
    assert reading_ease(10, 1.5, "de") == pytest.approx(180 - 10 - 87.75)
    assert reading_ease(10, 1.5, "nl") == pytest.approx(206.835 - 9.3 - 115.5)
    french = measure("<p>" + "Nous vous enverrons votre carte dans cinq jours. " * 5 + "</p>", language="fr")
    assert french.fk is None
    assert french.ease is not None


def test_lix_and_percentile() -> None:
    assert lix(12, 0.25) == 37
    assert percentile([1, 2, 3, 4, 5], 0.9) == pytest.approx(4.6)
    assert percentile([7], 0.9) == 7
    with pytest.raises(ValueError, match="No numbers"):
        percentile([], 0.9)


def test_figures_of_a_text() -> None:
    figures = measure("<h1>This heading does not count</h1><p>One two three four. Five six seven eight nine ten.</p>")
    assert (figures.words, len(figures.sentences), figures.mean, figures.longest) == (10, 2, 5.0, 6)
    assert figures.p90 == pytest.approx(5.8)
    assert figures.trust == "none"
    assert (figures.fk, figures.hg, figures.lix) == (None, None, None)


def test_from_30_words_there_is_a_trend_and_from_100_a_grade() -> None:
    assert measure("<p>" + "These are five plain words. " * 6 + "</p>").trust == "trend"
    assert measure("<p>" + "These are five plain words. " * 20 + "</p>").trust == "grade"


def test_no_text_has_no_figures() -> None:
    figures = measure("")
    assert figures.record()["words"] == 0
    assert (figures.mean, figures.p90, figures.longest, figures.syllables_a_word) == (0, 0, 0, 0)


def test_what_stands_in_several_examples_counts_once() -> None:
    example = "<p>We will send your card by post.</p>"
    assert measure(example, example, example + "<p>You need two proofs of address.</p>").words == 13
    assert measure(example + example).words == 14


def test_code_counts_as_one_easy_word() -> None:
    with_code = measure("<p>Call <code>handrail.install(environment)</code> in your application.</p>")
    assert with_code.words == 5
    assert with_code.sentences[0].text == "Call handrail.install(environment) in your application."


def test_plain_text_passes_and_hard_text_fails(plain: str, hard: str) -> None:
    assert _grades(plain)[0] < 8
    assert _grades(plain)[1] < 8
    assert _grades(hard)[0] > 15
    assert not [finding for finding in check(plain) if finding.level == "error"]
    assert "RD-PAGE" in [finding.rule for finding in check(hard) if finding.level == "error"]


def test_the_page_grade_names_the_three_sentences_that_cost_most(plain: str, hard: str) -> None:
    page = hard.replace("</main>", plain[plain.index("<p>") :])
    (finding,) = [each for each in check(page) if each.rule == "RD-PAGE"]
    assert finding.level == "error"
    assert finding.selector == ""
    figures = measure(page)
    rest = figures.without(figures.hardest()).hg
    assert f"Page grade {figures.hg:.1f}; without these 3 sentences {rest:.1f}: " in finding.message
    assert finding.message.count("words).") == 3
    assert len(finding.message) < 800


def test_a_grade_is_only_given_from_100_words(hard: str) -> None:
    words = hard[hard.index("<p>") + 3 : hard.index("</p>")].split()
    assert not grade(f"<p>{' '.join(words[:99])}</p>")
    assert [finding.rule for finding in grade(f"<p>{' '.join(words)}</p>")] == ["RD-PAGE"]


def test_the_grade_of_a_component_is_that_of_all_its_examples(plain: str, hard: str) -> None:
    words = hard[hard.index("<p>") + 3 : hard.index("</p>")].split()
    half = len(words) // 2
    first, second = (f"<p>{' '.join(part)}</p>" for part in (words[:half], words[half:]))
    assert measure(first).trust == "trend"
    assert not grade(first)
    assert not grade(second)
    assert grade(first, second)
    assert not grade(plain)


@pytest.mark.parametrize(
    "hg, citizen, docs",
    [(9.9, [], []), (10.2, ["advice"], []), (11.2, ["error"], ["advice"]), (12.1, ["error"], ["error"])],
)
def test_docs_may_be_a_little_harder_than_pages_for_citizens(
    hg: float, citizen: list[str], docs: list[str], hard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Figures, "hg", property(lambda _: hg))
    assert [finding.level for finding in grade(hard, kind="component")] == citizen
    assert [finding.level for finding in grade(hard, kind="citizen")] == citizen
    assert [finding.level for finding in grade(hard, kind="docs")] == docs


def test_a_page_in_no_stated_language_is_said_to_be_ungraded(hard: str) -> None:
    findings = check(hard.replace(' lang="en"', ""))
    assert {finding.rule for finding in findings} == {"RD-PAGE", "RD-SENTENCE"}
    (ungraded,) = [finding for finding in findings if finding.rule == "RD-PAGE"]
    assert ungraded.level == "advice"
    assert "which language" in ungraded.message


def test_a_page_of_an_unknown_kind_is_refused_in_one_sentence() -> None:
    with pytest.raises(
        ValueError, match=r"^There is no kind of page 'blog'; the kinds are citizen, docs, component\.$"
    ):
        check("<p>Text</p>", kind="blog")  # type: ignore[arg-type]


def _grades(html: str) -> tuple[float, float]:
    figures = measure(html)
    assert figures.hg is not None
    assert figures.fk is not None
    return figures.hg, figures.fk
