"""The optional encoder: pinned, centred, and asked for only where a language needs it."""

from __future__ import annotations

import numpy
import pytest

from sayso.desk import settings
from sayso.errors import ModelChanged, ModelMissing
from sayso.models import encoder, wide


class Cone:
    """A model whose rows all lie near one direction, as those of E5 do."""

    def query(self, sentences):
        self.seen = sentences
        rows = numpy.zeros((len(sentences), 4), dtype=numpy.float32)
        rows[:, 0] = 1
        for i, s in enumerate(sentences):
            rows[i, 1 + len(s) % 3] = 0.1
        return rows


def test_rows_are_spread_from_the_centre():
    model = Cone()
    held = wide.WideEncoder(model, numpy.array([1, 0, 0, 0], dtype=numpy.float32))
    rows = held.encode(["one", "four", "one"])
    assert model.seen == ["one", "four"]
    assert numpy.allclose(numpy.linalg.norm(rows, axis=1), 1) and (rows[0] == rows[2]).all()
    assert abs(float(rows[0] @ rows[1])) < 1e-6
    assert held.encode([]).shape == (0, 4)


def test_a_changed_file_is_refused(tmp_path):
    with pytest.raises(ModelMissing, match="more-languages"):
        wide.check(tmp_path)
    (tmp_path / wide.FILE).write_bytes(b"other weights")
    with pytest.raises(ModelChanged, match="expected 1571fc98"):
        wide.check(tmp_path)


@pytest.mark.parametrize(
    ("languages", "there", "chosen"),
    [
        (["en", "ru"], True, "packaged"),
        (["en", "cs"], True, "wide"),
        (["en", "cs"], False, "packaged"),
        (["en", "uk"], True, "packaged"),
        ([], True, "packaged"),
    ],
)
def test_it_is_taken_only_where_a_language_needs_it(monkeypatch, languages, there, chosen):
    monkeypatch.setattr(wide, "installed", lambda: there)
    monkeypatch.setattr(wide, "load", lambda: "wide")
    monkeypatch.setattr(encoder, "load", lambda threads: "packaged")
    assert settings.chosen_encoder(languages) == chosen
