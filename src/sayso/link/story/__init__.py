"""A stream of documents grouped into stories as they come, each in exactly one.

    stream = follow(NOTHING_YET, documents, encoder, links)     # a day or a year of documents
    stream = follow(stream, more, encoder, links)               # goes on where it stood; a stream can be pickled
    stories(stream)                                             # what there is

A day is taken as one batch, so that the order within it does not matter: the likest pair of bundles is joined first
(agglomerative clustering by group average), among the day's documents and the stories of the two weeks around it, as
``joining`` says. The last day stays open: more documents of that day are taken together with those that are there. A
late document joins with the open day. People's judgements are obeyed: what they call different is never in one story,
what they call one is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from sayso.link.partition import FREE, Links, sorted_pair
from sayso.link.story.bundle import WINDOW, Bundle, likeness, ordinal, single
from sayso.link.story.joining import Joining
from sayso.link.story.neighbour import neighbours
from sayso.link.story.profile import Profile, Rarity, profiles
from sayso.link.story.settlement import Rulings, pieces, settled
from sayso.types import Document, Encoder, Story, key

# Which stories a new document makes us think about again, and how many documents each keeps in view for that.
SMALL, NEARLY, VIEW = 12, -2.5, 32
Days = Mapping[int | None, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Stream:
    """What is known of the documents that came so far; never changed, so that any state can be kept and gone on from.

    ``closed`` are the stories without the documents of the open day (``open``, of ``day``), ``groups`` those with
    them, both by their smallest document id. ``founders`` are the documents that gave a story its id, first stored
    first. ``encoder`` names what made the vectors.
    """

    profiles: Mapping[str, Profile] = field(default_factory=dict)
    heard: Mapping[str, int] = field(default_factory=dict)
    closed: Mapping[str, Bundle] = field(default_factory=dict)
    home: Mapping[str, str] = field(default_factory=dict)
    days: Days = field(default_factory=dict)
    seen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    day: str | None = None
    open: tuple[str, ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    founders: tuple[str, ...] = ()
    encoder: str | None = None


NOTHING_YET = Stream()


def follow(
    stream: Stream, documents: Iterable[Document], encoder: Encoder | None = None, links: Links = FREE
) -> Stream:
    """The stream after these documents, those it knows passed over; judgements (``links``, on document ids) obeyed.

    ``links`` are all those in force, not only new ones. Documents are taken day by day in order of publication; those
    without a day come first, together. Their order does not matter, and where dated ones come in several calls, in
    order of their days, the stories are the same as in one. ValueError where another encoder, or none, made the
    vectors that the stream holds.
    """
    name = encoder.name if encoder else None
    if stream.profiles and name != stream.encoder:
        raise ValueError(f"the stream was made with {stream.encoder or 'no encoder'}: go on with it, or start anew")
    unknown = {d.id: d for d in documents if d.id not in stream.profiles}
    made = profiles([unknown[id] for id in sorted(unknown)], encoder)
    known = {**stream.profiles, **{one.document: one for one in made}}
    state = _State(
        known, dict(stream.heard), dict(stream.closed), dict(stream.home), dict(stream.days), dict(stream.seen)
    )
    rulings = Rulings(links)
    steps = _steps(stream, made)
    bundles: dict[str, Bundle] = {}
    founders = dict.fromkeys(stream.founders)
    for at, (_, batch) in enumerate(steps):
        bundles = state.taken(batch, rulings)
        new = (name for name, bundle in bundles.items() if founders.keys().isdisjoint(bundle.members))
        founders |= dict.fromkeys(sorted(new))
        if at < len(steps) - 1:
            state.close(batch, bundles)
    day, batch = steps[-1]
    groups = {key: bundle.members for key, bundle in {**state.without(bundles), **bundles}.items()}
    return Stream(
        known,
        state.heard,
        state.closed,
        state.home,
        state.days,
        state.seen,
        day,
        tuple(sorted(batch)),
        groups,
        tuple(founders),
        name,
    )


def _steps(stream: Stream, made: Sequence[Profile]) -> list[tuple[str | None, list[str]]]:
    """Batches in order: what has no day, the open day again with what is new or late in it, each later day."""
    undated: list[str] = []
    first = list(stream.open)
    later: defaultdict[str, list[str]] = defaultdict(list)
    for one in made:
        if one.day is None:
            undated.append(one.document)
        elif stream.day is not None and one.day <= stream.day:
            first.append(one.document)
        else:
            later[one.day].append(one.document)
    steps: list[tuple[str | None, list[str]]] = [(None, undated)] if undated else []
    if first or not later:
        steps.append((stream.day, first))
    return [*steps, *((day, later[day]) for day in sorted(later))]


def stories(stream: Stream) -> tuple[Story, ...]:
    """The stories of a stream, those with the latest day first, each with its documents in order of their days.

    A story bears the id that its first document gave it, and in ``was`` the ids of those that came to be one with it.
    Its title is that of its earliest document.
    """
    rank = {document: place for place, document in enumerate(stream.founders)}
    found = []
    for members in stream.groups.values():
        own = sorted((stream.profiles[id] for id in members), key=lambda one: (one.day or "~", one.document))
        ids = [key("e", stream.founders[place]) for place in sorted(rank[id] for id in members if id in rank)]
        title = next((one.title for one in own if one.title), "")
        latest = max((one.day for one in own if one.day), default="")
        found.append((latest, Story(ids[0], title, tuple(one.document for one in own), (), tuple(ids[1:]))))
    found.sort(key=lambda pair: pair[1].id)
    found.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(story for _, story in found)


# ---------------------------------------------------------------- a batch


@dataclass(slots=True)
class _State:
    """What a stream holds without the open day, while it is gone on with."""

    profiles: Mapping[str, Profile]
    heard: dict[str, int]
    closed: dict[str, Bundle]
    home: dict[str, str]
    days: dict[int | None, tuple[str, ...]]
    seen: dict[str, tuple[str, ...]]
    looks: dict[str, set[str]] = field(default_factory=dict)

    def taken(self, batch: Sequence[str], rulings: Rulings) -> dict[str, Bundle]:
        """The bundles in which the documents of a batch end, and those of before that stand near them in time."""
        fresh = [self.profiles[id] for id in batch]
        others = [self.profiles[id] for id in self._around(fresh)]
        rarity = Rarity(self.heard, len(self.home), Counter(term for one in fresh for term, _ in one.terms))

        def make(document: str) -> Bundle:
            return single(self.profiles[document], rarity)

        bundles = {one.document: make(one.document) for one in fresh}
        touched = {self.home[one.document] for one in others}
        touched |= {self.home[id] for id in rulings.named if id in self.home}
        bundles = settled(bundles | {name: self.closed[name] for name in touched}, rulings, make)
        self.looks = defaultdict(set)
        for one, other in neighbours(fresh, others, rarity):
            self.looks[one].add(other)
            self.looks[other].add(one)
        looks = {sorted_pair(one, other) for one, some in self.looks.items() for other in some}
        looks |= self._loosened(bundles, looks, rulings, make)
        place = _places(bundles)
        unmoved = {name for name, bundle in bundles.items() if self.closed.get(name) is bundle}
        pairs = {sorted_pair(place[one], place[other]) for one, other in looks if one in place and other in place}
        Joining(bundles, rulings, unmoved).run(pairs)
        return bundles

    def _loosened(
        self,
        bundles: dict[str, Bundle],
        looks: Iterable[tuple[str, str]],
        rulings: Rulings,
        make: Callable[[str], Bundle],
    ) -> set[tuple[str, str]]:
        """Take small stories apart that a new document is near to, and give the pairs of documents to look at again.

        What was joined when nothing better was there finds its way to what has come since.
        """
        place = _places(bundles)
        near: set[str] = set()
        for left, right in sorted({sorted_pair(place[one], place[other]) for one, other in looks}):
            small = [name for name in (left, right) if name in self.closed and len(bundles[name].members) <= SMALL]
            if left != right and not near.issuperset(small) and likeness(bundles[left], bundles[right]) >= NEARLY:
                near.update(small)
        again: set[tuple[str, str]] = set()
        for name in sorted(near):
            members = bundles.pop(name).members
            again.update(combinations(members, 2))
            again.update(sorted_pair(one, other) for one in members for other in self.seen.get(one, ()))
            bundles |= {piece.key: piece for piece in pieces(members, rulings, make).values()}
        return again

    def _around(self, fresh: Iterable[Profile]) -> Iterator[str]:
        """The closed documents of the two weeks before and after those of a batch, and those without a day."""
        middles = {ordinal(one.day) for one in fresh}
        if None in middles:
            days: Iterable[int | None] = self.days
        else:
            days = {day + step for day in middles if day for step in range(-WINDOW, WINDOW + 1)} | {None}
        for day in days:
            yield from self.days.get(day, ())

    def without(self, bundles: Mapping[str, Bundle]) -> dict[str, Bundle]:
        """The closed bundles that none of these has taken in."""
        gone = {self.home[id] for bundle in bundles.values() for id in bundle.members if id in self.home}
        return {key: bundle for key, bundle in self.closed.items() if key not in gone}

    def close(self, batch: Sequence[str], bundles: Mapping[str, Bundle]) -> None:
        """Take a batch and its bundles into what is held, for good."""
        kept = self.without(bundles)
        for bundle in bundles.values():
            bundle.own = False
            kept[bundle.key] = bundle
            self.home |= dict.fromkeys(bundle.members, bundle.key)
        self.closed = kept
        new: defaultdict[int | None, list[str]] = defaultdict(list)
        for id in sorted(batch):
            new[ordinal(self.profiles[id].day)].append(id)
            for term, _ in self.profiles[id].terms:
                self.heard[term] = self.heard.get(term, 0) + 1
        for day, ids in new.items():
            self.days[day] = (*self.days.get(day, ()), *ids)
        for one, others in self.looks.items():
            self.seen[one] = (*self.seen.get(one, ()), *sorted(others))[-VIEW:]


def _places(bundles: Mapping[str, Bundle]) -> dict[str, str]:
    """The key of the bundle in which each document is."""
    return {id: name for name, bundle in bundles.items() for id in bundle.members}
