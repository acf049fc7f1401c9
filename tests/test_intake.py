"""From what stands on the command line to captures: every fault named, nothing stopped by it."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from sayso.errors import SettingsError
from sayso.intake import intake
from sayso.types import Capture, Hints, Problem

NOTHING = Hints()


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The mayor spoke in {path.stem}.")


def taken(inputs, hints=NOTHING, sources=None, stdin=b"", **limits):
    """(names of the captures, codes of the problems), and everything as it came."""
    found = list(intake(inputs, hints, sources and Path(sources), io.BytesIO(stdin), **limits))
    names = [item[0].url for item in found if not isinstance(item, Problem)]
    return names, [item.code for item in found if isinstance(item, Problem)], found


def test_a_file_is_its_bytes_under_the_name_given(folder):
    write("courier.txt")
    (found,) = taken(["./courier.txt"], Hints(language="en"))[2]
    capture, hints = found
    assert (capture.url, capture.fetched, capture.media_type) == ("./courier.txt", None, "")
    assert capture.body == b"The mayor spoke in courier."
    assert hints == Hints(language="en")


def test_a_folder_is_its_files_sorted_hidden_ones_aside(folder):
    write("event/b.txt", "event/a.txt", "event/A.txt", "event/posts/1.json", "event/.DS_Store", "event/.git/x")
    names, codes, _ = taken(["event"])
    assert names == ["event/A.txt", "event/a.txt", "event/b.txt", "event/posts/1.json"]
    assert codes == []


def test_a_file_named_twice_is_read_once(folder):
    write("event/a.txt")
    Path("again.txt").symlink_to(folder / "event" / "a.txt")
    assert taken(["event/a.txt", "event", "./event/a.txt", "again.txt"])[0] == ["event/a.txt"]


def test_standard_input_is_a_dash(folder):
    names, codes, found = taken(["-", "-"], stdin=b"The mayor said so.")
    assert (names, codes) == (["-"], [])
    assert found[0][0].body == b"The mayor said so."


def test_every_fault_is_told_and_the_rest_goes_on(folder):
    write("event/a.txt")
    Path("bare").mkdir()
    Path("event/broken.txt").symlink_to("nowhere")
    Path("round.txt").symlink_to("round.txt")
    inputs = ["missing.txt", "event", "bare", "https://news.example/a", "", "event/a.txt/x", "round.txt"]
    names, codes, found = taken(inputs)
    assert names == ["event/a.txt"]
    assert codes == ["missing", "missing", "empty-folder", "address", "missing", "missing", "folder-loop"]
    messages = [item.message for item in found if isinstance(item, Problem)]
    assert messages[0] == "missing.txt: there is no such file: check the path"
    assert all(": " in message for message in messages)


def test_an_address_is_fetched_where_somebody_fetches(folder):
    write("a.txt")

    def fetch(url):
        if url.endswith("/gone"):
            return Problem("gone", f"{url}: gone")
        return Capture(url.replace("http:", "https:"), "2031-05-08T10:00:00+00:00", "text/html", b"<p>The mayor spoke.")

    Path("sources.csv").write_text("path,outlet,url\nhttp://news.example/a/,The Wire,https://news.example/said\n")
    inputs = ["http://news.example/a", "http://news.example/gone", "a.txt", "http://news.example/a/"]
    inputs += ["http://news.example/a", "http://news.example//a"]
    names, codes, found = taken(inputs, sources="sources.csv", fetch=fetch)
    asked = ["https://news.example/a", "https://news.example/a/", "https://news.example//a"]
    assert (names, codes) == ([asked[0], "a.txt", *asked[1:]], ["gone"]), "each address once, to the letter"
    hints = {item[0].url: item[1] for item in found if not isinstance(item, Problem)}
    assert hints[asked[1]] == Hints(outlet="The Wire", url="https://news.example/said") and hints[asked[0]] == NOTHING


def test_a_folder_that_leads_back_to_itself_is_read_once(folder):
    write("event/a.txt", "event/later/b.txt")
    Path("event/later/loop").symlink_to(folder / "event")
    names, codes, _ = taken(["event"])
    assert names == ["event/a.txt", "event/later/b.txt"]
    assert codes == ["folder-loop"]


def test_a_pipe_in_a_folder_is_not_waited_for(folder):
    write("event/a.txt")
    os.mkfifo("event/pipe")
    assert taken(["event"])[:2] == (["event/a.txt"], ["no-file"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_told(folder):
    write("a.txt", "closed/b.txt")
    Path("a.txt").chmod(0)
    Path("closed").chmod(0)
    assert taken(["a.txt", "closed"])[:2] == ([], ["unreadable", "unreadable"])
    Path("closed").chmod(0o700)


def test_what_may_not_be_read_is_told_whoever_we_are(folder, monkeypatch):
    write("a.txt", "b.txt")
    opened = Path.open

    def refuse(path, *rest, **more):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest, **more)

    monkeypatch.setattr(Path, "open", refuse)
    names, codes, found = taken(["a.txt", "b.txt"])
    assert (names, codes) == (["b.txt"], ["unreadable"])
    assert found[0].message == "a.txt: may not be read: check its permissions"


def test_what_is_too_large_is_told_before_it_is_read(folder):
    write("small.txt")
    with Path("large.txt").open("wb") as file:
        file.truncate(2**40)
    names, codes, found = taken(["large.txt", "-", "small.txt"], stdin=b"x" * 1001, page_bytes=1000)
    assert (names, codes) == (["small.txt"], ["too-large", "too-large"])
    assert "page_bytes" in found[0].message
    assert taken(["-"], stdin=b"x" * 1000, page_bytes=1000)[1] == []


def test_a_name_that_is_no_utf8_can_be_printed_and_stored(folder):
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        Path(name).write_text("The mayor spoke.")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    names, _, found = taken(["."])
    assert names == ["./caf\\xe9.txt"]
    names[0].encode()
    assert found[0][0].body


SOURCES = """path,outlet,published,zone,author,url,language
event/a.txt,The Ostrova Courier,2031-05-08,Europe/Vienna,Jon Vask,https://courier.example/a,EN
event/b.txt,,2031-05-08T10:00:00+02:00,+02:00,,,
"""


def test_the_list_of_sources_says_what_a_text_cannot(folder):
    write("lists/event/a.txt", "lists/event/b.txt", "lists/event/c.txt")
    Path("lists/sources.csv").write_text(SOURCES)
    names, codes, found = taken(["lists"], Hints(outlet="The Wire", language="ru"), "lists/sources.csv")
    assert names == ["event/a.txt", "event/b.txt", "lists/event/c.txt"], "as the list calls them; it is no input"
    assert codes == []
    assert [hints for _, hints in found] == [
        Hints("The Ostrova Courier", "2031-05-08", "Europe/Vienna", "Jon Vask", "https://courier.example/a", "en"),
        Hints("The Wire", "2031-05-08T10:00:00+02:00", "+02:00", None, None, "ru"),
        Hints("The Wire", language="ru"),
    ]


def test_without_inputs_the_rows_are_the_inputs(folder):
    write("event/b.txt")
    Path("sources.csv").write_text(SOURCES)
    names, codes, _ = taken([], sources="sources.csv")
    assert (names, codes) == (["event/b.txt"], ["missing"])
    Path("sources.csv").write_text("path\nhttps://courier.example/a\nevent/b.txt\n")
    assert taken([], sources="sources.csv")[:2] == (["event/b.txt"], ["address"])


def test_a_row_about_no_input_is_told(folder):
    write("event/a.txt")
    Path("sources.csv").write_text(SOURCES)
    _, codes, found = taken(["event/a.txt"], sources="sources.csv")
    assert codes == ["unused-source"]
    assert found[-1].message.startswith("sources.csv: 1 of its 2 lines is about a file that was not given; ")


def test_lists_from_a_spreadsheet_are_read(folder):
    write("a.txt")
    for separator in ";\t":
        text = f'\ufeffPath{separator}Outlet\r\na.txt{separator}"Courier, The"\r\n\r\n'
        Path("sources.csv").write_bytes(text.encode())
        assert taken([], sources="sources.csv")[2][0][1] == Hints(outlet="Courier, The")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a.txt,,8 May,,,,", "published '8 May' is not used: give a day or time"),
        ("a.txt,,,Mars/Olympus,,,", "zone 'Mars/Olympus' is not used"),
        ("a.txt,,,,,,english", "language 'english' is not used"),
        ("a.txt,Courier, The,,,,,", "8 values for 7 columns"),
        (",Courier,,,,,", "no path"),
        ("a.txt,,,,,,\na.txt,,,,,,", "stands on line 2 too"),
        ('a.txt,"Courier,,,,,', "no CSV from here on"),
    ],
)
def test_a_wrong_line_is_told_by_its_number(folder, line, message):
    write("a.txt")
    Path("sources.csv").write_text(SOURCES.split("\n")[0] + "\n" + line + "\n")
    names, codes, found = taken(["a.txt"], sources="sources.csv")
    assert names == ["a.txt"]
    assert "source-line" in codes
    assert any(message in item.message and ", line " in item.message for item in found if isinstance(item, Problem))


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "names no column path"),
        (b"outlet,url\n", "names no column path"),
        (b"path,outlt\n", "unknown column 'outlt': did you mean outlet"),
        (b"path,price\n", "unknown column 'price': the columns are path"),
        (b"path,url,URL\n", "two columns are named 'url'"),
        (b"path,outlet\na.txt,caf\xe9\n", "not UTF-8"),
    ],
)
def test_a_list_that_cannot_be_used_is_a_bad_call(folder, body, message):
    Path("sources.csv").write_bytes(body)
    with pytest.raises(SettingsError, match=message):
        taken([], sources="sources.csv")
    with pytest.raises(SettingsError, match="check the path"):
        taken([], sources="other.csv")


def test_paths_of_a_list_that_lies_elsewhere_count_from_its_own_folder_and_the_message_says_so(folder):
    write("event/a.txt")
    Path("list.csv").write_text("path,outlet\na.txt,Harbour Post\n")
    names, codes, found = taken(["event"], sources="list.csv")
    assert (names, codes) == (["event/a.txt"], ["unused-source"])
    assert found[-1].message.endswith("not given; paths in it count from its own folder")


def test_a_list_of_sources_in_a_folder_is_named_as_one_and_no_text(folder):
    write("event/a.txt", "event/b.txt")
    listed = Path("event/sources.csv")
    listed.write_text("path;outlet;published\na.txt;Harbour Post;2031-05-08\n", "utf-8-sig")
    names, codes, found = taken(["event"])
    assert (names, codes) == (["event/a.txt", "event/b.txt"], ["source-list"])
    assert "give it with --sources" in found[-1].message
    assert taken(["event"], sources="event/sources.csv")[1] == []
    listed.write_text("path,text\na.txt,The mayor spoke.\n")
    assert taken(["event"])[:2] == (["event/a.txt", "event/b.txt", "event/sources.csv"], [])
