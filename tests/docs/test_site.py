"""Every page of the documentation: what all have, what they lead to, and what they cost."""

from __future__ import annotations

import json
import re
import statistics
from html import unescape
from pathlib import Path

import brotli
import pytest
import yaml

from handrail import tokens
from handrail.check import readability
from handrail.docs import TOP
from handrail.docs.site import SECTIONS
from handrail.language import direction
from handrail.library import Library
from handrail.patterns import LANGUAGES, patterns

KEPT = Path(__file__).parent / "addresses.txt"

pytestmark = pytest.mark.handrail_gate  # the whole site is built for it


def packed(content: bytes | str) -> int:
    return len(brotli.compress(content.encode() if isinstance(content, str) else content))


# ---- every page


def test_every_page_says_what_it_is(built):
    seen = {}
    for address, page in built.pages.items():
        title = page.text("title")[0]
        assert title.endswith("Handrail"), address
        section = address.partition("/")[0]
        if section in SECTIONS and address != f"{section}/":
            assert re.fullmatch(rf".+ – {section.capitalize()} – Handrail", title), title
        assert seen.setdefault(title, address) == address, f"{address} and {seen[title]} have one title"
        described = [meta["content"] for meta in page.named("meta") if meta.get("name") == "description"]
        assert len(described) == 1, address
        assert len(described[0]) > 15, address
        assert len(page.named("h1")) == 1, address
        assert page.named("html")[0]["lang"] == "en"
        assert len(page.named("main")) == len(page.named("article")) == 1, address


def test_every_page_can_be_skipped_into_and_shows_where_it_is(built):
    for address, page in built.pages.items():
        links = page.named("a")
        ids = {attributes["id"] for _, attributes in page.found if "id" in attributes}
        assert next(a for a in links if a.get("class") == "hr-skip-link")["href"] == "#__skip"
        assert "__skip" in ids
        marked = [a for a in links if "aria-current" in a]
        section = address.partition("/")[0]
        expected = 2 if section in SECTIONS and address not in ("components/", "patterns/") else 1 if address else 0
        if address.startswith(("decisions/0", "az/")):
            expected = 0
        assert len(marked) == expected, (address, marked)


def test_ids_are_unique(built):
    for address, page in built.pages.items():
        ids = [attributes["id"] for _, attributes in page.found if "id" in attributes]
        assert len(ids) == len(set(ids)), (address, [each for each in ids if ids.count(each) > 1])


def test_nothing_needs_a_weaker_policy_than_ours(built):
    """``default-src 'self'``: no script, style or handler in the HTML, and nothing from elsewhere."""
    files = list(built.site.rglob("*.html"))
    assert len(files) > 200
    for path in files:
        html = path.read_text(encoding="utf-8")
        assert not re.search(r"<style|<[^>]+\s(style|on\w+)=|<script(?![^>]*\ssrc=)", html), path
        assert not re.search(r'<(script|link rel="stylesheet"|img|iframe)[^>]+(src|href)="(https?:)?//', html), path


def test_every_link_leads_somewhere(built):
    """Pages, files and anchors; also from redirects and from the texts for assistants."""
    parsed = {path: built.read(path.read_text(encoding="utf-8")) for path in built.site.rglob("index.html")}
    anchors = {
        path: {attributes["id"] for _, attributes in page.found if "id" in attributes} for path, page in parsed.items()
    }
    count = 0
    for path, page in parsed.items():
        targets = [a.get("href") for a in page.named("a", "link")] + [
            s.get("src") for s in page.named("script", "iframe")
        ]
        for target in filter(None, targets):
            if re.match(r"https?:", target):
                continue
            count += 1
            address, _, anchor = target.partition("#")
            there = (path.parent / address).resolve() if address else path
            if there.is_dir():
                there = there / "index.html"
            assert there.is_file(), f"{path.relative_to(built.site)}: {target}"
            if anchor:
                assert anchor in anchors[there], f"{path.relative_to(built.site)}: {target}"
    assert count > 1000
    for path in re.findall(r"\]\(([^)]+)\)", (built.site / "llms.txt").read_text()):
        assert (built.site / path).is_file(), path


