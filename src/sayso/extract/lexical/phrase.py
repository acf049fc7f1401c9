"""The noun phrase that names a source, before or after its cue: found by shape, place and the lexicon's lists."""

from __future__ import annotations

from sayso.extract.lexical.cue import listed
from sayso.extract.lexical.nominal import LONGEST, Phrase, is_name, is_named, is_pronoun, is_verb, phrase_of, speaks
from sayso.extract.lexical.token import Token, Tokens
from sayso.text.lexicon import Lexicon
from sayso.types import Span

STOPS = ",.;:!?…()[]"
NAMING = ("ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие")
OBLIQUE = ("е", "у", "ю", "ом", "ой", "ах", "ем", "ей")


def before(tokens: Tokens, stop: int, lexicon: Lexicon, start: int = 0) -> Phrase | None:
    """The subject that stands before the cue at ``stop``, not before token ``start``.

    A comma right before the cue closes an apposition or a relative clause: the phrase before it counts.
    """
    last = _back_over_adjuncts(tokens, stop, lexicon, start)
    placed = _placed(tokens, stop, last, lexicon, start)
    if placed is not None:
        return placed
    joined = next((k for k in range(last, stop) if lexicon.has("joins", tokens[k].word)), None)
    if joined is not None and (shared := shared_subject(tokens, start, joined, lexicon)):
        return shared
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
    edge = _left_edge(tokens, last, lexicon, start)
    if edge < last and edge - 1 > start and lexicon.has("relatives", tokens[edge].word):
        inner = _segment(tokens, edge + 1, last, lexicon)
        if inner is not None and inner.sure >= 0.6:
            return inner
        return _segment(tokens, _left_edge(tokens, edge - 1, lexicon, start), edge - 1, lexicon)
    return _segment(tokens, edge, last, lexicon)


def _placed(tokens: Tokens, cue: int, last: int, lexicon: Lexicon, start: int) -> Phrase | None:
    """The body in a phrase of place before a plural cue that has no subject: `В мэрии сообщили`."""
    if not lexicon.has("impersonals", tokens[cue].word):
        return None
    first = _left_edge(tokens, last, lexicon, start)
    while first < last and listed(tokens, first, "adjuncts", lexicon):
        first += listed(tokens, first, "adjuncts", lexicon)
    if first + 1 >= last or not lexicon.has("places", tokens[first].word) or _is_channel(tokens, first + 1, lexicon):
        return None
    if any(lexicon.has(g, t.word) for t in tokens[first + 2 : last] for g in ("offices", "people", "pronouns")):
        return None
    addressed = next((k for k in range(first + 1, last) if lexicon.has("addressees", tokens[k].word)), last)
    found = phrase_of(tokens, first + 1, addressed, lexicon)
    return found and Phrase(found.spans, found.first, found.after, max(found.sure, 0.7))


def shared_subject(tokens: Tokens, start: int, joined: int, lexicon: Lexicon) -> Phrase | None:
    """The subject of the verb before an `and`, where the sentence opens with it: `Orne came and said`."""
    verb = next((k for k in range(start + 1, joined) if is_verb(tokens[k], lexicon)), None)
    if verb is None or any(t.word in (";", ":") for t in tokens[start:joined]):
        return None
    found = _segment(tokens, _left_edge(tokens, verb, lexicon, start), verb, lexicon)
    return found if found and found.sure >= 0.6 else None


def after(tokens: Tokens, start: int, lexicon: Lexicon, stop: int | None = None) -> Phrase | None:
    """The source that follows the cue which ends before ``start``, not past token ``stop``."""
    limit = len(tokens) if stop is None else stop
    i = start
    while i < limit:
        skipped = _aside(tokens, i, limit, lexicon)
        if not skipped:
            break
        i += skipped
    if i >= limit or (tokens[i].shape == "mark" and tokens[i].word not in '«"'):
        return None
    last = _right_edge(tokens, i, limit, lexicon)
    found = phrase_of(tokens, i, last, lexicon)
    if found is None:
        return None
    apposed = (
        _apposition(tokens, last, limit, lexicon) if found.sure >= 0.6 and not is_pronoun(tokens, i, lexicon) else last
    )
    if apposed == last:
        return found
    return Phrase((Span(tokens[i].start, tokens[apposed - 1].stop),), i, apposed, found.sure)


