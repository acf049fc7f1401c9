"""How likely an attribution is right, from what its maker thought of it.

The lines of each tagger were drawn on a fold of PolNeAR train by ``bench/calibration.py --fit``: histogram binning
(Zadrozny and Elkan, ICML 2001) made monotone. Right means content and source both right; an attribution nobody
measured keeps what its maker gave it.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

LINES: dict[str, dict[str, Sequence[tuple[float, float]]]] = {
    "tagger": {
        "direct": ((0.787, 0.767), (0.966, 0.973), (0.976, 0.98), (0.98, 0.987), (0.985, 0.987)),
        "mixed": ((0.612, 0.67), (0.893, 0.877), (0.96, 0.943), (0.98, 0.981)),
        "indirect": (
            (0.4, 0.434), (0.559, 0.594), (0.707, 0.642), (0.826, 0.74),
            (0.898, 0.799), (0.94, 0.896), (0.962, 0.948), (0.976, 0.965),
        ),
    },
    "tagger-fast": {
        "direct": ((0.785, 0.759), (0.978, 0.986)),
        "mixed": ((0.5, 0.514), (0.809, 0.807), (0.93, 0.945), (0.964, 0.981), (0.98, 0.981)),
        "indirect": (
            (0.403, 0.451), (0.554, 0.515), (0.672, 0.634), (0.776, 0.72),
            (0.864, 0.765), (0.923, 0.851), (0.958, 0.918), (0.977, 0.966),
        ),
    },
}  # fmt: skip


def sureness(raw: float, voice: str, made_by: str) -> float:
    """The chance from 0 to 1 that content and source are right, for a maker's own score of 0 to 1."""
    line = LINES.get(made_by.partition("@")[0], {}).get(voice, ())
    if not line:
        return raw
    at = bisect([x for x, _ in line], raw)
    if at in (0, len(line)):
        return line[min(at, len(line) - 1)][1]
    (x0, y0), (x1, y1) = line[at - 1], line[at]
    return round(y0 + (y1 - y0) * (raw - x0) / (x1 - x0), 3)
