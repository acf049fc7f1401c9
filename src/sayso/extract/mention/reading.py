"""What the words of a source are: a pronoun, a name, or a description, of how many and of what kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.mention.apposition import ANDS, CUTS, DEFINITE, MANY, apposed, one_of, set_off
from sayso.extract.mention.layout import Layout
from sayso.extract.mention.name import Name
from sayso.extract.mention.office import ARTICLES, is_person, modifies
from sayso.extract.mention.title import (
    BODY_HEADS,
    BODY_NOUNS,
    GROUPS,
    OFFICES,
    PAPERS,
    PORTFOLIOS,
    listed,
)
from sayso.extract.mention.token import Token
from sayso.types import Span, Spans

HE = listed("he him his himself он его ему им нём него нему il lui er ihm ihn él")
SHE = listed("she her hers herself она её ей ею неё ней нее elle sie ella")
THEY = listed("they them their theirs themselves они их ими ils elles ellos ellas")
WE = listed("we us our ours мы нас нам наш nous notre nos wir uns unser nosotros")
ME = listed("i me my mine myself я меня мне мой моя мои je j' moi mon ma ich mir mein yo mi")
IT = listed("it its itself")
WHO = listed("""
who which that whose whom кто который которая которое которые qui lequel laquelle quien
""")
OTHER = listed("you your one on man что это this these those self")
_HELD_BY_ONE = listed("""
president secretary minister representative chancellor mayor judge justice general chairman chairwoman chair
director spokesman spokeswoman spokesperson host moderator ambassador commissioner supporter adviser advisor
aide official manager king queen pope prince reporter interviewer anchor organizer prosecutor attorney lawyer
chief head premier speaker employee staffer narrator attendee member source worker heckler agent officer officials
""")
_RUNNING = listed("candidate nominee contender hopeful front-runner frontrunner")
_TIMES = listed("today yesterday tomorrow сегодня вчера завтра aujourd'hui hier demain heute gestern hoy ayer")
_COUNTING = listed("poll survey")
_COUNTED = listed("only first last next second third other same")
_BARE = listed("""
man woman candidate nominee front-runner politician lawmaker businessman businesswoman billionaire mogul tycoon
actor actress republican democrat incumbent veteran senator congressman congresswoman governor developer author
singer comedian star writer columnist activist rapper producer filmmaker novelist economist professor historian
scientist pastor bishop preacher rabbi imam justice physician surgeon neurosurgeon pollster strategist pundit
philanthropist artist musician playwright poet broadcaster designer legislator diplomat commentator radioman
""")
ONE = listed("a an another one une un ein eine один одна некий")


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a source as they stand.

    ``form``: empty | pronoun | relative | proper | nominal. ``kind`` as in an attribution, for a pronoun the pronoun.
    ``head``: the name that is the head, if one is. ``noun``: the head noun of a description, ``words`` all before it,
    lower case. ``definite``: True for ``the``, ``his``, ``her``; False for ``a``, ``another``; None for neither.
    ``qualified``: True where more words follow the head noun, ``owned`` where it is another's: ``the boat's owner``.
    """

    form: str
    kind: str
    span: Span
    head: Name | None = None
    noun: str = ""
    words: tuple[str, ...] = ()
    definite: bool | None = None
    qualified: bool = False
    owned: bool = False

    @property
    def describes(self) -> bool:
        """True for ``the New York builder`` or ``the candidate``, which may stand for a person already named."""
        if self.words[1:2] and self.words[1] in _COUNTED:
            return False
        told = self.noun not in _HELD_BY_ONE or ("former" in self.words and self.noun != "president")
        bare = self.noun in _BARE or (len(self.words) > 2 and told)
        return bare and self.words[0] == "the" and not self.owned and not self.qualified


