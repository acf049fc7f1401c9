"""A web server on this machine for tests: each path answers as the test says, byte for byte if need be."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

Answer = Callable[[BaseHTTPRequestHandler], None]
PAGE = (
    b"<!doctype html><html lang=en><title>Bridge closed</title><h1>Bridge closed</h1><p>The mayor said so.</p></html>"
)


def page(body: bytes = PAGE, status: int = 200, **headers: str) -> Answer:
    """An answer as it should be; ``content_type`` is the header Content-Type, and so on."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        sent = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        sent |= {name.replace("_", "-").title(): value for name, value in headers.items()}
        for name, value in sent.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def to(address: str, status: int = 302) -> Answer:
    """A redirect."""
    return page(b"", status, location=address)


def raw(*pieces: bytes, pause: float = 0.0) -> Answer:
    """Bytes written as they are, with a pause after each piece, and then the line is cut."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            request.wfile.write(piece)
            request.wfile.flush()
            if over.wait(pause):
                break
        request.close_connection = True

    over = threading.Event()
    answer.over = over  # type: ignore[attr-defined]
    return answer


def in_turn(*answers: Answer) -> Answer:
    """The first answer to the first request, and so on; the last one again and again."""
    rest = list(answers)
    return lambda request: (rest.pop(0) if len(rest) > 1 else rest[0])(request)


class Site:
    """The server: ``answers`` by path, ``asked`` the requests in order as (path, headers by small name).

    ``posted`` are the bodies sent to it, as (path, headers, body).
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.posted: list[tuple[str, dict[str, str], bytes]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.port = self._server.server_port
        self.scheme = "https" if tls else "http"
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def _handler(site) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                headers = {name.casefold(): value for name, value in self.headers.items()}
                site.asked.append((self.path, headers))
                answer = site.answers.get(self.path) or page(b"", 404)
                try:
                    answer(self)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def do_POST(self) -> None:
                headers = {name.casefold(): value for name, value in self.headers.items()}
                site.posted.append((self.path, headers, self.rfile.read(int(headers["content-length"]))))
                (site.answers.get(self.path) or page(b"", 404))(self)

            def log_message(self, *_: object) -> None:
                pass

        return Handler

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        for answer in self.answers.values():
            if hasattr(answer, "over"):
                answer.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url(self, path: str = "/a", host: str = "127.0.0.1") -> str:
        """The address of a path on this server."""
        return f"{self.scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt aside."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def headers(self, path: str) -> dict[str, str]:
        """What came with the last request for a path."""
        return next(headers for asked, headers in reversed(self.asked) if asked == path)
