"""Connections to the very addresses that were checked, each with one deadline for all that passes over it."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import httpcore2
import httpx2

from sayso.fetch.address import Resolve, checked

# What ``get_extra_info`` of a connection is asked for to give the head of the answer.
HEAD = "head"
# h11 takes bare line feeds too; answers such as "103 Early Hints" come before the one that was asked for.
_BLANK, _EARLY = re.compile(rb"\n\r?\n"), re.compile(rb"HTTP/\d\.\d 1(?!01)\d\d")


class CheckedTransport(httpx2.BaseTransport):
    """What httpx2 sends its requests through: checked connections, none of which is kept for a second request.

    Faults of the connection are httpcore2's errors, an address that is not to be fetched is Forbidden, a name that
    has no address socket.gaierror.
    """

    def __init__(self, allowed: Collection[str], resolve: Resolve, tls: ssl.SSLContext) -> None:
        # A name is looked up, checked and connected to in one step, so that it cannot lead elsewhere in between.
        backend = _Checked(allowed, resolve)
        self.pool = httpcore2.ConnectionPool(ssl_context=tls, max_keepalive_connections=0, network_backend=backend)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer, its body not read yet; ``server_addr`` of its extension ``network_stream`` is where from."""
        url = request.url
        asked = httpcore2.Request(
            request.method,
            httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        answer = self.pool.handle_request(asked)
        return httpx2.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close what is open."""
        self.pool.close()


class _Body(httpx2.SyncByteStream):
    """The body of an answer, read as it comes."""

    def __init__(self, answer: httpcore2.Response) -> None:
        self.answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self.answer.iter_stream()

    def close(self) -> None:
        self.answer.close()


class _Checked(httpcore2.SyncBackend):
    """Connects to IP addresses only, those of the host that were checked; Host and SNI stay the host's name."""

    def __init__(self, allowed: Collection[str], resolve: Resolve) -> None:
        self.allowed, self.resolve = allowed, resolve

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        deadline = None if timeout is None else time.monotonic() + timeout
        failed: Exception = httpcore2.ConnectError("the name has no address")
        for address in checked(host, port, self.allowed, self.resolve):
            try:
                stream = super().connect_tcp(address, port, _left(deadline, timeout), local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return _Timed(stream, deadline)
        raise failed

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        raise httpcore2.UnsupportedProtocol("only http and https")


def _left(deadline: float | None, timeout: float | None) -> float | None:
    """Seconds until the deadline, never more than asked for; httpcore2's timeout error once it has passed."""
    if deadline is None:
        return timeout
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the time is over")
    return left if timeout is None else min(left, timeout)


class _Timed(httpcore2.NetworkStream):
    """A stream whose reads and writes together end at a deadline, so that a byte a second does not go on for ever.

    It keeps the head of the answer as it came: what the HTTP library gives of it has lost its white space.
    """

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float | None) -> None:
        self.stream, self.deadline = stream, deadline
        self._head, self._whole = bytearray(), False

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        piece = self.stream.read(max_bytes, _left(self.deadline, timeout))
        if not self._whole:
            self._keep(piece)
        return piece

    def _keep(self, piece: bytes) -> None:
        # The blank line may come in two pieces; without one, h11 gives up after some 100 KB.
        near = max(0, len(self._head) - 2)
        self._head += piece
        while end := _BLANK.search(self._head, near):
            near = 0
            if _EARLY.match(self._head):
                del self._head[: end.end()]
            else:
                del self._head[end.start() + 1 :]
                self._whole = True
                return

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, _left(self.deadline, timeout))

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        inner = self.stream.start_tls(ssl_context, server_hostname, _left(self.deadline, timeout))
        return _Timed(inner, self.deadline)

    def get_extra_info(self, info: str) -> Any:
        return bytes(self._head) if info == HEAD else self.stream.get_extra_info(info)
