"""How likely two passages of one speaker tell one utterance in other words: a logistic model over their evidence.

Its few numbers were learned by ``train/paraphrase.py`` from events read by hand and stand in
``tables/paraphrase.json``, with what they were learned from.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.link.statement.evidence import Evidence

NAMES = ("cosine", "ahead", "ordered", "dice", "fragment", "shared", "conflict", "quoted", "rivals", "alike", "opening")
BEHIND, AHEAD = -0.3, 0.4
MUCH_QUOTED, MUCH_SHARED, MANY_RIVALS = 25.0, 30.0, 8.0


def features(found: Evidence, quoted: bool) -> tuple[float, ...]:
    """The numbers the model weighs, in the order of ``NAMES``; ``quoted`` where both passages are quotations."""
    return (
        found.cosine,
        min(max(found.best, BEHIND), AHEAD),
        min(found.ordered, 1.0),
        found.dice,
        min(found.fragment / MUCH_QUOTED, 1.0),
        min(found.shared / MUCH_SHARED, 1.0),
        float(found.conflict),
        float(quoted),
        min(found.rivals / MANY_RIVALS, 1.0),
        found.alike,
        float(found.opening),
    )


@cache
def _table() -> tuple[tuple[float, ...], float]:
    """The weights in the order of ``NAMES``, and the bias."""
    data = json.loads((files("sayso.link.statement") / "tables" / "paraphrase.json").read_text("utf-8"))
    return tuple(float(data["weights"][name]) for name in NAMES), float(data["bias"])


def chance(found: Evidence, quoted: bool) -> float:
    """The model's estimate, 0..1, that passages with this evidence render one utterance."""
    weights, bias = _table()
    return 1 / (1 + math.exp(-bias - sum(w * x for w, x in zip(weights, features(found, quoted), strict=True))))
