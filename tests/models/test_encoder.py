"""The packaged encoder: pinned, offline, one space for several languages."""

from __future__ import annotations

import numpy
import pytest

from sayso.errors import ModelChanged, ModelMissing
from sayso.models import encoder


@pytest.mark.weights
def test_one_space_for_several_languages():
    model = encoder.load()
    rows = model.encode(
        ["The bridge is closed.", "Мост закрыт.", "Le pont est fermé.", "I like soup.", "The bridge is closed."]
    )
    assert rows.shape == (5, 512) and rows.dtype == numpy.float32
    assert numpy.allclose(numpy.linalg.norm(rows, axis=1), 1, atol=1e-4)
    near = rows @ rows[0]
    assert near[1] > 0.6 and near[2] > 0.6 and near[3] < 0.3 and near[4] == pytest.approx(1, abs=1e-4)
    assert model.encode([]).shape == (0, 512)
    assert model.name == "encoder@sha256:" + encoder.PINNED["weights.npz"][:12]


def test_a_changed_file_is_refused(tmp_path):
    with pytest.raises(ModelMissing, match="pip install"):
        encoder.check(tmp_path)
    for file in encoder.PINNED:
        (tmp_path / file).write_bytes(b"other weights")
    with pytest.raises(ModelChanged, match="expected 0db566fd"):
        encoder.check(tmp_path)


def test_a_sentence_given_twice_is_computed_once():
    class Counting:
        def encode(self, sentences):
            self.seen = sentences
            return numpy.eye(len(sentences), 512, dtype=numpy.float32)

    counting = Counting()
    rows = encoder.PackagedEncoder(counting).encode(["a", "b", "a"])
    assert counting.seen == ["a", "b"] and (rows[0] == rows[2]).all()


class Asked:
    """A stub encoder: a row of its own for each sentence, and what it was asked."""

    name = "asked"

    def __init__(self):
        self.calls = []

    def encode(self, sentences):
        self.calls.append(list(sentences))
        rows = [[len(s), *map(ord, s[:1])] for s in sentences]
        return numpy.array(rows, dtype=numpy.float32).reshape(len(rows), 2)


def test_what_several_parts_of_a_record_ask_for_is_computed_once():
    behind = Asked()
    model = encoder.Remembering(behind)
    first, second = model.encode(["one", "two"]), model.encode(["two", "three", "one", "two"])
    assert behind.calls == [["one", "two"], ["three"]]
    assert second.tolist() == [first[1].tolist(), [5.0, 116.0], first[0].tolist(), first[1].tolist()]
    assert model.encode([]).shape == (0, 2) and model.name == "asked"


def test_rows_are_forgotten_before_there_are_too_many(monkeypatch):
    monkeypatch.setattr(encoder, "MOST_HELD", 2)
    behind = Asked()
    model = encoder.Remembering(behind)
    model.encode(["one", "two"])
    assert model.encode(["two", "three"]).tolist() == [[3.0, 116.0], [5.0, 116.0]]
    assert behind.calls == [["one", "two"], ["two", "three"]]
