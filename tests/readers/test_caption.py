"""Captions: paragraphs out of cues, each with its times and its way back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.readers import place, read
from sayso.types import Capture, Document, Hints, Problem, Span


def document(body: str, name: str = "a") -> tuple[Document, Capture]:
    capture = Capture(name, None, "", body.encode())
    found = read(capture, Hints(published="2031-03-04", language="en"))[0]
    assert isinstance(found, Document), found
    return found, capture


def paragraphs(body: str) -> list[str]:
    found, _ = document(body)
    return [b.span.of(found.text) for b in found.blocks]


def cue(number: int, start: float, stop: float, words: str, comma: str = ".") -> str:
    def at(seconds: float) -> str:
        return f"00:{int(seconds // 60):02}:{seconds % 60:06.3f}".replace(".", comma)

    return f"{number}\n{at(start)} --> {at(stop)}\n{words}\n\n"


WORD = st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=8)
LINES = st.lists(st.lists(WORD, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=2)


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=6), st.sampled_from(["srt", "vtt", "json"]), st.data())
def test_all_words_in_order_with_their_way_back(cues: list[list[str]], kind: str, data: st.DataObject) -> None:
    if kind == "json":
        held = [{"text": "\n".join(c), "start": 2.0 * n, "duration": 2.0} for n, c in enumerate(cues)]
        body = json.dumps(held, ensure_ascii=data.draw(st.booleans()))
    else:
        body = "".join(
            cue(n, 2.0 * n, 2.0 * n + 2, "\n".join(c), "," if kind == "srt" else ".") for n, c in enumerate(cues, 1)
        )
        body = body if kind == "srt" else f"WEBVTT\n\n{body}"
    found, capture = document(body)
    said = " ".join(line for c in cues for line in c)
    shown = " ".join(b.span.of(found.text) for b in found.blocks)
    assert shown == said or len(shown) < len(said), "captions whose lines repeat count as rolling"
    at = data.draw(st.integers(0, len(found.text) - 1))
    if not found.text[at].isspace():
        (stood,) = place(found, capture, Span(at, at + 1))
        raw = capture.body[stood.start : stood.stop].decode()
        assert raw == found.text[at] or json.loads(f'"{raw}"') == found.text[at]


def test_blocks_carry_their_times() -> None:
    found, _ = document("WEBVTT\n\n" + cue(1, 1, 3.5, "It is safe.") + cue(2, 70, 72, "Is it?"))
    assert [b.locator.partition("@")[2] for b in found.blocks] == ["1.000-3.500", "70.000-72.000"]


@pytest.mark.parametrize(
    ("cues", "wanted"),
    [
        (["<v Ada Quill>It is", "<v Ada Quill>safe.", "<v Tom>No."], ["Ada Quill: It is safe.", "Tom: No."]),
        ([">> It is", "safe.", ">> No."], ["It is safe.", "No."]),
        (["It is <i>safe</i> &amp;", "{\\an8}sound"], ["It is safe & sound"]),
        (["- Is it?\n- It is."], ["- Is it?", "- It is."]),
        (["MAYOR QUILL: It is", "safe."], ["MAYOR QUILL: It is safe."]),
    ],
)
def test_turns_and_tags(cues: list[str], wanted: list[str]) -> None:
    assert paragraphs("WEBVTT\n\n" + "".join(cue(n, n, n + 1, c) for n, c in enumerate(cues, 1))) == wanted


def test_captions_that_roll_are_read_once() -> None:
    lines = ["the harbour master", "said he would", "have closed it", "nobody asked", "him about it"]
    cues = [
        cue(n, n, n + 1, f"{before}\n{line}".strip())
        for n, (before, line) in enumerate(zip(["", *lines], lines, strict=False), 1)
    ]
    assert paragraphs("WEBVTT\n\n" + "".join(cues)) == [" ".join(lines)]


def test_a_word_said_twice_stays() -> None:
    cues = ["No.", "No.", "I will not publish them.", "Not today, at any rate.", "Ask the county."]
    assert paragraphs("WEBVTT\n\n" + "".join(cue(n, n, n + 1, c) for n, c in enumerate(cues, 1))) == [" ".join(cues)]


def test_a_pause_behind_a_sentence_parts_paragraphs() -> None:
    cues = cue(1, 0, 2, "It is safe.") + cue(2, 4, 6, "So I said.") + cue(3, 6, 8, "Today.")
    assert paragraphs(f"WEBVTT\n\n{cues}") == [
        "It is safe.", "So I said. Today."]  # fmt: skip


def test_a_transcript_says_its_video() -> None:
    held = {
        "video_id": "a1B2c3D4e5F",
        "language_code": "en-GB",
        "snippets": [{"text": 'It is "safe".', "start": 0, "duration": 1}],
    }
    found = read(Capture("t.json", None, "", json.dumps(held).encode()), Hints())
    assert isinstance(found[0], Document) and isinstance(found[1], Problem)
    assert (found[0].url, found[0].text) == ("https://www.youtube.com/watch?v=a1B2c3D4e5F", 'It is "safe".')


def turns_and_rest(cues: list[str]) -> list[tuple[str, str]]:
    found, _ = document("WEBVTT\n\n" + "".join(cue(n, n, n + 1, c) for n, c in enumerate(cues, 1)))
    return [(b.kind, b.span.of(found.text)) for b in found.blocks]


def test_a_voice_ends_with_its_cue_and_an_arrow_is_somebody_else() -> None:
    assert turns_and_rest(["<v Ada Quill>It is safe,\nI said.", "They left.", ">> Back to you."]) == [
        ("turn", "Ada Quill: It is safe, I said."), ("turn", "They left."), ("turn", "Back to you.")]  # fmt: skip


def test_a_colon_in_a_voice_opens_no_label() -> None:
    assert turns_and_rest(["<v Ada Quill>I say", "<v Ada Quill>it again: it is safe."]) == [
        ("turn", "Ada Quill: I say it again: it is safe.")]  # fmt: skip


def test_references_in_a_transcript_are_resolved() -> None:
    assert paragraphs(json.dumps([{"text": "It isn&#39;t safe &amp; sound", "start": 0, "duration": 1}])) == [
        "It isn't safe & sound"]  # fmt: skip


def test_arrows_within_a_line_part_it_too() -> None:
    assert turns_and_rest([">> TOM REED: It is shut. &gt;&gt; ADA QUILL: No."]) == [
        ("turn", "TOM REED: It is shut."), ("turn", "ADA QUILL: No.")]  # fmt: skip
    told = json.dumps([{"text": "It is shut. >> No.", "start": 0, "duration": 1}])
    assert paragraphs(told) == ["It is shut.", "No."]
