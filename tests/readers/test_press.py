"""The data of press.yaml: every line has an example that it catches, and ordinary prose passes."""

from __future__ import annotations

import pytest

from sayso.readers.dateline import dateline, is_date_line, stamp
from sayso.readers.press import furniture, is_credit, load

LINES = load()["lines"]
CREDITS = load()["credits"]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["example"])
def test_the_example_is_caught(line: dict[str, str]) -> None:
    assert furniture(line["example"]) == line["kind"]


@pytest.mark.parametrize("credit", CREDITS, ids=lambda credit: credit["example"])
def test_the_credit_is_caught(credit: dict[str, str]) -> None:
    assert is_credit(credit["example"])


@pytest.mark.parametrize(
    "prose",
    [
        "Share prices fell on Monday, the exchange said in a statement, and nobody knew why.",
        '"Sign up," he told them, "or leave the hall at once."',
        "Subscribers were told on Friday that the paper would close.",
        "Follow the money, she said.",
        "Read my lips: there is no crack, the mayor said.",
        "Photographers were kept behind a rope, one of them told the Gazette.",
        "Reporting by three outlets found that the pier was old.",
        "Contributing factors were the frost and the salt, the report said.",
        "Correction officers refused to let him in, he said.",
        "Images of the bridge were shown to the council.",
        "Related questions were not answered.",
        "More on that we will say when we know it, he said.",
        "Copyright law does not apply here, the judge told “The Gazette”.",
        "Comments from the mayor were not to be had.",
        "This story is about a bridge.",
        "[The mayor] said so.",
        "[1](https://x.example) is what the page says.",
        "“Watch this,” he said, “and you will see it below.”",
        "Реклама моста обошлась городу дорого, сказал мэр «Вестнику».",
        "Teilen der Opposition gefiel das nicht, sagte der „Bürgermeister“.",
        "Twitter.",
    ],
)
def test_prose_is_not_furniture(prose: str) -> None:
    assert furniture(prose) is None


# words | place and day | agency
DATELINES = """
PORT SELM, March 4 (Coast Wire) — The bridge fell. | PORT SELM, March 4 | Coast Wire
PORT SELM, Varn (AP) -- The bridge fell. | PORT SELM, Varn | Associated Press
PORT SELM — The bridge fell. | PORT SELM | None
(Reuters) - The bridge fell. | | Reuters
March 4 (Reuters) - The bridge fell. | March 4 | Reuters
СЕЛЬМ, 4 марта. /ТАСС/. Мост рухнул ночью. | СЕЛЬМ, 4 марта | TASS
СЕЛЬМ, 4 мар — РИА Новости. Мост рухнул ночью. | СЕЛЬМ, 4 мар | RIA Novosti
Port-Selm (AFP) – Le pont est tombé. | Port-Selm | Agence France-Presse
PORT-SELM, le 4 mars 2031 (Agence Côte) - Le pont est tombé. | PORT-SELM, le 4 mars 2031 | Agence Côte
Selm (dpa) - Die Brücke ist gefallen. | Selm | dpa
Selm, 4 mar (EFE).- El puente cayó. | Selm, 4 mar | EFE
"""


@pytest.mark.parametrize("line", DATELINES.strip().splitlines())
def test_dateline(line: str) -> None:
    words, place, wire = (part.strip() for part in line.split("|"))
    found = dateline(words)
    assert found is not None and (found.words, str(found.wire)) == (place, wire)
    assert words[found.size].isupper()


@pytest.mark.parametrize(
    "words",
    [
        "Lena Orne - the mayor - said that it was safe.",
        "Lena Orne (Harbour Party) - the mayor - said that it was safe.",
        "EXCLUSIVE – The mayor said that it was safe.",
        "POLLS NOT QUITE WRONG - The harbour office said so.",
        "VARN — which has no army — said that it was safe.",
        "The mayor (pictured) - who left early - said so.",
        "On March 4 the mayor - who left early - said so.",
        "Sen. Tom Reed (I-Varn) — said that it was safe.",
        "“Safe,” she said — and left the town hall.",
    ],
)
def test_no_dateline(words: str) -> None:
    assert dateline(words) is None


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Published March 4, 2031, updated March 5, 2031 at 10:15 GMT", "2031-03-04"),
        ("Updated March 5, 2031, 10:15 GMT | Published March 4, 2031", "2031-03-04"),
        ("4 March 2031 (updated 5 March 2031)", "2031-03-04"),
        ("Mis à jour le 5 mars 2031 à 10h15, publié le 4 mars 2031", "2031-03-04"),
        ("Updated on March 5, 2031", "2031-03-05"),
        ("March 4, 2031 10:15 p.m. EDT", "2031-03-04T22:15:00-04:00"),
        ("4 марта 2031 года, 00:10 мск", "2031-03-04T00:10:00+03:00"),
        ("March 4, 2031 10:15 p.m. EST", "2031-03-04"),
    ],
)
def test_the_day_of_publication_counts_before_that_of_a_change(words: str, wanted: str) -> None:
    found = stamp(words)
    assert found is not None
    assert found.iso(None) == wanted


@pytest.mark.parametrize("words", ["31 February 2031", "March 2031", "04.03.2031", "2031-13-01", "Tuesday", "No. 2031"])
def test_no_day(words: str) -> None:
    assert stamp(words) is None


@pytest.mark.parametrize(
    "line", ["March 4, 2031 meeting ends in failure", "On March 4, 2031 the bridge fell", "The mayor said no."]
)
def test_no_date_line(line: str) -> None:
    assert not is_date_line(line)
