"""HTML as tokens that keep their offsets, and the cleaning of a slice of it into words."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from sayso.text.clean import Edit
from sayso.types import Span

Kind = Literal["text", "start", "end", "raw", "skip"]


class Token(NamedTuple):
    """A piece of markup; ``start`` and ``stop`` are code points, ``attributes`` the unparsed rest of a start tag."""

    kind: Kind
    name: str
    start: int
    stop: int
    attributes: str = ""


# Possessive throughout: a page of unclosed quotes and brackets must not make the scan go back.
TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+)>""")
ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>"']*+))?+""")
SPACES = " \t\n\r\f"
OPENING = re.compile(r"<(?=[a-zA-Z!?/])")
ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
REFERENCE = re.compile(ENTITY)
BLANK = r"(?:[ \t\n\r\f]|&(?:#0*(?:9|10|12|13|32)|#[xX]0*(?:9|[aA]|[cC]|[dD]|20)|Tab|NewLine);)"
PIECE = re.compile(
    rf"(?P<space>{BLANK}{{2,}}|(?! ){BLANK})|(?P<entity>{ENTITY})"
    r"|(?P<unseen>[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0e-\x1f\x7f]+)"
)
RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])[^>]*+>?", re.I)
    for name in ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
}
_VOID = "area base br col embed hr img input link meta param source track wbr"
_BLOCK = """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option optgroup p pre search section
    summary table tbody td tfoot th thead tr ul
"""
_UNSEEN = """
    noscript template svg math canvas object applet video audio select datalist button map frameset dialog script style
"""
VOID, BLOCK, UNSEEN = frozenset(_VOID.split()), frozenset(_BLOCK.split()), frozenset(_UNSEEN.split())
CROSSING = frozenset(("s", "del", "strike"))
CROSSED = re.compile(r"<(?:s|del|strike)[\s>]", re.I)
UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
UNSEEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|u-hidden|is-hidden|d-none|"
    r"rollover-(?:\w+-)?block|tooltip-?(?:text|content|inner)|popover|hover-?card)(?:\s|$)",
    re.I,
)


def tokens(raw: str) -> Iterator[Token]:
    """The tokens of a page or of a slice of one, in order and without gaps; time grows with the length alone."""
    at, size = 0, len(raw)
    while at < size:
        opening = OPENING.search(raw, at)
        if opening is None or opening.start() > at:
            yield Token("text", "", at, opening.start() if opening else size)
        if opening is None:
            return
        at = opening.start()
        tag = TAG.match(raw, at)
        if tag is None:
            stop, kind = _oddity(raw, at)
            yield Token(kind, "", at, stop)
            at = stop
            continue
        name = tag[2].lower()
        if tag[1]:
            yield Token("end", name, at, tag.end())
            at = tag.end()
        elif name in RAW:
            close = RAW[name].search(raw, tag.end())
            stop = close.end() if close else size
            yield Token("raw", name, at, stop, tag[3])
            at = stop
        else:
            yield Token("start", name, at, tag.end(), tag[3])
            at = tag.end()


def _oddity(raw: str, at: int) -> tuple[int, Kind]:
    """Where a bracket that opens no tag leads: a comment, a declaration, a cut tag, or a plain sign."""
    if raw.startswith("<!--", at):
        stop = raw.find("-->", at + 2)
        return (stop + 3 if stop >= 0 else len(raw)), "skip"
    after = raw[at + 1 : at + 2]
    if after in ("!", "?") or (after == "/" and raw[at + 2 : at + 3].strip()):
        stop = raw.find(">", at)
        return (stop + 1 if stop >= 0 else len(raw)), "skip"
    if after.isascii() and after.isalpha():
        return len(raw), "skip"
    return at + 1, "text"


def decoded(words: str) -> str:
    """The words with character references resolved.

    >>> decoded("Orne &amp; Söhne&#46;")
    'Orne & Söhne.'
    """
    return REFERENCE.sub(lambda m: html.unescape(m[0]), words) if "&" in words else words