def test_no_address_vanishes(built):
    """Whoever removes a page leaves a redirect. New addresses are added here after they were read."""
    there = set((built.site / "addresses.txt").read_text().split())
    gone = set(KEPT.read_text().split()) - there
    assert not gone, f"these addresses are gone; add redirects: {sorted(gone)}"
    for address in there:
        assert (built.site / address.strip("/") / "index.html").is_file()


def test_old_forms_lead_to_the_page(built):
    html = built.html("components/text-input")
    assert 'content="0; url=../../components/text_input/"' in html


# ---- what is read from the folders


def test_parts_of_a_component_stand_in_order(built):
    order = ["when", "when-not", "examples", "parameters", "behaviour", "words", "accessibility", "decisions", "limits"]
    order += ["related", "changes"]
    assert len(built.components) >= 24
    for page in built.components:
        anchors = [anchor for anchor, _ in page.headings]
        assert anchors == [anchor for anchor in order if anchor in anchors], page.address
        assert {"examples", "parameters", "changes"} <= set(anchors), page.address


def test_every_parameter_and_example_is_on_the_page(built):
    listed = json.loads((built.site / "components.json").read_text())
    assert len(listed) == len(built.components)
    for component in listed:
        page = built.pages[f"components/{component['name']}/"]
        ids = {attributes["id"] for _, attributes in page.found if "id" in attributes}
        for parameter in component["parameters"]:
            assert f"parameter-{parameter['name'].replace('_', '-')}" in ids
        for record in component["records"]:
            assert {f"{record['name'].lower()}-{field['name'].replace('_', '-')}" for field in record["fields"]} <= ids
        frames = [frame["src"].replace(".framed.", ".") for frame in page.named("iframe")]
        assert frames == [f"../../examples/{component['name']}/{name}.html" for name in component["examples"]]


def test_parts_of_a_pattern_stand_in_order(built):
    order = ["need", "when", "when-not", "how", "code", "words", "inputs", "channels", "data", "accessibility"]
    order += ["languages", "limits", "evidence", "changes"]
    assert built.patterns
    for page in built.patterns:
        assert [anchor for anchor, _ in page.headings] == order, page.address


def test_every_screen_of_a_pattern_is_on_its_page(built):
    """In the order of the journey, each at its own address and in each language; nothing said otherwise than there."""
    for page in built.patterns:
        pattern = patterns(Library())[page.address.split("/")[1]]
        shown = built.pages[page.address]
        frames = [frame["src"].replace(".framed.", ".") for frame in shown.named("iframe")]
        assert frames == [f"../../examples/{pattern.address}/{screen.name}.html" for screen in pattern.screens()]
        for language in LANGUAGES:
            for screen in pattern.screens(language):
                html = (built.site / "examples" / pattern.address / screen.file).read_text(encoding="utf-8")
                assert f'<html class="hr-page" lang="{language}" dir="{direction(language)}">' in html
                sheet = re.search(r'<link rel="stylesheet" href="([^"]+)"', html)[1]
                assert (built.site / "examples" / pattern.address / screen.file.parent / sheet).is_file()
        said = [
            (attributes.get("lang"), attributes.get("dir"), text)
            for tag, attributes, text in shown.texts
            if tag == "td"
        ]
        for string in pattern.words():
            for language in LANGUAGES:
                assert (language, direction(language), pattern.in_words(string, language)) in said
        strip = re.search(r'<ol class="d-journey">(.*?)</ol>', built.html(page.address), re.DOTALL)[1]
        assert re.findall(r'href="#([^"]+)"', strip) == [step.screens[0].name for step in pattern.steps()]


def test_words_of_other_channels_can_be_printed(built):
    for page in built.patterns:
        pattern = patterns(Library())[page.address.split("/")[1]]
        links = {
            link["href"]: link.get("lang")
            for link in built.pages[page.address].named("a")
            if "/channel-" in link["href"]
        }
        assert len(links) == len(pattern.channels()) * len(LANGUAGES)
        for address, language in links.items():
            printed = (built.site / page.address / address).resolve().read_text(encoding="utf-8")
            assert f'lang="{language}"' in printed
            channel = re.search(r"channel-(\w+)\.html", address)[1]
            first = pattern.channels(language)[channel].splitlines()[0].removeprefix("- ").removeprefix("1. ")
            assert first in unescape(printed)


