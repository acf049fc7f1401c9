"""Names compared across spellings, scripts and languages: what makes two of them one, and what keeps them apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.link.speaker.declension import nominatives
from sayso.link.speaker.given import ARABIC
from sayso.link.speaker.hearing import (
    SHORT_HAN,
    UKRAINIAN,
    aliases,
    alike,
    first_alike,
    heard_alike,
    last_sounds,
    one_in_japan,
    sounds,
    syllables_alike,
)
from sayso.link.speaker.parts import PARTICLES, SURNAMES, Parts, folded, parts, patronymic
from sayso.link.speaker.reading import coarse, japanese_alike, korean_alike, wade
from sayso.link.speaker.sound import begin_alike, distance, heard, may_meet, script

SAME, INITIAL, PART, OTHER, NEAR = 3, 2, 1, 4, 5
DIFFERENT = 0
# How far two spellings of one foreign last name, or given name, in a script of their own may sound apart.
_VARIANT = 0.13
_VARIANT_GIVEN = 0.11
# How much nearer a name as it stands is than one that has first to be put into the nominative.
_DECLINED = 0.05


_ARABIC_LOOSE = (
    (r"(?:ij|iy|y)(?:ah?|eh?)$|i(?:ah?|eh?)$", "ia"),
    (r"kh", "h"),
    (r"dh|th(?=[aeiou])", "d"),
    (r"gh|q|k", "g"),
    (r"ou|oo|o|w", "u"),
    (r"ei|ai|ay|ey|ee|y", "i"),
    (r"(.)\1+", r"\1"),
)


def _bare(last: str) -> str:
    """A last name without the Arabic article, as al-Asad and Asad are one."""
    return re.sub(r"^(?:al|el|as|ash|аль|эль|ас)[- ](?=\w{3})|^ال(?=\w{3})", "", last)


def _last_alike(left: Parts, right: Parts, ukrainian: bool) -> bool:
    one, other = _bare(left.last), _bare(right.last)
    if alike(one, other, False, ukrainian) or last_sounds(one) & last_sounds(other):
        return True
    if _loosened(left) & _loosened(right):
        return True
    if left.joined and right.joined and "-" in left.given[0] and "-" in right.given[0] and coarse(one) == coarse(other):
        return True
    a, b = one.split(), other.split()
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) < len(longer) and (longer[0] in PARTICLES or not (left.given and right.given)):
        return alike(" ".join(shorter), " ".join(longer[-len(shorter) :]), False, ukrainian)
    hyphened = one.split("-"), other.split("-")
    return (
        len(hyphened[0]) != len(hyphened[1])
        and bool(left.given and right.given)
        and alike(hyphened[0][-1], hyphened[1][-1], False, ukrainian)
    )


@cache
def likeness(left: str, right: str) -> int:
    """How two persons' names stand to each other: SAME, INITIAL (one gives only an initial), PART (one gives no
    given name), OTHER (one may be the other before or after a marriage, or with one last name of two), NEAR (given
    names of two scripts that sound nearly alike) or DIFFERENT.

    >>> likeness("Sergei Lavrov", "Сергей Лавров") == SAME, likeness("Bill Clinton", "Hillary Clinton") == DIFFERENT
    (True, True)
    """
    found = _likeness(left, right)
    return found or max((_likeness(*pair) for pair in _declined(left, right)), default=DIFFERENT)


def _declined(left: str, right: str) -> Iterator[tuple[str, str]]:
    """The two names with one of them, or both, put into the nominative in each way that makes them one by ear."""
    kinds = script(parts(left).last), script(parts(right).last)
    if kinds == ("cyrillic", "cyrillic"):
        for one in ({left.casefold()} | nominatives(left)) & ({right.casefold()} | nominatives(right)):
            yield one, one
    elif "cyrillic" in kinds and "latin" in kinds and may_meet(parts(left).last, parts(right).last):
        said, other = (left, right) if kinds[0] == "cyrillic" else (right, left)
        for one in sorted(nominatives(said)):
            if _likeness(one, other) in (SAME, PART, NEAR):
                yield one, other


@cache
def _likeness(left: str, right: str) -> int:
    a, b = parts(left), parts(right)
    if a.gender and b.gender and a.gender != b.gender:
        return DIFFERENT
    ukrainian = bool(UKRAINIAN & set(left) or UKRAINIAN & set(right))
    for one, two in ((a, b), (b, a)):
        if script(one.last) == "han" != script(two.last) and (met := _in_characters(one, two)) is not None:
            return met
    if _turned(a, b):
        return SAME
    if a.given and b.given and not (a.joined and b.joined) and (whole := _whole(a, b, ukrainian)) is not None:
        return whole
    for one, two in ((a, b), (b, a)):
        if _by_father(one, two):
            return PART
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
        return SAME if syllables_alike(first, other) else DIFFERENT
    if first_alike(first, other, ukrainian):
        return SAME
    middle = [w for w in (*a.given[1:], *b.given[1:]) if len(w) > 1]
    if any(alike(w, x, True, ukrainian) for w in middle for x in (first, other)):
        return SAME
    return NEAR if _given_near(first, other) else DIFFERENT


def _in_characters(a: Parts, b: Parts) -> int | None:
    """What a name in Chinese characters, last name first, is to one of another script, or None where it is none."""
    characters = a.last + "".join(a.given)
    if not 1 < len(characters) < 7 or len(a.given) > 1 or (a.given and not a.joined):
        return None
    if any(script(c) != "han" for c in characters) or script(b.last) == "han":
        return None
    if _read_alike(characters, b):
        return SAME if a.given and b.given else PART
    if not a.given and japanese_alike(characters, b.last):
        return PART
    if b.joined:
        return DIFFERENT
    if len(characters) > 3 and alike(characters, "".join(b.words), False):
        # A foreign name written without the point between its words.
        return PART
    if not a.given:
        return None
    if not b.given and (b.last in SURNAMES and heard_alike(a.last, b.last, False, False)):
        return PART
    # Three characters, of which the first is also a Chinese last name, may spell a foreign one.
    return PART if alike(characters, b.last, False) else DIFFERENT


def _read_alike(characters: str, b: Parts) -> bool:
    """True where characters are read as this name in China, Korea or Japan."""
    if not b.given:
        return japanese_alike(characters, b.last)
    if len(b.given) > 1 or b.initial:
        return False
    if japanese_alike(characters, b.last, b.given[0]) or (b.joined and korean_alike(characters, b.last, b.given[0])):
        return True
    if not (b.joined or b.last in SURNAMES) or len(heard(characters[0])) != len(heard(b.last)):
        return False
    hyphens = b.given[0].count("-")
    if len(characters) > 3 or (hyphens and hyphens != len(characters) - 2):
        return False
    if not (begin_alike(characters[0], b.last) and begin_alike(characters[1:], b.given[0])):
        return False
    return distance(characters[0], b.last) <= SHORT_HAN and syllables_alike(characters[1:], b.given[0])


def _by_father(a: Parts, b: Parts) -> bool:
    """True where one name is the given name and the patronymic that the other gives with a last name."""
    return len(a.given) == 1 and len(b.given) == 2 and b.given == (a.given[0], a.last) and patronymic(a.last)


def _turned(a: Parts, b: Parts) -> bool:
    """True where two words are one name with the last name first in one: Orlin Sergei."""
    if len(a.given) != 1 or len(b.given) != 1 or a.last != b.given[0] or b.last != a.given[0]:
        return False
    if a.initial or b.initial or a.joined or b.joined or a.suffix or b.suffix:
        return False
    # Thomas James and James Thomas are two.
    return not aliases(a.last) and not aliases(b.last)


@cache
def _loosened(taken: Parts) -> frozenset[str]:
    """The last name without what its spellings do not agree on: of one with an Arabic given name, of a Chinese."""
    found = set()
    if taken.latin and taken.given and aliases(taken.given[0]) & ARABIC:
        spelled = re.sub(r"[^a-z]", "", _bare(taken.last))
        for old, new in _ARABIC_LOOSE:
            spelled = re.sub(old, new, spelled)
        found.add(f"ar {spelled}")
    if taken.latin and taken.joined:
        found |= {f"zh {wade(taken.last)} {wade(taken.given[0])}", f"ko {coarse(taken.last)}"}
    return frozenset(found)


def _given_near(left: str, right: str) -> bool:
    """True where two given names, each long enough to tell, sound nearly alike: Шарль, Charles; Ахмат, Ахмад."""
    a, b = heard(left), heard(right)
    one = script(left) == script(right)
    if (one and script(left) != "cyrillic") or min(len(a), len(b)) < 4 or (a[-1] == {"a"}) != (b[-1] == {"a"}):
        return False
    if one:
        return len(a) == len(b) and a[0] == b[0] and distance(left, right) <= _VARIANT_GIVEN
    return begin_alike(left, right) and distance(left, right) <= 0.36


@cache
def variant(left: str, right: str) -> bool:
    """True where two full names in one script of their own may spell one foreign name by ear: Бёртон, Бартон."""
    a, b = parts(left), parts(right)
    if not (a.given and b.given) or a.latin or b.latin or a.initial or b.initial or script(a.last) != script(b.last):
        return False
    if script(a.last) == "han" or not first_alike(a.given[0], b.given[0], False):
        return False
    return len(heard(a.last)) == len(heard(b.last)) and distance(a.last, b.last) <= _VARIANT


@cache
def apart(left: str, right: str) -> bool:
    """True where two full names of two scripts have given names that sound plainly different."""
    a, b = parts(left), parts(right)
    if a.initial or b.initial or not a.given or not b.given or likeness(left, right) != DIFFERENT:
        return False
    return distance(a.given[0], b.given[0]) > 0.45


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
    if len(shorter.given[0]) == 1 or first_alike(shorter.given[0], longer.given[0], ukrainian):
        return None
    pairs = zip(shorter.words, longer.words[1:], strict=True)
    return PART if all(alike(x, y, False, ukrainian) for x, y in pairs) else None


def _married(a: Parts, b: Parts, ukrainian: bool) -> int:
    """OTHER where the first names agree and the last name of one is a middle name of the other: Ada Bell Orne."""
    if a.suffix != b.suffix or not a.given or not b.given or a.joined or b.joined:
        return DIFFERENT
    for one, two in ((a, b), (b, a)):
        if (
            len(two.given) > 1
            and len(one.last) > 3
            and len(one.given[0]) > 1
            and not aliases(one.last)
            and any(alike(one.last, w, False, ukrainian) for w in two.given[1:])
            and first_alike(one.given[0], two.given[0], ukrainian)
        ):
            return OTHER
    return DIFFERENT


@cache
def handles(name: str) -> frozenset[str] | None:
    """What two names in Latin letters must have in common to be alike in any way; None for a name of another script.

    >>> bool(handles("Bill Clinton") & handles("Hillary Clinton")), bool(handles("Ada Vane") & handles("Bill Orne"))
    (True, False)
    """
    taken = parts(name)
    if not taken.latin:
        return None
    last = _bare(taken.last).split()
    tails = {" ".join(last[k:]) for k in range(len(last))} | {_bare(taken.last).split("-")[-1], *taken.given[1:]}
    if not taken.joined and len(taken.given) == 1:
        tails.add(taken.given[0])
    return (frozenset(tails) | _loosened(taken)).union(*(sounds(t) | last_sounds(t) for t in tails))


@cache
def closeness(left: str, right: str) -> float:
    """How far two like names are from each other in sound: 0.0 in one script and case, more across."""
    if not _likeness(left, right) and (told := list(_declined(left, right))):
        return _DECLINED + min(_closeness(*pair) for pair in told)
    return _closeness(left, right)


@cache
def _closeness(left: str, right: str) -> float:
    a, b = parts(left), parts(right)
    one, other = " ".join(a.words), " ".join(b.words)
    if script(one) == script(other):
        return 0.0
    if any(script(p.last) == "han" and _read_alike(p.last + "".join(p.given), q) for p, q in ((a, b), (b, a))):
        return 0.001
    if a.given and b.given and one_in_japan(a.last, b.last) and one_in_japan(a.given[0], b.given[0]):
        return 0.001
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
    """A body's name as compared: without article, accents, dots and case, what it is for before what it is.

    >>> body("The U.N. Security Council") == body("UN Security Council")
    True
    >>> body("the Department of Fisheries") == body("Fisheries Department")
    True
    """
    words = re.sub(r"(?<=\b\w)\.", "", folded(name).replace("'s", ""))
    plain = re.sub(r"^(?:the|la|le|les|l'|der|die|das|el)\s*(?<=[\s'])", "", " ".join(re.findall(r"[\w&'-]+", words)))
    return re.sub(r"^(department|ministry) of (?:the )?(.+)$", r"\2 \1", plain)


def stands_for(letters: str, name: str) -> bool:
    """True for the letters that a body's name of several words is shortened to, small words left out.

    >>> stands_for("W.H.O.", "World Health Organization"), stands_for("CFC", "Centers for Flood Control and Prevention")
    (True, True)
    >>> stands_for("NATO", "North Sea Council")
    False
    """
    return letters.replace(".", "") in shortened(name)


def shortened(name: str) -> frozenset[str]:
    """The letters, three and more, that a body's name may be shortened to, with or without what ``and`` adds."""
    capitals = "".join(word[0] for word in re.findall(r"[\w&'’-]+", name) if word[0].isupper())
    shorter = capitals[:-1] if re.search(r"\band\s+\S+$", name) else capitals
    return frozenset(letters for letters in (capitals, shorter) if 3 <= len(letters) <= 6)


def fullness(name: str) -> tuple[bool, bool, int]:
    """How full a name is, for choosing the one to show: spelled given name, Latin script, number of words."""
    taken = parts(name)
    return (bool(taken.given and not taken.initial), taken.latin, len(name.split()) if taken.given else 1)
