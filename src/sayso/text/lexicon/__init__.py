"""Word lists of one language: cues, phrases that attribute, pronouns, offices, and how a clause is built.

A list is data: `<language>.yaml` beside this module. Words are separated by white space, `_` stands for a
space inside a phrase, and braces list endings as in a shell: `сказал{,а,о,и}`. Each group of words
carries an `example`, a marked line that the tests run. The words compare folded (see `fold`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.errors import SettingsError

LANGUAGES = tuple(sorted(p.name.removesuffix(".yaml") for p in files(__package__).iterdir() if p.name[2:] == ".yaml"))
ROLES = ("offices", "bodies", "people", "outlets", "honorifics", "documents")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A form that attributes: its folded words, its kind and what may follow it.

    ``kind``: says | claims | thinks | denies | asks | promises | demands | declines | admits | calls | reports.
    ``takes``: of quotation, clause, question, about, infinitive, naming. A ``participle`` counts only after an
    auxiliary; the source of an ``impersonal`` form follows in a phrase of place; a ``gerund`` shares the source of
    the cue before it. ``prefix`` is the separated part that must close the clause (`teilte … mit`).
    """

    words: Phrase
    kind: str
    takes: frozenset[str]
    participle: bool = False
    impersonal: bool = False
    prefix: str = ""
    gerund: bool = False


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A personal pronoun: ``number`` is singular, plural or either, ``gender`` None where it shows none."""

    word: str
    person: int
    number: str
    gender: str | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the rules know of one language.

    ``cues`` and ``phrases`` are indexed by their first word, the longest first; ``phrases`` are attributing phrases
    with the place of their source: before, after, or closing (after, and only behind a comma or a quotation).
    ``groups`` are the other lists by name, ``lists`` the same in order; ``stems`` holds the stems of the roles and of
    ``refused`` in a language with cases. ``examples`` holds (group, marked line).
    """

    language: str
    cues: Mapping[str, tuple[Cue, ...]]
    phrases: Mapping[str, tuple[tuple[Phrase, str], ...]]
    pronouns: tuple[Pronoun, ...]
    groups: Mapping[str, frozenset[Phrase]]
    lists: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, frozenset[str]]
    flags: frozenset[str]
    examples: tuple[tuple[str, str], ...]

    def has(self, group: str, *words: str) -> bool:
        """True where the group lists this folded word or phrase.

        >>> lexicon("en").has("offices", "mayor")
        True
        """
        return words in self.groups.get(group, frozenset())

    def names_role(self, word: str) -> bool:
        """True where the word, or the last part of a compound, is an office, a body, an outlet or the like.

        In a language with cases every form of a listed noun counts.

        >>> lexicon("ru").names_role("мэру"), lexicon("ru").names_role("мосту")
        (True, False)
        """
        parts = {word, word.rpartition("-")[2]}
        if any((part,) in self.groups.get(group, ()) for part in parts for group in ROLES):
            return True
        if "case" in self.flags:
            return any(stem(part) in self.stems["roles"] for part in parts)
        plain = (word.removesuffix(ending) for ending in ("s", "es", "en", "n") if word.endswith(ending))
        return any((part,) in self.groups.get(group, ()) for part in plain for group in ROLES)

    def refuses(self, word: str) -> bool:
        """True for what no one says: `according to {plan}`; in a language with cases, in every form."""
        return self.has("refused", word) or ("case" in self.flags and stem(word) in self.stems["refused"])

    def cue_words(self) -> frozenset[str]:
        """The single words that may be a cue, folded."""
        return frozenset(cue.words[0] for cues in self.cues.values() for cue in cues if len(cue.words) == 1)

    def words(self, group: str) -> tuple[str, ...]:
        """The group's words and phrases in order, folded, words of a phrase joined by a space."""
        return self.lists.get(group, ())


def fold(word: str) -> str:
    """The form in which words compare: lower case, ё as е, one apostrophe.

    >>> fold("Её"), fold("D’après")
    ('ее', "d'après")
    """
    return word.lower().replace("ё", "е").replace("’", "'").replace("‑", "-")


def expand(pattern: str) -> tuple[str, ...]:
    """The words a pattern stands for.

    >>> expand("said"), expand("sa{id,ys}")
    (('said',), ('said', 'says'))
    """
    head, brace, rest = pattern.partition("{")
    if not brace:
        return (pattern,)
    endings, _, tail = rest.partition("}")
    return tuple(word for ending in endings.split(",") for word in expand(head + ending + tail))


