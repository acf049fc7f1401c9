"""Where a noun phrase may start and stop: marks, conjunctions, adverbs, phrases of occasion and addressees bound it."""

from __future__ import annotations

from sayso.extract.lexical.cue import listed
from sayso.extract.lexical.nominal import LONGEST, is_name, is_verb, speaks
from sayso.extract.lexical.token import Token, Tokens
from sayso.text.lexicon import Lexicon

STOPS = ",.;:!?…()[]"
ATTRIBUTES = ("te", "ten", "ter", "tes", "tem", "ene", "enen", "ener", "enes", "enem")


def describes(token: Token, lexicon: Lexicon) -> bool:
    """True for an adjective in the case of place: `на {новостном} сайте`."""
    shaped = "case" in lexicon.flags and token.shape == "lower" and len(token.word) > 4
    other = lexicon.names_role(token.word) or is_channel_word(token, lexicon)
    return shaped and token.word.endswith(("ом", "ем", "ой", "ей", "ых", "их")) and not other


def is_channel(tokens: Tokens, i: int, lexicon: Lexicon) -> bool:
    """True where a word for an occasion, a day or a number stands at ``i``, behind its article."""
    i += i < len(tokens) - 1 and lexicon.has("partitives", tokens[i].word)
    while i < len(tokens) - 1 and (listed(tokens, i, "determiners", lexicon) or describes(tokens[i], lexicon)):
        i += 1
    return is_channel_word(tokens[i], lexicon) or tokens[i].word.isdigit()


def is_channel_word(token: Token, lexicon: Lexicon) -> bool:
    """True for a word that says where or when something was said: an interview, a Monday."""
    return lexicon.has("channels", token.word)


def back_over_adjuncts(tokens: Tokens, stop: int, lexicon: Lexicon, start: int) -> int:
    """The token before which the adverbs and clitics in front of ``stop`` begin."""
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


def left_edge(tokens: Tokens, stop: int, lexicon: Lexicon, start: int) -> int:
    """Where the clause that ends before ``stop`` starts: after the nearest mark, conjunction or long quotation."""
    for k in range(stop - 1, start - 1, -1):
        token = tokens[k]
        if token.shape == "mark" and (token.word in STOPS or token.is_dash) and token.word not in "'’":
            return k + 1
        if token.shape == "quotation" and not is_name(token):
            return k + 1
        groups = ("conjunctions", "as", "that") + (("whether",) if "case" in lexicon.flags else ())
        opener = max(listed(tokens, k, group, lexicon) for group in groups)
        if opener and not (k > start and lexicon.has("such", tokens[k - 1].word)):
            return k + opener
    return start


def right_edge(tokens: Tokens, i: int, limit: int, lexicon: Lexicon, verbs: bool = False) -> int:
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
        described = _past_attribute(tokens, k, limit, lexicon) if k > i else k
        if described > k:
            k = described
            continue
        if k > i and _leaves_nouns(tokens, k, lexicon):
            break
        governed = verbs and (k == i + 1 or lexicon.has("internal", tokens[k - 1].word))
        spoken_to = lexicon.has("addressees", token.word) and governed
        if k > i and ((verbs and is_verb(token, lexicon)) or (not spoken_to and _breaks(tokens, k, limit, lexicon))):
            break
        k += 1
    return k


def _past_attribute(tokens: Tokens, k: int, limit: int, lexicon: Lexicon) -> int:
    """The noun behind a participle and its own words: `einer {am Montag veröffentlichten} Umfrage`; ``k`` for none."""
    opens = lexicon.has("determiners", tokens[k - 1].word) and lexicon.has("prepositions", tokens[k].word)
    if "capital_nouns" not in lexicon.flags or not opens:
        return k
    for j in range(k + 2, min(k + 9, limit - 1)):
        if tokens[j].shape == "mark":
            return k
        if tokens[j].shape == "lower" and tokens[j].word.endswith(ATTRIBUTES) and tokens[j + 1].shape == "upper":
            return j + 1
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
        return not _joins_names(tokens, k, limit, lexicon)
    endings = lexicon.words("gerund_endings")
    if endings and token.shape == "lower" and len(token.word) > 5 and token.word.endswith(endings):
        return not lexicon.names_role(token.word)
    if addressed(tokens, k, lexicon) or speaks(token, lexicon):
        return True
    if _leads_away(tokens, k, limit, lexicon):
        return True
    if not lexicon.has("prepositions", token.word) or lexicon.has("internal", token.word):
        return False
    if lexicon.has("fields", token.word) and any(lexicon.names_role(t.word) for t in tokens[max(0, k - 3) : k]):
        return False
    if k + 1 >= limit or is_channel(tokens, k + 1, lexicon) or _told_to(tokens, k, limit, lexicon):
        return True
    return not (lexicon.has("offices", tokens[k - 1].word) or name_follows(tokens, k + 1, limit))


