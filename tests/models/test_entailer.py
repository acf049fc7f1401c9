"""What the trained entailer says of plain pairs, and that a pair's answer hangs on nothing but the pair."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from sayso.models.entailer import CONTRADICTS, ENTAILS, LONGEST, NEITHER, Pairs, TrainedEntailer
from sayso.models.onnx import card, checked

FOLDER = Path(os.environ.get("SAYSO_MODELS", "build")) / "entailer"
PAIRS = [
    ("Ada Quill resigned on Monday.", "Ada Quill did not resign on Monday.", CONTRADICTS),
    ("The bridge at Selm was safe, the mayor said.", "The bridge at Selm was not safe, the mayor said.", CONTRADICTS),
    ("Fourteen people were hurt in Brint Harbour.", "Forty people were hurt in Brint Harbour.", CONTRADICTS),
    ("Kelmora accepted the treaty.", "Kelmora rejected the treaty.", CONTRADICTS),
    ("Ada Quill denied that the gates had been opened.", "Ada Quill said the gates had been opened.", CONTRADICTS),
    ("Ada Quill, who leads the river board, resigned on Monday.", "Ada Quill resigned on Monday.", ENTAILS),
    ("On Tuesday, the ministry closed the port of Brint.", "The ministry closed the port of Brint.", ENTAILS),
    ("The minister did not sign the treaty, officials said.", "The minister did not sign the treaty.", ENTAILS),
    ("The delegation left Solvane on Saturday.", "The delegation left Solvane on Saturday.", ENTAILS),
    ("Ada Quill visited the flooded quarter of Selm.", "The mayor of Selm asked for two more pumps.", NEITHER),
    ("The ministry closed the port of Brint.", "The ministry did not say how many ships were due.", NEITHER),
]


@pytest.fixture(scope="module")
def entailer():
    if not (FOLDER / "model.onnx").is_file():
        pytest.skip("no entailer ships; make train writes it into build/")
    return TrainedEntailer(FOLDER)


@pytest.mark.parametrize(("premise", "hypothesis", "label"), PAIRS)
def test_plain_pairs(entailer, premise: str, hypothesis: str, label: int) -> None:
    (row,) = entailer.entail([(premise, hypothesis)])
    assert row.argmax() == label, row


def test_contradiction_stands_in_either_order(entailer) -> None:
    turned = [(b, a) for a, b, label in PAIRS if label == CONTRADICTS]
    assert (entailer.entail(turned).argmax(1) == CONTRADICTS).all()


def test_a_row_is_three_shares(entailer) -> None:
    found = entailer.entail([(a, b) for a, b, _ in PAIRS])
    assert found.shape == (len(PAIRS), 3) and found.dtype == np.float32
    assert found.min() >= 0 and found.sum(1) == pytest.approx(np.ones(len(PAIRS)), abs=1e-5)


def test_a_pair_gets_the_same_alone_and_beside_others_and_again(entailer) -> None:
    pairs = [(a, b) for a, b, _ in PAIRS]
    together = entailer.entail([*pairs, *pairs[::-1]])
    alone = np.concatenate([entailer.entail([pair]) for pair in pairs])
    assert np.array_equal(together[: len(pairs)], alone)
    assert np.array_equal(together[len(pairs) :], alone[::-1])


def test_a_sentence_without_words_says_nothing(entailer) -> None:
    hollow = [("", ""), ("", "Ada Quill resigned."), ("Ada Quill resigned.", " \n"), ("…", "Ada Quill resigned.")]
    assert entailer.entail(hollow).tolist() == [[0, 0, 1]] * len(hollow)
    assert entailer.entail([]).shape == (0, 3)


@pytest.mark.parametrize(
    "odd",
    ["x" * 1_000_000, "said " * 200_000, "\u202e\x00\ud7ff" * 50 + "a", "🧩" * 9000 + "1", "[SEP] [CLS] [MASK] " * 90],
)
def test_hostile_sentences_are_read(entailer, odd: str) -> None:
    found = entailer.entail([(odd, "Ada Quill resigned."), ("Ada Quill resigned.", odd), (odd, odd)])
    assert np.isfinite(found).all() and found.sum(1) == pytest.approx(np.ones(3), abs=1e-5)


def test_long_pairs_are_cut_on_their_longer_side(entailer) -> None:
    reader = Pairs(checked(FOLDER)["tokenizer.json"])
    ids, sides = reader.read("The bridge was safe. " * 100, "The bridge was not safe.")
    assert len(ids) == len(sides) == LONGEST
    assert sides.count(1) == len("the bridge was not safe . [SEP]".split())


def test_quotation_marks_of_any_kind_read_alike(entailer) -> None:
    curly, plain = entailer.entail(
        [("“It is safe,” she said.", "It’s safe."), ('"It is safe," she said.', "It's safe.")]
    )
    assert np.array_equal(curly, plain)


def test_the_entailer_is_called_by_its_weights(entailer) -> None:
    told = card(FOLDER)
    assert entailer.name == f"entailer@sha256:{told['files_sha256']['model.onnx'][:8]}"
    assert told["data_sha256"] and told["seed"] is not None and told["scores"]


def test_its_files_are_no_burden_to_install(entailer) -> None:
    assert sum(f.stat().st_size for f in FOLDER.iterdir()) < 25_000_000


def test_importing_it_is_light() -> None:
    code = "import sys, sayso.models.entailer; print([m for m in ('onnxruntime', 'tokenizers') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_changes_of_a_sentence_change_what_they_say_they_change() -> None:
    from random import Random

    import alteration

    rng, sentence = Random(1), "On Tuesday, Ada Quill said 14 people were hurt in May and the port was closed."
    assert "Tuesday" not in (alteration.trimmed(sentence, Random(4)) or "")
    assert alteration.opposite("The port was closed.", rng) == "The port was open."
    assert alteration.negation("The port was closed.", rng) == "The port was not closed."
    assert alteration.negation("The port was not closed.", rng) == "The port was closed."
    assert alteration.negation("If the port was closed, she left.", rng) is None
    assert alteration.denial("Ada Quill said the port was closed for good.", rng).startswith("Ada Quill ")
    assert alteration.number("More than 14 people were hurt.", rng) is None
    figures = {alteration.number(sentence, rng) for _ in range(20)}
    assert sentence not in figures and all("people were hurt" in one for one in figures)


def test_no_change_gives_the_sentence_back() -> None:
    from random import Random

    from alteration import CONTRADICTING, KEEPING
    from pairs import applied

    sentence = "“We were told at noon,” Ada Quill said."
    for changes in (CONTRADICTING, KEEPING):
        for seed in islice(range(30), 30):
            found = applied(changes, sentence, Random(seed))
            assert found is None or found[0] != sentence
