"""Names in German, where every noun has a capital: those that a given name, a title or use without an article tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sayso.extract.mention.given import fold
from sayso.extract.mention.inflection import given_gender
from sayso.extract.mention.name import Name
from sayso.extract.mention.title import BODIES, BODY_HEADS, PARTICLES, PLACES, listed
from sayso.extract.mention.token import Token
from sayso.types import Span

_DETERMINERS = listed("""
der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner mein meine dein sein seine
seinen seinem seiner ihr ihre ihren ihrem ihrer unser unsere euer dieser diese dieses diesen diesem jeder jede jedes
jeden jedem alle allen viele vielen mehrere mehreren einige einigen manche manchen andere anderen weitere weiteren
im am zum zur beim vom ins ans welche welcher solche solcher beide beiden
""")
_SMALL = _DETERMINERS | listed("""
bei als in an auf aus mit nach von zu für gegen ohne um seit während wenn dass weil auch noch nur schon so wie was wer
wo man dann doch hier dort damit dabei danach deshalb trotzdem außerdem allerdings laut nun jetzt heute gestern ab über
unter vor hinter neben zwischen trotz wegen statt bis ob oder denn sondern sowie nicht ja nein es er sie ihn ihm uns
""")
_NOUNS = ("ung", "ungen", "heit", "keit", "keiten", "schaft", "schaften", "tion", "tionen", "tät", "nis", "innen")
_NOUN_ENDINGS = (*_NOUNS, "isten", "ehörden", "eiten", "iken", "ichten", "angabe", "ierung", "ei", "erin", "en")
OFTEN = 2


def of_german(called: Iterable[Name], words: Sequence[Token]) -> list[Name]:
    """The names of a German text among its runs of capitals, each from its given name on."""
    held = [n for n in (_trimmed(_before_whom(name, words), words) for name in called) if n is not None]
    borne = {fold(w) for n in held if n.full and n.kind != "body" for w in n.words}
    borne |= {w[:-1] for w in borne if w.endswith("s")} | {w + "s" for w in borne}
    lone = Counter(n.words[0] for n in held if not n.full)
    led = {n.words[0] for n in held if not n.full and _led(n, words)}
    return [n for n in held if n.full or n.title or n.kind in ("body", "place") or fold(n.words[0]) in borne
            or (lone[n.words[0]] >= OFTEN and n.words[0] not in led
                and not n.words[0].lower().endswith(_NOUN_ENDINGS))]  # fmt: skip


def _trimmed(name: Name, words: Sequence[Token]) -> Name | None:
    """The name without the nouns before its given name and the place after ``von``; None for nouns alone."""
    if not name.full:
        return None if name.words[0].lower() in _SMALL else name
    if name.title and name.kind == "person" and given_gender(name.words[0]) is not None:
        return _before_particle(name, words)
    first = next((k for k, w in enumerate(name.words) if given_gender(w) is not None and w.lower() not in PLACES), None)
    if first is not None and first < len(name.words) - 1:
        return _before_particle(_from(name, words, first), words)
    if name.kind in ("body", "place") and any(w.lower() in BODY_HEADS | BODIES | PLACES for w in name.words):
        return name
    told = any(w.lower() in _SMALL or w.lower().endswith(_NOUN_ENDINGS) for w in name.words)
    return None if told or _led(name, words) or name.words[0].lower() in PARTICLES else name


def _from(name: Name, words: Sequence[Token], first: int) -> Name:
    if not first:
        return name
    at = name.first + first
    start = name.begins
    title = Span(start, words[at - 1].stop)
    return replace(name, span=Span(words[at].start, name.span.stop), words=name.words[first:], kind="person",
                   gender=given_gender(name.words[first]) or None, title=title, first=at)  # fmt: skip


def _before_whom(name: Name, words: Sequence[Token]) -> Name:
    """``Velmar UK`` out of ``Velmar UK der BBC``: behind a name of two words ``der`` begins whom something was told.

    Behind a noun it begins a genitive: ``Junge Freunde der Brücke`` stays.
    """
    cut = next((k for k, w in enumerate(name.words) if w == "der"), 0)
    before = [w.lower() for w in name.words[:cut]]
    if cut != 2 or any(w in BODY_HEADS | BODIES | PARTICLES | _SMALL or w.endswith(_NOUN_ENDINGS) for w in before):
        return name
    kind = "body" if before[-1] in PLACES or name.words[1].isupper() else "open"
    return replace(_cut(name, words, cut), kind=kind)


def _before_particle(name: Name, words: Sequence[Token]) -> Name:
    """``Robyn Christie`` out of ``Robyn Christie von Melrose``: after a last name ``von`` begins a place."""
    cut = next((k for k, w in enumerate(name.words) if k > 1 and w in ("von", "vom", "der", "aus", "zu")), None)
    return name if cut is None else _cut(name, words, cut)


def _cut(name: Name, words: Sequence[Token], cut: int) -> Name:
    last = words[name.first + cut - 1]
    return replace(name, span=Span(name.span.start, last.start + len(last.word)), words=name.words[:cut], own=last.own,
                   last=name.first + cut - 1)  # fmt: skip


def _led(name: Name, words: Sequence[Token]) -> bool:
    """True after an article or another word that only nouns have before them."""
    return name.first > 0 and words[name.first - 1].low in _DETERMINERS
