"""The tagger's own arithmetic, and what the packaged weights find in plain lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marked import read, show
from sayso.errors import ModelChanged, ModelMissing
from sayso.models.onnx import WEIGHTS, card, checked
from sayso.models.tagger import TRANSITIONS, best_path
from sayso.settings import PROFILES
from sayso.text.segment import paragraphs, quotations

LINES = [
    "{s|The mayor of Selm} {c|said} {q|the bridge was safe}.",
    "{q|“Nobody told us,”} {s|Ada Quill} {c|said}.",
    "{s|The ministry} {c|confirmed} {q|that fourteen people were hurt}.",
]


@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
def test_the_path_is_legal_and_no_other_is_better(length: int, seed: int) -> None:
    words = np.random.default_rng(seed).normal(0, 3, (length, 7)).astype(np.float32)

    def worth(path: Sequence[int]) -> float:
        legal = not any(TRANSITIONS[a, b] for a, b in zip([0, *path], path))
        return float(sum(words[k, tag] for k, tag in enumerate(path))) if legal else -np.inf

    best = max(map(worth, product(range(7), repeat=length)))
    assert worth(best_path(words)) == pytest.approx(best, abs=1e-3)


@pytest.fixture(scope="module", params=sorted(PROFILES))
def tagger(request):
    folder = WEIGHTS / PROFILES[request.param]
    if not (folder / "model.onnx").is_file():
        pytest.skip("the packaged weights are not there")
    from sayso.models.tagger import PackagedTagger

    return PackagedTagger(folder)


@pytest.mark.weights
def test_a_tagger_is_called_by_its_folder_and_its_weights(tagger) -> None:
    folder, _, digest = tagger.name.partition("@sha256:")
    assert checked(WEIGHTS / folder)
    assert card(WEIGHTS / folder)["files_sha256"]["model.onnx"].startswith(digest)


@pytest.mark.weights
def test_both_taggers_together_are_no_burden_to_install() -> None:
    files = [f for name in PROFILES.values() for f in (WEIGHTS / name).iterdir()]
    assert sum(f.stat().st_size for f in files) < 60_000_000


@pytest.mark.weights
@pytest.mark.parametrize("line", LINES)
def test_plain_lines(tagger, line: str) -> None:
    text, gold = read(line)
    lines = paragraphs(text)
    found = [t for t in tagger.tag(text, lines, quotations(text, lines)) if t.content and t.cue]
    spans = [(t.source, t.cue, t.content) for t in found]
    assert spans == [(g.source, g.cue, g.content) for g in gold], show(text, found)


@pytest.mark.weights
def test_nothing_to_read_gives_nothing(tagger) -> None:
    assert tagger.tag("", (), ()) == ()
    assert tagger.tag("one line", (), ()) == ()


@pytest.mark.weights
def test_a_text_of_one_endless_word_is_read(tagger) -> None:
    text = "x" * 5000 + " said “yes”."
    assert tagger.tag(text, paragraphs(text), quotations(text)) is not None


def test_a_changed_file_is_told_from_a_missing_one(tmp_path) -> None:
    (tmp_path / "card.json").write_text('{"files_sha256": {"model.onnx": "00"}}')
    with pytest.raises(ModelMissing):
        checked(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"weights")
    with pytest.raises(ModelChanged):
        checked(tmp_path)
    with pytest.raises(ModelMissing):
        checked(tmp_path / "nowhere")
