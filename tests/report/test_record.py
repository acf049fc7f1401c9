"""record.json: the published shape, and the way back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from report import footbridge
from sayso.report.reading import read_hints, read_json
from sayso.report.record import as_json, digest, written
from sayso.types import Post

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "record.schema.json").read_text("utf-8"))


def held() -> dict:
    return as_json(footbridge.record(), footbridge.captures(), {"dispatch.md": "0" * 64}, "dispatch@1")


def test_the_documented_schema_is_the_packaged_one() -> None:
    packaged = ROOT / "src" / "sayso" / "report" / "record.schema.json"
    assert packaged.read_bytes() == (ROOT / "docs" / "record.schema.json").read_bytes()
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_record_fits_the_schema() -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(held())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("documents", 0, "published"), "March 3"),
        (("attributions", 0, "content", 0), [3]),
        (("attributions", 0, "content", 0), [-1, 3]),
        (("attributions", 0, "voice"), "shouted"),
        (("statements", 0, "renderings", 0, "class"), "omitted"),
        (("relations", 0, "kind"), "refutes"),
        (("documents", 0, "capture_sha256"), "abc"),
        (("problems", 0, "extra"), 1),
    ],
)
def test_what_does_not_fit_is_refused(path: tuple, value: object) -> None:
    record = held()
    place = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(record)


def test_the_record_comes_back() -> None:
    texts = {d.id: d.text for d in footbridge.DOCUMENTS}
    again = json.loads(written(held()))
    assert read_json(again, texts) == footbridge.record()
    assert [read_hints(c) for c in again["captures"]] == [h for _, h in footbridge.captures()]


def test_words_coverage_and_timeline_follow_from_the_values() -> None:
    record = held()
    first = record["statements"][0]["renderings"][0]
    assert first["words"][0].startswith('"We closed the bridge on Friday')
    assert record["coverage"]["cells"][0] == ["longer", "trimmed", "trimmed", "translation", None]
    said = [line for line in record["timeline"] if line["statement"]]
    assert said[0]["basis"] == "resolved from 'Sunday'"
    document = next(d for d in footbridge.DOCUMENTS if d.id == said[0]["document"])
    assert document.text[slice(*said[0]["span"])] == "on Sunday"
    assert [line["from"][:10] for line in record["timeline"]] == sorted(
        line["from"][:10] for line in record["timeline"]
    )


def test_the_digest_is_of_all_but_itself() -> None:
    record = held()
    assert digest(record) == record["digest"]
    assert digest({**record, "title": "Another"}) != record["digest"]


@pytest.mark.parametrize("post", [None, Post(), Post("ines", edited="", reply_to="7", deleted=True)])
def test_what_a_post_says_of_itself_comes_back_and_is_absent_elsewhere(post: Post | None) -> None:
    record = footbridge.record()
    record = replace(record, documents=(replace(record.documents[0], post=post), *record.documents[1:]))
    written_ = json.loads(written(as_json(record, footbridge.captures(), {}, "dispatch@1")))
    jsonschema.Draft202012Validator(SCHEMA).validate(written_)
    assert [("post" in d) for d in written_["documents"]][:2] == [post is not None, False]
    assert read_json(written_, {d.id: d.text for d in footbridge.DOCUMENTS}) == record
