"""HTML that must be mended is found: by a strict parser at once, by the Nu Html Checker in the gate."""

from __future__ import annotations

from pathlib import Path

import pytest

from handrail.check import html_valid, well_formed

GOOD = (
    '<!doctype html>\n<html lang="en">\n<head><title>A page</title></head>\n<body><p id="a">Text</p></body>\n</html>\n'
)
NOT_CLOSED = GOOD.replace("<p id", "<b><p id")
TWICE = GOOD.replace('id="a"', 'id="a" id="b"')
LOOSE_END = GOOD.replace("</p>", "</p></div>")
BLOCK_IN_PARAGRAPH = GOOD.replace("Text", "<div>Text</div>")
CLOSES_ITSELF = GOOD.replace("Text", "<span/>Text")
ICON = GOOD.replace("Text", '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg><br>Text')
WRONG_ROLE = GOOD.replace('id="a"', 'role="nonsense"')


@pytest.mark.parametrize("html", [NOT_CLOSED, TWICE, LOOSE_END, BLOCK_IN_PARAGRAPH, CLOSES_ITSELF])
def test_the_strict_parser_flags_what_a_browser_would_mend(html: str) -> None:
    found = list(well_formed.check(html))
    assert found
    assert found[0].message.startswith("Line 4: ")
    assert "Text" in found[0].html


def test_the_strict_parser_leaves_good_html_alone() -> None:
    assert list(well_formed.check(GOOD)) == []
    assert list(well_formed.check(ICON)) == []


@pytest.mark.handrail_gate
def test_the_nu_html_checker_tells_what_is_wrong_in_which_page() -> None:
    found = html_valid.check({"good": GOOD, "open": NOT_CLOSED, "role": WRONG_ROLE})
    assert found["good"] == []
    assert {finding.level for finding in found["open"]} == {"error"}
    assert "nonsense" in found["role"][0].message


def test_a_checker_that_is_not_there_is_named_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(html_valid.VARIABLE, raising=False)
    with pytest.raises(html_valid.CheckerMissing, match="npm install --prefix build vnu-jar"):
        html_valid.find_checker()
    monkeypatch.setenv(html_valid.VARIABLE, str(tmp_path / "vnu.jar"))
    with pytest.raises(html_valid.CheckerMissing, match="is not a file"):
        html_valid.find_checker()
