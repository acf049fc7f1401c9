"""From a capture's bytes to code points, and from code points back to bytes."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache

from sayso.types import Capture

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
LONE = re.compile("[\ud800-\udfff]")
HEAD = 4096
SAMPLE = 60_000
STEP = 2048
# What pages declare and what browsers then use (WHATWG Encoding Standard, section 4.2).
LATIN = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
         "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949"}  # fmt: skip
STATELESS = re.compile(r"utf-(8|16-[lb]e|32-[lb]e)$|cp\d+$|iso8859-\d+$|koi8-[rut]$|mac-|gb18030$|big5|euc_|johab$")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A capture's code points.

    ``faithful`` holds undecodable bytes as lone surrogates, so that it can be encoded again; ``text``
    shows them as U+FFFD, one a byte, so offsets are the same in both. ``assumed`` is True where the
    encoding was neither declared, nor marked, nor plain UTF-8; ``wrong`` is a declaration that did not hold.
    """

    text: str
    faithful: str
    encoding: str
    handler: str
    assumed: bool
    wrong: str | None
    undecodable: int
    _bytes_at: tuple[int, ...]

    def byte_offset(self, offset: int) -> int:
        """The byte at which a code point starts."""
        near = offset // STEP
        rest = self.faithful[near * STEP : offset]
        return self._bytes_at[near] + len(rest.encode(self.encoding, self.handler))


def _known(name: str | None) -> str | None:
    """The codec a declared name stands for; None where there is none that maps code points one by one."""
    try:
        found = codecs.lookup((name or "").strip()).name
    except (LookupError, ValueError):
        return None
    found = LATIN.get(found, found)
    return found if STATELESS.match(found) else None


def _declared(capture: Capture) -> str | None:
    """The encoding the server or the page's own head names."""
    stated = CHARSET.search(capture.media_type)
    if stated:
        return stated.group(1)
    inside = DECLARED.search(capture.body[:HEAD])
    return inside.group(1).decode("ascii") if inside else None


def _without_mark(body: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    head = body[:HEAD]
    if len(head) >= 8 and b"\0" in head:
        odd, even = head[1::2].count(0) / len(head[1::2]), head[::2].count(0) / len(head[::2])
        if max(odd, even) > 0.4 and min(odd, even) < 0.05:
            return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _holds(body: bytes, encoding: str) -> bool:
    try:
        return body.decode(encoding).encode(encoding) == body
    except UnicodeError:
        return False


def _guess(body: bytes) -> str:
    """The likeliest single encoding of bytes that are not UTF-8, among those that texts are kept in."""
    from charset_normalizer import from_bytes

    lines = [line for line in body[: SAMPLE * 20].splitlines(keepends=True) if not line.isascii()]
    sample = b"".join(lines)[:SAMPLE] or body[:SAMPLE]
    found = from_bytes(sample, cp_isolation=list(USUAL), enable_fallback=False)
    likely = [known for known in (_known(one.encoding) for one in found) if known] or ["cp1252"]
    return max(likely, key=lambda encoding: _plausible(sample.decode(encoding, "replace")))


def _plausible(text: str) -> tuple[float, int]:
    """How far a text keeps to the letters, signs and capitals of one script; the order of guesses decides a tie."""
    foreign = [c for c in text if c > "\x7f"]
    odd = sum(unicodedata.category(c) not in USUAL_CATEGORIES for c in foreign)
    bumps = sum(a.islower() and b.isupper() for a, b in pairwise(text))
    scripts = len({unicodedata.name(c, "?").split()[0] for c in foreign if c.isalpha()} | {"LATIN"}) - 1
    return -(odd + bumps) / max(len(foreign), 1), -scripts
def _damaged_utf8(body: bytes) -> bool:
    """True for UTF-8 with a few broken bytes, which no other encoding would read better."""
    text = body.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= c <= "\udcff" for c in text)
    letters = sum(c > "\x7f" for c in text) - broken
    return letters > 4 * broken


def _choose(capture: Capture) -> tuple[str, bool, str | None]:
    """The encoding, whether it is assumed, and the declaration that turned out wrong."""
    body = capture.body
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return encoding, False, None
    stated = _declared(capture)
    declared = _known(stated)
    # Pages often declare a Latin code page and are UTF-8; bytes that are valid UTF-8 are hardly ever anything else.
    if _holds(body, "utf-8") and not (declared and body.isascii()):
        return "utf-8", False, stated if declared != "utf-8" else None
    if declared and _holds(body, declared):
        return declared, False, None
    sixteen = _without_mark(body)
    if sixteen or _damaged_utf8(body):
        return sixteen or "utf-8", True, stated if declared != "utf-8" else None
    return _guess(body), True, stated


def _faithful(body: bytes, encoding: str) -> tuple[str, str, str]:
    """Code points that encode to the same bytes again, with the encoding and the error handler that do it."""
    wide = {"utf-16": 2, "utf-32": 4}.get(encoding[:6], 1)
    handler = "surrogateescape" if wide == 1 else "surrogatepass"
    whole = body[: len(body) - len(body) % wide]
    try:
        text = whole.decode(encoding, handler)
        if text.encode(encoding, handler) == whole:
            return text, encoding, handler
    except UnicodeError:
        pass
    return body.decode("utf-8", "surrogateescape"), "utf-8", "surrogateescape"


@lru_cache(maxsize=4)
def decode(capture: Capture) -> Decoded:
    """A capture's code points, one encoding for all of it.

    A byte order mark counts first, then UTF-8 where it holds, then what the server or the page
    declares, then what charset-normalizer finds likeliest. A mark stays in the text as U+FEFF, so that
    offsets are the file's own.

    >>> decode(Capture("a.txt", None, "text/plain; charset=latin-1", "née".encode("cp1252"))).text
    'née'
    """
    chosen, assumed, wrong = _choose(capture)
    faithful, encoding, handler = _faithful(capture.body, chosen)
    shown = LONE.sub("\ufffd", faithful)
    undecodable = len(LONE.findall(faithful))
    at = [0]
    for start in range(0, len(faithful), STEP):
        at.append(at[-1] + len(faithful[start : start + STEP].encode(encoding, handler)))
    return Decoded(shown, faithful, encoding, handler, assumed, wrong, undecodable, tuple(at))
