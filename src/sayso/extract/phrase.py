"""The noun phrase that names a source, before or after its cue: found by shape, place and the lexicon's lists."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.cue import listed
from sayso.extract.token import Token, Tokens
from sayso.text.lexicon import Lexicon
from sayso.types import Span, Spans

LONGEST = 18
STOPS = ",.;:!?…()[]"
OBLIQUE = ("е", "у", "ю", "ом", "ой", "ах", "ем", "ей")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase: its spans, the tokens from ``first`` to before ``after``, and how plainly it names one (0..1)."""

    spans: Spans
    first: int
    after: int
    sure: float


def before(tokens: Tokens, stop: int, lexicon: Lexicon, start: int = 0) -> Phrase | None:
    """The subject that stands before the cue at ``stop``, not before token ``start``.

    A comma right before the cue closes an apposition or a relative clause: the phrase before it counts.
    """
    last = _back_over_adjuncts(tokens, stop, lexicon, start)
    if last > start and listed(tokens, last - 1, "relatives", lexicon):
        comma = last - 2
        if comma > start and tokens[comma].word == ",":
            return _segment(tokens, _left_edge(tokens, comma, lexicon, start), comma, lexicon)
        return None
    if last > start and tokens[last - 1].word == ",":
        return _around_insertion(tokens, last - 1, lexicon, start)
    if last > start and tokens[last - 1].word == ")":
        opening = max((k for k in range(start, last) if tokens[k].word == "("), default=start)
        return _segment(tokens, _left_edge(tokens, opening, lexicon, start), opening, lexicon)
    return _segment(tokens, _left_edge(tokens, last, lexicon, start), last, lexicon)


def after(tokens: Tokens, start: int, lexicon: Lexicon, stop: int | None = None) -> Phrase | None:
    """The source that follows the cue which ends before ``start``, not past token ``stop``."""
    limit = len(tokens) if stop is None else stop
    i = start
    while i < limit:
        skipped = _aside(tokens, i, limit, lexicon)
        if not skipped:
            break
        i += skipped
    if i >= limit or (tokens[i].shape == "mark" and tokens[i].word not in "«\""):
        return None
    last = _right_edge(tokens, i, limit, lexicon)
    found = _phrase(tokens, i, last, lexicon)
    if found is None:
        return None
    apposed = _apposition(tokens, last, limit, lexicon) if found.sure >= 0.6 and not _pronoun(tokens, i, lexicon) else last
    return Phrase((Span(tokens[i].start, tokens[apposed - 1].stop),), i, apposed, found.sure)


def place(tokens: Tokens, start: int, lexicon: Lexicon, stop: int | None = None) -> Phrase | None:
    """The body or paper behind a preposition of place: `reported in {the ministry}`; the preposition stays out."""
    limit = len(tokens) if stop is None else stop
    i = start
    while i < limit:
        if lexicon.has("places", tokens[i].word) and i + 1 < limit and not _is_channel(tokens, i + 1, lexicon):
            return _phrase(tokens, i + 1, _right_edge(tokens, i + 1, limit, lexicon), lexicon)
        skipped = _aside(tokens, i, limit, lexicon)
        if not skipped:
            return None
        i += skipped
    return None


def of_phrase(tokens: Tokens, start: int, lexicon: Lexicon) -> Phrase | None:
    """The source that an attributing phrase such as `according to` governs."""
    if start >= len(tokens) or listed(tokens, start, "refused", lexicon):
        return None
    last = _right_edge(tokens, start, len(tokens), lexicon)
    found = _phrase(tokens, start, last, lexicon)
    if found is None:
        return None
    apposed = _apposition(tokens, last, len(tokens), lexicon) if not _pronoun(tokens, start, lexicon) else last
    return Phrase((Span(tokens[start].start, tokens[apposed - 1].stop),), start, apposed, found.sure)


