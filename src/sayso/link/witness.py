"""Near-copies of one text, as desks make them of a wire or of each other's pages, count as one witness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from sayso.link.fingerprint import Print, common, fingerprint, rivals
from sayso.link.spelling import words
from sayso.types import Document

ENOUGH_RUNS = 12
PART_OF_SHORTER = 0.6
PART_OF_LONGER = 0.2
NEARLY_ALL, BRIEFEST = 0.85, 0.04
PART_OF_ALL = 0.4
PART_OF_BOTH = 0.8
UNLIKE = 0.3
WORTH_A_LOOK = 0.3
CROWD = 30
REPRESENTATIVES = 12
NOWHEN: Mapping[str, str] = {}


def _likeness(left: Print, right: Print) -> float:
    """How much of the shorter narration, or of two all quoted how much of all words, stands in both: 0..1."""
    small, large = sorted((len(left.narrated), len(right.narrated)))
    if small >= ENOUGH_RUNS:
        return common(left.narrated, right.narrated) / small
    if large >= ENOUGH_RUNS:
        return 0.0
    shared = common(left.all, right.all)
    return shared / max(ENOUGH_RUNS, len(left.all) + len(right.all) - shared)


def _copies(left: Print, right: Print) -> float:
    """How much alike two copies are (0..1), 0 for two that are none.

    Most of the shorter narration is in the longer one and is no small part of it, or nearly all of it is, as in a
    brief; and of all words, the quoted ones too, no small part is in both. Of two all quoted nearly all words agree.
    """
    likeness = _likeness(left, right)
    small, large = sorted((len(left.narrated), len(right.narrated)))
    if small < ENOUGH_RUNS:
        return likeness if likeness >= PART_OF_BOTH else 0.0
    part = likeness * small / large
    told = likeness >= PART_OF_SHORTER and part >= PART_OF_LONGER
    brief = likeness >= NEARLY_ALL and part >= BRIEFEST
    if not (told or brief):
        return 0.0
    one, other = left.all, right.all
    return part if common(one, other) >= PART_OF_ALL * min(len(one), len(other)) else 0.0


def _moment(iso: str | None) -> str:
    """A sortable time in UTC; a document without one comes last."""
    if not iso:
        return "~"
    try:
        time = datetime.fromisoformat(iso)
    except ValueError:
        return "~"
    if time.tzinfo is None:
        time = time.replace(tzinfo=UTC)
    return time.astimezone(UTC).isoformat()


class _Groups:
    """Places in groups that grow; the smallest of each is who was seen first."""

    def __init__(self, many: int) -> None:
        self._before = list(range(many))
        self.some = [[at] for at in range(many)]

    def first(self, at: int) -> int:
        """The smallest place of a group; ``some`` has a few of the smallest by it."""
        while self._before[at] != at:
            self._before[at] = at = self._before[self._before[at]]
        return at

    def join(self, left: int, right: int) -> None:
        """Put two groups together."""
        one, other = sorted((self.first(left), self.first(right)))
        self._before[other] = one
        self.some[one] = sorted({*self.some[one], *self.some[other]})[:REPRESENTATIVES]


# ---------------------------------------------------------------- posts


def _post_words(document: Document) -> tuple[str, ...]:
    """All words of a post of its own account, to find the posts that repeat it; nothing of any other document."""
    own = [b.span for b in document.blocks if b.kind == "post"] if document.post else []
    return tuple(w.form for span in own for w in words(document.text, span.start, span.stop))


def _passed_on(post: Document, earlier: Sequence[Document]) -> int | None:
    """Which of some earlier posts with its very words a post repeats, where one of the two says that it is a copy."""
    copied = [n for n, one in enumerate(earlier) if _copied(post) or _copied(one)]
    named = [n for n in copied if post.post and earlier[n].url and earlier[n].url == post.post.repost_of]
    return next(iter([*named, *copied]), None)


def _copied(document: Document) -> bool:
    return document.post is not None and document.post.copied


def _reposts(documents: Sequence[Document]) -> Iterator[tuple[int, int]]:
    """Pairs of places: a post and the earlier one that it passes on."""
    posted: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, document in enumerate(documents):
        if document.post is None:
            continue
        same = posted[_post_words(document)]
        repeated = _passed_on(document, [documents[other] for other in same])
        if repeated is not None:
            yield at, same[repeated]
        if len(same) < CROWD:
            same.append(at)


# ---------------------------------------------------------------- witnesses


def _twins(documents: Sequence[Document], read: Sequence[Print]) -> Iterator[tuple[int, int]]:
    """Pairs of places with all their words in common, and more than a few."""
    seen: dict[tuple[str | None, bytes], int] = {}
    for at, one in enumerate(read):
        if len(one.narrated) + len(one.quoted) >= ENOUGH_RUNS:
            first = seen.setdefault((documents[at].language, one.words), at)
            if first != at:
                yield at, first


def _grouped(documents: Sequence[Document]) -> _Groups:
    """Copies put together from the most alike pair down, but never two groups that hold two unlike documents."""
    read = [fingerprint(document, ENOUGH_RUNS) for document in documents]
    groups = _Groups(len(documents))
    settled = set()
    for at, first in (*_reposts(documents), *_twins(documents, read)):
        settled.add(at)
        groups.some[at] = []
        groups.join(at, first)
    marks = [one.marks[:0] if at in settled else one.marks for at, one in enumerate(read)]
    found = []
    for late, early in rivals(marks, WORTH_A_LOOK):
        if documents[late].language == documents[early].language:
            found.append((-_copies(read[late], read[early]), early, late))
    for nearness, early, late in sorted(found):
        one, other = groups.first(early), groups.first(late)
        if nearness and one != other and _go_together(read, groups.some[one], groups.some[other]):
            groups.join(early, late)
    return groups


def _go_together(read: Sequence[Print], one: Sequence[int], other: Sequence[int]) -> bool:
    """True where nothing in the one group is unlike anything in the other; of large groups the first are asked."""
    return all(_likeness(read[a], read[b]) >= UNLIKE for a in one for b in other)


def witnesses(documents: Sequence[Document], captured: Mapping[str, str] = NOWHEN) -> tuple[tuple[str, str], ...]:
    """Each document's id and the id of the first of its near-copies, itself where it is no copy.

    A copy may be cut, carry another headline, other furniture, an added paragraph, another spelling. What stands in
    quotation marks does not make a copy: a press review that quotes a text is another witness, and so is a story that
    shares a speech or a paragraph of background with another. Two texts unlike each other are never one witness,
    even where a third is a copy of both. A translation is no copy. A post that says that it passes another on is a
    copy of one with the same words, however few.

    First is who published first; a document that does not say when was there when it was captured (``captured``:
    document id to UTC, ISO 8601). Then comes who was captured first, then the first by name; what has neither time
    comes last. The order of the documents does not matter.
    """
    order = sorted(
        range(len(documents)),
        key=lambda i: (
            _moment(documents[i].published or captured.get(documents[i].id)),
            _moment(captured.get(documents[i].id)),
            documents[i].name,
            documents[i].id,
        ),
    )
    seen = [documents[i] for i in order]
    groups = _grouped(seen)
    first = {one.id: seen[groups.first(at)].id for at, one in enumerate(seen)}
    return tuple((document.id, first[document.id]) for document in documents)
