"""The rules against the marked lines of each language, and the laws that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marked import Line, lines, read, show
from sayso.extract.lexical import lexical, settled
from sayso.extract.lexical.scene import Found
from sayso.text.lexicon import LANGUAGES, lexicon
from sayso.text.segment import paragraphs, quotations
from sayso.types import Span, Spans, Tagged

READ_BY_RULES = [language for language in LANGUAGES if language != "en"]
FLOORS = dict.fromkeys(READ_BY_RULES, (0.95, 0.90)) | {"ru": (0.95, 0.93), "fr": (0.95, 0.92)}
ENOUGH = dict.fromkeys(READ_BY_RULES, 30) | {"ru": 110, "fr": 40, "de": 70, "es": 35}
KNOWN = dict.fromkeys(READ_BY_RULES, 0) | {"ru": 2, "fr": 5, "de": 3, "es": 3}


TURNS = "turns.txt"  # Read by test_turn with what finds turns.


def spans(found: Tagged) -> tuple[Spans, Spans, Spans]:
    return found.source, found.cue, found.content


def tag(text: str, language: str) -> tuple[Tagged, ...]:
    return lexical(text, paragraphs(text), quotations(text), lexicon(language))


def right(line: Line, language: str) -> bool:
    text, wanted = read(line.marked)
    return {spans(a) for a in tag(text, language)} == {spans(a) for a in wanted}


@pytest.mark.parametrize("language", FLOORS)
def test_marked_lines_are_read_as_marked(language: str) -> None:
    cases = [line for line in lines(language) if not line.place.startswith(TURNS)]
    hits = found_count = wanted_count = 0
    wrong = []
    for line in cases:
        text, wanted = read(line.marked)
        found = tag(text, language)
        hits += len({spans(a) for a in found} & {spans(a) for a in wanted})
        found_count += len(found)
        wanted_count += len(wanted)
        if not right(line, language) and not line.known:
            wrong.append(f"{line.place} {line.marked}\n{show(text, found)}")
    precision, recall = FLOORS[language]
    assert not wrong, "\n".join(wrong)
    assert hits / found_count >= precision
    assert hits / wanted_count >= recall
    assert len(cases) >= ENOUGH[language]


@pytest.mark.parametrize("language", FLOORS)
def test_lines_known_to_fail_are_counted_and_still_fail(language: str) -> None:
    known = [line for line in lines(language) if line.known]
    mended = [f"{line.place} {line.marked}" for line in known if right(line, language)]
    assert not mended, "these pass now, take the mark away: " + "\n".join(mended)
    assert len(known) == KNOWN[language]


PIECES = st.sampled_from(
    ["«Мост цел»", "«", "»", "—", ",", ":", ".", "сказал", "Орлин", "что", "по словам", "мэр", "\n", '"', "a",
     "said", "selon", "« Oui »", "a-t-il", "déclaré", "laut", "dass", "teilte", "mit", "según", "dijo", "que", "("]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join), st.sampled_from(LANGUAGES))
def test_any_text_gives_spans_inside_its_paragraphs(text: str, language: str) -> None:
    for found in tag(text, language):
        assert found.content and 0 < found.score <= 1
        for span in found.source + found.cue + found.content:
            assert 0 <= span.start < span.stop <= len(text)
            assert span.of(text).strip() == span.of(text)
        assert not any(c.meets(q) for c in found.cue for q in found.content)


@pytest.mark.parametrize("language", FLOORS)
def test_a_paragraph_reads_the_same_wherever_it_stands(language: str) -> None:
    line = next(iter(lines(language)))
    text, wanted = read(line.marked)
    later = tag("#\n" + text, language)
    assert [[s.of("#\n" + text) for s in a.content] for a in later] == [[s.of(text) for s in a.content] for a in wanted]


def test_a_cue_is_no_part_of_its_own_source() -> None:
    """“Adding Ada: it is shut”: where a cue is the first word of a heading, the words up to the colon are no name."""
    cue, content = (Span(0, 6),), (Span(12, 22),)
    assert settled([Found((Span(0, 10),), cue, content, 0.7, "told")]) == []
    apart = Found((Span(7, 10),), cue, content, 0.7, "told")
    assert settled([apart]) == [apart]