def _aside(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> int:
    """How many tokens at ``i`` form an adverb, an addressee or a phrase of occasion that may precede a source."""
    adjunct = listed(tokens, i, "adjuncts", lexicon)
    if adjunct:
        return adjunct
    if lexicon.has("clitics", tokens[i].word):
        return 1
    if lexicon.has("addressees", tokens[i].word) or (
        lexicon.has("datives", tokens[i].word) and i + 1 < limit and lexicon.has("addressees", tokens[i + 1].word)
    ):
        k = i + 1 + (not lexicon.has("addressees", tokens[i].word))
        named = k < limit and (tokens[k].shape == "quotation" or (tokens[k].shape == "upper" and tokens[k].word.isascii()))
        return k - i + named if "ascii_outlets" in lexicon.flags else k - i + (tokens[k].shape == "quotation" if k < limit else 0)
    if lexicon.has("prepositions", tokens[i].word) and i + 1 < limit and _is_channel(tokens, i + 1, lexicon):
        return _occasion(tokens, i, limit, lexicon)
    return 0


def _occasion(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> int:
    """How long a phrase of occasion is: to the first word of office or the second capital after its noun."""
    k = i + 1
    while k < limit and (_is_channel_word(tokens[k], lexicon) or tokens[k].word.isdigit() or listed(tokens, k, "determiners", lexicon)):
        k += 1
    if k < limit and lexicon.has("addressees", tokens[k].word):
        k += 1
    if k < limit and tokens[k].shape == "quotation":
        k += 1
    return k - i


def _is_channel(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    while i < len(tokens) - 1 and listed(tokens, i, "determiners", lexicon):
        i += 1
    return _is_channel_word(tokens[i], lexicon) or tokens[i].word.isdigit()


def _is_channel_word(token: Token, lexicon: Lexicon) -> bool:
    return lexicon.has("channels", token.word)


def _back_over_adjuncts(tokens: Tokens, stop: int, lexicon: Lexicon, start: int) -> int:
    last = stop
    while last > start:
        count = next((c for c in (3, 2, 1) if last - c >= start and listed(tokens, last - c, "adjuncts", lexicon) >= c), 0)
        if not count and lexicon.has("clitics", tokens[last - 1].word):
            count = 1
        if not count:
            return last
        last -= count
    return last


def _left_edge(tokens: Tokens, stop: int, lexicon: Lexicon, start: int) -> int:
    """Where the clause that ends before ``stop`` starts: after the nearest mark, conjunction or long quotation."""
    for k in range(stop - 1, start - 1, -1):
        token = tokens[k]
        if token.shape == "mark" and (token.word in STOPS or token.is_dash) and token.word not in "'’":
            return k + 1
        if token.shape == "quotation" and not _is_name(token):
            return k + 1
        if listed(tokens, k, "conjunctions", lexicon):
            return k + listed(tokens, k, "conjunctions", lexicon)
    return start


def _right_edge(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> int:
    """Where a phrase that starts at ``i`` stops: at a mark, a long quotation, an aside or a clause word."""
    k = i
    while k < limit and k - i < LONGEST:
        token = tokens[k]
        if token.shape == "mark" and token.word not in "'’&@№%-/#$€":
            break
        if token.shape == "quotation" and not _is_name(token):
            break
        if k > i and (listed(tokens, k, "that", lexicon) or listed(tokens, k, "conjunctions", lexicon)):
            break
        if k > i and _breaks(tokens, k, i, limit, lexicon):
            break
        k += 1
    return k


def _breaks(tokens: Tokens, k: int, i: int, limit: int, lexicon: Lexicon) -> bool:
    """True where the token opens something that is no part of the phrase: an aside, a far preposition, a verb."""
    token = tokens[k]
    if token.shape == "lower" and (lexicon.has("addressees", token.word) or listed(tokens, k, "adjuncts", lexicon)):
        return True
    if lexicon.has("datives", token.word) or token.word in lexicon.cues and token.shape == "lower":
        return True
    if lexicon.has("finite", token.word):
        return True
    if not lexicon.has("prepositions", token.word) or lexicon.has("internal", token.word):
        return False
    if k + 1 >= limit or _is_channel(tokens, k + 1, lexicon):
        return True
    return not (lexicon.has("offices", tokens[k - 1].word) or _name_follows(tokens, k + 1, limit))


def _name_follows(tokens: Tokens, k: int, limit: int) -> bool:
    """True where the words up to the next mark end in two capitals after the preposition's own noun."""
    stop = k
    while stop < limit and tokens[stop].shape != "mark":
        stop += 1
    run = [t.shape == "upper" for t in tokens[k:stop]]
    return len(run) >= 3 and len(run) <= 8 and run[-1] and run[-2]


def _apposition(tokens: Tokens, comma: int, limit: int, lexicon: Lexicon) -> int:
    """Where an apposition after a name stops: `Orne, {head of the port}`; ``comma`` where there is none."""
    if comma + 1 >= limit or tokens[comma].word != ",":
        return comma
    last = _right_edge(tokens, comma + 1, limit, lexicon)
    words = tokens[comma + 1 : last]
    roles = any(lexicon.has(group, t.word) for t in words[:4] for group in ("offices", "people"))
    opens = words and (tokens[comma + 1].shape == "lower" or lexicon.has("offices", tokens[comma + 1].word))
    closed = last >= limit or tokens[last].word in ",.;:)" or tokens[last].is_dash
    verb = any(t.word in lexicon.cues or lexicon.has("relatives", t.word) for t in words)
    return last if roles and opens and closed and not verb and len(words) <= 12 else comma


def _around_insertion(tokens: Tokens, comma: int, lexicon: Lexicon, start: int) -> Phrase | None:
    """The phrase before an insertion that ``comma`` closes; an apposition stays in the source, a clause does not."""
    opening = next((k for k in range(comma - 1, max(start, comma - LONGEST), -1) if tokens[k].word == ","), None)
    if opening is None or opening <= start:
        return None
    head = _segment(tokens, _left_edge(tokens, opening, lexicon, start), opening, lexicon)
    if head is None or head.sure < 0.6:
        return None
    inside = tokens[opening + 1 : comma]
    clause = any(lexicon.has("relatives", t.word) or t.word in lexicon.cues for t in inside[:2]) or not inside
    if listed(tokens, opening + 1, "conjunctions", lexicon) or listed(tokens, opening + 1, "that", lexicon):
        return None
    role = any(lexicon.has(group, t.word) for t in inside for group in ("offices", "people", "bodies"))
    if clause or not role or lexicon.has("prepositions", inside[0].word):
        return head
    return Phrase((Span(tokens[head.first].start, tokens[comma - 1].stop),), head.first, comma, head.sure)


def _segment(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> Phrase | None:
    """The subject inside a stretch of tokens that runs from a clause's start to the cue."""
    while first < last:
        count = listed(tokens, first, "adjuncts", lexicon)
        if not count or (count == last - first and tokens[first].shape == "upper" and first == 0):
            break
        first += count
    parts = _parts(tokens, first, last, lexicon)
    if not parts:
        return None
    if not _governed(tokens, parts[0][0], lexicon):
        head, stop = parts[0]
        for part, end in parts[1:]:
            if not _belongs(tokens, head, part, end, lexicon):
                break
            stop = end
        return _phrase(tokens, head, stop, lexicon)
    return _after_governed(tokens, *parts[-1], lexicon)


def _governed(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """True where a preposition or a word for an addressee opens the part: it is no subject."""
    return lexicon.has("prepositions", tokens[i].word) or lexicon.has("addressees", tokens[i].word)


def _parts(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The stretch cut before each preposition and addressee; prepositions inside names do not cut."""
    starts = [first] + [
        k
        for k in range(first + 1, last)
        if _governed(tokens, k, lexicon) and not lexicon.has("internal", tokens[k].word) and tokens[k].shape == "lower"
    ]
    return [(a, b) for a, b in zip(starts, [*starts[1:], last], strict=True) if a < b]


def _belongs(tokens: Tokens, head: int, part: int, stop: int, lexicon: Lexicon) -> bool:
    """True where a prepositional part goes with the phrase before it and not with the verb."""
    if lexicon.has("addressees", tokens[part].word) or _is_channel(tokens, min(part + 1, stop - 1), lexicon):
        return False
    before_part = tokens[part - 1]
    if _name_follows(tokens, part + 1, stop):
        return any(lexicon.has("offices", t.word) for t in tokens[head:part])
    return lexicon.has("offices", before_part.word) or lexicon.has("people", before_part.word)


def _after_governed(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> Phrase | None:
    """The subject behind the preposition's own noun: an office in its naming form, or the last run of capitals."""
    if "case" not in lexicon.flags:
        return None
    for k in range(first + 2, last):
        if lexicon.has("offices", tokens[k].word) or _pronoun(tokens, k, lexicon) and k == last - 1:
            return _phrase(tokens, k, last, lexicon)
        if any(lexicon.has(g, tokens[k].word) for g in ("people", "bodies", "outlets")) and _is_channel(tokens, first + 1, lexicon):
            return _phrase(tokens, k, last, lexicon)
    run = last
    while run - 1 > first + 1 and tokens[run - 1].shape == "upper":
        run -= 1
    while run < last - 1 and tokens[run].word.endswith(OBLIQUE):
        run += 1
    return _phrase(tokens, run, last, lexicon) if run < last else None


def _phrase(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> Phrase | None:
    while last > first and tokens[last - 1].shape == "mark":
        last -= 1
    if last <= first or last - first > LONGEST:
        return None
    sure = _sureness(tokens, first, last, lexicon)
    return Phrase((Span(tokens[first].start, tokens[last - 1].stop),), first, last, sure) if sure else None


def _sureness(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> float:
    """How plainly the words name a source: a pronoun, an office, a body, a name, or only a short phrase."""
    words = tokens[first:last]
    if len(words) == 1 and _pronoun(tokens, first, lexicon):
        return 1.0
    if any(t.shape == "quotation" and not _is_name(t) for t in words):
        return 0.0
    groups = ("offices", "bodies", "people", "outlets", "honorifics", "documents")
    if any(lexicon.has(group, part) for t in words for part in (t.word, t.word.rpartition("-")[2]) for group in groups):
        return 1.0
    inner = [t for k, t in enumerate(words) if t.shape == "upper" and (first + k > 0 or len(t.word) > 1)]
    if inner and (first > 0 or len(inner) > 1 or len(words) == 1):
        return 0.9
    if any(t.shape == "quotation" for t in words):
        return 0.6
    if lexicon.has("pronouns", words[0].word) or lexicon.has("conjunctions", words[0].word):
        return 0.0
    return 0.4 if len(words) <= 3 and not any(t.word.isdigit() for t in words) else 0.2


def _pronoun(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    return lexicon.has("pronouns", tokens[i].word)


def _is_name(token: Token) -> bool:
    """True for a quotation short enough to be the name of a thing."""
    return token.stop - token.start <= 45
