"""Names compared across spellings, scripts and languages: what makes two of them one, and what keeps them apart."""

from __future__ import annotations

import re
from functools import cache

from sayso.link.parts import PARTICLES, Parts, folded, parts
from sayso.link.sound import begin_alike, distance, heard, may_meet, romanised, script

SAME, INITIAL, PART, OTHER, NEAR = 3, 2, 1, 4, 5
DIFFERENT = 0


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
    "iia=ia iya=ia kh=h ph=f th=t ck=k x=ks q=k w=v ou=u oo=u ee=i iou=u yu=u iu=u ju=u yo=e ye=e ie=e je=e ya=a "
    "ia=a ja=a y=i j=i"
)
_SHORT = """
joe joseph joey; bill william will billy willie; bob robert rob bobby robbie; mike michael mick; jim james jimmy
tim timothy; chuck charles charlie; rich richard dick rick; jerry gerald; tom thomas tommy; ted edward ed eddie
jeff jeffrey geoffrey; dan daniel danny; ben benjamin; steve steven stephen; chris christopher; chris christine
al albert alfred; kate katherine kathleen kathy catherine cathy; jack john; tony anthony antony; andy andrew
matt matthew; nick nicholas; greg gregory; ron ronald; don donald; ken kenneth; larry lawrence; sam samuel
liz elizabeth beth betty; sue susan; debbie deborah; peggy margaret maggie meg; bernie bernard; ray raymond
alex alexander aleksandr alexandre alexandr; alex alexandra aleksandra; dmitri dimitri; petr piotr pyotr
sergei serge; mikhail michail; nikolai nicolai; fedor fyodor fiodor; evgeni yevgeny evgueni; recep tayyip
ekaterina katerina yekaterina; francois франсуа; louis луи луис; jacques жак; benoit бенуа; hugh хью; george джордж
charles шарль чарльз
владислав влад; мария маша; александр саша; александра саша; юлия юля; екатерина катя; дмитрий дима; евгений женя
елена лена; татьяна таня; наталья наташа; алексей леша алеша; сергей сережа; владимир вова володя; иван ваня
николай коля; михаил миша; константин костя; анастасия настя; борис боря; анатолий толя; геннадий гена; виктор витя
mikhail михаил mykhailo михайло mijail; dmitry дмитрий dmytro дмитро; vladimir владимир volodymyr володимир
nikolai николай mykola микола; andrei андрей andriy андрій; petr петр пётр petro петро; pavel павел pavlo павло
alexander александр oleksandr олександр; alexei алексей oleksiy олексій; sergei сергей serhiy serhii сергій
evgeni евгений yevhen євген; elena елена olena олена; grigory григорий hryhoriy григорій; anna анна ганна
"""
_ALIASES = tuple(frozenset(group.split()) for line in _SHORT.split("\n") for group in line.split(";") if group.strip())


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
def _last_sounds(word: str) -> frozenset[str]:
    """As ``sounds``; French adds a mute e to last names: Poutine."""
    return frozenset(re.sub(r"(?<=..)e$", "", form) for form in sounds(word))


# How far two words of two scripts may sound apart: given name, last name, and each where it has few sounds.
_LIMITS = {
    "cyrillic latin": (0.21, 0.16),
    "cyrillic": (0.04, 0.04),
    "ukrainian": (0.13, 0.11),
    "arabic": (0.21, 0.16),
    "han": (0.33, 0.25),
}
_SHORT_LIMIT = 0.1
_SHORT_HAN = 0.2
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
def _heard_alike(left: str, right: str, given: bool, ukrainian: bool) -> bool:
    """True where two words are spelled by two scripts, or by Russian and Ukrainian, as what may be one sound."""
    kinds = _scripts(left, right)
    if not kinds:
        return False
    if kinds != "han" and not may_meet(left, right):
        return False
    limit = _LIMITS["ukrainian" if ukrainian and kinds == "cyrillic" else kinds][0 if given else 1]
    fewer, more = sorted((len(heard(left)), len(heard(right))))
    if kinds == "han" and fewer < 3 and more > fewer + 1:
        return False
    if more < 4:
        limit = min(limit, _SHORT_HAN if kinds == "han" else _SHORT_LIMIT)
    return distance(left, right) <= limit


