"""``handrail check`` against a small service on this machine, whose pages go wrong in every way that a page can."""

from __future__ import annotations

import functools
import json
import logging
import signal
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import pytest
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from handrail.check.browser import Browser
from handrail.check.catalogue import select
from handrail.check.examine import Settings, examine
from handrail.check.targets import Target
from handrail.check.visit import Visit
from handrail.cli import main

pytestmark = pytest.mark.handrail_gate
logging.getLogger("werkzeug").setLevel(logging.CRITICAL)

GOOD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body><main><h1>{title}</h1>{body}</main></body></html>"""


class Service:
    """Answers by path; ``seen`` holds what was asked for."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.address = ""
        self.leave = threading.Event()
        self.when: dict[str, Callable[[], None]] = {}
        """What to do when a path is asked for."""

    def __call__(self, environ, start_response):
        request = Request(environ)
        self.seen.append(request.full_path.rstrip("?"))
        if request.path in self.when:
            self.when[request.path]()
        return self.answer(request)(environ, start_response)

    def answer(self, request: Request) -> Response:
        name = request.path.strip("/").replace("-", "_")
        page = getattr(self, f"page_{name}", None)
        return page(request) if page else Response("Not found", 404)

    def page_good(self, request: Request) -> Response:
        return html("A good page")

    def page_bad(self, request: Request) -> Response:
        return html("A bad page", "<p><img src='data:,'></p><p>Please click here in order to utilise it.</p>")

    def page_form(self, request: Request) -> Response:
        return html("A form", "<form><input name='town' value='Secretshire'><textarea>Secretshire</textarea></form>")

    def page_hang(self, request: Request) -> Response:
        self.leave.wait(30)
        return html("Late")

    def page_slow_part(self, request: Request) -> Response:
        return html("It waits for a picture", "<img src='/hang' alt='A picture'>")

    def page_busy(self, request: Request) -> Response:
        return html("Busy", "<script>addEventListener('load', () => setTimeout(() => { for (;;); }))</script>")

    def page_for_ever(self, request: Request) -> Response:
        return Response(status=302, headers={"location": "/for-ever"})

    def page_moved(self, request: Request) -> Response:
        return Response(status=302, headers={"location": "/bad"})

    def page_download(self, request: Request) -> Response:
        return Response(
            b"PK", headers={"content-type": "text/html", "content-disposition": "attachment; filename=a.zip"}
        )

    def page_picture(self, request: Request) -> Response:
        return Response(b"GIF89a", content_type="image/gif")

    def page_nothing(self, request: Request) -> Response:
        return Response(status=204)

    def page_dialog(self, request: Request) -> Response:
        return html("A dialog", "<script>alert('Wait!'); if (!confirm('Go?')) document.title += ', closed'</script>")

    def page_large(self, request: Request) -> Response:
        return Response((b"<!--" + b"." * 1_000_000 + b"-->" for _ in range(20)), content_type="text/html")

    def page_large_and_said(self, request: Request) -> Response:
        return Response(status=200, content_type="text/html", headers={"content-length": str(50_000_000)})

    def page_dies(self, request: Request) -> Response:
        return html("It dies", "<script src='/die'></script>")

    def page_after_a_while(self, request: Request) -> Response:
        return html(
            "It goes on", "<script>addEventListener('load', () => location.assign('/after-a-while?again'))</script>"
        )

    def page_start(self, request: Request) -> Response:
        links = ("/one", "/two#part", "/one#again", "/picture", "http://elsewhere.test/", "mailto:a@b.test", "/start")
        return html("Start", "".join(f"<p><a href='{link}'>Page {link}</a></p>" for link in links))

    def page_one(self, request: Request) -> Response:
        return html("One", "<p><a href='/three'>Page three</a></p>")

    page_two = page_three = page_good

    def page_index_xml(self, request: Request) -> Response:
        return Response(
            f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>{request.host_url}map"
            "</loc></sitemap></sitemapindex>",
            content_type="application/xml",
        )

    def page_map(self, request: Request) -> Response:
        pages = "".join(f"<url><loc>{where}</loc></url>" for where in (f"{request.host_url}good", "file:///etc/hosts"))
        return Response(f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{pages}</urlset>")


def html(title: str, body: str = "<p>Hello.</p>") -> Response:
    return Response(GOOD.format(title=title, body=body), content_type="text/html; charset=utf-8")


@contextmanager
def running(service: Service, certificate: Path | None = None) -> Iterator[str]:
    """Serve it in threads; give its address."""
    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    server = make_server("127.0.0.1", 0, service, threaded=True, ssl_context=context)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}"
    finally:
        service.leave.set()
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    made = Service()
    with running(made) as made.address:
        yield made


