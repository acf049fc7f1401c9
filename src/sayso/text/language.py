"""Which language a text is in."""

from __future__ import annotations

LEAST_LETTERS = 20
SAMPLE = 6000
SURE_BY = 6.0  # log-likelihood by which the first language must lead the second


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; None where it is too short or nothing leads clearly.

    Letters are counted, not code points: a row of figures or marks has no language. Follows langid.py
    (Lui and Baldwin 2012) in its py3langid form.

    >>> language_of("The mayor said on Monday that the bridge was safe.")
    'en'
    >>> language_of("12 March, No. 4") is None
    True
    """
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < LEAST_LETTERS:
        return None
    import py3langid

    (first, best), (_, second) = py3langid.rank(sample)[:2]
    return str(first) if len(first) == 2 and best - second >= SURE_BY else None
