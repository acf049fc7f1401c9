"""Which deeds are utterances: what a court decides, and plans that are laid before the public."""

from __future__ import annotations

import pytest

from sayso.link.utterance import uttered
from telling import told


@pytest.mark.parametrize(
    ("marked", "spoken"),
    [
        ("{s|a federal judge} {c|rejected} {q|the bid to close the ford}.", True),
        ("{s|the council} {c|rejected} {q|the bid to close the ford}.", False),
        ("{s|the court} {c|was blocked} {q|by lorries and boats}.", False),
        ("{s|councillors} {c|unveiled} {q|their bill to mend the gate}.", True),
        ("{s|councillors} {c|unveiled} {q|a statue of the ferryman}.", False),
        ("{s|councillors} {c|unveiled} {q|it}.", False),
    ],
)
def test_a_court_speaks_by_its_decisions_and_others_by_their_plans(marked: str, spoken: bool) -> None:
    document, [found] = told(marked)
    assert uttered(document, found) is spoken
