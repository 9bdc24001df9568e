"""Building: what a wrong page says, copies, the other builder, and building again."""

from __future__ import annotations

import filecmp
import re
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from handrail import docs
from handrail.calling import UsageError
from handrail.describe import DescriptionError
from handrail.docs import TOP, code, offline, packing, serving, told
from handrail.docs.components import ComponentPages
from handrail.docs.prose import Prose
from handrail.library import Library
from handrail.new import new_pattern

pytestmark = pytest.mark.handrail_gate  # each starts a program of its own


@pytest.fixture(scope="module")
def components() -> ComponentPages:
    library = Library().with_assets({"css": [], "js": []})
    return ComponentPages(library, "more.css", "")


GOOD = "---\ntitle: A page\ndescription: What it is about, in a sentence\n---\n\n# A page {#top}\n"


@pytest.mark.parametrize(
    "text, message",
    [
        (GOOD.replace("title: A page\n", ""), "needs 'title'"),
        (GOOD + "\n## Without an anchor\n", "'## Without an anchor' needs an anchor"),
        (GOOD + '\n[[ code("nowhere.py") ]]\n', "No such file"),
        (GOOD + '\n[[ error("{{ 1 }}") ]]\n', "nothing is wrong with"),
        (GOOD + '\n[[ example("button", "nothing", "x") ]]\n', "button has no example 'nothing'"),
        (GOOD + '\n[[ token_table("taste") ]]\n', "there is no group of tokens 'taste'"),
        (GOOD + "\n[[ nobody ]]\n", "'nobody' is undefined"),
    ],
)
def test_a_wrong_page_is_named(tmp_path, components, text, message):
    (tmp_path / "page.md").write_text(text)
    with pytest.raises(DescriptionError, match=re.escape(message)) as caught:
        Prose(tmp_path, Library(), components).pages()
    assert "page.md" in str(caught.value)


def test_a_good_page_is_read(tmp_path, components):
    (tmp_path / "page.md").write_text(GOOD + "\n[[ count ]] components.\n\n## More {#more}\n")
    (page,) = Prose(tmp_path, Library(), components).pages()
    assert page.address == "page/"
    assert page.headings == [("more", "More")]
    assert f"{len(components.described)} components." in page.body.plain
    assert "{#" not in page.body.plain


def test_code_is_cut_between_marks(tmp_path):
    file = tmp_path / "app.py"
    file.write_text("a = 1\n    # part: middle\n    b = 2\n\n    # end\nc = 3\n")
    assert code.cut(file, "middle") == "b = 2\n"
    with pytest.raises(ValueError, match="no line says 'part: other'"):
        code.cut(file, "other")


@pytest.mark.parametrize("source", ["a\n", "\n\n<b>&amp;\"'\n", "{{ x(\n\n  y='é',\n) }}", "\tx\n"])
def test_coloured_code_is_the_code(source):
    import html

    shown = str(code.coloured(source, "html+jinja"))
    text = re.search("<code>(.*)</code>", shown, re.DOTALL)[1]
    assert html.unescape(re.sub("</?span[^>]*>", "", text)) == source


def test_served_css_leaves_out_only_what_no_page_uses():
    css = """
    /* a comment */
    :root { --hr-a: 1px; --hr-b: 2px; --hr-c: 3px; }
    h1, .hr-h1 { margin: var(--hr-a); }
    .hr-used .hr-other, .hr-pill { color: red; }
    .hr-pill::before { color: blue; }
    :focus-visible, :is(a, b):focus, .hr-grip:focus-within { outline: 3px solid; }
    @media print { .hr-pill { color: black; } }
    """
    made = packing.style(css, "x { margin: var(--hr-b) }", {"hr-used"})
    assert made == (
        ":root{--hr-a:1px;--hr-b:2px}h1{margin:var(--hr-a)}.hr-used .hr-other{color:red}"
        ":focus-visible,:is(a,b):focus{outline:3px solid}\n"
    )
    assert packing.classes('<p id="a" class="x y">&lt;p class="z"&gt;</p>') == {"x", "y"}


def test_snapshots_are_told(tmp_path):
    example = tmp_path / "a.html"
    (tmp_path / "a.aria.yml").write_text(
        "# 855 px high at 800 px wide, 814 px at 360 px\n"
        '- heading "Card" [level=1]\n'
        '- group "How?":\n'
        '  - description: "Choose \\"one\\""\n'
        '  - radio "By post"\n'
        '  - radio "By email" [checked]\n'
        '- textbox "Name" [invalid] [lang=ar]:\n'
        '  - value: "Max: yes"\n'
        '- paragraph: "Plain"\n'
    )
    snapshot = told.read(example)
    assert (snapshot.wide, snapshot.narrow) == (855, 814)
    heading, group, box, paragraph = snapshot.told
    assert heading.facts == ["level 1"]
    assert group.facts == ['described: Choose "one"']
    assert [(each.name, each.facts) for each in group.children] == [
        ("By post", ["not checked"]),
        ("By email", ["checked"]),
    ]
    assert box.role == "text box"
    assert box.language == "ar"
    assert box.facts == ["invalid", "language: ar", "value: Max: yes"]
    assert paragraph.name == "Plain"
    (tmp_path / "a.aria.yml").write_text("nonsense\n")
    with pytest.raises(ValueError, match="not a line of a snapshot"):
        told.read(example)


def test_every_snapshot_can_be_told():
    for path in (TOP / "components").rglob("*.aria.yml"):
        assert told.read(path.with_name(path.name.replace(".aria.yml", ".html"))).told, path