def _alike(left: str, right: str, given: bool, ukrainian: bool = False) -> bool:
    if left == right or (sounds(left) & sounds(right) and not {script(left), script(right)} & {"han", "arabic"}):
        return True
    return _heard_alike(left, right, given, ukrainian)


def _bare(last: str) -> str:
    """A last name without the Arabic article, as al-Asad and Asad are one."""
    return re.sub(r"^(?:al|el|as|ash|аль|эль|ас)[- ](?=\w{3})|^ال(?=\w{3})", "", last)


def _last_alike(left: Parts, right: Parts, ukrainian: bool) -> bool:
    one, other = _bare(left.last), _bare(right.last)
    if _alike(one, other, False, ukrainian) or _last_sounds(one) & _last_sounds(other):
        return True
    a, b = one.split(), other.split()
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) < len(longer) and (longer[0] in PARTICLES or not (left.given and right.given)):
        return _alike(" ".join(shorter), " ".join(longer[-len(shorter) :]), False, ukrainian)
    hyphened = one.split("-"), other.split("-")
    return (
        len(hyphened[0]) != len(hyphened[1])
        and bool(left.given and right.given)
        and _alike(hyphened[0][-1], hyphened[1][-1], False, ukrainian)
    )


@cache
def _aliases(name: str) -> frozenset[int]:
    """The numbers of the alias groups a given name belongs to, by its sound."""
    heard_so = sounds(name)
    return frozenset(n for n, group in enumerate(_ALIASES) if any(name == w or heard_so & sounds(w) for w in group))


def _first_alike(left: str, right: str, ukrainian: bool) -> bool:
    return _alike(left, right, True, ukrainian) or bool(_aliases(left) & _aliases(right))


@cache
def likeness(left: str, right: str) -> int:
    """How two persons' names stand to each other: SAME, INITIAL (one gives only an initial), PART (one gives no
    given name), OTHER (one may be the other before or after a marriage, or with one last name of two), NEAR (given
    names of two scripts that sound nearly alike) or DIFFERENT.

    >>> likeness("Sergei Lavrov", "Сергей Лавров") == SAME, likeness("Bill Clinton", "Hillary Clinton") == DIFFERENT
    (True, True)
    """
    a, b = parts(left), parts(right)
    if a.gender and b.gender and a.gender != b.gender:
        return DIFFERENT
    ukrainian = bool(UKRAINIAN & set(left) or UKRAINIAN & set(right))
    if a.given and b.given and not (a.joined and b.joined) and (whole := _whole(a, b, ukrainian)) is not None:
        return whole
    if not _last_alike(a, b, ukrainian):
        return _married(a, b, ukrainian)
    if a.suffix != b.suffix and a.given and b.given:
        return DIFFERENT
    if not a.given or not b.given:
        return SAME if not a.given and not b.given and a.gender == b.gender else PART
    if _middles_clash(a, b):
        return DIFFERENT
    first, other = a.given[0], b.given[0]
    if a.initial or b.initial:
        if not _initial_of(first, other):
            return DIFFERENT
        return SAME if a.initial and b.initial else INITIAL
    if a.joined and b.joined:
        return SAME if _syllables_alike(first, other) else DIFFERENT
    if _first_alike(first, other, ukrainian):
        return SAME
    middle = [w for w in (*a.given[1:], *b.given[1:]) if len(w) > 1]
    if any(_alike(w, x, True, ukrainian) for w in middle for x in (first, other)):
        return SAME
    return NEAR if _given_near(first, other) else DIFFERENT


