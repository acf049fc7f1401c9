"""Names compared across spellings, scripts and languages: what makes two of them one, and what keeps them apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

SAME, INITIAL, PART = 3, 2, 1
DIFFERENT = 0


def _words(words: str) -> list[str]:
    return words.split()


_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґђјљњћџў",
        _words(
            "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i i e g dj j lj nj c dz u"
        ),
        strict=True,
    )
)
_GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", _words("a v g d e z i th i k l m n x o p r s s t y f ch ps o"), strict=True)
)


def _table(rules: str) -> tuple[tuple[str, str], ...]:
    """Rewriting rules from ``old=new`` words, in order."""
    pairs = (rule.split("=") for rule in rules.split())
    return tuple((old, new) for old, new in pairs)


_READINGS = (
    _table("shch=S tch=C sch=S sh=S ch=C dzh=J zh=Z dj=J iou=u iu=u ju=u ja=a je=e j=J ts=c tz=c"),
    _table("chtch=S tch=C ch=S dj=J j=Z gu=g ts=c"),
    _table("schtsch=S tsch=C sch=S dsch=J ch=h z=c s=z"),
)
_ALIKE = _table(
    "kh=h ph=f th=t ck=k x=ks q=k w=v ou=u oo=u ee=i iou=u yu=u iu=u ju=u yo=e ye=e ie=e je=e ya=a ia=a ja=a y=i j=i"
)
_SUFFIX = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_COURTESY = dict.fromkeys(_words("mr herr monsieur m sir г-н господин"), "m") | dict.fromkeys(
    _words("mrs ms miss mme mlle madame frau г-жа госпожа"), "f"
)
_PARTICLES = frozenset(_words("de da di du del della dos van von der den ter la le el al bin ibn ben bint"))
_SHORT = """
joe joseph joey; bill william will billy willie; bob robert rob bobby robbie; mike michael mick; jim james jimmy
tim timothy; chuck charles charlie; rich richard dick rick; jerry gerald; tom thomas tommy; ted edward ed eddie
jeff jeffrey geoffrey; dan daniel danny; ben benjamin; steve steven stephen; chris christopher; chris christine
al albert alfred; kate katherine kathleen kathy catherine cathy; jack john; tony anthony antony; andy andrew
matt matthew; nick nicholas; greg gregory; ron ronald; don donald; ken kenneth; larry lawrence; sam samuel
liz elizabeth beth betty; sue susan; debbie deborah; peggy margaret maggie meg; bernie bernard; ray raymond
alex alexander aleksandr alexandre alexandr; alex alexandra aleksandra; dmitri dimitri; petr piotr pyotr
sergei serge; mikhail michail; nikolai nicolai; fedor fyodor fiodor; evgeni yevgeny evgueni; recep tayyip
ekaterina katerina yekaterina
"""
_ALIASES = tuple(frozenset(group.split()) for line in _SHORT.split("\n") for group in line.split(";") if group.strip())


@dataclass(frozen=True, slots=True)
class Parts:
    """A person's name taken apart: words folded; ``latin`` is False for a name in another script."""

    given: tuple[str, ...]
    last: str
    suffix: str | None
    gender: str | None
    latin: bool


def folded(words: str) -> str:
    """The words in lower case, without accents, with straight apostrophes.

    >>> folded("Erdoğan’s")
    "erdogan's"
    """
    low = words.casefold().replace("’", "'").replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d")
    low = low.replace("й", "\0").replace("ё", "\1").replace("ї", "\2").replace("ў", "\3")
    plain = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return plain.replace("\0", "й").replace("\1", "ё").replace("\2", "ї").replace("\3", "ў")


@cache
def parts(name: str) -> Parts:
    """A person's name taken apart.

    >>> parts("Mr. Ada B. van Orne Jr.").given, parts("Mr. Ada B. van Orne Jr.").last, parts("Ms. Orne").gender
    (('ada', 'b'), 'van orne', 'f')
    """
    words = [
        w.strip(".,")
        for w in re.split(r"[\s\u00a0\u202f]+|(?<=\.)(?=[^\W\d_]{2})", folded(name).strip())
        if w.strip(".,")
    ]
    gender = None
    while len(words) > 1 and words[0] in _COURTESY:
        gender = gender or _COURTESY[words[0]]
        words = words[1:]
    suffix = _SUFFIX.get(words[-1]) if len(words) > 1 else None
    if suffix:
        words = words[:-1]
    at = next((k for k, w in enumerate(words[:-1]) if k and w in _PARTICLES), len(words) - 1)
    if len(words) > 1 and words[0] in _PARTICLES:
        at = 0
    return Parts(tuple(words[:at]), " ".join(words[at:]), suffix, gender, all(ord(c) < 0x250 for c in "".join(words)))


