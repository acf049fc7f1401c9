"""Words in any inflection: which two are forms of one, and whether a text has the words somebody asks for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"\w+(?:['’]\w+)*")
PHRASE = re.compile(r"\"([^\"]*)\"|[“„]([^“”]*)[”“]|«([^»]*)»|''([^']*)''")
# Written without spaces: a word is sought inside a run of letters.
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff]")
DOUBLED = re.compile(r"([bdfglmnprt])\1(?=(?:ed|ing|er|est)$)")
LATIN = frozenset(
    """
    s es ed d ing ings er ers 's e en n em r es est ern ens t te ten tet st et a o as os an ar on ons ez ent ait aient
    ant ants ante antes ai as amos emos ado ada ados adas ido ida idos idas x ment ly
    """.split()
) | {""}
CYRILLIC = frozenset(
    """
    а я у ю е ы и о ь й ой ей ом ем ам ям ами ями ах ях ов ев ого его ому ему ым им ых их ую юю ая яя ое ее ые ие ый ий
    ою ею ыми ими л ла ло ли ть ти ет ут ют ит ат ят ешь ишь ете ите ем им ал ала ало али ил ила ило или ел ела ели
    ать ять ить еть ся сь лся лась лось лись тся ться ию ия ии ием иям иями иях ость ости остью і ї є ів ям ами ою
    """.split()
) | {""}
LEAST, LEAST_WITH_ENDINGS = 3, 4


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """The word without case and accents, й and ё kept apart from и and е as their readers keep them.

    >>> folded("Élysée"), folded("Мой")
    ('elysee', 'мой')
    """
    low = word.casefold().replace("’", "'").replace("й", "\0").replace("ё", "е")
    plain = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return plain.replace("\0", "й")


@lru_cache(maxsize=65536)
def _levelled(word: str) -> str:
    low = folded(word)
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    return DOUBLED.sub(r"\1", low)


def alike(one: str, other: str) -> bool:
    """True where two words may be forms of one: they begin alike, and what is left of each is an ending.

    Endings are those of English, German, French, Spanish, Russian and Ukrainian. A rule without a word list: it
    takes "posts" and "posted" for one, and now and then two words that only look so.

    >>> alike("bridges", "Bridge"), alike("мостом", "мост"), alike("stopping", "stopped"), alike("bridge", "bridal")
    (True, True, True, False)
    """
    a, b = _levelled(one), _levelled(other)
    if a == b:
        return True
    shared = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    cyrillic = re.match(r"[а-яіїєґ]", a) is not None
    endings, least = (CYRILLIC, LEAST) if cyrillic else (LATIN, LEAST_WITH_ENDINGS)
    # What two endings have in common ("открыл", "открыла") may belong to them: the cut is tried before it, too.
    for cut in range(shared, max(shared - 3, LEAST - 1), -1):
        left, right = a[cut:], b[cut:]
        if left in endings and right in endings and (cut >= least or not (left and right)):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Asked:
    """Words somebody asks for: ``words`` in any inflection, ``phrases`` as they stand, case and marks aside."""

    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]

    def __bool__(self) -> bool:
        """False where nothing is asked for."""
        return bool(self.words or self.phrases)

    def fits(self, text: str) -> bool:
        """True where the text has every word and every phrase."""
        held = [m.group() for m in WORD.finditer(text)]
        plain = [folded(w) for w in held]
        return all(_stands(phrase, plain, text) for phrase in self.phrases) and all(
            any(alike(word, w) for w in held) or (UNSPACED.search(word) and folded(word) in folded(text))
            for word in self.words
        )


def asked(query: str) -> Asked:
    """The words and the phrases of a query; what stands in quotation marks of any kind is a phrase.

    >>> asked('dams "six hours"')
    Asked(words=('dams',), phrases=(('six', 'hours'),))
    """
    phrases = tuple(
        tuple(folded(w) for w in WORD.findall(next(g for g in m.groups() if g is not None)))
        for m in PHRASE.finditer(query)
    )
    return Asked(tuple(WORD.findall(PHRASE.sub(" ", query))), tuple(p for p in phrases if p))


def _stands(phrase: Sequence[str], plain: Sequence[str], text: str) -> bool:
    if any(UNSPACED.search(word) for word in phrase):
        return "".join(phrase) in "".join(plain)
    return any(tuple(plain[k : k + len(phrase)]) == tuple(phrase) for k in range(len(plain) - len(phrase) + 1))