@pytest.fixture(scope="module")
def browser_to_kill() -> Iterator[Browser]:
    with Browser() as browser:
        yield browser


def check(capsys, *arguments: str) -> tuple[int, dict]:
    """Run the command with JSON; give the exit code and what it printed."""
    code = main(["check", *arguments, "--format", "json", *([] if "--workers" in arguments else ["--workers", "1"])])
    return code, json.loads(capsys.readouterr().out)


BAD = {
    "for-ever": "It redirects for ever.",
    "download": "It is a download, not a page.",
    "picture": "It is no page: its type is image/gif.",
    "nothing": "The server sends no page.",
    "large-and-said": "The page is 50 MB; at most 10 MB are read.",
    "missing": "The server answers 404 (Not Found).",
}


def test_bad_pages_have_their_line_and_the_rest_goes_on(service, tmp_path, capsys):
    with running(Service(), Path(__file__).with_name("untrusted.pem")) as untrusted:
        given = [*(f"{service.address}/{name}" for name in BAD), f"{untrusted}/good", (tmp_path / "no.html").as_uri()]
        good = [f"{service.address}/{name}" for name in ("good", "dialog", "moved")]
        code, data = check(capsys, *given, *good, "--quick", "--workers", "2")
    assert code == 1
    assert [page["target"] for page in data["pages"]] == [*given, *good]  # as given, also after a redirect
    assert [page["error"] for page in data["pages"]] == [
        *BAD.values(),
        "The server's certificate is not valid: nobody whom browsers trust signed it.",
        "There is no such file.",
        *(None, None, None),
    ]
    hello, dialog, moved = data["pages"][-3:]
    assert hello["title"] == "A good page"
    assert hello["language"] == "en"
    assert dialog["title"] == "A dialog, closed"
    assert [note["note"] for note in data["summary"]["notes"]] == [
        "It opened a dialog (alert): “Wait!”. The dialog was closed and the page was checked.",
        "It opened a dialog (confirm): “Go?”. The dialog was closed and the page was checked.",
    ]
    assert moved["title"] == "A bad page"
    assert {"axe-image-alt", "S-JARGON"} <= {finding["rule"] for finding in moved["findings"]}
    assert set(moved["findings"][0]) == {
        *("rule", "level", "wcag", "act", "selector", "html", "message", "suggestion", "state")
    }
    assert data["summary"]["unread"] == len(BAD) + 2


@pytest.mark.parametrize(
    "name, patience, error",
    [
        ("hang", {"timeout": 2}, "It did not finish loading within 2 seconds."),
        ("slow-part", {"timeout": 2}, "It did not finish loading within 2 seconds."),
        ("busy", {"page_timeout": 4}, "It took more than 4 seconds in all."),
        ("dies", {}, "The browser ended while the page was checked."),
        ("large", {}, "The page is 20 MB; at most 10 MB are read."),
        ("after-a-while", {}, "The page went to another address while it was checked."),
    ],
)
def test_a_page_that_ends_in_the_middle_does_not_end_the_run(service, browser_to_kill, name, patience, error):
    service.when["/die"] = browser_to_kill.kill
    url = f"{service.address}/{name}"
    rules = select(["axe-image-alt"])
    assert examine(browser_to_kill, Target(name, url), Settings(rules, **{"timeout": 60, **patience})).error == error
    good = examine(browser_to_kill, Target("good", f"{service.address}/good"), Settings(rules))
    assert (good.error, good.title) == (None, "A good page")


def test_a_page_that_crashes_does_not_end_the_run(service, browser_to_kill, monkeypatch):
    settings = Settings(select(["axe-image-alt"]))
    target = Target("good", f"{service.address}/good")
    with monkeypatch.context() as patch:
        patch.setattr(Visit, "stage", lambda visit, *_: visit.run(lambda view: view.cdp.send("Page.crash")))
        assert examine(browser_to_kill, target, settings).error == "The page crashed."
    assert examine(browser_to_kill, target, settings).error is None


