"""Two words of names compared by ear and by custom: one sound, one syllable after the other, one short form."""

from __future__ import annotations

import re
from functools import cache

from sayso.link.speaker.given import GROUPS
from sayso.link.speaker.reading import coarse, kunrei, wade
from sayso.link.speaker.sound import begin_alike, distance, heard, may_meet, romanised, script


def _table(rules: str) -> tuple[tuple[str, str], ...]:
    """Rewriting rules from ``old=new`` words, in order."""
    pairs = (rule.split("=") for rule in rules.split())
    return tuple((old, new) for old, new in pairs)


_READINGS = (
    _table("shch=S tch=C sch=S sh=S ch=C dzh=J zh=Z dj=J iou=u iu=u ju=u ja=a je=e j=J ts=c tz=c"),
    _table("chtch=S tch=C ch=S dj=J j=Z gu=g ts=c"),
    _table("schtsch=S tsch=C sch=S dsch=J ch=h z=c s=z"),
    _table("schtsch=S tsch=C dsch=J sch=Z ch=h z=c s=z"),
    _table("schtsch=S tsch=C dsch=J sch=Z ch=h z=c"),
)
_ALIKE = _table(
    "iia=ia iya=ia kh=h ph=f th=t ck=k x=ks q=k w=v ou=u oo=u ee=i iou=u yu=u iu=u ju=u yo=e ye=e ie=e je=e ya=a "
    "ia=a ja=a y=i j=i"
)


@cache
def sounds(word: str) -> frozenset[str]:
    """What a word sounds like, read as English, French or German spell foreign names: one form for all spellings.

    >>> bool(sounds("pushkov") & sounds("pouchkov")), bool(sounds("jean") & sounds("jeanne"))
    (True, False)
    """
    spelled = re.sub(r"[^a-z]", "", romanised(word))
    found = set()
    for table in _READINGS:
        form = re.sub(r"ow$", "ou", spelled) if table is _READINGS[0] else spelled
        for old, new in (*table, *_ALIKE):
            form = form.replace(old, new)
        # Gorbatschow and Gorbachov write the sound, Gorbachev the letter.
        form = re.sub(r"(?<=[CS])o(?=v$)", "e", form)
        form = re.sub(r"c(?=[eiy])", "s", form).replace("c", "k").replace("h", "")
        form = re.sub(r"(.)\1+", r"\1", form)
        found.add(re.sub(r"i+$", "i", form))
    return frozenset(found)


@cache
def last_sounds(word: str) -> frozenset[str]:
    """As ``sounds``; French adds a mute e to last names: Poutine; German has ae for ä."""
    plain = re.sub(r"(?<=[aou])e(?=[^aeiouy])", "", word)
    forms = sounds(word) if plain == word else sounds(word) | sounds(plain)
    return frozenset(re.sub(r"(?<=..)e$", "", form) for form in forms)


# How far two words of two scripts may sound apart: given name, last name, and each where it has few sounds.
_LIMITS = {
    "cyrillic latin": (0.21, 0.16),
    "cyrillic": (0.04, 0.04),
    "ukrainian": (0.13, 0.11),
    "arabic": (0.21, 0.16),
    "han": (0.33, 0.25),
}
_SHORT = 0.1
SHORT_HAN = 0.2
_SYLLABLE_LIMIT = 0.3
UKRAINIAN = frozenset("іїєґ")


def _scripts(left: str, right: str) -> str:
    """Which limits hold between two words, or "" where they are of one script that is spelled one way."""
    kinds = {script(left), script(right)}
    for kind in ("han", "arabic"):
        if kind in kinds and len(kinds) > 1:
            return kind
    if kinds == {"cyrillic"}:
        return "cyrillic"
    return "cyrillic latin" if "cyrillic" in kinds and len(kinds) > 1 else ""


@cache
def heard_alike(left: str, right: str, given: bool, ukrainian: bool) -> bool:
    """True where two words are spelled by two scripts, or by Russian and Ukrainian, as what may be one sound."""
    kinds = _scripts(left, right)
    if not kinds:
        return False
    if not (begin(left, right) if kinds == "han" else may_meet(left, right)):
        return False
    limit = _LIMITS["ukrainian" if ukrainian and kinds == "cyrillic" else kinds][0 if given else 1]
    fewer, more = sorted((len(heard(left)), len(heard(right))))
    if kinds == "han" and fewer < 3 and more > fewer + 1:
        return False
    if more < 4:
        limit = min(limit, SHORT_HAN if kinds == "han" else _SHORT)
    return distance(left, right) <= limit


def begin(left: str, right: str) -> bool:
    """False where no sound of the first two of one word may be one of the other's first two, as Chinese writes them."""
    return begin_alike(left, right) or may_meet(left, right, "han")


def one_in_japan(left: str, right: str) -> bool:
    """True where two scripts spell the same Japanese syllables: Дзюнъитиро, Junichiro."""
    return {script(left), script(right)} == {"cyrillic", "latin"} and kunrei(left) == kunrei(right)


def alike(left: str, right: str, given: bool, ukrainian: bool = False) -> bool:
    """True where two folded words may be one name: ``given`` names are heard more loosely than last names.

    >>> alike("лавров", "lavrov", False), alike("lavrov", "larov", False)
    (True, False)
    """
    if left == right or one_in_japan(left, right):
        return True
    spelled = not {script(left), script(right)} & {"han", "arabic"}
    return (spelled and bool(sounds(left) & sounds(right))) or heard_alike(left, right, given, ukrainian)


@cache
def aliases(name: str) -> frozenset[int]:
    """The numbers of the alias groups a given name belongs to, by its sound."""
    heard_so = sounds(name)
    return frozenset(n for n, group in enumerate(GROUPS) if any(name == w or heard_so & sounds(w) for w in group))


def first_alike(left: str, right: str, ukrainian: bool) -> bool:
    """True where two folded given names may be one: by ear, or as a short form of the other.

    >>> first_alike("bill", "william", False), first_alike("bill", "hillary", False)
    (True, False)
    """
    if alike(left, right, True, ukrainian) or aliases(left) & aliases(right):
        return True
    return script(left) != script(right) and (_short_alike(left, right) or _short_alike(right, left))


@cache
def _short_alike(left: str, right: str) -> bool:
    """True where a word of another script spells a short form of a name in Latin letters: Майк, Michael."""
    if script(right) != "latin":
        return False
    forms = {w for n in aliases(right) for w in GROUPS[n] if w != right and w.isascii() and len(heard(w)) > 2}
    return any(len(heard(w)) == len(heard(left)) and distance(left, w) <= _SHORT for w in forms)


def syllables_alike(left: str, right: str) -> bool:
    """True where two given names of the East agree syllable by syllable: Jong-un, Чен-ын."""
    if sounds(left) & sounds(right) or wade(left) == wade(right):
        return True
    if script(left) == script(right) == "han":
        return False
    a, b = (tuple(w) if script(w) == "han" else tuple(w.split("-")) for w in (left, right))
    if len(a) != len(b) or len(a) == 1:
        return script(left) != script(right) and distance(left, right) <= 0.2
    limit = _SYLLABLE_LIMIT if script(left) != script(right) else _SHORT
    return all(distance(x, y) <= limit or coarse(x) == coarse(y) for x, y in zip(a, b, strict=True))
