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
