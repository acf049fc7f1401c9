"""The noun phrase that names a source before its cue: found by shape, place and the lexicon's lists."""

from __future__ import annotations

from sayso.extract.lexical.border import (
    back_over_adjuncts,
    date_at,
    is_channel,
    left_edge,
    name_follows,
)
from sayso.extract.lexical.cue import listed
from sayso.extract.lexical.nominal import (
    LONGEST,
    Phrase,
    is_named,
    is_pronoun,
    is_verb,
    phrase_of,
    speaks,
)
from sayso.extract.lexical.token import Token, Tokens
from sayso.text.lexicon import Lexicon
from sayso.types import Span

NAMING = ("ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие")
OBLIQUE = ("е", "у", "ю", "ом", "ой", "ах", "ем", "ей")


def before(tokens: Tokens, stop: int, lexicon: Lexicon, start: int = 0) -> Phrase | None:
    """The subject that stands before the cue at ``stop``, not before token ``start``.

    A comma right before the cue closes an apposition or a relative clause: the phrase before it counts.
    """
    last = back_over_adjuncts(tokens, stop, lexicon, start)
    placed = _placed(tokens, stop, last, lexicon, start)
    if placed is not None:
        return placed
    joined = next((k for k in range(last, stop) if lexicon.has("joins", tokens[k].word)), None)
    if joined is not None and (shared := shared_subject(tokens, start, joined, lexicon)):
        return shared
    if last > start and listed(tokens, last - 1, "relatives", lexicon):
        comma = last - 2
        if comma > start and tokens[comma].word == ",":
            return antecedent(tokens, left_edge(tokens, comma, lexicon, start), comma, lexicon)
        if "comma_that" in lexicon.flags or last - 1 <= start:
            return None
        edge = left_edge(tokens, last - 1, lexicon, start)
        if any(is_verb(t, lexicon) or speaks(t, lexicon) for t in tokens[edge : last - 1]):
            return None
        described = _segment(tokens, edge, last - 1, lexicon)
        return described if described and described.sure >= 0.6 else None
    if last > start and tokens[last - 1].word == ",":
        return _around_insertion(tokens, last - 1, lexicon, start)
    if last > start and tokens[last - 1].word == ")":
        opening = max((k for k in range(start, last) if tokens[k].word == "("), default=start)
        return _segment(tokens, left_edge(tokens, opening, lexicon, start), opening, lexicon)
    edge = left_edge(tokens, last, lexicon, start)
    if (apposed := _apposed(tokens, edge, last, lexicon, start)) is not None:
        return apposed
    if (described := _before_relative(tokens, edge, last, lexicon, start)) is not None:
        return described
    if edge < last and edge - 1 > start and lexicon.has("relatives", tokens[edge].word):
        inner = _segment(tokens, edge + 1, last, lexicon)
        if inner is not None and inner.sure >= 0.6:
            return inner
        return _segment(tokens, left_edge(tokens, edge - 1, lexicon, start), edge - 1, lexicon)
    return _segment(tokens, edge, last, lexicon)


def antecedent(tokens: Tokens, edge: int, comma: int, lexicon: Lexicon) -> Phrase | None:
    """Whom a relative clause behind a comma tells of: the noun before it, or the subject of a clause without verb.

    `Le préfet a reçu {la maire}, qui a dit …` is the mayor's word.
    """
    subject = _segment(tokens, edge, comma, lexicon)
    verbs = [k for k in range(edge + 1, comma) if is_verb(tokens[k], lexicon) or speaks(tokens[k], lexicon)]
    if "comma_that" in lexicon.flags or not verbs:
        return subject
    nearest = nearest_noun(tokens, verbs[-1] + 1, comma, lexicon)
    return nearest if nearest is not None and nearest.sure >= 0.9 else subject


def nearest_noun(tokens: Tokens, first: int, stop: int, lexicon: Lexicon) -> Phrase | None:
    """The last noun phrase that ends before ``stop`` and opens at or behind ``first``, with what `of` adds to it."""
    outer = [
        k for k in range(first, stop) if _governed(tokens, k, lexicon) and not lexicon.has("internal", tokens[k].word)
    ]
    first = outer[-1] + 1 if outer else first
    for k in range(first, stop):
        role = lexicon.names_role(tokens[k].word) and tokens[k].shape != "mark"
        owned = lexicon.has("internal", tokens[k].word)
        if tokens[k].shape == "upper" or role or (lexicon.has("determiners", tokens[k].word) and not owned):
            return phrase_of(tokens, k, stop, lexicon)
    return None