_ENDING = re.compile(
    r"(?:ами|ями|ого|его|ому|ему|ыми|ими|ов|ев|ей|ам|ям|ах|ях|ом|ем|ой|ую|юю|ых|их|ым|им|ый|ий|ая|яя|ое|ее|ые|ие|[аеиоуыэюяьй])$"
)


def stem(word: str) -> str:
    """The word without a Russian case ending.

    >>> stem("источников"), stem("источник")
    ('источник', 'источник')
    """
    return _ENDING.sub("", word) if len(word) > 3 else word


def _stems(groups: Mapping[str, frozenset[Phrase]], *names: str) -> frozenset[str]:
    return frozenset(stem(p[0]) for name in names for p in groups.get(name, ()) if len(p) == 1 and len(p[0]) > 2)


_ELIDED = re.compile(r"(?<!\w)([cdjlmnst]'|qu')(?=\w)")


def _phrases(words: str) -> frozenset[Phrase]:
    return frozenset(
        tuple(_ELIDED.sub(r"\1 ", fold(w).replace("_", " ")).split(" "))
        for pattern in words.split()
        for w in expand(pattern)
    )


def _cues(groups: list[dict[str, Any]]) -> dict[str, tuple[Cue, ...]]:
    """The cues by their first word; a form that several groups list takes what any of them takes."""
    known: dict[tuple[Phrase, bool, str], Cue] = {}
    for group in groups:
        for part in ("finite", "participle", "impersonal", "gerund"):
            for words in sorted(_phrases(group.get(part, ""))):
                *whole, last = words
                last, _, prefix = last.partition("+")
                takes = frozenset(group["takes"])
                cue = Cue(
                    (*whole, last),
                    group["kind"],
                    takes,
                    part == "participle",
                    part == "impersonal",
                    prefix,
                    part == "gerund",
                )
                place = (cue.words, cue.participle, prefix)
                known[place] = replace(known[place], takes=known[place].takes | takes) if place in known else cue
    index: dict[str, list[Cue]] = {}
    for cue in known.values():
        index.setdefault(cue.words[0], []).append(cue)
    return {
        first: tuple(sorted(found, key=lambda c: (-len(c.words), not c.prefix, c.words)))
        for first, found in index.items()
    }


def _attributing(groups: Mapping[str, dict[str, Any]]) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    index: dict[str, list[tuple[Phrase, str]]] = {}
    for place, group in groups.items():
        for words in _phrases(group["words"]):
            index.setdefault(words[0], []).append((words, place))
    return {first: tuple(sorted(found, key=lambda p: (-len(p[0]), p))) for first, found in index.items()}


def _pronouns(lines: list[str]) -> tuple[Pronoun, ...]:
    found = []
    for line in lines:
        words, person, number, gender = line.split("|")
        for (word,) in sorted(_phrases(words)):
            found.append(Pronoun(word, int(person), number.strip(), gender.strip() or None))
    return tuple(found)


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language by its ISO 639-1 code, read once.

    Raises SettingsError for a language that has none; ``LANGUAGES`` names those that have.
    """
    if language not in LANGUAGES:
        raise SettingsError("language", f"no lexicon for {language!r}: there are {', '.join(LANGUAGES)}")
    import yaml

    name = f"{language}.yaml"
    data = yaml.load((files(__package__) / name).read_text(encoding="utf-8"), _loader(yaml))
    groups = {name: _phrases(group["words"]) for name, group in data["words"].items()}
    pronouns = _pronouns(data["pronouns"]["words"])
    groups["pronouns"] = frozenset((p.word,) for p in pronouns)
    examples = [(f"cues: {group['kind']}", group["example"]) for group in data["cues"]]
    examples += [(f"phrases: {place}", group["example"]) for place, group in data["phrases"].items()]
    examples += [("pronouns", data["pronouns"]["example"])]
    examples += [(name, group["example"]) for name, group in data["words"].items()]
    return Lexicon(
        language,
        _cues(data["cues"]),
        _attributing(data["phrases"]),
        pronouns,
        groups,
        {name: tuple(sorted(" ".join(p) for p in group)) for name, group in groups.items()},
        {"roles": _stems(groups, *ROLES), "refused": _stems(groups, "refused")},
        frozenset(data.get("flags", ())),
        tuple(examples),
    )


def _loader(yaml: Any) -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
