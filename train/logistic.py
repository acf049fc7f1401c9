"""A logistic model with a ridge on standardised features (le Cessie and van Houwelingen 1992, Appl. Statist. 41)."""

from __future__ import annotations

from typing import Any

import numpy as np

Numbers = np.ndarray[Any, Any]
STEPS = 30


def fitted(x: Numbers, y: Numbers, ridge: float, counts: Numbers | None = None) -> tuple[Numbers, float]:
    """The weights of the columns of ``x`` as they stand, and the bias, by Newton's method.

    ``y`` is 1 or 0, or a share between them; ``counts`` says how much each row counts, all alike without it.
    """
    weight = np.ones(len(x)) if counts is None else counts
    middle, scale = x.mean(0), x.std(0) + 1e-6
    rows = np.hstack([(x - middle) / scale, np.ones((len(x), 1))])
    held = np.diag([ridge] * x.shape[1] + [0.0])
    w = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-rows @ w))
        bent = (rows * (weight * p * (1 - p))[:, None]).T @ rows + held
        w -= np.linalg.solve(bent, rows.T @ (weight * (p - y)) + held @ w)
    return w[:-1] / scale, float(w[-1] - (w[:-1] / scale) @ middle)