def _apposed(tokens: Tokens, edge: int, last: int, lexicon: Lexicon, start: int) -> Phrase | None:
    """A name and the office behind its comma, where no comma closes it: `{Ada Orlan, maire d'Enval} a dit`."""
    comma = edge - 1
    if "comma_that" in lexicon.flags or comma <= start or tokens[comma].word != "," or edge >= last:
        return None
    others = ("determiners", "internal", "prepositions", "relatives", "conjunctions", "coordinators", "pronouns")
    opener = tokens[edge]
    if opener.shape != "lower" or any(lexicon.has(group, opener.word) for group in others):
        return None
    office = phrase_of(tokens, edge, last, lexicon)
    if office is None or not any(lexicon.names_role(t.word) for t in tokens[edge : min(last, edge + 3)]):
        return None
    head = left_edge(tokens, comma, lexicon, start)
    run = comma
    while run > head and tokens[run - 1].shape == "upper":
        run -= 1
    named = _segment(tokens, head, comma, lexicon) if comma - run >= 2 else None
    if named is None or named.after != comma:
        return None
    return Phrase((Span(tokens[named.first].start, office.spans[-1].stop),), named.first, office.after, 1.0)


def _before_relative(tokens: Tokens, edge: int, last: int, lexicon: Lexicon, start: int) -> Phrase | None:
    """The noun before a relative clause without commas up to the cue: `{los vecinos} que viven cerca dijeron`."""
    if "comma_that" in lexicon.flags or edge >= last or edge - 2 <= start:
        return None
    verb = next((k for k in range(edge, last) if not lexicon.has("clitics", tokens[k].word)), edge)
    if _opens_name(tokens[verb], lexicon):
        return None
    if not lexicon.has("relatives", tokens[edge - 1].word) or tokens[edge - 2].word == ",":
        return None
    found = _segment(tokens, left_edge(tokens, edge - 1, lexicon, start), edge - 1, lexicon)
    determined = found is not None and lexicon.has("determiners", tokens[found.first].word)
    return found if found is not None and (determined or found.sure >= 0.6) else None


def _opens_name(token: Token, lexicon: Lexicon) -> bool:
    """True where a subject may open, so that the word behind `que` is no verb."""
    if is_verb(token, lexicon):
        return False
    groups = ("determiners", "pronouns", "adjuncts", "clitics", "negations", "internal", "prepositions")
    small = any(lexicon.has(group, token.word) for group in groups)
    return token.shape != "lower" or small or lexicon.names_role(token.word)


def _placed(tokens: Tokens, cue: int, last: int, lexicon: Lexicon, start: int) -> Phrase | None:
    """The body in a phrase of place before a plural cue that has no subject: `В мэрии сообщили`."""
    if not lexicon.has("impersonals", tokens[cue].word):
        return None
    first = left_edge(tokens, last, lexicon, start)
    while first < last and listed(tokens, first, "adjuncts", lexicon):
        first += listed(tokens, first, "adjuncts", lexicon)
    if first + 1 >= last or not lexicon.has("places", tokens[first].word) or is_channel(tokens, first + 1, lexicon):
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
    edge = left_edge(tokens, verb, lexicon, start)
    told_of = "inversion" in lexicon.flags and lexicon.has("relatives", tokens[edge].word)
    found = before(tokens, verb, lexicon, start) if told_of else _segment(tokens, edge, verb, lexicon)
    return found if found and found.sure >= 0.6 else None


def _around_insertion(tokens: Tokens, comma: int, lexicon: Lexicon, start: int) -> Phrase | None:
    """The phrase before an insertion that ``comma`` closes; an apposition stays in the source, a clause does not.

    Where no comma parts a clause from its verb, an insertion may itself hold commas: the first words that name
    somebody and open no apposition are the source.
    """
    openings = [k for k in range(comma - 1, max(start, comma - LONGEST), -1) if tokens[k].word == ","]
    if "comma_that" not in lexicon.flags:
        openings = [k for k in range(comma - 1, max(start, comma - 3 * LONGEST), -1) if tokens[k].word == ","]
    if "comma_that" not in lexicon.flags and tokens[comma - 1].word == ")" and comma - 1 > start:
        opening = max((k for k in range(start, comma) if tokens[k].word == "("), default=start)
        edge = left_edge(tokens, opening, lexicon, start)
        if edge <= start or tokens[edge - 1].word != ",":
            return _segment(tokens, edge, opening, lexicon)
    for opening in openings if "comma_that" not in lexicon.flags else openings[:1]:
        found = _before_insertion(tokens, opening, comma, lexicon, start)
        if found is not None:
            return found
    return _before_clauses(tokens, comma, lexicon, start)


