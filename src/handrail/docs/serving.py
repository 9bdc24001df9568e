"""Serves the built site under the strict policy that it is made for, and builds it again when a file changes."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from handrail.calling import UsageError
from handrail.describe import DescriptionError
from handrail.language import SOURCE_LANGUAGE
from handrail.patterns import LANGUAGES, PREFIX

POLICY = "default-src 'self'"
WATCHED = {".html", ".css", ".js", ".md", ".yml", ".json", ".py", ".svg"}
_PASSED = {"build", "node_modules", "__pycache__"}


class Handler(SimpleHTTPRequestHandler):
    """A file server that is quiet and strict."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".md": "text/markdown; charset=utf-8"}  # noqa: RUF012

    def end_headers(self) -> None:
        """Say what the page may load, and that nothing is kept."""
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def do_POST(self) -> None:
        """A screen of a pattern leads to the next one, as in a service; or to itself in another language."""
        sent = parse_qs(self.rfile.read(int(self.headers.get("content-length", 0))).decode())
        there = following(Path(self.translate_path(self.path)), sent.get("language", [""])[0])
        self.send_response(303 if there else 405)
        if there:
            self.send_header("Location", there)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name that it has there
        """Say nothing."""


def following(screen: Path, language: str) -> str | None:
    """Where the form of a screen leads, seen from it; None for what is no screen of a pattern."""
    in_other = screen.parent.name in LANGUAGES
    home = screen.parent.parent if in_other else screen.parent
    if not home.name.startswith(PREFIX) or not screen.is_file():
        return None
    if language in LANGUAGES:
        return f"{'../' if in_other else ''}{'' if language == SOURCE_LANGUAGE else f'{language}/'}{screen.name}"
    screens = sorted(
        (path for path in screen.parent.glob("[0-9]*.html") if "." not in path.stem), key=lambda path: path.stem
    )
    return next((path.name for path in screens if path.name[:2] > screen.name[:2]), screen.name)


def server(site: Path, port: int) -> ThreadingHTTPServer:
    """A server of the site; port 0 takes any."""
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(site)))
    except OSError as error:
        raise UsageError(f"port {port} cannot be used: {error.strerror}; name another with --port") from None


def serve(site: Path, port: int, folders: Iterable[Path], build: Callable[[], object]) -> None:
    """Serve until interrupted; build again when a file in the folders changes."""
    folders = list(folders)
    with server(site, port) as running:
        print(f"http://localhost:{running.server_port}/", flush=True)
        threading.Thread(target=running.serve_forever, daemon=True).start()
        before = state(folders)
        try:
            while True:
                time.sleep(0.5)
                now = state(folders)
                if now != before:
                    before = now
                    _again(build)
        except KeyboardInterrupt:
            running.shutdown()


def _again(build: Callable[[], object]) -> None:
    started = time.perf_counter()
    try:
        build()
    except (UsageError, DescriptionError, ValueError, OSError) as error:
        print(f"Not built: {error}", flush=True)
    else:
        print(f"Built again in {time.perf_counter() - started:.1f} s", flush=True)


def state(folders: Iterable[Path]) -> dict[Path, int]:
    """When each watched file changed."""
    found = {}
    for folder in folders:
        for top, inside, files in os.walk(folder):
            inside[:] = [name for name in inside if name not in _PASSED and not name.startswith(".")]
            for name in files:
                path = Path(top, name)
                if path.suffix in WATCHED:
                    try:
                        found[path] = path.stat().st_mtime_ns
                    except OSError:
                        continue
    return found