def test_patterns_are_found_from_components_and_lists(built):
    for page in built.patterns:
        for name in patterns(Library())[page.address.split("/")[1]].facts("components"):
            assert f'href="../../{page.address}"' in built.html(f"components/{name}/")
        assert f"]({page.address}index.md)" in (built.site / "llms.txt").read_text()
        assert f'href="../{page.address}"' in built.html("az/")
        assert f">{page.title}</a>" in built.html("patterns/")


def test_what_is_copied_is_the_file(built):
    """Byte for byte: the text of the code is what the copy button takes."""
    folders = {page.address: TOP / page.address for page in [*built.components, *built.patterns]}
    count = 0
    for address, folder in folders.items():
        html = built.html(address)
        codes = re.findall(r'<div class="d-jinja">.*?<code>(.*?)</code>', html, re.DOTALL)
        names = re.findall(r'<iframe src="[^"]*/([^"/.]+)[^"/]*\.html"', html)
        for name, code in zip(names, codes, strict=True):
            text = built.read(f"<code>{code}</code>").texts[-1][2]
            assert text == (folder / "examples" / f"{name}.html").read_text(encoding="utf-8"), f"{address} {name}"
            count += 1
    assert count > 100


def test_each_variant_differs_in_what_it_says(built):
    folder = built.site / "examples" / "radios"
    usual = (folder / "default.html").read_text()
    assert 'data-theme="dark"' in (folder / "default.dark.html").read_text()
    assert 'dir="rtl"' in (folder / "default.rtl.html").read_text()
    assert "large.css" in (folder / "default.large.html").read_text()
    more = re.search(r"assets/(more-\w+\.css)", (folder / "default.more.html").read_text())[1]
    assert "prefers-contrast" not in (built.site / "examples" / "assets" / more).read_text()
    assert "data-theme" not in usual
    assert 'dir="ltr"' in usual


def test_home_shows_what_its_call_makes(built):
    from handrail.library import Library

    environment = Library().environment()
    example = next(each for each in Library().examples("date_input") if each.name == "error")
    shown = environment.from_string((TOP / "docs" / "home" / "date.html").read_text()).render()
    assert shown.split() == example.render().split()


def test_every_token_and_pair_is_in_the_foundations(built):
    text = " ".join(built.html(page.address) for page in built.written.pages if page.section == "foundations")
    plain = " ".join(
        (built.site / page.file).read_text() for page in built.written.pages if page.section == "foundations"
    )
    for path, token in tokens.data().items():
        assert f"<code>{token['variable']}</code>" in text, path
        assert f"`{token['variable']}`" in plain, path
        for other in token["contrast"]:
            names = [each.rpartition(".")[2] for each in (path, other)]
            assert f"<code>{names[0]}</code> on <code>{names[1]}</code>" in text
            assert f"| {names[0]} on {names[1]} |" in plain


# ---- finding


def test_searches_lead_to_pages_that_are_there(built):
    searches = yaml.safe_load((TOP / "docs" / "find.yml").read_text())
    assert len(searches) >= 60
    there = {page.address for page in built.written.pages}
    assert not {address for address in searches.values() if address not in there}


def test_other_names_are_words_on_the_page_and_in_a_to_z(built):
    index = " ".join(built.pages["az/"].text("li"))
    for page in built.components:
        for name in page.also[:-1]:
            assert name in built.html(page.address)
            assert f"{name[0].upper()}{name[1:]}: see {page.title}" in index


# ---- plain texts


def without_code(text: str) -> str:
    return re.sub(r"^(`{3,}).*?^\1$|`[^`\n]+`", "", text, flags=re.MULTILINE | re.DOTALL)


def test_every_page_has_a_plain_copy_that_says_the_same(built):
    for page in built.written.pages:
        plain = (built.site / page.file).read_text(encoding="utf-8")
        assert not re.search(r"</?[a-z]+[^>]*>|\{#|\[\[", without_code(plain)), page.address
        html = built.pages[page.address]
        assert f"{html.text('h1')[0]}" in plain.splitlines()[0].replace("`", ""), page.address
        words = set(re.findall(r"[\w-]+", plain))
        said = [text for text in html.text("p") if text][1:]
        for text in said[:-2]:
            missing = [word for word in re.findall(r"[\w-]{4,}", text) if word not in words]
            allowed = {"window", "Open", "switches", "remembers", "Mirrored", "reviewed", "snapshot"}
            assert len(missing) < 3 or allowed & set(text.split()), (page.address, text, missing)


