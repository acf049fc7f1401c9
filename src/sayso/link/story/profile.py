"""What a document is compared by when documents are grouped into stories: its headline and first words, and its days.

News tells what happened first, so the headline (twice) and the first words of the text stand for the document; what
follows is background that many stories share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

from sayso.link.fingerprint import told
from sayso.link.spelling import TOKEN, plain, stem, words
from sayso.text.stem import UNSPACED
from sayso.types import Document, Encoder

LEAD = 500
BIGRAM = " "
# How much of what was read before the first document a term counts as, and the share of documents that words of so
# many letters stand in: short words are common in every language (Zipf 1935), and a stream has to start somewhere.
BEFORE = 1000
SHARES = (0.0, 0.3, 0.3, 0.12, 0.03, 0.01, 0.003)
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Profile:
    """What a document is compared by: terms with how often they stand there, the days of the week it names, a vector.

    ``terms`` are stems and pairs of stems in a row, ``weekdays`` 0 (Monday) to 6, ``day`` the day of publication
    (ISO 8601), ``vector`` a unit row of half-precision numbers, empty where there was no encoder.
    """

    document: str
    title: str
    language: str | None
    day: str | None
    terms: tuple[tuple[str, int], ...]
    weekdays: tuple[int, ...]
    vector: bytes = b""


def lead(document: Document) -> str:
    """The first words that a document tells, at most 500 code points, cut between words where there is white space."""
    taken: list[str] = []
    room = LEAD
    for span in told(document):
        if room <= 0:
            break
        part = document.text[span.start : min(span.stop, span.start + room + 1)].strip()
        if len(part) > room:
            part = part[:room].rsplit(None, 1)[0]
            room = 0
        room -= len(part)
        taken.append(part)
    return " ".join(" ".join(taken).split())


@lru_cache(maxsize=64)
def _weekdays(language: str | None) -> Mapping[str, int]:
    """The stem of each name of a day of the week in a language, with its number; nothing for an unknown language."""
    from babel import Locale, UnknownLocaleError

    try:
        names = Locale.parse(language or "en").days["format"]["wide"]
    except (UnknownLocaleError, ValueError):
        return {}
    return {stem(plain(name)): number for number, name in names.items()}


def _stems(text: str) -> Iterator[str]:
    """The stems of a text; what is written without spaces is taken two signs at a time."""
    if not UNSPACED.search(text):
        yield from (stem(word.plain) for word in words(text))
        return
    for token in TOKEN.findall(text):
        if UNSPACED.search(token):
            yield from (token[at : at + 2] for at in range(max(1, len(token) - 1)))
        else:
            yield stem(plain(token))


def _profile(document: Document, first: str) -> Profile:
    title = " ".join((document.title or "").split())
    headline, body = list(_stems(title)), list(_stems(first))
    terms = Counter([*headline, *headline, *body])
    for row in (headline, body):
        terms.update(f"{one}{BIGRAM}{other}" for one, other in zip(row, row[1:]))
    names = _weekdays(document.language)
    weekdays = sorted({names[term] for term in terms if term in names})
    day = document.published[:10] if document.published else None
    return Profile(
        document.id, title or first[:80], document.language, day, tuple(sorted(terms.items())), tuple(weekdays)
    )


def profiles(documents: Sequence[Document], encoder: Encoder | None) -> tuple[Profile, ...]:
    """The profile of each document, in their order; without an encoder none has a vector."""
    firsts = [lead(document) for document in documents]
    made = tuple(_profile(document, first) for document, first in zip(documents, firsts, strict=True))
    if encoder is None or not made:
        return made
    texts = [". ".join(filter(None, ((d.title or "").strip(), f))) for d, f in zip(documents, firsts, strict=True)]
    vectors = encoder.encode(texts).astype("float16")
    return tuple(replace(one, vector=row.tobytes()) for one, row in zip(made, vectors, strict=True))


class Rarity:
    """How much each term says: the logarithm of how few documents have it (inverse document frequency)."""

    def __init__(self, heard: Mapping[str, int], many: int, more: Mapping[str, int]) -> None:
        self._heard, self._more, self._many = heard, more, many + BEFORE + 1
        self._known: dict[str, float] = {}

    def of(self, term: str) -> float:
        """The rarity of a term, above 0."""
        if term not in self._known:
            self._known[term] = self._counted(term)
        return self._known[term]

    def _counted(self, term: str) -> float:
        share = 0.0 if BIGRAM in term else SHARES[min(len(term), len(SHARES) - 1)]
        if term[:1].isdigit():
            share = 0.0
        return log(self._many / (self._heard.get(term, 0) + self._more.get(term, 0) + HALF + BEFORE * share))

    def weigh(self, profile: Profile) -> tuple[dict[str, float], dict[str, float]]:
        """A profile's words and pairs of words as two rows of length one (TF-IDF with a logarithm of the count)."""
        rows: tuple[dict[str, float], dict[str, float]] = ({}, {})
        for term, count in profile.terms:
            rows[BIGRAM in term][term] = (1 + log(count)) * self.of(term)
        for row in rows:
            size = sum(weight * weight for weight in row.values()) ** 0.5
            for term in row:
                row[term] /= size
        return rows
