"""Which marks pair where printers set fewer than the words need, and where a sentence stops behind a number."""

from __future__ import annotations

import pytest

from sayso.text.segment import quotations, sentences


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("«Мост зовут «стыдом», — сказал Орлин. Газета «Заря».", ["«Мост зовут «стыдом»", "«стыдом»", "«Заря»"]),
        ("«Мост «Заря» цел», — сказал Орлин.", ["«Мост «Заря» цел»", "«Заря»"]),
        ("«Мост «Заря» цел", ["«Мост «Заря» цел", "«Заря»"]),
        ("« Il dit : « Fermez ! », a raconté Orlan. « Et ?»", ["« Il dit : « Fermez ! »", "« Fermez ! »", "« Et ?»"]),
        ("« Il tient, dit Orlan. « Il est sûr. »", ["« Il tient, dit Orlan.", "« Il est sûr. »"]),
        ("« Il dit non. « Si ! » Puis rien. »", ["« Il dit non. « Si ! » Puis rien. »", "« Si ! »"]),
        ("„Es heißt ‚Steg‘ oder ‚Brücke‘“, sagte Orlen.", ["„Es heißt ‚Steg‘ oder ‚Brücke‘“"]),
    ],
)
def test_marks_pair(text: str, wanted: list[str]) -> None:
    assert [q.span.of(text) for q in quotations(text)] == wanted


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Am 6. November schloss die Brücke. Die Fähre fuhr.", 2),
        ("Die Brücke aus dem 19. Jahrhundert ist sicher.", 1),
        ("Es kamen 6. Dann fuhr die Fähre.", 2),
    ],
)
def test_a_number_with_a_stop_behind_a_small_word_ends_no_sentence(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("'The masks weren't any use,' Falk said. 'We threw them away.'",
         ["'The masks weren't any use,'", "'We threw them away.'"]),
        ("‘It’s the dogs’ owners’ fault,’ she said.", ["‘It’s the dogs’ owners’ fault,’"]),
        ("‘We were never asked’: mayor hits out", ["‘We were never asked’"]),
        ("'You Cannot Moor A Ferry…'", ["'You Cannot Moor A Ferry…'"]),
        ("He said: ‘They called it “a shame” in May,’ and left.",
         ["‘They called it “a shame” in May,’", "“a shame”"]),
        ("“He told me ‘it holds, I think,’ and left,” she said.", ["“He told me ‘it holds, I think,’ and left,”"]),
    ],
)  # fmt: skip
def test_single_marks_hold_speech(text: str, wanted: list[str]) -> None:
    assert [q.span.of(text) for q in quotations(text, single=True)] == wanted
    assert [q.depth for q in quotations(text, single=True) if "shame" in q.span.of(text)] in ([], [1, 2])


@pytest.mark.parametrize(
    "text",
    [
        "The workers' union met in the '90s. The dogs' owners said the workers' pay was low.",
        "Rock 'n' roll, the teachers' plan, and the 'secret deal' with the boys', she said.",
        "He left 'em there. It was the workers', she said.",
        "'Twas the night, the boys' mothers said.",
        "They spoke of the ‘secret deal’ in May.",
    ],
)
def test_an_apostrophe_closes_nothing(text: str) -> None:
    assert quotations(text, single=True) == ()
