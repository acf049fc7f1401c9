"""Words for one and the same office: a nominee is a candidate, a tycoon a businessman, a justice a judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sayso.extract.mention.title import PLACES, listed

_ALIKE = """
candidate nominee front-runner frontrunner contender hopeful challenger standard-bearer rival runner-up incumbent
businessman businessperson mogul tycoon billionaire developer magnate executive entrepreneur investor financier owner
lawmaker senator representative congressman deputy legislator parliamentarian politician
journalist reporter anchor host correspondent columnist moderator presenter interviewer commentator broadcaster editor
diplomat ambassador envoy minister consul
leader president chairman chief
leader chancellor premier prime~minister
lawyer attorney counsel solicitor prosecutor
lawyer attorney counsel solicitor defender barrister
professor academic scholar historian economist scientist researcher analyst expert sociologist
actor actress star comedian entertainer celebrity performer
judge justice magistrate
pastor reverend preacher priest clergyman bishop
officer commander general admiral colonel captain
aide adviser strategist operative consultant
doctor physician surgeon neurosurgeon
writer author novelist journalist
"""
KINDS: tuple[frozenset[str], ...] = tuple(
    frozenset(w.replace("~", " ") for w in line.split()) for line in _ALIKE.strip().splitlines()
)
SERVING = listed("""
spokesman aide adviser advisor strategist manager reporter moderator columnist correspondent editor
interviewer analyst consultant operative pollster lawyer attorney wife husband mother father brother sister daughter
son journalist broadcaster commentator presenter
""")
LEADING = listed("""
candidate nominee front-runner senator representative governor president congressman congresswoman mayor mogul tycoon
billionaire businessman developer magnate politician lawmaker contender hopeful incumbent chancellor premier minister
republican democrat
""")
# Words that say nothing of the office they stand with.
SMALL = listed("the a an his her their its this that of for in at from on and")
# The attorney general is no General Orne.
GENERALS = frozenset(
    f"{what} general"
    for what in listed(
        "attorney solicitor inspector surgeon postmaster secretary director governor consul comptroller adjutant"
    )
)
# What people in public life are called beside what they lead; whoever is told to be none of these has another trade.
PUBLIC = (
    LEADING
    | listed("""
leader chairman chairwoman chair speaker whip member head official secretary minister politician statesman veteran hawk
conservative liberal progressive moderate independent socialist supporter sponsor critic opponent ally surrogate rival
challenger legislator deputy delegate king queen pope general commissioner ambassador
""")
    | {"vice president", "prime minister", "supreme leader"}
    | GENERALS
)
_PARTIES: Mapping[str, str] = {"gop": "republican", "democrat": "democratic", "democrats": "democratic"}
_SIDES = ({"republican"}, {"democratic"})
_STATES = PLACES | listed("hampshire jersey york carolina dakota rhode")


def plain(words: Iterable[str]) -> frozenset[str]:
    """The words with parties under one name each: GOP is republican."""
    return frozenset(_PARTIES.get(w, w) for w in words)


def kindred(left: str, right: str) -> bool:
    """True where two offices may be one person's: the nominee and the candidate.

    >>> kindred("nominee", "candidate"), kindred("nominee", "judge")
    (True, False)
    """
    return left == right or any(left in kind and right in kind for kind in KINDS)


def at_odds(words: frozenset[str], told: frozenset[str]) -> bool:
    """True where a description and what is told of somebody name two parties or two places.

    >>> at_odds(frozenset({"texas", "senator"}), frozenset({"florida", "senator"}))
    True
    """
    for side in _SIDES:
        others = set().union(*(s for s in _SIDES if s is not side))
        if words & side and told & others and not told & side:
            return True
    mine, theirs = words & _STATES, told & _STATES
    return bool(mine and theirs and not mine & theirs)
