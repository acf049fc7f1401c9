"""What a body is, as far as its name tells: the common nouns that a text may call it by."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sayso.extract.mention.title import listed

# Last words of names, and what their bearers are called; "society" stands for the three nouns of any society.
_BY_LAST_WORD = """
agency bureau administration commission service authority patrol inspectorate: agency
department ministry: agency department ministry
foundation trust charity fund: foundation charity nonprofit non-profit society
institute center centre council watch action project initiative: institute center think-tank society
league society alliance coalition network: coalition alliance society
association federation: society
union brotherhood teamsters guild steelworkers workers teachers nurses: union society
times post journal herald tribune gazette chronicle guardian courier dispatch bulletin observer: paper newspaper
times post journal herald tribune gazette chronicle guardian courier dispatch bulletin observer: publication outlet
telegraph examiner globe inquirer zeitung dealer register leader: paper newspaper publication outlet daily
magazine weekly review: magazine publication outlet weekly
news: network outlet channel broadcaster station website newspaper paper publication tabloid site
television tv radio broadcasting: network outlet channel broadcaster station website
press: agency outlet service
company corporation corp corp. inc inc. co. llc ltd industries technologies motors: company firm corporation group
holdings: company firm corporation group
systems partners electric oil energy petroleum pharmaceuticals entertainment: company firm corporation group giant maker
bank: bank company lender firm
airlines airways air: airline company carrier
university college academy: university college school institution
school: school institution
court: court panel
party: party
pac: pac committee society
church diocese: church
hospital clinic: hospital clinic
army navy: military force
state: department
"""
# Names of one word, or of letters, that tell nothing themselves.
_BY_NAME = """
fbi cia nsa irs epa dea nasa fda cdc tsa atf interpol europol mi5 mi6 mossad kgb fsb: agency bureau
doj dhs: department agency
cnn nbc abc cbs msnbc fox bbc univision espn npr pbs itv telemundo: network channel broadcaster station
isis isil taliban al-qaeda hezbollah hamas al-shabaab: movement militia society
aclu naacp nra wikileaks unicef opec unesco greenpeace naral: movement society
twitter facebook google apple microsoft amazon netflix uber exxon boeing walmart: company firm giant
politico bloomberg breitbart buzzfeed forbes politifact slate vox: website outlet publication site service
reuters afp interfax tass xinhua: agency service outlet
afl-cio seiu afscme uaw: federation union society
gop: party
dnc rnc: committee party
"""
_SOCIETY = listed("group organization organisation")


def _table(lines: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in lines.strip().splitlines():
        words, nouns = line.split(": ")
        told = listed(nouns) - {"society"} | (_SOCIETY if "society" in nouns.split() else frozenset())
        for word in words.split():
            found[word] = found.get(word, frozenset()) | told
    return found


_LAST, _NAMED = _table(_BY_LAST_WORD), _table(_BY_NAME)
_LETTERS = listed("agency company union network association federation") | _SOCIETY
_LEADING = listed("""
department ministry bureau office board bank university union federation association council league party
""")
NOTHING = frozenset[str]()
LETTERED = 5
_PART = re.compile(r"(?<=[a-z])[A-Z][a-z]+$")


def genus(words: Sequence[str]) -> frozenset[str]:
    """The common nouns that a body of this name may be called by, its own last word among them.

    >>> "airline" in genus(["Selm", "Airways"]), "newspaper" in genus(["Selm", "Airways"])
    (True, False)
    >>> sorted(genus(["Department", "of", "Locks"]))
    ['agency', 'department', 'locks', 'ministry']
    """
    lows = [w.lower() for w in words]
    last = lows[-1].replace(".", "") or lows[-1]
    named = last if last in _NAMED else lows[0]
    part = _PART.search(words[-1])
    found = _NAMED.get(named, NOTHING) | _LAST.get(part[0].lower() if part else lows[-1], NOTHING) | {last}
    if lows[0] in _LEADING:
        found |= _LAST.get(lows[0], NOTHING) | {lows[0]}
    letters = len(lows) == 1 and words[0].replace(".", "").isupper() and 1 < len(last) <= LETTERED
    return found | _LETTERS if letters and last not in _NAMED else found
