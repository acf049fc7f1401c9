"""The party and state that news sets in brackets after a lawmaker's name, ``(R-Fla.)``, as the words they stand for."""

from __future__ import annotations

import re

from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name

PARTIES = {"R": "republican", "D": "democratic", "I": "independent"}
STATES = {
    "ala": "alabama", "al": "alabama", "ak": "alaska", "ariz": "arizona", "az": "arizona", "ark": "arkansas",
    "ar": "arkansas", "calif": "california", "ca": "california", "colo": "colorado", "co": "colorado",
    "conn": "connecticut", "ct": "connecticut", "del": "delaware", "de": "delaware", "fla": "florida", "fl": "florida",
    "ga": "georgia", "hi": "hawaii", "id": "idaho", "ill": "illinois", "il": "illinois", "ind": "indiana",
    "in": "indiana", "ia": "iowa", "kan": "kansas", "ks": "kansas", "ky": "kentucky", "la": "louisiana",
    "me": "maine", "md": "maryland", "mass": "massachusetts", "ma": "massachusetts", "mich": "michigan",
    "mi": "michigan", "minn": "minnesota", "mn": "minnesota", "miss": "mississippi", "ms": "mississippi",
    "mo": "missouri", "mont": "montana", "mt": "montana", "neb": "nebraska", "ne": "nebraska", "nev": "nevada",
    "nv": "nevada", "nh": "new hampshire", "nj": "new jersey", "nm": "new mexico", "ny": "new york",
    "nc": "north carolina", "nd": "north dakota", "oh": "ohio", "okla": "oklahoma", "ok": "oklahoma", "ore": "oregon",
    "or": "oregon", "pa": "pennsylvania", "ri": "rhode island", "sc": "south carolina", "sd": "south dakota",
    "tenn": "tennessee", "tn": "tennessee", "tex": "texas", "tx": "texas", "ut": "utah", "vt": "vermont",
    "va": "virginia", "wash": "washington", "wa": "washington", "wva": "west virginia", "wv": "west virginia",
    "wis": "wisconsin", "wisc": "wisconsin", "wi": "wisconsin", "wyo": "wyoming", "wy": "wyoming",
}  # fmt: skip
_STATE = re.compile(r"\s\(([A-Z][a-z]+\.|(?:[A-Z]\.){2})\)")
_BRACKET = re.compile(r",?\s?\(?([RDI])(?:\s?[-–—]\s?([A-Z][A-Za-z.]*(?:\s[A-Z][a-z]+)?))?[),.]")


def seat(layout: Layout, name: Name) -> frozenset[str]:
    """The party and the words of the state said in brackets or between commas after a name, lower case; may be empty.

    ``Orne (R-N.H.)`` gives ``republican``, ``new`` and ``hampshire``.
    """
    start = layout.tokens[name.last].stop
    alone = _STATE.match(layout.text, start, start + 12)
    if alone and alone.group(1).replace(".", "").lower() in STATES:
        return frozenset(STATES[alone.group(1).replace(".", "").lower()].split())
    found = _BRACKET.match(layout.text, start, start + 30)
    if found is None or layout.text[start : start + 2].strip(" ,") not in ("(", "R", "D", "I", ""):
        return frozenset()
    words = {PARTIES[found.group(1)]}
    if found.group(2):
        state = found.group(2).replace(".", "").lower()
        words |= set(STATES.get(state, state).split())
    elif "(" not in found.group():
        return frozenset()
    return frozenset(words)
