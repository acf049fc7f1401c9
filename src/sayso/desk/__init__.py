"""The desk: where inputs, models, the database and the written folder meet. One function a command."""

from sayso.desk.judgements import judge_export, judge_import
from sayso.desk.lookup import find, speakers, verify
from sayso.desk.reading import Options, hints, read
from sayso.desk.story import add, run
from sayso.desk.taggers import taggers

__all__ = [
    "Options",
    "add",
    "find",
    "hints",
    "judge_export",
    "judge_import",
    "read",
    "run",
    "speakers",
    "taggers",
    "verify",
]