def test_everything_for_assistants_in_one_text(built):
    text = (built.site / "llms-full.txt").read_text()
    assert len(re.findall(r"\w+|[^\w\s]", text)) <= 60_000
    for page in built.components:
        assert f"\n## {page.address.split('/')[1]}\n" in text


# ---- words


def prose(built) -> dict[str, str]:
    """The article of each page, without code, tables and what the shell adds."""
    found = {}
    for page in built.written.pages:
        if page.address == "az/":
            continue
        article = re.search(r"<article.*?</article>", built.html(page.address), re.DOTALL)[0]
        article = re.sub(r"<(pre|table|details|iframe)\b.*?</\1>", "", article, flags=re.DOTALL)
        found[page.address] = f'<html lang="en"><main>{article}</main></html>'
    return found


def test_pages_are_easy_to_read(built):
    grades = {}
    for address, html in prose(built).items():
        figures = readability.measure(html, kind="docs")
        if figures.fk is not None and figures.words >= 100:
            grades[address] = figures.fk
    assert len(grades) > 20
    values = sorted(grades.values())
    hard = {address: grade for address, grade in grades.items() if grade > 9.5}
    assert statistics.median(values) <= 7.8
    assert values[int(len(values) * 0.9)] <= 9.5, hard


def test_hand_written_pages_keep_the_rules_of_plain_language(built):
    headings = {address: page.text("h1")[0] for address, page in built.pages.items()}

    def errors(html: str, address: str = "") -> list[str]:
        depth = "../" * address.count("/")
        found = readability.check(
            html, kind="docs", headings={depth + there: words for there, words in headings.items()}
        )
        return [f"{address}: {each.rule}: {each.html}" for each in found if each.level == "error"]

    written = {page.address for page in built.written.pages if page.kind != "Component"}
    found = [each for address, html in prose(built).items() if address in written for each in errors(html, address)]
    assert not found, "\n".join(found)
    vague = "<p>See <a href='/x/'>click here</a>.</p>"
    assert errors(f"<html lang='en'><main>{vague}</main></html>")


# ---- costs


def test_first_load_of_every_page(built):
    """Without frames: at most 20 kB and 6 requests."""
    sizes = {path.name: packed(path.read_bytes()) for path in (built.site / "assets").iterdir() if path.is_file()}
    sizes_of_pages = {address: len(built.html(address)) for address in built.pages}
    for address, page in built.pages.items():
        loaded = [s["src"] for s in page.named("script")]
        loaded += [link["href"] for link in page.named("link") if link.get("rel") in ("stylesheet", "icon")]
        assert 1 + len(loaded) <= 6, (address, loaded)
        if address not in sorted(sizes_of_pages, key=sizes_of_pages.get)[-8:]:
            continue  # packing takes long, and smaller pages weigh less
        total = packed(built.html(address)) + sum(sizes[name.rpartition("/")[2]] for name in loaded)
        assert total <= 20 * 1024, (address, total)


def test_script_style_and_search_are_small(built):
    assets = built.site / "assets"
    assert packed((assets / "docs.js").read_bytes()) <= 2_000
    assert packed((assets / "theme.js").read_bytes()) <= 250
    assert packed((built.site / "find.json").read_bytes()) <= 12_000
    assert len((TOP / "docs" / "docs.css").read_text().splitlines()) <= 120


def test_a_frame_is_small(built):
    folder = built.site / "examples" / "assets"
    manifest = json.loads((folder / "manifest.json").read_text())
    first = sum(packed((folder / manifest[kind]).read_bytes()) for kind in ("css", "js"))
    examples = sorted((built.site / "examples").rglob("*/*.html"), key=lambda path: path.stat().st_size)
    largest = max(packed(path.read_bytes()) for path in examples[-25:])
    # All CSS and JavaScript, which the first frame brings for all others: they have these limits of their own.
    assert first <= 12_000 + 5_000
    assert largest <= 2_000


@pytest.mark.parametrize("name", ["docs.js", "theme.js"])
def test_scripts_take_nothing_from_elsewhere(name):
    assert not re.search(r"https?:|eval\(|innerHTML|document\.write", (TOP / "docs" / name).read_text())
