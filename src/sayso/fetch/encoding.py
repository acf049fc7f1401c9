"""Bodies as they are sent, compressed or not, to the bytes that were meant; never more of them than allowed."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

# What we say we take; anything else was not asked for.
ACCEPTED = "gzip, deflate"
# A gzip file of empty members would otherwise keep us busy for hours.
MOST_MEMBERS = 10_000
PIECE, GZIP = 2**16, b"\x1f\x8b"
_KNOWN = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}


class Undecodable(ValueError):
    """A body that is not what its Content-Encoding says; the message says how."""


class Overfull(ValueError):
    """A body that grows beyond the limit when it is unpacked."""


def codings(stated: str) -> tuple[str, ...]:
    """The codings of a Content-Encoding header in the order in which they are to be undone (RFC 9110, 8.4).

    >>> codings("deflate, X-GZIP"), codings("identity")
    (('gzip', 'deflate'), ())
    """
    names = [name.strip().casefold() for name in stated.split(",")]
    used = [name for name in names if name not in ("", "identity")]
    unknown = [name for name in used if name not in _KNOWN]
    if unknown:
        raise Undecodable(f"sends the encoding {unknown[0][:20]!r}, which was not asked for")
    if len(used) > 2:
        raise Undecodable(f"is packed {len(used)} times over")
    return tuple(_KNOWN[name] for name in reversed(used))


def unpacked(body: bytes, undo: Sequence[str], limit: int) -> bytes:
    """The body with these codings undone, at most ``limit`` bytes at every step.

    >>> unpacked(zlib.compress(b"The mayor said so."), ["deflate"], 100)
    b'The mayor said so.'
    """
    for coding in undo:
        if body:
            body = _inflated(body, coding, limit)
    return body


def _inflated(body: bytes, coding: str, limit: int) -> bytes:
    # Many servers send a bare deflate stream where RFC 9110 wants one in zlib's wrapping.
    bare = coding == "deflate" and not (body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0)
    window = zlib.MAX_WBITS | 16 if coding == "gzip" else -zlib.MAX_WBITS if bare else zlib.MAX_WBITS
    made, at = bytearray(), 0
    for _ in range(MOST_MEMBERS):
        stream = zlib.decompressobj(window)
        while at < len(body) and not stream.eof:
            # Piece by piece, because zlib copies what lies behind the end of a member.
            piece = body[at : at + PIECE]
            try:
                made += stream.decompress(piece, limit + 1 - len(made))
            except zlib.error as error:
                raise Undecodable(f"is not the {coding} it says it is ({error})") from error
            if len(made) > limit:
                raise Overfull
            at += len(piece) - len(stream.unused_data)
        if not stream.eof:
            raise Undecodable(f"breaks off: its {coding} has no end")
        # A gzip file may have several members; zeros or other bytes behind the last one are padding.
        if coding != "gzip" or body[at : at + 2] != GZIP:
            return bytes(made)
    raise Undecodable(f"has more than {MOST_MEMBERS} parts of {coding}")
