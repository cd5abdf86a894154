"""A web server of this machine, and the settings under which tests fetch."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from factnews.model import Page, Reject
from factnews.pages import FetchSettings, fetch

STORY = b"<!DOCTYPE html><html><head><title>Ferry talks</title></head><body><p>The port reopened.</p></body></html>"


@dataclass
class Answer:
    """What the server gives for a path; `play` writes to the socket itself."""

    body: bytes = STORY
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    play: Callable[[BaseHTTPRequestHandler], None] | None = None


class Site:
    """A loopback web server: set `pages[path]`, read `asked` (path, headers) afterwards."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                answer = site.pages.get(self.path, Answer(b"not here", 404))
                if answer.play is not None:
                    answer.play(self)
                    self.close_connection = True
                    return
                self.send_response(answer.status)
                headers = {"Content-Length": str(len(answer.body)), **answer.headers}
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.body)

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                pass  # a reader who hangs up early is what many of these tests are about

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


LOCAL = FetchSettings(allow_private=True, timeout=60)  # loopback is quick, a busy test machine is not


def fetched(*inputs: str, settings: FetchSettings = LOCAL, **seams: object) -> tuple[list[Page], list[Reject]]:
    """Pages and rejects of `inputs`, apart."""
    found = list(fetch(inputs, settings=settings, **seams))  # type: ignore[arg-type]
    return [page for page in found if isinstance(page, Page)], [
        reject for reject in found if isinstance(reject, Reject)
    ]


def reasons(*inputs: str, settings: FetchSettings = LOCAL, **seams: object) -> list[str]:
    """The reasons of the rejects, where there must be no page."""
    pages, rejects = fetched(*inputs, settings=settings, **seams)
    assert pages == []
    for reject in rejects:
        assert reject.message
        assert "\n" not in reject.message
    return [reject.reason for reject in rejects]