def read_source(layout: Layout, source: Spans) -> Reading:
    """How the words of a source name who is credited."""
    if not source:
        return Reading("empty", "unnamed", Span(0, 0))
    words = [t for s in source for t in layout.tokens[slice(*layout.within(s))]]
    span = Span(source[0].start, source[-1].stop)
    words = _stripped(words)
    if not words:
        return Reading("empty", "unnamed", span)
    low = words[0].low
    spoken = [t for t in words if t.word[0].isalnum()]
    if len(spoken) == 1:
        for forms in (HE, SHE, THEY, WE, ME, IT):
            if low in forms and not (low == "us" and words[0].cap):
                return Reading("pronoun", low, span)
    if (low in WHO and len(words) < 3) or low in ("who", "который", "которая", "qui"):
        return Reading("relative", low, span)
    if len(spoken) == 1 and low in OTHER:
        return Reading("pronoun", low, span)
    inside = _names(layout, source)
    first = _first_of_two(words, inside)
    if first:
        return _headed(layout, first, inside, span)
    if _several(words, inside) and not _labels(layout, words, inside):
        return Reading("nominal", "group", span, noun=words[-1].low)
    return _headed(layout, words, inside, span)


def _stripped(words: list[Token]) -> list[Token]:
    while words and not words[0].word[0].isalnum() and words[0].word not in "#@":
        words = words[1:]
    if len(words) > 1 and words[0].low == "that" and words[1].cap:
        words = words[1:]
    while len(words) > 1 and (
        (not words[-1].word[0].isalnum() and words[-1].word not in ")") or words[-1].low in _TIMES
    ):
        words = words[:-1]
    return words


def _names(layout: Layout, source: Spans) -> list[Name]:
    lowest, highest = source[0].start, source[-1].stop
    return [n for n in layout.naming(lowest, highest) if any(s.start <= n.span.start < s.stop for s in source)]


def _labels(layout: Layout, words: Sequence[Token], inside: Sequence[Name]) -> bool:
    """True where office and name are the label of a turn: its ``and`` joins offices, not people."""
    after = layout.at(words[-1].start) + 1
    colon = after < len(layout.tokens) and layout.tokens[after].word in ":([" and len(inside) == 1
    return colon and inside[0].title is not None and inside[0].title.start == words[0].start


def _several(words: Sequence[Token], inside: Sequence[Name]) -> bool:
    """True where names or descriptions are strung together with ``and`` before anything qualifies the first."""
    depth = 0
    for at, token in enumerate(words):
        depth += (token.word == "(") - (token.word == ")")
        if depth or any(n.span.start < token.start < n.span.stop for n in inside):
            continue
        if token.low in CUTS or token.word in "—–-":
            return False
        if token.low in ANDS and 0 < at < len(words) - 1:
            lead, rest = words[:at], words[at + 1 :]
            comma = next((k for k, t in enumerate(lead) if t.word == ","), None)
            if (
                comma is not None
                and comma + 1 < at
                and lead[0].cap
                and (not lead[comma + 1].cap or lead[comma + 1].own)
            ):
                return False
            if (
                _two_offices(lead, rest, inside)
                or _set_beside(words, inside, token)
                or (
                    sum(n.kind == "person" for n in inside) == 1
                    and inside[-1].span.start > token.start
                    and inside[-1].kind == "person"
                    and lead[0].low in DEFINITE
                    and not any(t.cap for t in lead[1:])
                )
            ):
                return False
            return not (lead[0].cap and all(not t.cap and t.low in OFFICES for t in rest))
    return False


def _first_of_two(words: Sequence[Token], inside: Sequence[Name]) -> Sequence[Token]:
    """``the port's senator`` of ``the port's senator and presidential candidate``: one person under two offices.

    Empty where two people may be meant, ``the mayor and sheriff``: only a candidate, or who was something, is both.
    """
    at = next((k for k, t in enumerate(words) if t.low == "and"), 0)
    lead, rest = words[:at], words[at + 1 :]
    if not lead or not rest or words[0].low != "the" or lead[-1].low not in OFFICES or any(n.full for n in inside):
        return ()
    lows = [t.low for t in rest]
    last = lows[-3] if lows[-2:-1] == ["of"] and len(lows) > 2 else lows[-1]
    both = "former" in lows or last in _RUNNING or lead[-1].low in _RUNNING
    return lead if both and last in OFFICES and lows[0] not in DEFINITE | ONE and "and" not in lows else ()