def test_all_rules_run_by_default_and_files_are_read_as_pages_are(tmp_path, capsys):
    (tmp_path / "a.html").write_text("<!doctype html><html lang=en><title>A</title><h1 style='color:#999'>A</h1>")
    (tmp_path / "b.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' lang='fr'><title>B</title><a href='b'><circle r='9'/></a></svg>"
    )
    (tmp_path / "c.xml").write_text(
        "<html xmlns='http://www.w3.org/1999/xhtml' lang='en'><head><title>C</title></head><body><img src='data:,'/>"
        "<form><input type='image' src='data:,'/></form></body></html>"
    )
    code, data = check(capsys, str(tmp_path), "--workers", "1")
    assert code == 1
    pages = data["pages"]
    assert [page["target"] for page in pages] == [str(tmp_path / name) for name in ("a.html", "b.svg", "c.xml")]
    assert [page["error"] for page in pages] == [None, None, None]
    assert [page["title"] for page in pages] == ["A", "B", "C"]
    assert [page["language"] for page in pages] == ["en", "fr", "en"]
    found = [{finding["rule"] for finding in page["findings"]} for page in pages]
    assert "text-contrast" in found[0]
    assert {"axe-image-alt", "axe-input-image-alt"} <= found[2]


def test_links_are_followed_in_the_same_site_and_shards_agree(service, capsys):
    start = [f"{service.address}/start", "--only", "axe-image-alt"]
    _, data = check(capsys, *start, "--crawl", "9", "--shard", "1/2")
    names = [page["target"].rpartition("/")[2] for page in data["pages"]]
    assert names == ["start", "two", "three"]
    # The other share: one, and a picture that is no page and that nobody named.
    _, data = check(capsys, *start, "--crawl", "4", "--shard", "2/2")
    assert [page["target"] for page in data["pages"]] == [f"{service.address}/one"]


def test_a_sitemap_names_pages_and_never_files(service, capsys):
    code, data = check(capsys, "--sitemap", f"{service.address}/index-xml", "--only", "axe-image-alt")
    assert code == 1
    assert [page["target"] for page in data["pages"]] == [f"{service.address}/good", "file:///etc/hosts"]
    assert data["pages"][0]["error"] is None
    assert data["pages"][1]["error"] == "The sitemap names this, and it is no address of a page on the web."


def test_what_was_typed_is_in_no_report_and_a_baseline_accepts_what_is_there(service, tmp_path, capsys):
    files = [tmp_path / f"report.{ending}" for ending in ("txt", "json", "html", "xml", "sarif", "md")]
    where = [part for file in files for part in ("--output", str(file))]
    pages = [f"{service.address}/form", f"{service.address}/bad"]
    quick = ["--quick", "--skip", "axe-region", "--workers", "1"]
    assert main(["check", *pages, *quick, *where]) == 1
    texts = [file.read_text() for file in files]
    assert all("axe-label" in text for text in texts)
    assert not [file.name for file, text in zip(files, texts, strict=True) if "Secretshire" in text]
    assert ElementTree.fromstring(texts[3]).get("errors") == "0"
    assert json.loads(texts[4])["version"] == "2.1.0"
    assert "2 pages: " in capsys.readouterr().err

    # Today's findings are accepted, new ones are not, and those of a page that was mended have gone.
    known = ["--baseline", str(tmp_path / "known.json")]
    assert main(["check", *pages, *quick, *known]) == 0
    assert "Keep it with your code" in capsys.readouterr().err
    service.page_form = lambda request: html("A form", "<p><img src='data:,'></p>")
    code, data = check(capsys, *pages, *quick, *known)
    assert code == 1
    assert [finding["rule"] for page in data["pages"] for finding in page["findings"]] == ["axe-image-alt"]
    assert data["summary"]["accepted"] > 0
    assert {entry["rule"] for entry in data["summary"]["gone"]} >= {"axe-label"}

    # The report as a page is a good page.
    assert main(["check", str(files[2]), *quick, "--skip", "strict-policy,readability", "--level", "advice"]) == 0


def test_ctrl_c_writes_what_is_there(service, tmp_path):
    asked = threading.Event()
    service.when["/hang"] = asked.set
    report = tmp_path / "report.json"
    command = [sys.executable, "-m", "handrail", "check", f"{service.address}/good", f"{service.address}/hang"]
    more = [f"{service.address}/bad", "--workers", "1", "--quick", "--output", str(report)]
    # What runs in the background of a shell ignores Ctrl-C, and so would all that it starts.
    heeds = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    running = subprocess.Popen([*command, *more], stderr=subprocess.PIPE, text=True, preexec_fn=heeds)
    assert asked.wait(60)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    data = json.loads(report.read_text())
    assert [page["title"] for page in data["pages"]] == ["A good page"]
    assert data["summary"]["left"] == 2
    assert "stopped before 2 more pages" in said
    assert "Traceback" not in said