def attributes(token: Token) -> dict[str, str]:
    """The attributes of a start tag, names in lower case; of two with one name the first counts.

    >>> attributes(next(tokens('<a HREF="x&amp;y" hidden>')))
    {'href': 'x&y', 'hidden': ''}
    """
    found: dict[str, str] = {}
    for part in ATTRIBUTE.finditer(token.attributes):
        value = part[2] or ""
        found.setdefault(part[1].lower(), decoded(value[1:-1] if value[:1] in ("'", '"') else value).strip())
    return found


def is_unseen(token: Token) -> bool:
    """True for a start tag whose element a reader of the page does not see."""
    if token.name in UNSEEN:
        return True
    if not token.attributes.strip(" /") or token.name in ("html", "body", "main"):
        return False
    stated = attributes(token)
    return (
        ("hidden" in stated and stated["hidden"].casefold() != "until-found")
        or stated.get("aria-hidden", "").casefold() == "true"
        or bool(UNSEEN_STYLE.search(stated.get("style", "")))
        or bool(UNSEEN_CLASS.search(stated.get("class", "")))
    )


def visible(raw: str) -> Iterator[Token]:
    """The tokens a reader sees: no comments, scripts, styles, and nothing inside a hidden element.

    A hidden element that is never closed ends where its parent does.
    """
    shut: str | None = None
    inside: Counter[str] = Counter()
    for token in tokens(raw):
        if shut is not None:
            if token.kind == "start" and token.name not in VOID:
                if not _implied(shut, token.name, inside):
                    inside[token.name] += 1
                    continue
                shut = None
            elif token.kind == "end" and inside[token.name]:
                inside[token.name] -= 1
                continue
            elif token.kind == "end" and (token.name == shut or token.name in BLOCK):
                closes, shut = token.name == shut, None
                if closes:
                    continue
            else:
                continue
        if token.kind == "start" and token.name not in VOID and is_unseen(token):
            if not token.attributes.endswith("/") or token.name not in ("svg", "math"):
                shut, inside = token.name, Counter()
        elif token.kind not in ("raw", "skip") and not (
            token.kind == "start" and token.name in VOID and token.name != "br"
        ):
            yield token


def _implied(shut: str, name: str, inside: Counter[str]) -> bool:
    """True where a start tag ends the hidden element without its end tag, as one list item ends another."""
    if shut == "p":
        return name in BLOCK
    return name == shut and name in ("li", "option", "dt", "dd", "tr", "td") and not +inside


def clean(raw: str) -> Iterable[Edit]:
    """The edits that turn a slice of HTML into its words.

    Tags, comments and hidden elements go, references are resolved, runs of white space become one
    space, ``<br>`` a line break, and soft hyphens and other unseen characters disappear.

    >>> from sayso.text.clean import apply
    >>> words = apply("He  said:<br/> <b>&ldquo;No&rdquo;</b>", clean("He  said:<br/> <b>&ldquo;No&rdquo;</b>")).text
    >>> words
    'He said:\\n“No”'
    """
    edits: list[Edit] = []
    done = 0
    waiting: list[tuple[int, int]] = []
    fresh = True
    for token in visible(raw):
        if token.start > done:
            edits.append(Edit(done, token.start))
        done = token.stop
        if token.kind == "text":
            first, last = _edges(raw, token)
            if first > token.start:
                waiting.append((token.start, first))
            if first < last:
                edits += _gap(waiting, fresh)
                edits += _pieces(raw, first, last)
                waiting, fresh = [(last, token.stop)] if last < token.stop else [], False
        elif token.name == "br":
            edits += [Edit(*span) for span in waiting]
            edits.append(Edit(token.start, token.stop, "\n"))
            waiting, fresh = [], True
        else:
            edits.append(Edit(token.start, token.stop))
    edits += [Edit(*span) for span in waiting]
    if done < len(raw):
        edits.append(Edit(done, len(raw)))
    return edits


