"""Why an attribution was read as it is: what each rule does and on what sign, in words for people."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.types import Attribution

SPANS = ("source", "cue", "content")
# Which spans a mending rule sets, where it is not the content alone.
WIDER = {
    "edged": SPANS,
    "lifted": SPANS,
    **dict.fromkeys(("pruned", "replying", "asked", "shared"), ("source", "content")),
}
RULED = re.compile(r".+ \(j_[0-9a-f]+\)")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule does and on what sign, and which spans it sets: source, cue, content."""

    spans: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One of those that made an attribution, which of its spans it set, and a sentence that says why."""

    made_by: str
    spans: tuple[str, ...]
    sentence: str


def _whole(**sentences: str) -> dict[str, Rule]:
    return {name: Rule(SPANS, sentence) for name, sentence in sentences.items()}


def _mending(**sentences: str) -> dict[str, Rule]:
    return {name: Rule(WIDER.get(name, ("content",)), s) for name, s in sentences.items()}


MODELS = _whole(
    tagger="A model that has learned from news marked by people read these words as somebody's, a word that reports, "
    "and what is reported; it looks at the words and follows no rule.",
)
MODELS["tagger-fast"] = MODELS["tagger"]
FINDING = _whole(
    turn="A label opens a paragraph, with a colon or as a bare Q or A, or the questions of an interview stand apart: "
    "what follows until the next one is one speaker's.",
    post="The document is a post: its words are those of the account that published it, without a source or a cue.",
    embedded="A post shows another one inside it, under the name of its account: those words are that account's.",
    headed="A line of a post opens with a name and a colon and goes on with a quotation: it is that one's.",
    signed="A quotation is followed by a dash and a name to the end of the line, as a signature: it is that one's.",
    introduced="A quotation opens a paragraph and the paragraph before ends with a colon: it belongs to the one who "
    "speaks there, or to nobody known where nobody does.",
    announced="A quotation stands right after a colon: it belongs to the source and cue of the sentence that the colon "
    "ends, not to those of another sentence.",
    pronounced="A court decides or somebody lays a plan before the public (rejected, unveiled): what is decided or "
    "laid before it is the content, though nobody is said to speak.",
    outlet="The outlet tells it in its own voice, outside all that anybody is said to say, and what another document "
    "tells stands against it.",
    answered="X answered one who asked: “…”. The quotation after the colon is said by the subject of the sentence, not "
    "by the one who asked.",
    standing="A paragraph is one quotation without a cue of its own and comes right after direct speech: the same "
    "speaker goes on, or behind another's question whoever spoke before it.",
    credited="A line without a full stop ends with a colon or a dash and somebody who speaks, or as a title opens with "
    "one, as headlines do: the rest is that one's.",
    echoed="A headline is or holds words in quotation marks that nobody is given: they are those of the one it names "
    "behind them, or of the one who says the same words below.",
    refused="A fixed phrase says that somebody had no comment, could not be reached or did not answer.",
    supposed="“It is thought that …”: a fixed phrase gives the thought of nobody in particular.",
    quoted="X quoted Y as saying …: Y says it, and X is the one who passes it on.",
    printed="The paragraph before ends with words such as “the statement in full:”: the paragraphs after it are the "
    "text that is printed there.",
    alluded="Lunin's call for a ban; a claim by Lunin that …: a listed noun of speech, whose it is, and what was said, "
    "which somebody else may be telling of.",
)
MENDING = _mending(
    refused="A fixed phrase says that somebody did not answer: it is a refusal, and no statement.",
    snapped="What is said ended just inside quotation marks that it nearly fills: it reaches to the marks.",
    bounded="What is said opens with a quotation, or leads to it with a colon: it starts and ends with the marks, and "
    "the words around them are the outlet's.",
    edged="Commas, full stops, dashes and conjunctions at the edge of a span belong to the sentence around it, and so "
    "does the one to whom something was told: they were left out, as was an article that stood alone. An apposition "
    "between a source and its cue was taken in.",
    signed="A dash and a name sign the words before them: what stands behind the signature was left out.",
    interrupted="A quotation breaks off with a comma, and behind its cue another goes on in small letters: both are "
    "one person's words.",
    near="Words without quotation marks belong to a cue in their own sentence: those of another were left out.",
    adjoined="A quotation belongs to the one who is said to speak in its own sentence, not to a cue of another one: it "
    "was added or left out here.",
    unreached="A paragraph that is one quotation goes on from the last who spoke before it, not an earlier one: it was "
    "added or left out here.",
    strayed="Between the words that report and these stands somebody else's whole speech, in another paragraph: they "
    "were left out; so was a quotation in a sentence behind words such as “after asking the council to act”.",
    pruned="Small words before the cue, such as “whether it was true that”, are nothing that was said: they were left "
    "out, and so was one who was told for the one who told.",
    replying="Asked by X why, Y replied; “Why?” asked X: a name right beside the cue is whose words they are, and no "
    "part of the question.",
    asked="Told that …, X laughed; X was asked by Y whether …: X neither asked or told nor is part of it.",
    questioned="Somebody asks a question: a quotation behind it that is no question is not theirs, and the question is "
    "not that of one who replies: they were left out.",
    announced="A quotation right after a colon went to the sentence that the colon ends: it was left out here.",
    reopened="A paragraph leaves its quotation open and the next one opens the mark again: the quotation goes on.",
    printed="A block quotation, a letter or a statement in full follows the colon: what is said runs to its end.",
    written="Somebody writes, and words without quotation marks follow the colon: they fill the paragraph.",
    lifted="“…,” Falk said, according to the Gazette: the paper only carried the "
    "words, which are those of the one who spoke.",
    parted="A headline turns with “but”, a semicolon or the like to somebody else: from there on it is the outlet's, "
    "and so are the lines below it, as a headline is no part of what somebody says below.",
    shared="14 according to X, 17 according to Y: each gives one number, and what a model gave Y of both was parted.",
    continued="The next sentence is one quotation without a cue of its own: the same speaker goes on.",
)
LEXICAL = _whole(
    spoken_before="“…”, said the mayor: a quotation comes first, then a listed word of speech, then who said it.",
    spoken_before_subject="“…,” the mayor said: a quotation comes first, then who said it, then a word of speech.",
    spoken_so="“…”, according to the mayor: a quotation comes first, then a listed phrase that names whose it is.",
    spoken_after="The mayor said: “…”: a listed word or phrase of speech leads to a quotation, mostly with a colon.",
    led_up_to="The mayor waved the charge aside: “…”: no word of speech, but a subject, its verb and a colon.",
    labelled="Orne: “…”: a name and a colon open the sentence, and what follows is that one's.",
    told="The mayor said: it is safe: a listed word of speech and a colon lead to words without quotation marks.",
    named_so="The mayor called it “a disgrace”: a listed word for naming, and words in quotation marks for the name.",
    dialogue="A dash opens the paragraph, and a listed word of speech stands between dashes: the rest is spoken.",
    inserted="“It is, said the mayor, safe”: a listed word of speech and its source stand inside the quotation marks.",
    that_clause="The mayor said that …: a listed word of speech, and a clause that a word like “that” opens.",
    bare_clause="The mayor said the bridge was safe: a listed word of speech, and a clause that no word opens.",
    trailing="The bridge is safe, said the mayor: the clause comes first, then a listed word of speech and its source.",
    according="According to the mayor, …: a listed phrase names whose words the clause gives.",
    as_said="As the mayor said, …: “as”, a listed word of speech and its source stand beside the clause that is said.",
    above="This the mayor said on Friday: the sentence points back, so the sentence before it is what was said.",
    plain_infinitive="The witness admits having seen him: an infinitive stands right behind a listed word of speech.",
    thing="The mayor denied the charges: a listed word of speech, and the thing that is claimed, denied or demanded.",
    nominal="The mayor's claim that …: a listed noun of speech, whose it is, and its clause.",
    infinitive="The mayor promised to rebuild: a listed word of speech governs what was promised, asked or refused.",
    topic_first="Of floods warned the mayor: what is said of opens the sentence, before a listed word of speech.",
    in_passing="The bridge, said, is safe: a listed word of speech alone between commas, where the verb shows the "
    "person.",
    about="The mayor warned of floods: a listed word of speech and a phrase that says of what.",
    continued="The sentence is one quotation without a cue, right after something reported: the same source goes on.",
    reported_on="The verb, or a word such as “thus”, shows that what the sentence before reports goes on.",
    taken_up="The paragraph is one quotation and names nobody, right after a paragraph that ends with a report: "
    "the same source goes on.",
    after_colon="The paragraph before ends with a listed word of speech and a colon: this paragraph is what was said.",
)


def reasons(attribution: Attribution) -> tuple[Reason, ...]:
    """Who made the attribution and why, the one that found it first, then those that changed it, in order.

    ``made_by`` is read as it is written: ``tagger@sha256:1234+snapped+reopened``, ``lexical:ru@1/told``,
    ``rule:turn``, or a person's name with the id of the judgement.

    >>> from sayso.types import Span
    >>> a = Attribution("a_1", "d_1", (), (), (Span(0, 9),), "direct", made_by="rule:post+snapped")
    >>> [(r.made_by, r.spans, r.sentence[:22]) for r in reasons(a)]
    [('rule:post', ('content',), 'The document is a post'), ('snapped', ('content',), 'What is said ended jus')]
    """
    held = tuple(name for name in SPANS if getattr(attribution, name))
    if RULED.fullmatch(attribution.made_by):
        return (Reason(attribution.made_by, held, "A person ruled that these are the right words."),)
    maker, *mends = attribution.made_by.split("+")
    return (_reason(maker, _finder(maker), held), *(_reason(name, MENDING.get(name), held) for name in mends))


def _finder(maker: str) -> Rule | None:
    """The rule or model that found an attribution, by the first name in ``made_by``."""
    kind, _, name = maker.partition(":")
    if kind == "rule":
        return FINDING.get(name)
    if kind == "lexical":
        return LEXICAL.get(name.partition("/")[2])
    return MODELS.get(maker.partition("@")[0])


def _reason(made_by: str, rule: Rule | None, held: tuple[str, ...]) -> Reason:
    if rule is None:
        return Reason(made_by, held, "This version of sayso does not know what made it.")
    return Reason(made_by, tuple(s for s in rule.spans if s in held), rule.sentence)


def certainty(attribution: Attribution) -> str:
    """What the attribution's score says, in words: measured for the model, the rule's own opinion for a rule.

    What is nested was left out when the model was measured.

    >>> from sayso.types import Span
    >>> certainty(Attribution("a_1", "d_1", (), (), (Span(0, 9),), "direct", score=0.83, made_by="tagger@1+near"))
    '0.83: of 100 attributions with this score about 83 have source and content right'
    >>> certainty(Attribution("a", "d", (), (), (Span(0, 5),), "direct", within="a_1", score=0.62, made_by="tagger@1"))
    '0.62: how sure the model is, by the measure of other speech; nobody measured nested speech'
    """
    score = attribution.score
    if RULED.fullmatch(attribution.made_by):
        return f"{score:.2f}: a person ruled"
    if attribution.made_by.startswith("tagger"):
        if attribution.within is not None:
            return f"{score:.2f}: how sure the model is, by the measure of other speech; nobody measured nested speech"
        return f"{score:.2f}: of 100 attributions with this score about {100 * score:.0f} have source and content right"
    return f"{score:.2f}: how plain a sign the rule takes this for, 0 to 1; nobody measured how often it is right"
