"""Packaged weights and their card: checked files, then an inference session."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import ModelChanged, ModelMissing

if TYPE_CHECKING:
    import onnxruntime

WEIGHTS = Path(__file__).parent / "weights"


def card(folder: Path) -> dict[str, Any]:
    """The card of a model folder; raises ModelMissing where there is none."""
    try:
        found: dict[str, Any] = json.loads((folder / "card.json").read_text("utf-8"))
    except FileNotFoundError:
        raise ModelMissing(
            folder.name, f"no card.json in {folder}: reinstall sayso, or mend the setting models"
        ) from None
    except ValueError as error:
        raise ModelChanged(folder.name, f"{folder / 'card.json'} is not JSON ({error}): reinstall sayso") from error
    return found


def checked(folder: Path) -> dict[str, Path]:
    """The files a card names, by name, each with the digest the card gives; raises ModelMissing, ModelChanged."""
    files = {}
    for name, digest in card(folder)["files_sha256"].items():
        path = folder / name
        if not path.is_file():
            raise ModelMissing(folder.name, f"{path} is missing: reinstall sayso")
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != digest:
            raise ModelChanged(
                folder.name, f"{path} has digest {found[:12]}, its card says {digest[:12]}: reinstall sayso"
            )
        files[name] = path
    return files


def session(path: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    """An inference session on the CPU that uses this many threads."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