def addressed(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    """True where a determiner opens an addressee: `sagte Orlen {dem} Boten`, `{der} Zeitung`."""
    follows = k + 1 < len(tokens) and lexicon.has("addressees", tokens[k + 1].word)
    far = next((j for j in range(k + 2, min(k + 4, len(tokens))) if lexicon.has("addressees", tokens[j].word)), 0)
    if far and k > 0 and tokens[k - 1].shape == "upper" and lexicon.has("determiners", tokens[k].word):
        return all(t.shape != "mark" for t in tokens[k:far]) and not lexicon.has("documents", tokens[k - 1].word)
    titled = k + 1 < len(tokens) and k > 0 and tokens[k + 1].word == "name" and tokens[k - 1].shape == "upper"
    determined = lexicon.has("determiners", tokens[k].word)
    if lexicon.has("datives", tokens[k].word) or (determined and (follows or titled)):
        return True
    return determined and "split" in lexicon.flags and _behind_a_name(tokens, k, lexicon)


def _behind_a_name(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    """True for an article behind a name that has none: nobody's genitive can follow it: `sagte Ada Orlen {der} BBC`."""
    first = k
    while first and tokens[first - 1].shape == "upper":
        first -= 1
    noun = tokens[k - 1] if k else None
    if noun is None or first == k or (first and lexicon.has("determiners", tokens[first - 1].word)):
        return False
    if k + 1 >= len(tokens) or tokens[k + 1].shape != "upper" or lexicon.names_role(noun.word):
        return False
    if any(lexicon.has(group, noun.word) for group in ("offices", "people", "bodies", "documents", "fields")):
        return False
    many = k - first > 1 or lexicon.has("outlets", tokens[k + 1].word)
    return many and first > 0 and speaks(tokens[first - 1], lexicon)


def _told_to(tokens: Tokens, k: int, limit: int, lexicon: Lexicon) -> bool:
    """True for a name alone that says who was told, in front of a mark: `le président {à Médiane}.`"""
    if "comma_that" in lexicon.flags or not lexicon.has("addressing", tokens[k].word) or k + 1 >= limit:
        return False
    outlet = tokens[k + 2 if lexicon.has("determiners", tokens[k + 1].word) and k + 2 < limit else k + 1]
    if lexicon.has("outlets", outlet.word):
        return True
    stop = next((j for j in range(k + 1, limit) if tokens[j].shape != "upper"), limit)
    return k + 1 < stop <= k + 4 and (stop >= limit or tokens[stop].shape == "mark")


def name_follows(tokens: Tokens, k: int, limit: int) -> bool:
    """True where the words up to the next mark end in two capitals after the preposition's own noun."""
    stop = k
    while stop < limit and tokens[stop].shape != "mark":
        stop += 1
    run = [t.shape == "upper" for t in tokens[k:stop]]
    return 3 <= len(run) <= 12 and run[-1] and run[-2]


def _joins_names(tokens: Tokens, k: int, limit: int, lexicon: Lexicon) -> bool:
    """True for an `and` between two names of one source: no verb stands between it and the next mark."""
    if not lexicon.has("joins", tokens[k].word) or lexicon.flags & {"case", "capital_nouns"} or k + 1 >= limit:
        return False
    opens = tokens[k + 1].shape == "upper" or lexicon.has("determiners", tokens[k + 1].word)
    opens = opens or lexicon.has("offices", tokens[k + 1].word)
    stop = next((j for j in range(k + 1, limit) if tokens[j].shape in ("mark", "quotation")), limit)
    inside = tokens[k + 1 : stop]
    return opens and len(inside) <= 8 and not any(is_verb(t, lexicon) or speaks(t, lexicon) for t in inside)


def _leads_away(tokens: Tokens, k: int, limit: int, lexicon: Lexicon) -> bool:
    """True at a preposition that belongs to the verb: behind a name, or before a participle (`en souriant`)."""
    if "comma_that" in lexicon.flags or not lexicon.has("prepositions", tokens[k].word):
        return False
    endings = lexicon.words("participial")
    participle = k + 1 < limit and bool(endings) and tokens[k + 1].word.endswith(endings)
    named = tokens[k - 1].shape == "upper" and not lexicon.has("internal", tokens[k].word)
    return named or (participle and not lexicon.names_role(tokens[k + 1].word))


def named_document(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> int:
    """Where the paper behind a preposition of place stops, past what describes it: `в вышедшем в мае {докладе}`."""
    last = right_edge(tokens, i, limit, lexicon)
    if not describes(tokens[i], lexicon) or any(lexicon.names_role(t.word) for t in tokens[i:last]):
        return last
    noun = next((k for k in range(last, min(i + 9, limit)) if lexicon.has("documents", tokens[k].word)), None)
    if noun is None or any(t.word in STOPS for t in tokens[i:noun]):
        return last
    return right_edge(tokens, noun, limit, lexicon)


def date_at(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> int:
    """How many tokens at ``i`` are a date: `16 апреля 2013 года`."""
    k = i
    if not (k + 1 < limit and tokens[k].word.isdigit() and is_channel_word(tokens[k + 1], lexicon)):
        return 0
    while k < limit and (tokens[k].word.isdigit() or is_channel_word(tokens[k], lexicon)):
        k += 1
    return k - i
