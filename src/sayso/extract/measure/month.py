"""Parts of a month: "early September" as the day of an utterance is its first ten days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sayso.types import Span, When

LOOK_BACK = 30
ENDS = {"first": ("01", "10"), "second": ("11", "20"), "third": ("21", None)}

THIRDS: Mapping[str, re.Pattern[str]] = {
    language: re.compile(rf"(?<!\w)(?:(?P<first>{first})|(?P<second>{second})|(?P<third>{third}))$", re.I)
    for language, first, second, third in (
        (
            "en",
            r"early(?:[ -]| in )|(?:the )?(?:beginning|start) of ",
            r"mid(?:dle)?(?:[ -]| of )",
            r"late(?:[ -]| in )|(?:the )?end of ",
        ),
        ("ru", "начал[еоа] ", "середин[еуы] ", "кон(?:це|ец|ца) "),
        ("fr", "début ", "mi-? ?", "fin "),
        ("de", "anfang ", "mitte ", "ende "),
        ("es", "(?:principios|comienzos|inicios) de ", "mediados de ", "(?:finales|fines) de "),
    )
}
ITSELF = re.compile(r"(?:(?P<first>early)|(?P<second>mid)|(?P<third>late))[ -]", re.I)  # "Late September 2031"


def part_of_month(text: str, when: When, language: str) -> When:
    """The third of a month that the words before its name tell: days 1 to 10, 11 to 20, 21 to the last.

    What is no whole month, or has no such words, comes back as it is. The words then hold them too.

    >>> t = "in late September"
    >>> part = part_of_month(t, When("2030-09-01", "2030-09-30", Span(8, 17), "resolved from 'September'"), "en")
    >>> part.earliest, part.latest, part.basis
    ('2030-09-21', '2030-09-30', "resolved from 'late September'")
    """
    words = when.words
    whole = when.earliest[:8] == when.latest[:8] and when.earliest.endswith("-01") and int(when.latest[8:]) > 27
    if words is None or not whole:
        return when
    start = max(0, words.start - LOOK_BACK)
    before = THIRDS[language].search(text[start : words.start]) if language in THIRDS else None
    named = before or ITSELF.match(words.of(text))
    if named is None:
        return when
    first, last = ENDS[named.lastgroup or "first"]
    month = when.earliest[:8]
    if before:
        words = Span(start + before.start(), words.stop)
    basis = when.basis if when.basis == "stated" else f"resolved from '{words.of(text)}'"
    latest = date.fromisoformat(month + last).isoformat() if last else when.latest
    return replace(when, earliest=month + first, latest=latest, words=words, basis=basis)
