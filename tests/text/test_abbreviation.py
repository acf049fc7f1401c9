"""Which full stops shorten a word inside a sentence and which end one."""

from __future__ import annotations

import pytest

from sayso.text.segment import sentences

CASES = """
The court heard Orlan v. Selm in May. | It ruled in June.
The match Selm vs. Rovan was short.
He met Sens. Falk and Orlan, Reps. Ada Lorvik and Wim Tolk, and Govs. Brask and Orme.
Lt. Gov. Orlan met Maj. Falk at Ft. Selm, below Mt. Orne.
Then-Cmdr. Brask and Supt. Orme wrote to Pres. Lorvik.
ORLE, Fla. (Harbour Wire) - The bridge is shut.
SELM, Wis. — The ferry has stopped.
He moved to Orle, Fla. | It was warm there.
No. 5 is the boathouse. | No. 7 is the mill.
Did they ask? | No. | They never do.
The museum holds Art. 5 of the treaty.
She left the U.S. | The mayor stayed behind.
She met U.S. Senator Orlan on Jan. 3 at 5 p.m. Monday.
The mill belongs to Harbour Foods Inc. | It was sold in May.
Harbour Foods Inc. Chairman Wim Orlan sold it.
Ada L. Falk and J. D. Orlan came.
Neither do I. | This road is shut.
Q. The dam held?
He went on . . . and on. | It was . . . late.
“Nothing held. . . . | The gates went first.”
MM. Falk et Orlan sont partis.
Der Vertrag nennt Nr. 5 und Abs. 2. | Er gilt.
Die Brücke kostet ca. 3 Mio. Euro.
Мост построен в 2018 г. | Он закрыт.
Он родился в г. Орле.
""".strip().splitlines()


@pytest.mark.parametrize("line", CASES)
def test_a_stop_that_shortens_a_word_ends_no_sentence(line: str) -> None:
    wanted = [part.strip() for part in line.split("|")]
    text = " ".join(wanted)
    assert [s.of(text) for s in sentences(text)] == wanted
