"""From a capture's bytes to code points, and from code points back to bytes."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from sayso.text.language import language_of
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
# Encodings that texts are kept in, commoner ones first, and the languages written in each.
USUAL: dict[str, tuple[str, ...]] = {
    "cp1252": ("en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no", "nb", "nn", "fi", "is", "ca", "ga",
               "eu", "gl", "id"),
    "cp1251": ("ru", "uk", "bg", "be", "mk", "sr", "kk", "ky", "mn"),
    "cp1250": ("pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro", "sq"),
    "koi8_r": ("ru",), "koi8_u": ("uk",), "cp866": ("ru", "uk", "be"),
    "iso8859_2": ("pl", "cs", "sk", "hu", "sl", "hr", "ro"),
    "cp1254": ("tr", "az"), "cp1253": ("el",), "cp1257": ("lt", "lv", "et"), "cp1255": ("he",),
    "cp1256": ("ar", "fa", "ur"),
    "gb18030": ("zh",), "big5": ("zh",), "cp932": ("ja",), "euc_jp": ("ja",), "cp949": ("ko",),
}  # fmt: skip
ODD = frozenset(("No", "So", "Sk", "Sm", "Cn", "Co", "Cc"))
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
    """The likeliest single encoding of bytes that are not UTF-8, among those that texts are kept in.

    charset-normalizer says which decodings look like writing; of those the one whose language is
    written in that encoding is taken, then the one with the fewest odd signs, the likeliest letters, the commoner one.
    """
    from charset_normalizer import from_bytes

    lines = [line for line in body[: SAMPLE * 20].splitlines(keepends=True) if not line.isascii()]
    sample = b"".join(lines)[:SAMPLE] or body[:SAMPLE]
    found = list(from_bytes(sample, cp_isolation=list(USUAL), enable_fallback=False))
    calmest = min((one.chaos for one in found), default=0.0)
    calm = [one for one in found if one.chaos <= calmest + 0.03]
    likely = {name: one.coherence for one in calm for name in one.could_be_from_charset if name in USUAL}

    def doubt(name: str) -> tuple[bool, float, float, int]:
        words = sample.decode(name, "replace")
        odd = sum(c > "\x7f" and unicodedata.category(c) in ODD for c in words)
        rank = list(USUAL).index(name)
        return language_of(words) not in USUAL[name], odd / len(words), -round(likely[name], 1), rank

    return _known(min(likely, key=doubt, default="cp1252")) or "cp1252"


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
    sixteen = _without_mark(body)
    if sixteen:
        return sixteen, True, stated
    # Pages often declare a Latin code page and are UTF-8; bytes that are valid UTF-8 are hardly ever anything else.
    if _holds(body, "utf-8") and not (declared and body.isascii()):
        return "utf-8", False, stated if declared != "utf-8" else None
    if declared and _holds(body, declared):
        return declared, False, None
    if _damaged_utf8(body):
        return "utf-8", False, stated if declared != "utf-8" else None
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