@cache
def romanised(word: str) -> str:
    """A folded word in Latin letters: Russian, Ukrainian, Serbian and Greek by table, other scripts by anyascii.

    >>> romanised("лавров"), romanised("путин")
    ('lavrov', 'putin')
    """
    if all(ord(c) < 0x250 for c in word):
        return word
    spelled = "".join(_CYRILLIC.get(c) or _GREEK.get(c) or c for c in word).replace("_", "")
    if any(ord(c) >= 0x250 for c in spelled):
        from anyascii import anyascii

        spelled = anyascii(spelled).lower()
    return spelled


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
        form = re.sub(r"c(?=[eiy])", "s", form).replace("c", "k").replace("h", "")
        form = re.sub(r"(.)\1+", r"\1", form)
        found.add(re.sub(r"i+$", "i", form))
    return frozenset(found)


@cache
def _last_sounds(word: str) -> frozenset[str]:
    """As ``sounds``; French adds a mute e to last names: Poutine."""
    return frozenset(re.sub(r"(?<=..)e$", "", form) for form in sounds(word))


@cache
def bones(word: str) -> frozenset[str]:
    """The first sound and the consonants, for names that only another script spells otherwise (Трамп, Trump)."""
    return frozenset(form[:1] + re.sub(r"[aeiou]", "", form[1:]) for form in sounds(word))


def _alike(left: str, right: str, across: bool) -> bool:
    if left == right or sounds(left) & sounds(right):
        return True
    return across and min(len(left), len(right)) > 4 and bool(bones(left) & bones(right))


def _last_alike(left: Parts, right: Parts) -> bool:
    across = left.latin != right.latin
    if _alike(left.last, right.last, across) or _last_sounds(left.last) & _last_sounds(right.last):
        return True
    a, b = left.last.split(), right.last.split()
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) < len(longer) and (longer[0] in _PARTICLES or not (left.given and right.given)):
        return _alike(" ".join(shorter), " ".join(longer[-len(shorter) :]), across)
    hyphened = left.last.split("-"), right.last.split("-")
    return (
        len(hyphened[0]) != len(hyphened[1])
        and bool(left.given and right.given)
        and any(_alike(x, y, across) for x in hyphened[0][-1:] for y in hyphened[1][-1:])
    )


@cache
def _aliases(name: str) -> frozenset[int]:
    """The numbers of the alias groups a given name belongs to, by its sound."""
    heard = sounds(name)
    return frozenset(n for n, group in enumerate(_ALIASES) if any(name == w or heard & sounds(w) for w in group))


def _first_alike(left: str, right: str, across: bool) -> bool:
    return _alike(left, right, across) or bool(_aliases(left) & _aliases(right))


@cache
def likeness(left: str, right: str) -> int:
    """How two persons' names stand to each other: SAME, INITIAL (one gives only an initial), PART (one gives no
    given name) or DIFFERENT.

    >>> likeness("Sergei Lavrov", "Сергей Лавров") == SAME, likeness("Bill Clinton", "Hillary Clinton") == DIFFERENT
    (True, True)
    """
    a, b = parts(left), parts(right)
    if (a.gender and b.gender and a.gender != b.gender) or not _last_alike(a, b):
        return DIFFERENT
    if a.suffix != b.suffix and a.given and b.given:
        return DIFFERENT
    if not a.given or not b.given:
        return SAME if not a.given and not b.given and a.gender == b.gender else PART
    if _middles_clash(a, b):
        return DIFFERENT
    first, other = a.given[0], b.given[0]
    if len(first) == 1 or len(other) == 1:
        if not sounds(first) & {s[:1] for s in sounds(other)} and not sounds(other) & {s[:1] for s in sounds(first)}:
            return DIFFERENT
        return SAME if len(first) == len(other) == 1 else INITIAL
    across = a.latin != b.latin
    if _first_alike(first, other, across):
        return SAME
    middle = [w for w in (*a.given[1:], *b.given[1:]) if len(w) > 1]
    return SAME if any(_alike(w, first, across) or _alike(w, other, across) for w in middle) else DIFFERENT


def _middles_clash(a: Parts, b: Parts) -> bool:
    """True where both give middle names whose initials differ: George W. and George H. W."""
    return (
        len(a.given) > 1
        and len(b.given) > 1
        and romanised(a.given[1])[:1] != romanised(b.given[1])[:1]
        and (len(a.given[1]) == 1 or len(b.given[1]) == 1)
    )


@cache
def body(name: str) -> str:
    """A body's name as compared: without article, accents, dots and case.

    >>> body("The U.N. Security Council") == body("UN Security Council")
    True
    """
    words = re.sub(r"(?<=\b\w)\.", "", folded(name).replace("'s", ""))
    return re.sub(r"^(?:the|la|le|les|l'|der|die|das|el)\s*(?<=[\s'])", "", " ".join(re.findall(r"[\w&'-]+", words)))


def fullness(name: str) -> tuple[bool, bool, int]:
    """How full a name is, for choosing the one to show: spelled given name, Latin script, number of words."""
    taken = parts(name)
    return (bool(taken.given and len(taken.given[0]) > 1), taken.latin, len(name.split()) if taken.given else 1)