def lines(raw: str) -> Iterable[Edit]:
    """The edits that turn the HTML of a social post into its words, each of its paragraphs on lines of its own.

    As ``clean``, and block elements end a line, paragraphs with a blank one. What a client shows only where it knows
    no quotations (Mastodon's ``quote-inline``) goes.

    >>> from sayso.text.clean import apply
    >>> raw = "<p>It is shut.<br>Really.</p><p>Ask <a>the <b>mayor</b></a>!</p>"
    >>> apply(raw, lines(raw)).text
    'It is shut.\\nReally.\\n\\nAsk the mayor!'
    """
    edits: list[Edit] = []
    waiting: list[tuple[int, int]] = []
    done = ends = 0
    spaced = begun = dropped = False
    for token in visible(raw):
        if token.start > done:
            waiting.append((done, token.start))
        done = token.stop
        if token.name == "p" and (dropped or "quote-inline" in token.attributes):
            dropped = token.kind == "start"
        first, last = _edges(raw, token) if token.kind == "text" and not dropped else (token.stop, token.stop)
        if first < last:
            spaced = spaced or first > token.start
            if first > token.start:
                waiting.append((token.start, first))
            between = ("\n" * min(ends, 2) or (" " if spaced else "")) if begun else ""
            edits += [Edit(*span, between if n == 0 else "") for n, span in enumerate(waiting)]
            edits += _pieces(raw, first, last)
            waiting, ends, begun = [(last, token.stop)] if last < token.stop else [], 0, True
            spaced = last < token.stop
        else:
            waiting.append((token.start, token.stop))
            spaced = spaced or token.kind == "text"
            ends += token.name == "br"
            if token.name in BLOCK:
                ends = max(ends, 2 if token.name == "p" else 1)
    edits += [Edit(*span) for span in waiting]
    if done < len(raw):
        edits.append(Edit(done, len(raw)))
    return edits


def struck(raw: str) -> tuple[Span, ...]:
    """The parts of a slice of HTML that are crossed out.

    >>> [s.of("no <s>yes</s> no") for s in struck("no <s>yes</s> no")]
    ['yes']
    """
    if not CROSSED.search(raw):
        return ()
    found: list[Span] = []
    opened: list[int] = []
    for token in tokens(raw):
        if token.name in CROSSING and token.kind == "start":
            opened.append(token.stop)
        elif token.name in CROSSING and token.kind == "end" and opened:
            start = opened.pop()
            if not opened:
                found.append(Span(start, token.start))
    return tuple(found)


def _edges(raw: str, token: Token) -> tuple[int, int]:
    """Where a text token's words start and stop; both at its end where it is white space alone."""
    words = raw[token.start : token.stop]
    first = token.start + len(words) - len(words.lstrip(SPACES))
    return first, max(first, token.start + len(words.rstrip(SPACES)))


def _pieces(raw: str, start: int, stop: int) -> list[Edit]:
    """The edits between the first and the last word of one text token."""
    edits = []
    for piece in PIECE.finditer(raw, start, stop):
        new = " " if piece["space"] else _plain(html.unescape(piece[0])) if piece["entity"] else ""
        if new == piece[0]:
            continue
        edits.append(Edit(*piece.span(), new))
    return edits


def _gap(waiting: list[tuple[int, int]], fresh: bool) -> list[Edit]:
    """White space before a word: one space, or nothing at the start of a line."""
    if not waiting:
        return []
    (start, stop), *rest = waiting
    return [Edit(start, stop, "" if fresh else " "), *(Edit(*span) for span in rest)]


def _plain(new: str) -> str:
    """A resolved reference without what breaks storage: lone surrogates and control characters."""
    return "".join(
        "\ufffd" if "\ud800" <= c <= "\udfff" else c for c in new if c >= " " and c not in "\u00ad\u200b\u2060\ufeff"
    )