def place(tokens: Tokens, start: int, lexicon: Lexicon, stop: int | None = None) -> Phrase | None:
    """The body or paper behind a preposition of place: `reported in {the ministry}`; the preposition stays out."""
    limit = len(tokens) if stop is None else stop
    i = start
    while i < limit:
        if lexicon.has("places", tokens[i].word) and i + 1 < limit and _may_report(tokens, i + 1, lexicon):
            found = phrase_of(tokens, i + 1, _right_edge(tokens, i + 1, limit, lexicon), lexicon)
            return found and Phrase(found.spans, found.first, found.after, max(found.sure, 0.7))
        skipped = _aside(tokens, i, limit, lexicon)
        if not skipped:
            return None
        i += skipped
    return None


def _may_report(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """True where what a preposition of place governs may speak: no day and no occasion, but a paper may."""
    k = i + 1 if i + 1 < len(tokens) and lexicon.has("determiners", tokens[i].word) else i
    return lexicon.has("documents", tokens[k].word) or not _is_channel(tokens, i, lexicon)


def of_phrase(tokens: Tokens, start: int, lexicon: Lexicon) -> Phrase | None:
    """The source that an attributing phrase such as `according to` governs."""
    while start < len(tokens) and listed(tokens, start, "coordinators", lexicon):
        start += 1
    if start >= len(tokens) or lexicon.refuses(tokens[start].word):
        return None
    last = _right_edge(tokens, start, len(tokens), lexicon, verbs=True)
    found = phrase_of(tokens, start, last, lexicon)
    closed = last >= len(tokens) or tokens[last].word in STOPS or is_verb(tokens[last], lexicon)
    if found is None or ("case" in lexicon.flags and not closed):
        return None
    naming = "case" in lexicon.flags and any(
        lexicon.has(g, t.word) for t in tokens[last + 1 : last + 6] for g in ("offices", "people")
    )
    apposed = last if naming or is_pronoun(tokens, start, lexicon) else _apposition(tokens, last, len(tokens), lexicon)
    if apposed == last:
        return found
    return Phrase((Span(tokens[start].start, tokens[apposed - 1].stop),), start, apposed, found.sure)


def _aside(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> int:
    """How many tokens at ``i`` form an adverb, an addressee or a phrase of occasion that may precede a source."""
    adjunct = listed(tokens, i, "adjuncts", lexicon)
    if adjunct:
        return adjunct
    if "case" in lexicon.flags and is_name(tokens[i]) and i + 1 < limit and tokens[i + 1].shape in ("lower", "upper"):
        return 1
    determined = i + 1 < limit and (
        lexicon.has("datives", tokens[i].word) or lexicon.has("determiners", tokens[i].word)
    )
    k = i + 1 if determined else i
    if lexicon.has("addressees", tokens[k].word) and (
        determined or tokens[k].shape == "lower" or "split" not in lexicon.flags
    ):
        return k + 1 - i + (k + 1 < limit and tokens[k + 1].shape == "quotation")
    if lexicon.has("prepositions", tokens[i].word) and i + 1 < limit and _is_channel(tokens, i + 1, lexicon):
        return _occasion(tokens, i, limit, lexicon)
    return 0


def _occasion(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> int:
    """How long a phrase of occasion is: to the first word of office or the second capital after its noun."""
    k = i + 1
    while k < limit and (
        _is_channel_word(tokens[k], lexicon) or tokens[k].word.isdigit() or listed(tokens, k, "determiners", lexicon)
    ):
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
        count = next(
            (c for c in (3, 2, 1) if last - c >= start and listed(tokens, last - c, "adjuncts", lexicon) >= c), 0
        )
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
        if token.shape == "quotation" and not is_name(token):
            return k + 1
        groups = ("conjunctions", "as", "that") + (("whether",) if "case" in lexicon.flags else ())
        opener = max(listed(tokens, k, group, lexicon) for group in groups)
        if opener:
            return k + opener
    return start


def _right_edge(tokens: Tokens, i: int, limit: int, lexicon: Lexicon, verbs: bool = False) -> int:
    """Where a phrase that starts at ``i`` stops: at a mark, a long quotation, an aside, a clause word or a verb."""
    k = i
    while k < limit and k - i < LONGEST:
        token = tokens[k]
        if token.shape == "mark" and token.word not in "'’&@№%-/#$€":
            break
        if token.shape == "quotation" and not is_name(token):
            break
        if k > i and (listed(tokens, k, "that", lexicon) or listed(tokens, k, "conjunctions", lexicon)):
            break
        if k > i and _leaves_nouns(tokens, k, lexicon):
            break
        if k > i and ((verbs and is_verb(token, lexicon)) or _breaks(tokens, k, limit, lexicon)):
            break
        k += 1
    return k


def _leaves_nouns(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    """True at a small word behind a noun that neither continues nor joins it, where nouns have capitals."""
    if "capital_nouns" not in lexicon.flags or tokens[k].shape != "lower" or tokens[k - 1].shape != "upper":
        return False
    return not any(lexicon.has(g, tokens[k].word) for g in ("determiners", "internal", "joins", "prepositions"))


def _breaks(tokens: Tokens, k: int, limit: int, lexicon: Lexicon) -> bool:
    """True where the token opens something that is no part of the phrase: an aside, a far preposition, a cue."""
    token = tokens[k]
    if token.shape == "lower" and (lexicon.has("addressees", token.word) or listed(tokens, k, "adjuncts", lexicon)):
        return True
    if _addressed(tokens, k, lexicon) or speaks(token, lexicon):
        return True
    if not lexicon.has("prepositions", token.word) or lexicon.has("internal", token.word):
        return False
    if k + 1 >= limit or _is_channel(tokens, k + 1, lexicon):
        return True
    return not (lexicon.has("offices", tokens[k - 1].word) or _name_follows(tokens, k + 1, limit))


def _addressed(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    """True where a determiner opens an addressee: `sagte Orlen {dem} Boten`, `{der} Zeitung`."""
    follows = k + 1 < len(tokens) and lexicon.has("addressees", tokens[k + 1].word)
    titled = k + 1 < len(tokens) and k > 0 and tokens[k + 1].word == "name" and tokens[k - 1].shape == "upper"
    determined = lexicon.has("determiners", tokens[k].word)
    return lexicon.has("datives", tokens[k].word) or (determined and (follows or titled))


def _name_follows(tokens: Tokens, k: int, limit: int) -> bool:
    """True where the words up to the next mark end in two capitals after the preposition's own noun."""
    stop = k
    while stop < limit and tokens[stop].shape != "mark":
        stop += 1
    run = [t.shape == "upper" for t in tokens[k:stop]]
    return 3 <= len(run) <= 12 and run[-1] and run[-2]


def _apposition(tokens: Tokens, comma: int, limit: int, lexicon: Lexicon) -> int:
    """Where an apposition after a name stops: `Orne, {head of the port}`; ``comma`` where there is none."""
    if comma + 1 >= limit or tokens[comma].word != ",":
        return comma
    last = _right_edge(tokens, comma + 1, limit, lexicon)
    words = tokens[comma + 1 : last]
    roles = any(lexicon.names_role(t.word) for t in words[:4])
    if words and lexicon.has("prepositions", words[0].word):
        return comma
    opens = words and (tokens[comma + 1].shape == "lower" or lexicon.has("offices", tokens[comma + 1].word))
    closed = last >= limit or tokens[last].word in ",.;:)" or tokens[last].is_dash
    if is_named(words) and closed and any(lexicon.names_role(t.word) for t in tokens[max(0, comma - 6) : comma]):
        return last
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
    role = any(lexicon.has(group, t.word) for t in inside for group in ("offices", "people", "bodies")) or is_named(
        inside
    )
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
    while first + 1 < last and tokens[first].word.isdigit() and _is_channel(tokens, first + 1, lexicon):
        first += 2 + (first + 2 < last and _is_channel(tokens, first + 2, lexicon))
    for k in range(last - 2, first, -1):
        joined = lexicon.has("coordinators", tokens[k].word) or lexicon.has("joins", tokens[k].word)
        if joined and any(is_verb(t, lexicon) for t in tokens[first:k]):
            return _segment(tokens, k + 1, last, lexicon)
    parts = _parts(tokens, first, last, lexicon)
    if not parts:
        return None
    if not _governed(tokens, parts[0][0], lexicon):
        head, stop = parts[0]
        named = max((k for k in range(1, len(parts)) if _belongs_by_name(tokens, head, parts[k], lexicon)), default=0)
        for k, (part, end) in enumerate(parts[1:], 1):
            if k > named and not _belongs(tokens, head, part, end, lexicon):
                break
            stop = end
        if "case" in lexicon.flags and stop - head > 1 and tokens[head].word.endswith(("у", "ю")):
            return _after_governed(tokens, head - 1, stop, lexicon)
        while head < stop - 1 and is_verb(tokens[head], lexicon):
            head += 1
        verb = next((k for k in range(head + 1, stop) if is_verb(tokens[k], lexicon)), stop)
        return phrase_of(tokens, head, verb, lexicon)
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
    if _name_follows(tokens, part + 1, stop):
        return _belongs_by_name(tokens, head, (part, stop), lexicon)
    return any(lexicon.has(group, tokens[part - 1].word) for group in ("offices", "people"))


def _belongs_by_name(tokens: Tokens, head: int, part: tuple[int, int], lexicon: Lexicon) -> bool:
    """True where a part ends in the name of the one whose office the words before it hold."""
    if not _name_follows(tokens, part[0] + 1, part[1]):
        return False
    words = tokens[head : part[0]]
    return any(lexicon.has("offices", t.word) for t in words) and not _named_before(tokens, head, part[0])


def _named_before(tokens: Tokens, head: int, stop: int) -> bool:
    """True where a full name already stands between: `Orne Lunin in an interview with …`."""
    pairs = zip(tokens[head + 1 : stop], tokens[head + 2 : stop], strict=False)
    return any(a.shape == b.shape == "upper" for a, b in pairs)


def _after_governed(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> Phrase | None:
    """The subject behind the preposition's own noun: an office in its naming form, or the last run of capitals."""
    if "case" not in lexicon.flags:
        return None
    occasion = _is_channel(tokens, first + 1, lexicon)
    for k in range(first + 2, last):
        role = lexicon.has("offices", tokens[k].word) or (is_pronoun(tokens, k, lexicon) and k == last - 1)
        if role or (occasion and any(lexicon.has(g, tokens[k].word) for g in ("people", "bodies", "outlets"))):
            while k > first + 2 and tokens[k - 1].word.endswith(NAMING) and tokens[k - 1].shape == "lower":
                k -= 1
            return phrase_of(tokens, k, last, lexicon)
    run = last
    if tokens[last - 1].word == "name":
        return phrase_of(tokens, last - 1, last, lexicon)
    while run - 1 > first + 1 and tokens[run - 1].shape == "upper":
        run -= 1
    while run < last - 1 and tokens[run].word.endswith(OBLIQUE):
        run += 1
    joined = lexicon.has("coordinators", tokens[run - 1].word)
    return phrase_of(tokens, run, last, lexicon) if run < last and not joined else None