def _two_offices(lead: Sequence[Token], rest: Sequence[Token], inside: Sequence[Name]) -> bool:
    """True for ``former secretary of state and candidate Ada Orne``: one name behind two offices, and no article."""
    named = [n for n in inside if n.kind == "person" and n.full]
    alone = len(named) == 1 and named[0].span.start > rest[0].start and named[0].span.stop >= rest[-1].start
    heads = [t.low for t in lead if t.low in OFFICES]
    ends = lead[-1].low in OFFICES or (len(lead) > 2 and lead[-2].low == "of" and lead[-1].low in PORTFOLIOS)
    second = any(t.low in OFFICES and t.start < named[0].span.start for t in rest) if alone else False
    return bool(heads) and ends and second and lead[0].low not in DEFINITE | ONE | MANY


def _set_beside(words: Sequence[Token], inside: Sequence[Name], stop: Token) -> bool:
    """True in ``Ada Orne the well-known writer and``: a description follows the name without a comma."""
    if not inside or inside[0].kind != "person" or inside[0].span.stop > stop.start:
        return False
    after = next((t for t in words if t.start >= inside[0].span.stop), None)
    return after is not None and after.low in ("the", "a", "an")


def _core(words: Sequence[Token], inside: Sequence[Name]) -> int:
    """How many words come before what qualifies the head."""
    for at, token in enumerate(words):
        if any(n.begins < token.start < n.span.stop for n in inside):
            continue
        if at and token.word == "," and _between_adjectives(words, at):
            continue
        if at and (token.low in CUTS or token.word in (",", "(", "—", "–", "-", ":", ";", "[", "«", "“")):
            return at
        if at and token.low in ("the", "a", "an") and any(n.span.stop == words[at - 1].stop for n in inside):
            return at
    return len(words)


def _between_adjectives(words: Sequence[Token], comma: int) -> bool:
    """True in ``the bespectacled, 71-year-old diplomat``: adjectives on both sides, then the noun of a person."""
    if words[0].low not in DEFINITE or any(t.cap or is_person(t.low) for t in words[1:comma]) or comma < 2:
        return False
    rest = words[comma + 1 : comma + 4]
    noun = next((k for k, t in enumerate(rest) if is_person(t.low) and not t.cap), None)
    return bool(noun) and all(modifies(t) or "-" in t.word for t in rest[:noun]) and rest[0].low not in ARTICLES


def _headed(layout: Layout, words: Sequence[Token], inside: Sequence[Name], span: Span) -> Reading:
    count = _core(words, inside)
    core = words[:count]
    if len(core) > 1 and core[-1].low in ("himself", "herself", "itself", "themselves"):
        core = core[:-1]
    lows = tuple(t.low for t in core)
    head = next((n for n in inside if n.span.start <= core[-1].start < n.span.stop), None)
    if head and head.kind == "open" and words[-1].low in _COUNTING and words[-1].start >= head.span.stop:
        return Reading("nominal", "document", span, noun=words[-1].low, words=lows)
    bare = lows[0] in OFFICES and lows[0][0] > "а" and not lows[0].isascii()
    told = lows[0] in DEFINITE or any(t.own for t in core[:-1]) or bare
    definite = False if lows[0] in ONE else True if told else None
    if head and definite is False and head.kind == "open" and not head.full:
        return Reading("nominal", "unnamed", span, head, lows[-1], lows, False)
    if head and not (head.full or head.title) and _complement(core):
        return Reading("nominal", "unnamed", span, noun=lows[0], words=lows)
    if head and bare and len(core) > 1 and _body_of(core, head):
        return Reading("nominal", "person", span, None, lows[0], lows[:1], True, True)
    if head and not _peoples(core, head):
        return Reading("proper", "person" if head.kind in ("person", "open") else "body", span, head, definite=definite)
    noun = lows[-1]
    owned = any(t.own for t in core[:-1])
    held = _portfolio(words, count, inside) if noun in OFFICES else None
    if held:
        return Reading("proper", "person", span, held, noun, lows, definite)
    beside_it = one_of(words, inside) or set_off(words, core, inside) or apposed(layout, words, core, inside)
    if beside_it:
        return Reading("proper", "person", span, beside_it, noun, lows, definite)
    beside = count < len(words) and words[count].word == ","
    more = count < len(words) and not beside and not (noun == "secretary" and _of_state(words[count:]))
    return Reading("nominal", _noun_kind(noun, lows, core), span, None, noun, lows, definite, more, owned)


