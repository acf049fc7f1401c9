"""How a capture came over the net: who was asked, who answered, and in which words; imports nothing of ours."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exchange:
    """One answer of a server: the address asked, the time (UTC, ISO 8601), its IP address, the head as it came.

    ``head`` is the status line and the header lines, each with the line end it came with, in Latin-1; a stranger
    wrote it.
    """

    url: str
    at: str
    address: str | None
    head: str

    def fields(self) -> tuple[tuple[str, str], ...]:
        """The header fields in order, without the white space around them; a folded one on one line (RFC 9112, 5.2).

        >>> Exchange("", "", None, "HTTP/1.1 200 OK\\r\\nETag: a1\\r\\n").fields()
        (('ETag', 'a1'),)
        """
        lines = re.split(r"\r?\n", re.sub(r"[ \t]*\r?\n[ \t]+", " ", self.head))[1:]
        parts = (line.partition(":") for line in lines if line)
        return tuple((name.strip(), value.strip()) for name, _, value in parts)


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a capture came over the net: the address asked for, and every answer on the way, its own the last.

    ``packed`` is the body as it was sent where that was compressed, None where it is the capture's body itself.
    """

    asked: str
    exchanges: tuple[Exchange, ...]
    packed: bytes | None = None
