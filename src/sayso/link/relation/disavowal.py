"""Who says that he never said it: "I never said that I would resign", beside the words that others put in his mouth."""

from __future__ import annotations

import re

from sayso.link.relation.assertion import LIGHT, Assertion
from sayso.link.relation.facing import Clash, Facing
from sayso.link.relation.opposition import negations
from sayso.link.relation.synonym import sense
from sayso.link.spelling import plain
from sayso.link.statement.figure import NEGATORS
from sayso.link.statement.passage import EMPTY
from sayso.text.root import root

NEVER_SAID = re.compile(
    r"\b(?:I|we)(?:\s+have|\s+had|[’']ve)?\s+(?:never|not|did(?:\s+not|n[’']t)|haven[’']t)(?:\s+(?:ever|once|actually))?"
    r"\s+(?:said|say|called|call|told|tell|claimed|claim|suggested|suggest|promised|promise|threatened|threaten)\s+"
    r"(?P<what>[^.;:!?]+)",
    re.IGNORECASE,
)
SAID = (
    r"(?:said|says|told|tells|called|calls|claimed|claims|suggested|suggests|promised|promises|threatened|threatens)\b"
)
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
# Which share of what was never said the other must tell, and of how many words at least.
TOLD, FEWEST = 0.6, 1


def disavowed(pair: Facing) -> Clash | None:
    """What its speaker says he never said, told by another as said by him or given elsewhere as his own words."""
    if pair.foreign or not (pair.strangers or (pair.one_speaker and not pair.one_document)):
        return None
    for denying, telling in ((pair.one, pair.other), (pair.other, pair.one)):
        never = NEVER_SAID.search(denying.text)
        if never is None or telling.denial or negations(telling.read) or NEVER_SAID.search(telling.text):
            continue
        if pair.strangers and not _says_so(telling, denying):
            continue
        language = denying.passage.language
        told = [w for w in WORD.findall(never["what"]) if plain(w) not in EMPTY | NEGATORS | LIGHT]
        keys = {sense(w, language) for w in told} | ({root(plain(w), language) for w in told} & denying.names)
        said = {sense(w.form, telling.passage.language) for w in telling.passage.words} | telling.every
        if len(keys) < FEWEST or len(keys & said) < TOLD * len(keys):
            continue
        if pair.one_speaker and (len(keys) <= FEWEST or pair.later):
            continue
        return Clash("contradicts", "denial" if pair.strangers else "attribution", max(pair.near, TOLD))
    return None


def _says_so(telling: Assertion, denying: Assertion) -> bool:
    """True where a sentence tells of the other that he said something: "Darrow told us he would resign"."""
    for found in re.finditer(rf"(?P<who>[^\W\d_]{{2,}})\s+(?:(?:has|had|once|then)\s+)?{SAID}", telling.text):
        if root(plain(found["who"])) in denying.who:
            return True
    return False
