"""Make one hash-pinned requirement file that names no package index: ``python requirements/lock.py dev``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SETS = {
    "build": [str(HERE / "build.in")],
    "run": [str(HERE.parent / "pyproject.toml")],
    "dev": [str(HERE.parent / "pyproject.toml"), "--extra", "dev"],
    "bench": [str(HERE / "bench.in")],
}


def main(name: str) -> None:
    uv = Path(sys.executable).parent / "uv"
    command = [str(uv), "pip", "compile", *SETS[name], "--universal", "--python-version", "3.11", "--upgrade"]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"]
    command += ["--quiet", "--output-file", str(HERE / f"{name}.txt")]
    subprocess.run(command, check=True)
    text = (HERE / f"{name}.txt").read_text("utf-8")
    if "://" in text:
        sys.exit(f"requirements/{name}.txt names an address: {text[text.index('://') - 20 :][:60]}")


if __name__ == "__main__":
    main(sys.argv[1])
