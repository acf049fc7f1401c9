"""The desk: where inputs, models, the database and the written folder meet. One function a command."""

from sayso.desk.export import export
from sayso.desk.judgements import judge_export, judge_import
from sayso.desk.lookup import verify
from sayso.desk.people import speakers
from sayso.desk.quotation import find
from sayso.desk.reading import Options, hints, read
from sayso.desk.record import export_record
from sayso.desk.stories import stories
from sayso.desk.story import add, run
from sayso.desk.taggers import taggers
from sayso.desk.versions import versions

__all__ = [
    "Options",
    "add",
    "export",
    "export_record",
    "find",
    "hints",
    "judge_export",
    "judge_import",
    "read",
    "run",
    "speakers",
    "stories",
    "taggers",
    "verify",
    "versions",
]