def _body_of(core: Sequence[Token], head: Name) -> bool:
    """True where a Russian office is followed by the body it belongs to: ``секретарь президиума Морского Союза``."""
    if head.kind in ("body", "place"):
        return True
    return head.full and head.title is None and not core[1].cap and head.words[0].endswith(("ого", "его", "ой", "ых"))


def _complement(core: Sequence[Token]) -> bool:
    """True where a Russian name follows a common noun that is no office: ``районной больницы Бринта``."""
    first = core[0]
    return len(core) > 1 and not first.word.isascii() and not first.cap and first.low not in OFFICES and first.low > "а"


def _of_state(words: Sequence[Token]) -> bool:
    """True for ``of state``, which tells no more than that."""
    return len(words) == 2 and words[0].low == "of" and words[1].low in PORTFOLIOS


def _portfolio(words: Sequence[Token], count: int, inside: Sequence[Name]) -> Name | None:
    """The name after ``secretary of state``: an office with a portfolio in lower case, then its holder."""
    if count >= len(words) or words[count].low not in ("of", "for", "des", "de"):
        return None
    if count + 1 < len(words) and words[count + 1].low in PORTFOLIOS:
        led = next((n for n in inside if n.title and n.title.start == words[count + 1].start), None)
        if led:
            return led
    for at in range(count + 2, min(len(words), count + 7)):
        if not words[at - 1].word[0].isalpha() or words[at - 1].low in CUTS | DEFINITE:
            return None
        if words[at - 1].low in OFFICES and words[count].low == "for":
            return None
        name = next((n for n in inside if n.begins == words[at].start), None)
        if name:
            return name if name.kind in ("person", "open") and not words[at - 1].cap else None
    return None


_PEOPLE = listed("""
republicans democrats conservatives liberals muslims christians jews americans britons palestinians
""")


def _peoples(core: Sequence[Token], head: Name) -> bool:
    """True where a capitalised plural means many: ``Republicans``, ``many Americans``."""
    low = core[-1].low
    if low in _PEOPLE or low in ("republican", "democrat", "muslim"):
        return True
    return (
        head.kind == "open"
        and len(core) > 1
        and core[0].low in MANY | DEFINITE
        and low.endswith("s")
        and not head.title
    )


def _noun_kind(noun: str, lows: Sequence[str], core: Sequence[Token]) -> str:
    single = noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else ""
    if noun in PAPERS:
        return "document"
    if (
        lows[0] in MANY
        or noun in GROUPS
        or (single and (is_person(single) or single in BODY_HEADS) and noun not in BODY_HEADS)
    ):
        return "group"
    if noun in BODY_HEADS or noun in BODY_NOUNS:
        return "body"
    if is_person(noun) and noun != "public":
        return "person"
    if noun.endswith(("men", "women", "ists", "people")) or (single and lows[0] not in ONE):
        return "group"
    return "unnamed"