def _before_insertion(tokens: Tokens, opening: int, comma: int, lexicon: Lexicon, start: int) -> Phrase | None:
    """The phrase before the insertion between two commas, if it names somebody and the insertion is no clause."""
    if opening <= start:
        return None
    free = "comma_that" not in lexicon.flags
    head = _segment(tokens, left_edge(tokens, opening, lexicon, start), opening, lexicon)
    inside = tokens[opening + 1 : comma]
    relative = bool(inside) and lexicon.has("relatives", inside[0].word)
    alike = free and (listed(tokens, opening + 1, "as", lexicon) or listed(tokens, opening + 1, "such", lexicon)) > 0
    determined = head is not None and free and relative and lexicon.has("determiners", tokens[head.first].word)
    determined = determined or (alike and head is not None and head.first <= start + 1)
    if head is None or head.sure < (0.2 if determined else 0.6):
        return None
    if alike:
        return Phrase((Span(tokens[head.first].start, tokens[comma - 1].stop),), head.first, comma, max(head.sure, 0.6))
    if not (free and relative) and any(listed(tokens, opening + 1, g, lexicon) for g in ("conjunctions", "that")):
        return None
    if free and tokens[head.first - 1].word == "," and head.first > start and _is_apposition(tokens, head, lexicon):
        return None
    if free and (titled := _with_title(tokens, head, lexicon, start)) is not None:
        return titled
    clause = any(lexicon.has("relatives", t.word) or t.word in lexicon.cues for t in inside[:2]) or not inside
    role = any(lexicon.has(group, t.word) for t in inside for group in ("offices", "people", "bodies")) or is_named(
        inside
    )
    if clause or not role or lexicon.has("prepositions", inside[0].word):
        return head
    return Phrase((Span(tokens[head.first].start, tokens[comma - 1].stop),), head.first, comma, head.sure)


def _with_title(tokens: Tokens, head: Phrase, lexicon: Lexicon, start: int) -> Phrase | None:
    """The office before a name and the name as one: `{el alcalde de Enval, Pablo Orlán}, que …`."""
    comma = head.first - 1
    if comma <= start or tokens[comma].word != "," or not is_named(tokens[head.first : head.after]):
        return None
    office = _segment(tokens, left_edge(tokens, comma, lexicon, start), comma, lexicon)
    if office is None or office.sure < 1.0 or office.after != comma:
        return None
    return Phrase((Span(tokens[office.first].start, head.spans[-1].stop),), office.first, head.after, 1.0)


def _is_apposition(tokens: Tokens, head: Phrase, lexicon: Lexicon) -> bool:
    """True where the words behind a comma only say who somebody is, or belong to a clause about them."""
    opener = tokens[head.first]
    comma = head.first - 1
    run = comma
    while run > 0 and tokens[run - 1].shape == "upper":
        run -= 1
    opens = (run == 0 or tokens[run - 1].shape in ("mark", "quotation")) and tokens[run].word not in lexicon.phrases
    if "inversion" in lexicon.flags and opens and is_named(tokens[run:comma]):
        return True
    if opener.shape == "lower" and not lexicon.has("determiners", opener.word):
        return True
    return any(lexicon.has(g, opener.word) for g in ("relatives", "that", "prepositions"))


def _before_clauses(tokens: Tokens, comma: int, lexicon: Lexicon, start: int) -> Phrase | None:
    """The name that opens a sentence, where only clauses that hang on it stand before the cue: `Orne, who …, said`."""
    first = next((k for k in range(start + 1, comma) if tokens[k].word == ","), None)
    if first is None or "comma_that" not in lexicon.flags or any(is_verb(t, lexicon) for t in tokens[start:first]):
        return None
    hangs = tokens[first + 1].shape == "lower" and not lexicon.has("prepositions", tokens[first + 1].word)
    last = next((k for k in range(start, first) if tokens[k].word == "("), first)
    head = _segment(tokens, start, last, lexicon) if hangs else None
    return head if head is not None and head.sure >= 0.9 and head.first <= start + 1 else None


def _segment(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> Phrase | None:
    """The subject inside a stretch of tokens that runs from a clause's start to the cue."""
    while first < last:
        count = listed(tokens, first, "adjuncts", lexicon)
        capital = tokens[first].shape == "upper" and (tokens[first].word,) in lexicon.groups.get("adjuncts", ())
        if not count or (count == last - first and capital and first == 0):
            break
        first += count
    first += date_at(tokens, first, last - 1, lexicon)
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
        if "inversion" in lexicon.flags and lexicon.has("relatives", tokens[verb - 1].word):
            verb = next(k for k in range(head, stop) if lexicon.has("relatives", tokens[k].word))
        return phrase_of(tokens, head, verb, lexicon)
    for piece in reversed(parts):
        found = _after_governed(tokens, *piece, lexicon)
        if found is not None:
            return found
    return None


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
    described = tokens[part - 1].shape == "lower" and tokens[part - 1].word.endswith(
        lexicon.words("participle_endings") or ("\0",)
    )
    if described and part - 1 > head and tokens[part + 1].shape == "upper":
        return True
    if lexicon.has("addressees", tokens[part].word) or is_channel(tokens, min(part + 1, stop - 1), lexicon):
        return False
    if name_follows(tokens, part + 1, stop):
        return _belongs_by_name(tokens, head, (part, stop), lexicon)
    return any(lexicon.has(group, tokens[part - 1].word) for group in ("offices", "people"))


def _belongs_by_name(tokens: Tokens, head: int, part: tuple[int, int], lexicon: Lexicon) -> bool:
    """True where a part ends in the name of the one whose office the words before it hold."""
    if not name_follows(tokens, part[0] + 1, part[1]):
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
    occasion = is_channel(tokens, first + 1, lexicon)
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
