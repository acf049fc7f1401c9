"""How likely an attribution is right, from what its maker thought of it.

The lines were drawn on a fold of PolNeAR train by ``bench/calibration.py --fit``: histogram binning (Zadrozny and
Elkan, ICML 2001) made monotone. Right means content and source both right; an attribution nobody measured keeps
what its maker gave it.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

LINES: dict[str, Sequence[tuple[float, float]]] = {
    "direct": ((0.75, 0.74), (0.98, 0.966), (0.989, 0.983), (0.994, 0.986)),
    "mixed": ((0.489, 0.557), (0.792, 0.755), (0.931, 0.914), (0.973, 0.943), (0.989, 0.99)),
    "indirect": (
        (0.393, 0.438), (0.545, 0.517), (0.676, 0.614), (0.779, 0.707),
        (0.864, 0.734), (0.924, 0.846), (0.962, 0.876), (0.986, 0.961),
    ),
}  # fmt: skip


def sureness(raw: float, voice: str, made_by: str) -> float:
    """The chance from 0 to 1 that content and source are right, for a maker's own score of 0 to 1."""
    line = LINES.get(voice, ()) if made_by.startswith("tagger") else ()
    if not line:
        return raw
    at = bisect([x for x, _ in line], raw)
    if at in (0, len(line)):
        return line[min(at, len(line) - 1)][1]
    (x0, y0), (x1, y1) = line[at - 1], line[at]
    return round(y0 + (y1 - y0) * (raw - x0) / (x1 - x0), 3)
