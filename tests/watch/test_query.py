"""A file of saved queries: what can be asked, and what is said of a line that cannot be used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.watch.query import ASKS, Query, queries

FILE = """\
# What the press office wants to know at once.
- name: the mayor on the bridge
  speaker: Ilse Brandt
  about: bridge "two cracks"

- outlet:
    - The Ostrova Courier
    - gazette.example
  language: no
  since: 2031-05
  until: 2031
- {contradicts: yes}
"""


def told(text: str) -> list[str]:
    return [p.message for p in queries("q.yaml", text)[1]]


def test_what_can_be_asked():
    found, problems = queries("q.yaml", FILE)
    assert problems == ()
    assert found == (
        Query("the mayor on the bridge", speaker="Ilse Brandt", about='bridge "two cracks"'),
        Query(
            "outlet The Ostrova Courier or gazette.example, language no, since 2031-05-01, until 2031-12-31",
            outlet=("The Ostrova Courier", "gazette.example"), language=("no",), since="2031-05-01", until="2031-12-31",
        ),
        Query("contradicts something on file", contradicts=True),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("- speeker: Brandt", "line 2: 'speeker' is nothing that can be asked: did you mean speaker?"),
        ("- name: x\n  about: '...'", "line 3: about: '...' holds no word: say what to look for"),
        ("- name: x", "line 2: asks for nothing, so that everything would fire: give a condition"),
        ("- contradicts: no", "line 2: asks for nothing, so that everything would fire: give a condition"),
        ("- about: dam\n  about: bridge", "line 3: about stands twice: keep one"),
        ("- about: dam\n  since: May", "line 3: since: 'May' is not a day"),
        ("- about: dam\n  since: 2031-02-30", "line 3: since: '2031-02-30' is not a day"),
        ("- about: dam\n  language: English", "line 3: language: 'English' is not an ISO 639-1 code"),
        ("- about: dam\n  contradicts: perhaps", "line 3: contradicts: give yes or no"),
        ("- speaker: [Ada, Bill]", "line 2: speaker: give one, and a query of its own for each other"),
        ("- about: {dam: 1}", "line 2: about: give words, or a list of words"),
        ("- about: 'dam", "is not YAML"),
        ("- dam", "line 2: is no query"),
        ("- name: first\n  about: dam", "line 2: two queries are named 'first'"),
        ("- about: !!python/object/apply:os.system [ls]", ""),
    ],
)
def test_a_fault_is_named_with_its_line_and_costs_its_own_query_alone(item, said):
    found, problems = queries("q.yaml", f"- {{name: first, speaker: Ada}}\n{item}\n- name: last\n  about: bridge\n")
    names = [q.name for q in found]
    assert names[0] == "first" and names[-1] == "last"
    if said:
        assert len(names) == 2 and len(problems) == 1 and problems[0].code == "query-line"
        assert problems[0].message.startswith("q.yaml, line ") and said in problems[0].message


def test_an_empty_file_is_told():
    assert told("# nothing yet\n") == ["q.yaml, line 1: no query: write items such as - about: bridge"]


@given(st.text(st.characters(codec="utf-8")))
def test_no_text_brings_it_down_and_no_query_asks_for_nothing(text):
    found, problems = queries("q.yaml", text)
    assert found or problems
    assert all(any(getattr(q, name) for name in ASKS) for q in found)
