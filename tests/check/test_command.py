"""``handrail check`` without a browser: what it takes, what it refuses, and what it writes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from handrail.check import baseline, outputs
from handrail.check.arrival import reason
from handrail.check.catalogue import catalogue, explain, select
from handrail.check.command import parser
from handrail.check.examine import Examined
from handrail.check.finding import Finding
from handrail.check.reports import ENDINGS, FORMATS, Report
from handrail.check.rule import Stage, rules
from handrail.check.runs import Share
from handrail.check.targets import same_site, sitemap, targets
from handrail.cli import main

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        ([], "name what to check: an address, a file, a folder, or --sitemap with an address"),
        (["javascript:alert(1)"], "'javascript:alert(1)' cannot be checked: only addresses with http, https or file"),
        (["ftp://halmere.test/"], "'ftp://halmere.test/' cannot be checked: only addresses with http, https or file"),
        (["https://"], "'https://' is no address: the name of the server is missing"),
        (["http://halmere.test:port/"], "'http://halmere.test:port/' is no address: "),
        (["nowhere.html"], "there is no file or folder 'nowhere.html'; the address of a page starts with https://"),
        (["EMPTY"], "there is no page in the folder 'EMPTY': it needs .html, .htm, .xhtml, .svg, .xml"),
        (["PAGE", "--only", "text-contrats"], "there is no rule 'text-contrats'; did you mean 'text-contrast'?"),
        (["PAGE", "--skip", "readabilty"], "there is no rule 'readabilty'; did you mean 'readability'?"),
        (["PAGE", "--only", "reflow", "--skip", "accessibility"], "no rule is left: --skip leaves out all"),
        (["PAGE", "--only", "reflow", "--quick"], "no rule is left: --quick leaves out all"),
        (["--explain", "reflwo"], "there is no rule 'reflwo'; did you mean 'reflow'?"),
        (["PAGE", "--format", "jsn"], "there is no format 'jsn'; did you mean 'json'?; formats are text, json,"),
        (["PAGE", "--format", "json,html"], "json and html cannot both go to the terminal: give each an --output"),
        (["PAGE", "--output", "report"], "say which format 'report' shall have, with --format"),
        (["PAGE", "--output", "a.json", "--output", "./a.json"], "one file would be written over another"),
        (["PAGE", "--output", "PAGE/a.json"], "cannot write "),
        (["PAGE", "--level", "warning"], "argument --level: invalid choice: 'warning'"),
        (["PAGE", "--shard", "3/2"], "argument --shard: '3/2' is no part of the pages: write 2/3"),
        (["PAGE", "--workers", "0"], "argument --workers: '0' is no number from 1"),
        (["PAGE", "--timeout", "soon"], "argument --timeout: 'soon' is no number of seconds"),
        (["PAGE", "--update-baseline"], "--update-baseline needs --baseline with the file"),
        (["PAGE", "--baseline", "PAGE"], "PAGE is no baseline that handrail check has written"),
        (["PAGE", "--fast"], "unrecognized arguments: --fast"),
    ],
)
def test_wrong_use_ends_with_one_sentence(arguments, sentence, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("PAGE").write_text("<title>A page</title>")
    Path("EMPTY").mkdir()
    assert main(["check", *arguments]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"handrail: {sentence}")
    assert said.count("\n") == 1


def test_a_folder_gives_its_pages_in_order_and_nothing_hidden(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("b.html", "a/z.svg", "a/y.XML", "a/notes.md", ".git/c.html", "d e.htm"):
        Path("site", name).parent.mkdir(parents=True, exist_ok=True)
        Path("site", name).touch()
    found = targets(["site", "./site/b.html", Path("site/b.html").resolve().as_uri()])
    assert [target.given for target in found] == ["site/a/y.XML", "site/a/z.svg", "site/b.html", "site/d e.htm"]
    assert found[3].url == f"{tmp_path.resolve().as_uri()}/site/d%20e.htm"


def test_each_address_is_checked_once():
    assert [one.given for one in targets(["http://a.test/", "http://b.test/", "http://a.test/"])] == [
        "http://a.test/",
        "http://b.test/",
    ]


def test_links_of_the_same_site():
    links = [
        "http://a.test/b#c",
        "https://a.test/",
        "http://a.test:81/",
        "http://[",
        "mailto:a@a.test",
        "http://a.test/",
    ]
    assert list(same_site("http://a.test/x/", links)) == ["http://a.test/b", "http://a.test/"]
    files = ["file:///home/site/in/b.html", "file:///home/other.html", "http://a.test/"]
    assert list(same_site("file:///home/site/a.html", files)) == files[:1]


def test_a_sitemap_that_cannot_be_read_says_why(tmp_path):
    broken = tmp_path / "sitemap.xml"
    broken.write_text("<urlset>")
    assert sitemap(broken.as_uri(), 5)[0].problem.startswith("The sitemap cannot be read: no element found")
    missing = (tmp_path / "none.xml").as_uri()
    assert sitemap(missing, 5)[0].problem.startswith("The sitemap cannot be read: ")


def test_shards_share_all_pages():
    shares = [Share(number, 3) for number in (1, 2, 3)]
    assert [sum(share.has(place) for share in shares) for place in range(10)] == [1] * 10


def test_every_rule_can_be_chosen_and_explained():
    known = catalogue()
    assert set(rules()) - {"axe"} < set(known)
    assert {"axe-image-alt", "axe-label", "axe-meta-refresh", "RD-PAGE", "L-PLEASE"} < set(known)
    assert not {"axe-color-contrast", "axe-duplicate-id", "axe-p-as-heading"} & set(known)  # these are not run
    for name in known:
        assert known[name].what in explain(name)
    assert "Known false alarms: " in explain("rd-page")


def test_choice_of_rules():
    assert select(["axe-image-alt"]).of_engine() == ["axe"]
    assert select(["axe"]).takes("axe-label")
    assert not select(["axe"], ["axe-label"]).takes("axe-label")
    assert not select(["accessibility"]).has_words()
    words = select(["readability"])
    assert words.has_words()
    assert words.stages() == ()
    assert select(quick=True).stages() == (Stage.OPENED,)
    assert select(["reflow,RD-PAGE"]).stages() == (Stage.LAYOUT,)
    assert not select(quick=True).ran("reflow")
    assert select(quick=True).ran("axe-label")


def test_formats_find_their_files():
    def pairs(formats, *files):
        return {(one.format, one.file and str(one.file)) for one in outputs.outputs(formats, [Path(f) for f in files])}

    assert pairs([]) == {("text", None)}
    assert pairs(["json"]) == {("json", None)}
    assert pairs([], "a.sarif", "b.md") == {("sarif", "a.sarif"), ("markdown", "b.md")}
    assert pairs(["json"], "report.txt") == {("json", "report.txt")}
    assert pairs(["text,json"], "a.json") == {("text", None), ("json", "a.json")}
    assert pairs(["junit", "json"], "a.json", "b.out") == {("json", "a.json"), ("junit", "b.out")}
    assert set(ENDINGS.values()) == set(FORMATS)


def finding(rule: str, **more) -> Finding:
    return Finding(**{"rule": rule, "level": "error", "message": "It is <b>wrong</b> & @you.", **more})


def report(*pages: Examined, **more) -> Report:
    return Report("1.0", "2026-01-01T10:00:00+00:00", pages, **more)


def test_ten_thousand_findings_stay_readable():
    pages = [
        Examined(f"page-{number}.html", findings=[finding("reflow", selector=f"#a{place}") for place in range(100)])
        for number in range(99)
    ]
    pages.append(Examined("page-99.html", findings=[finding("motion", level="advice")] * 100))
    whole = report(*pages)
    text = FORMATS["text"](whole)
    assert text.count("\n") < 60
    assert text.index("reflow: 9,900 places on 99 pages") < text.index("motion: 100 places on 1 page")
    assert "… and 9,895 more" in text
    assert text.endswith("100 pages: 9,900 errors, 0 to review, 100 to improve.\n")
    assert len(FORMATS["markdown"](whole)) < 65_536
    assert FORMATS["html"](whole).count("<details>") == 2
    assert len(json.loads(FORMATS["sarif"](whole))["runs"][0]["results"]) == 10_000


def test_what_a_page_says_breaks_no_format():
    evil = finding(
        "reflow", message="</script>\x00 ]]> | ``` <img src=x onerror=alert(1)> @you\nnext", html="<p>\x1b</p>"
    )
    whole = report(
        Examined("a&b.html", title="<script>", language='"x', findings=[evil]), Examined("c", error="Gone <away>.")
    )
    cases = ElementTree.fromstring(FORMATS["junit"](whole)).findall(".//testcase")
    assert [case.get("name") for case in cases] == ["reflow", "the page can be read"]
    assert "<img" not in FORMATS["html"](whole)
    assert not re.search(r"(?<!\\)<img|@you", FORMATS["markdown"](whole))
    assert json.loads(FORMATS["json"](whole))["pages"][0]["findings"][0]["message"] == evil.message
    assert json.loads(FORMATS["sarif"](whole))["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_the_level_decides_what_fails():
    page = Examined("a", findings=[finding("reflow", level="review")])
    assert not report(page).failed
    assert report(page, level="review").failed
    assert report(page, level="advice").failed
    assert report(Examined("a", error="It is gone.")).failed
    cases = ElementTree.fromstring(FORMATS["junit"](report(page)))
    assert cases.get("failures") == "0"
    assert cases.find(".//system-out") is not None


def test_a_baseline_knows_findings_whatever_their_figures_and_counts_them(tmp_path):
    file = tmp_path / "known.json"
    then = [Examined("a", findings=[finding("reflow", message="It is 3 px too wide.")] * 2)]
    assert baseline.write(file, then) == 2
    known = baseline.read(file)
    now = [Examined("a", findings=[finding("reflow", message="It is 41 px too wide.")] * 3), Examined("b")]
    assert baseline.gone(known, now, select()) == []
    assert baseline.accept(known, now) == 2
    assert len(now[0].findings) == 1


def test_only_what_was_looked_for_has_gone(tmp_path):
    file = tmp_path / "known.json"
    baseline.write(file, [Examined(name, findings=[finding("reflow")]) for name in ("mended", "unread", "elsewhere")])
    known = baseline.read(file)
    now = [Examined("mended"), Examined("unread", error="It is gone.")]
    assert [entry["target"] for entry in baseline.gone(known, now, select())] == ["mended"]
    assert baseline.gone(known, now, select(quick=True)) == []
    assert baseline.gone(known, now, select(skip=["reflow"])) == []


def test_explain_prints_and_checks_nothing(capsys):
    assert main(["check", "--explain", "reflow"]) == 0
    printed = capsys.readouterr().out
    assert "Level: error" in printed
    assert "WCAG 2.2: 1.4.10" in printed


def test_the_documentation_names_every_option_and_format():
    told = (DOCS / "start" / "check.md").read_text(encoding="utf-8")
    options = {option for action in parser()._actions for option in action.option_strings if option.startswith("--")}
    assert options - {"--help"} == set(re.findall(r"--[a-z][a-z-]+", told)) - {"--with-deps"}
    for ending, name in ENDINGS.items():
        assert f"| `{name}` | `{ending}` |" in told


@pytest.mark.parametrize(
    "raised, sentence",
    [
        ("Page.goto: net::ERR_NAME_NOT_RESOLVED at http://a.test/\nCall log:", "There is no server of this name."),
        ("Page.goto: net::ERR_CERT_DATE_INVALID at x", "The server's certificate is not valid: its dates do not fit."),
        ("Page.goto: net::ERR_CONNECTION_RESET at x", "The connection broke before the page was there."),
        (
            "CDPSession.send: Protocol error (Runtime.evaluate): Inspected target navigated or closed",
            "The page went to another address while it was checked.",
        ),
        ("It is odd.\nAnd long.", "It could not be checked: It is odd."),
        ("", "It could not be checked: Exception."),
    ],
)
def test_what_was_raised_becomes_a_sentence(raised, sentence):
    assert str(reason(Exception(raised), 30)) == sentence
