"""A small server in this process, for pages that lead to one another."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from handrail.check.visit import POLICY

KINDS = {".css": "text/css", ".js": "text/javascript"}


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: its method, its path, and what a form sent, by the names of controls."""

    method: str
    path: str
    sent: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer: a page, or the address where to go on."""

    body: str = ""
    status: int = 200
    location: str = ""


@contextmanager
def serve(answer: Callable[[Request], Reply | None], files: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve what ``answer`` gives, and ``files`` by their paths; give the address. None is a page that is not there."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            ending = path[path.rfind(".") :]
            if files and path in files:
                self._send(Reply(files[path]), KINDS.get(ending, "text/plain"))
            else:
                self._send(answer(Request("GET", path, {})))

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["content-length"])).decode()
            typed = dict(parse_qsl(sent, keep_blank_values=True))
            self._send(answer(Request("POST", urlsplit(self.path).path, typed)))

        def _send(self, reply: Reply | None, kind: str = "text/html") -> None:
            reply = reply or Reply(status=204 if self.path == "/favicon.ico" else 404)
            self.send_response(303 if reply.location else reply.status)
            if reply.location:
                self.send_header("location", reply.location)
            self.send_header("content-type", f"{kind}; charset=utf-8")
            self.send_header("content-security-policy", POLICY)
            self.end_headers()
            self.wfile.write(reply.body.encode())

        def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the name that it has there
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
