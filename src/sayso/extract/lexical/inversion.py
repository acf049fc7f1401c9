"""The noun phrase that names a source behind its cue, or behind a phrase such as `according to` or a preposition."""

from __future__ import annotations

from sayso.extract.lexical.border import (
    STOPS,
    date_at,
    describes,
    is_channel,
    is_channel_word,
    named_document,
    right_edge,
)
from sayso.extract.lexical.cue import listed
from sayso.extract.lexical.nominal import (
    Phrase,
    addressee,
    is_name,
    is_named,
    is_pronoun,
    is_verb,
    phrase_of,
    speaks,
)
from sayso.extract.lexical.token import Token, Tokens
from sayso.text.lexicon import Lexicon
from sayso.types import Span


def after(tokens: Tokens, start: int, lexicon: Lexicon, stop: int | None = None) -> Phrase | None:
    """The source that follows the cue which ends before ``start``, not past token ``stop``."""
    limit = len(tokens) if stop is None else stop
    i = start
    while i < limit:
        skipped = _aside(tokens, i, limit, lexicon) or addressee(tokens, i, limit, lexicon)
        if not skipped and i > start:
            skipped = _dated(tokens, i, limit, lexicon)
        if not skipped:
            break
        i += skipped
    i = _past_manner(tokens, i, limit, lexicon)
    if i < limit and _is_bare_infinitive(tokens[i], lexicon):
        return None
    if i >= limit or (tokens[i].shape == "mark" and tokens[i].word not in '«"'):
        return None
    last = right_edge(tokens, i, limit, lexicon)
    found = phrase_of(tokens, i, last, lexicon)
    if found is None:
        return None
    apposed = (
        _apposition(tokens, last, limit, lexicon) if found.sure >= 0.6 and not is_pronoun(tokens, i, lexicon) else last
    )
    if apposed == last:
        return found
    return Phrase((Span(tokens[i].start, tokens[apposed - 1].stop),), i, apposed, found.sure)


