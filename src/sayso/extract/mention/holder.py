"""Who "the Russian president" is where the document names nobody: who held the office that day, if one is known."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.extract.mention.land import land
from sayso.knowledge import NAME, Knowledge, Person
from sayso.types import Attribution, Document

# The offices of the tables as each language calls them, in the cases a source stands in.
_OFFICES: dict[str, dict[str, str]] = {
    "en": {o: o for o in ("president", "prime minister", "chancellor", "king", "queen", "emperor", "supreme leader")}
    | {"premier": "prime minister"},
    "fr": {
        "président": "president", "présidente": "president", "premier ministre": "prime minister",
        "première ministre": "prime minister", "chancelier": "chancellor", "chancelière": "chancellor",
        "roi": "king", "reine": "queen",
    },
    "ru": {
        "президент": "president", "президента": "president", "президентом": "president", "президенту": "president",
        "премьер-министр": "prime minister", "премьер-министра": "prime minister", "премьер": "prime minister",
        "премьера": "prime minister", "канцлер": "chancellor", "канцлера": "chancellor", "король": "king",
        "короля": "king", "королева": "queen", "королевы": "queen", "император": "emperor", "императора": "emperor",
    },
    "de": {
        "präsident": "president", "präsidenten": "president", "präsidentin": "president",
        "ministerpräsident": "prime minister", "ministerpräsidenten": "prime minister",
        "ministerpräsidentin": "prime minister", "premierminister": "prime minister",
        "premierministerin": "prime minister", "premier": "prime minister", "kanzler": "chancellor",
        "kanzlerin": "chancellor", "bundeskanzler": "chancellor", "bundeskanzlerin": "chancellor", "könig": "king",
        "königin": "queen", "kaiser": "emperor",
    },
    "es": {
        "presidente": "president", "presidenta": "president", "primer ministro": "prime minister",
        "primera ministra": "prime minister", "canciller": "chancellor", "rey": "king", "reina": "queen",
        "emperador": "emperor",
    },
}  # fmt: skip
_LAND = r"(?P<land>[^\W\d_][\w.’' -]*?)"
# Where office and country stand: an article before them, and between them a genitive or a preposition.
_ORDERS = {
    "en": (r"(?:the )?{land}(?:['’]s?)? {office}", r"(?:the )?{office} of (?:the )?{land}"),
    "fr": (r"(?:le |la )?{office} {land}", r"(?:le |la )?{office} (?:de la |de l['’]|des |de |du |d['’]){land}"),
    "ru": (r"{land} {office}", r"{office} {land}"),
    "de": (
        r"(?:der |die |den |dem )?{land}[ -]{office}",
        r"(?:der |die |den |dem )?{office} (?:von |der |des )?{land}",
    ),
    "es": (r"(?:el |la )?{office} {land}", r"(?:el |la )?{office} (?:de la |de los |del |de ){land}"),
}
# Offices that several countries call by a word of its own: whose it is, the people whom the document names tell.
_ALONE = {"de": {"bundeskanzler": ("AT", "DE"), "bundeskanzlerin": ("AT", "DE")}}
_SHAPES = {
    language: tuple(
        re.compile(
            order.replace("{land}", _LAND).replace(
                "{office}", f"(?P<office>{'|'.join(sorted(offices, key=len)[::-1])})"
            ),
            re.IGNORECASE,
        )
        for order in _ORDERS[language]
    )
    for language, offices in _OFFICES.items()
}
_CAPITAL = r"[^\W\d_a-zà-ÿа-я]"
REASON = f"who held this office of this country on the day of publication, by {NAME}; the text names nobody in it"


def holder(document: Document, attribution: Attribution, knowledge: Knowledge) -> Person | None:
    """The one known holder, on the document's day, of the country's office that the whole source names, or None.

    None also where the source has a name already, the document has no day, or it puts that office before or
    behind the name of somebody else without naming the holder: then the text may say who is meant.
    """
    if attribution.name is not None or len(attribution.source) != 1 or not document.published:
        return None
    words, language = " ".join(attribution.source[0].of(document.text).split()), document.language or ""
    day = document.published[:10]
    found = _of_country(words, language, knowledge)
    if found:
        office, country = found
        held = knowledge.holders(_OFFICES[language][office], country, day)
        if len(held) != 1:
            return None
        return (
            held[0]
            if _names(document.text, held[0]) or not _named(document.text, office, language, knowledge)
            else None
        )
    office = words.casefold().split()[-1] if len(words.split()) < 3 else ""
    lands = _ALONE.get(language, {}).get(office, ())
    mine = {p for c in lands for p in knowledge.holders(_OFFICES[language][office], c, day) if _names(document.text, p)}
    return mine.pop() if len(mine) == 1 else None


def without_country(document: Document, attribution: Attribution, knowledge: Knowledge) -> Attribution:
    """The attribution without a name where the name is but the country of an office: ``Präsidentin Italiens``."""
    if attribution.name is None or len(attribution.source) != 1:
        return attribution
    words = " ".join(attribution.source[0].of(document.text).split())
    found = _of_country(words, document.language or "", knowledge)
    if found is None or land(attribution.name, document.language or "", knowledge) != found[1]:
        return attribution
    return replace(attribution, name=None, kind="unnamed")


def _of_country(words: str, language: str, knowledge: Knowledge) -> tuple[str, str] | None:
    """The office as the language calls it, the country's code, where the words name just these."""
    for shape in _SHAPES.get(language, ()):
        found = shape.fullmatch(words)
        country = land(found["land"], language, knowledge) if found else None
        if found and country:
            return found["office"].casefold(), country
    return None


def _names(text: str, person: Person) -> bool:
    """True where the text names the person in full."""
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in person.names)


def _named(text: str, office: str, language: str, knowledge: Knowledge) -> bool:
    """True where the text sets the office before a name (President Bell) or behind one (Ada Bell, the president).

    A country between them is none: ``Präsidentin Italiens`` names nobody, ``Präsidentin Italiens Ada Bell`` does.
    """
    word = re.escape(office)
    for found in re.finditer(rf"(?i:\b{word}) (?:[^\W\d_]\. )*({_CAPITAL}\w+)( {_CAPITAL})?", text):
        if found[2] or land(found[1], language, knowledge) is None:
            return True
    return re.search(rf"{_CAPITAL}\w+, [^.!?\n]{{0,40}}(?i:\b{word})\b", text) is not None