def test_a_new_component_and_a_new_pattern_have_their_pages(tmp_path):
    """With no other file changed: a department's own folders are enough."""
    ours = tmp_path / "ours"
    new_pattern("book_a_visit", tmp_path / "our_patterns", "0.1.0")
    made = subprocess.run(
        [sys.executable, "-m", "handrail", "new", "component", "opening_times", "--into", str(ours)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    written = docs.build(tmp_path / "work", [str(ours)], [str(tmp_path / "our_patterns")])
    assert {"components/opening_times/", "patterns/book_a_visit/"} <= {page.address for page in written.pages}
    assert (tmp_path / "work" / "site" / "examples" / "pattern-book_a_visit" / "ar" / "02-email.html").is_file()
    assert "opening_times" in (tmp_path / "work" / "site" / "llms-full.txt").read_text()
    assert (tmp_path / "work" / "site" / "components" / "opening-times" / "index.html").is_file()


def test_copies_open_without_a_server(built, tmp_path):
    offline.copy(built.site, tmp_path / "copy")
    count = 0
    for page in (tmp_path / "copy").rglob("index.html"):
        for target in re.findall(r'<(?:a|link|script|iframe)[^<>]* (?:href|src)="([^"#]+)', page.read_text()):
            if not re.match(r"\w+:", target):
                count += 1
                assert (page.parent / target).is_file(), f"{page}: {target}"
    assert count > 1000
    offline.copy(built.site, tmp_path / "copy")  # a copy of ours may be written again
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds something else"):
        offline.copy(built.site, tmp_path / "other")
    assert (tmp_path / "other" / "mine.txt").is_file()


def test_the_same_site_gives_the_same_zip(built, tmp_path):
    for name in ("one.zip", "two.zip"):
        offline.pack(built.site, tmp_path / name)
    assert filecmp.cmp(tmp_path / "one.zip", tmp_path / "two.zip", shallow=False)
    assert not list(tmp_path.glob(".*"))


def test_it_is_served_under_a_strict_policy(built):
    server = serving.server(built.site, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/az/index.md") as answer:
        assert answer.headers["Content-Security-Policy"] == "default-src 'self'"
        assert answer.headers["Content-Type"].startswith("text/markdown")
    with pytest.raises(UsageError, match="cannot be used"):
        serving.server(built.site, server.server_port)
    server.shutdown()
    server.server_close()


def test_the_screens_of_a_pattern_lead_on_where_they_are_served(built):
    server = serving.server(built.site, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    top = f"http://127.0.0.1:{server.server_port}"

    def leads(path: str, sent: str = "full_name=Nadir") -> str:
        with urllib.request.urlopen(f"{top}/{path}", sent.encode()) as answer:
            return answer.url.removeprefix(f"{top}/")

    folder = "examples/pattern-one_question"
    assert leads(f"{folder}/01-name.html") == f"{folder}/02-library.html"
    assert leads(f"{folder}/ar/01-name-errors.html") == f"{folder}/ar/02-library.html"
    assert leads(f"{folder}/01-name.html", "language=fr") == f"{folder}/fr/01-name.html"
    assert leads(f"{folder}/fr/01-name.html", "language=en") == f"{folder}/01-name.html"
    with pytest.raises(urllib.error.HTTPError, match="405"):
        leads("az/index.md")
    server.shutdown()
    server.server_close()


def test_a_change_is_seen(tmp_path):
    file = tmp_path / "docs" / "page.md"
    file.parent.mkdir()
    file.write_text("a")
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "page.md").write_text("b")
    before = serving.state([tmp_path])
    assert list(before) == [file]
    file.write_text("more")
    import os

    os.utime(file, (1, 1))
    assert serving.state([tmp_path]) != before


def test_a_wrong_build_leaves_the_site_as_it_was(tmp_path, monkeypatch):
    work = tmp_path / "work"
    (work / "site").mkdir(parents=True)
    (work / "site" / "index.html").write_text("as it was")
    top = tmp_path / "top"
    shutil.copytree(TOP / "docs", top / "docs")
    shutil.copy(TOP / "mkdocs.yml", top)
    (top / "docs" / "wrong.md").write_text("# No front matter\n")
    monkeypatch.setattr(docs, "TOP", top)
    with pytest.raises(DescriptionError, match=r"wrong\.md"):
        docs.build(work)
    assert (work / "site" / "index.html").read_text() == "as it was"
    assert [path.name for path in work.iterdir()] == ["site"]


def article(html: str) -> list[str]:
    """The words of a page's article, in order."""
    found = re.search(r"<article.*?</article>", html, re.DOTALL)
    text = re.sub(r"<[^>]+>", " ", found[0] if found else "")
    return text.split()


def test_another_builder_gives_the_same_text(built, tmp_path):
    """Zensical builds the same folder with the same template."""
    folder = tmp_path / "top"
    shutil.copytree(TOP / "docs" / "overrides", folder / "docs" / "overrides")
    shutil.copytree(built.source, folder / "build" / "docs")
    settings = (TOP / "mkdocs.yml").read_text()
    (folder / "mkdocs.yml").write_text(settings)
    zensical = Path(sys.executable).with_name("zensical")
    done = subprocess.run(
        [zensical, "build", "-f", "mkdocs.yml"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr + done.stdout
    for page in built.written.pages:
        made = (folder / "build" / "site" / page.address / "index.html").read_text(encoding="utf-8")
        assert article(made) == article(built.html(page.address)), page.address
        assert f"<title>{page.full_title}</title>" in made
    assert (folder / "build" / "site" / "examples" / "radios" / "default.dark.html").is_file()