def _given_near(left: str, right: str) -> bool:
    """True where two given names of two scripts, each long enough to tell, sound nearly alike: Шарль, Charles."""
    a, b = heard(left), heard(right)
    if not _scripts(left, right) or min(len(a), len(b)) < 4 or (a[-1] == {"a"}) != (b[-1] == {"a"}):
        return False
    return begin_alike(left, right) and distance(left, right) <= 0.36


@cache
def apart(left: str, right: str) -> bool:
    """True where two full names of two scripts have given names that sound plainly different."""
    a, b = parts(left), parts(right)
    if a.initial or b.initial or not a.given or not b.given or likeness(left, right) != DIFFERENT:
        return False
    return distance(a.given[0], b.given[0]) > 0.45


def _syllables_alike(left: str, right: str) -> bool:
    """True where two given names of the East agree syllable by syllable: Jong-un, Чен-ын."""
    if sounds(left) & sounds(right):
        return True
    a, b = (tuple(w) if script(w) == "han" else tuple(w.split("-")) for w in (left, right))
    if len(a) != len(b) or len(a) == 1:
        return script(left) != script(right) and distance(left, right) <= 0.2
    return all(distance(x, y) <= _SYLLABLE_LIMIT for x, y in zip(a, b, strict=True))


def _initial_of(left: str, right: str) -> bool:
    """True where one word may begin with the sound of the other's first letter."""
    if sounds(left) & {s[:1] for s in sounds(right)} or sounds(right) & {s[:1] for s in sounds(left)}:
        return True
    a, b = heard(left), heard(right)
    return bool(a and b) and (begin_alike(left, right, 0.1) if script(left) != script(right) else left[:2] == right[:2])


def _whole(a: Parts, b: Parts, ukrainian: bool) -> int | None:
    """What two last names of two words each say, where one of the names holds nothing else, or None."""
    shorter, longer = sorted((a, b), key=lambda p: len(p.words))
    if len(shorter.words) != 2 or len(longer.words) != 3 or a.suffix != b.suffix:
        return None
    if len(shorter.given[0]) == 1 or _first_alike(shorter.given[0], longer.given[0], ukrainian):
        return None
    pairs = zip(shorter.words, longer.words[1:], strict=True)
    return PART if all(_alike(x, y, False, ukrainian) for x, y in pairs) else None


def _married(a: Parts, b: Parts, ukrainian: bool) -> int:
    """OTHER where the first names agree and the last name of one is a middle name of the other: Ada Bell Orne."""
    if a.suffix != b.suffix or not a.given or not b.given or a.joined or b.joined:
        return DIFFERENT
    for one, two in ((a, b), (b, a)):
        if (
            len(two.given) > 1
            and len(one.last) > 3
            and len(one.given[0]) > 1
            and not _aliases(one.last)
            and any(_alike(one.last, w, False, ukrainian) for w in two.given[1:])
            and _first_alike(one.given[0], two.given[0], ukrainian)
        ):
            return OTHER
    return DIFFERENT


@cache
def closeness(left: str, right: str) -> float:
    """How far two like names are from each other in sound: 0.0 in one script, more across scripts."""
    a, b = parts(left), parts(right)
    one, other = " ".join(a.words), " ".join(b.words)
    if script(one) == script(other):
        return 0.0
    last = distance(_bare(a.last), _bare(b.last))
    given = distance(a.given[0], b.given[0]) if a.given and b.given and len(a.given[0]) + len(b.given[0]) > 3 else 0.0
    return 0.001 + last + given


def _middles_clash(a: Parts, b: Parts) -> bool:
    """True where both give middle names whose initials differ: George W. and George H. W."""
    if len(a.given) < 2 or len(b.given) < 2 or min(len(a.given[1]), len(b.given[1])) > 1:
        return False
    return not _initial_of(a.given[1], b.given[1])


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
    return (bool(taken.given and not taken.initial), taken.latin, len(name.split()) if taken.given else 1)