def _past_manner(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> int:
    """Where the source opens behind `avec émotion` or `depuis la tribune`; ``i`` where no such phrase parts it."""
    if "inversion" not in lexicon.flags or i >= limit or not lexicon.has("prepositions", tokens[i].word):
        return i
    leads = ("prepositions", "internal", "determiners", "coordinators", "outlets", "documents", "bodies", "honorifics")
    for k in range(i + 2, min(i + 9, limit)):
        if tokens[k].shape in ("mark", "quotation"):
            return i
        owned = lexicon.has("determiners", tokens[k].word) and not lexicon.has("internal", tokens[k].word)
        opens = owned or (tokens[k].shape == "upper" and tokens[k - 1].shape == "lower")
        if opens and not any(lexicon.has(group, tokens[k - 1].word) for group in leads[: 4 if owned else None]):
            found = phrase_of(tokens, k, right_edge(tokens, k, limit, lexicon), lexicon)
            return k if found is not None and found.sure >= 0.9 else i
    return i


def _is_bare_infinitive(token: Token, lexicon: Lexicon) -> bool:
    """True where a verb follows in the form that needs no opener: `espera {convocar} una reunión`."""
    if (
        "comma_that" in lexicon.flags
        or token.shape != "lower"
        or lexicon.names_role(token.word)
        or lexicon.has("nouns", token.word)
    ):
        return False
    return len(token.word) > 3 and token.word.endswith(lexicon.words("infinitives") or ("\0",))


def place(tokens: Tokens, start: int, lexicon: Lexicon, stop: int | None = None) -> Phrase | None:
    """The body or paper behind a preposition of place: `reported in {the ministry}`; the preposition stays out."""
    limit = len(tokens) if stop is None else stop
    i = start
    while i < limit:
        if lexicon.has("places", tokens[i].word) and i + 1 < limit and _may_report(tokens, i + 1, lexicon):
            found = phrase_of(tokens, i + 1, named_document(tokens, i + 1, limit, lexicon), lexicon)
            return found and Phrase(found.spans, found.first, found.after, max(found.sure, 0.7))
        skipped = _aside(tokens, i, limit, lexicon)
        if not skipped:
            return None
        i += skipped
    return None


def _may_report(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """True where what a preposition of place governs may speak: no day and no occasion, but a paper may."""
    k = i + 1 if i + 1 < len(tokens) and lexicon.has("determiners", tokens[i].word) else i
    return lexicon.has("documents", tokens[k].word) or not is_channel(tokens, i, lexicon)


def of_phrase(tokens: Tokens, start: int, lexicon: Lexicon) -> Phrase | None:
    """The source that an attributing phrase such as `according to` governs."""
    while start < len(tokens) and listed(tokens, start, "coordinators", lexicon):
        start += 1
    if start >= len(tokens) or lexicon.refuses(tokens[start].word):
        return None
    if "inversion" in lexicon.flags:
        noun = start + 1 if lexicon.has("determiners", tokens[start].word) else start
        if noun < len(tokens) and lexicon.refuses(tokens[noun].word):
            return None
        if is_pronoun(tokens, start, lexicon) and not lexicon.has("determiners", tokens[start].word):
            return Phrase((tokens[start].span,), start, start + 1, 1.0)
    if "comma_that" not in lexicon.flags and (is_verb(tokens[start], lexicon) or speaks(tokens[start], lexicon)):
        return None
    last = right_edge(tokens, start, len(tokens), lexicon, verbs=True)
    found = phrase_of(tokens, start, last, lexicon)
    closed = last >= len(tokens) or tokens[last].word in STOPS or is_verb(tokens[last], lexicon)
    if found is None or ("case" in lexicon.flags and not closed):
        return None
    naming = "case" in lexicon.flags and any(
        lexicon.has(g, t.word) for t in tokens[last + 1 : last + 6] for g in ("offices", "people", "bodies")
    )
    apposed = last if naming or is_pronoun(tokens, start, lexicon) else _apposition(tokens, last, len(tokens), lexicon)
    if apposed == last:
        return found
    return Phrase((Span(tokens[start].start, tokens[apposed - 1].stop),), start, apposed, found.sure)


def _dated(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> int:
    """How many tokens a date between commas has behind a day: `в воскресенье{, 26 июля,} министр`."""
    length = date_at(tokens, i + 1, limit, lexicon) if tokens[i].word == "," else 0
    closed = length and i + 1 + length < limit and tokens[i + 1 + length].word == ","
    return length + 2 if closed else 0


def _aside(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> int:
    """How many tokens at ``i`` form an adverb, an addressee or a phrase of occasion that may precede a source."""
    adjunct = listed(tokens, i, "adjuncts", lexicon) or date_at(tokens, i, limit, lexicon)
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
    if _in_own_paper(tokens, i, limit, lexicon):
        return 3
    if lexicon.has("prepositions", tokens[i].word) and i + 1 < limit and is_channel(tokens, i + 1, lexicon):
        return _occasion(tokens, i, limit, lexicon)
    return 0


def _in_own_paper(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> bool:
    """True for a paper of the source's own before the article of the source: `raconte {dans son rapport} le juge`."""
    if "inversion" not in lexicon.flags or i + 3 >= limit or not lexicon.has("places", tokens[i].word):
        return False
    owned = lexicon.has("determiners", tokens[i + 1].word) and lexicon.has("documents", tokens[i + 2].word)
    named = tokens[i + 3].shape == "upper" or lexicon.has("honorifics", tokens[i + 3].word)
    return owned and (named or lexicon.has("determiners", tokens[i + 3].word))


def _occasion(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> int:
    """How long a phrase of occasion is: to the first word of office or the second capital after its noun."""
    k = i + 1
    k += k < limit and lexicon.has("partitives", tokens[k].word)
    while k < limit and (
        is_channel_word(tokens[k], lexicon)
        or tokens[k].word.isdigit()
        or _determines(tokens, i, k, lexicon)
        or (k == i + 1 and describes(tokens[k], lexicon))
    ):
        k += 1
    if k + 1 < limit and lexicon.has("partitives", tokens[k].word) and lexicon.has("addressees", tokens[k + 1].word):
        k += 1
    if k < limit and lexicon.has("addressees", tokens[k].word):
        k += 1
    if k < limit and tokens[k].shape == "quotation":
        k += 1
    return k - i


def _determines(tokens: Tokens, i: int, k: int, lexicon: Lexicon) -> bool:
    """True for an article that belongs to the occasion; where order alone tells, the next one opens the source."""
    follows = k == i + 1 or bool(lexicon.flags & {"case", "split"}) or is_channel(tokens, k, lexicon)
    return follows and listed(tokens, k, "determiners", lexicon) > 0


def _apposition(tokens: Tokens, comma: int, limit: int, lexicon: Lexicon) -> int:
    """Where an apposition after a name stops: `Orne, {head of the port}`; ``comma`` where there is none."""
    if comma + 1 >= limit or tokens[comma].word != ",":
        return comma
    last = right_edge(tokens, comma + 1, limit, lexicon)
    words = tokens[comma + 1 : last]
    roles = any(lexicon.names_role(t.word) for t in words[:4])
    if words and lexicon.has("prepositions", words[0].word):
        return comma
    opens = words and (tokens[comma + 1].shape == "lower" or lexicon.has("offices", tokens[comma + 1].word))
    closed = last >= limit or tokens[last].word in ",.;:)" or tokens[last].is_dash
    if _leads_to_name(tokens, last, limit) or _opens_subject(tokens, comma, last, lexicon):
        return comma
    if is_named(words) and closed and any(lexicon.names_role(t.word) for t in tokens[max(0, comma - 6) : comma]):
        return last
    verb = any(t.word in lexicon.cues or lexicon.has("relatives", t.word) for t in words)
    verb = verb or any(_is_infinitive(t, lexicon) for t in words)
    return last if roles and opens and closed and not verb and len(words) <= 12 else comma


def _opens_subject(tokens: Tokens, comma: int, last: int, lexicon: Lexicon) -> bool:
    """True for an article behind a comma that opens several things, or nobody: `Selon la loi, {les fonds}, …`."""
    if (
        "comma_that" in lexicon.flags
        or "bare" in lexicon.flags
        or not lexicon.has("determiners", tokens[comma + 1].word)
    ):
        return False
    person = any(lexicon.has(g, t.word) for g in ("offices", "people", "outlets") for t in tokens[comma + 2 : last])
    return not person or (tokens[comma + 1].word.endswith("s") and tokens[comma - 1].shape != "upper")


def _leads_to_name(tokens: Tokens, comma: int, limit: int) -> bool:
    """True where a name between commas follows: the words before it say who that is, and nobody else."""
    if comma >= limit or tokens[comma].word != ",":
        return False
    close = next((k for k in range(comma + 1, min(comma + 6, limit)) if tokens[k].word == ","), None)
    return close is not None and is_named(tokens[comma + 1 : close])


def _is_infinitive(token: Token, lexicon: Lexicon) -> bool:
    """True for an infinitive in a language where its ending shows it and no office ends so."""
    shaped = "case" in lexicon.flags and token.shape == "lower" and token.word.endswith(lexicon.words("infinitives"))
    return shaped and not lexicon.names_role(token.word)
