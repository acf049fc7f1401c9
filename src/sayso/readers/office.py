"""Office texts: Word (DOCX), OpenDocument (ODT) and RTF, paragraph by paragraph."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from sayso.readers.document import problem
from sayso.readers.manuscript import Paragraph, manuscript
from sayso.types import Capture, Document, Hints, Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

READER_WORD, READER_OPEN, READER_RICH = "word@1", "opendocument@1", "rtf@1"
LARGEST = 200_000_000
LARGEST_RTF = 30_000_000
DEEPEST = 256
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
# What was deleted, and where from something was moved that stands elsewhere now.
GONE = (f"{W}del", f"{W}moveFrom")
SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
Numbers = dict[tuple[str, str | None], int]
FAULTS = (BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError, OSError, ValueError, KeyError,
          IndexError, TypeError, AttributeError, OverflowError)  # fmt: skip
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]+")
STYLES = (
    (re.compile(r"title|heading|headline|überschrift|titre|заголовок|título", re.I), "headline"),
    (re.compile(r"caption|legend|beschriftung|légende|подпись", re.I), "caption"),
    (re.compile(r"foot ?note|end ?note|fußnote|сноска", re.I), "note"),
    (re.compile(r"quot|zitat|citation|цитата", re.I), "quote"),
    (re.compile(r"^(?:header|footer)$", re.I), "boilerplate"),
)


def _oversized(capture: Capture) -> str | None:
    """Why a ZIP of an office text must not be unpacked; None where it may."""
    try:
        with ZipFile(io.BytesIO(capture.body)) as archive:
            infos = archive.infolist()
    except FAULTS:
        return "damaged: save it again"
    if any(i.flag_bits & 1 for i in infos):
        return "encrypted: save it without a password"
    size = sum(i.file_size for i in infos)
    packed = max(len(capture.body), 1)
    bomb = size > LARGEST or (size > 2**24 and size > 150 * packed) or len(infos) > 20_000
    return "unpacks to too much: save its text as .txt" if bomb else None


def _given(
    capture: Capture, hints: Hints, reader: str, paragraphs: Iterable[Paragraph], changed: bool = False
) -> tuple[Document | Problem, ...]:
    made = manuscript(capture, hints, reader, list(paragraphs))
    if made is None:
        return (problem("no-text", capture, "holds no words: check that the right file was given"),)
    document, problems = made
    if changed:
        message = "has changes that nobody has accepted yet; it is read as if all were: accept or refuse them first"
        problems = (*problems, problem("tracked-changes", capture, message, document.id))
    return (document, *problems)


# ---------------------------------------------------------------- Word


def read_word(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """The Document of a Word file (ECMA-376), then its Problems: what was inserted is in it, what was deleted is not.

    Headings, captions, lists and quotations are told by their styles; footnotes stand behind the text.
    """
    wrong = _oversized(capture)
    if wrong:
        return (problem("encrypted" if "encrypted" in wrong else "broken-file", capture, wrong),)
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        file = docx.Document(io.BytesIO(capture.body))
        body = file.element.body
        styles = {s.style_id: s.name or "" for s in file.styles}
        numbers = _numbers(body)
        paragraphs = list(_word_paragraphs(body, styles, numbers))
        paragraphs += _word_notes(file, numbers)
        changed = next(body.iter(f"{W}ins", *GONE), None) is not None
    except (*FAULTS, OpcError, LxmlError, RecursionError) as error:
        return (problem("broken-file", capture, f"a damaged Word file ({type(error).__name__}): save it again"),)
    return _given(capture, hints, READER_WORD, paragraphs, changed)


def _numbers(body: Any) -> Numbers:
    """The number each note is called by: notes count in the order of their signs, whatever their ids."""
    numbers: Numbers = {}
    for kind in ("footnote", "endnote"):
        ids = (e.get(f"{W}id") for e in body.iter(f"{W}{kind}Reference"))
        numbers |= {(f"{W}{kind}Reference", id): n for n, id in enumerate(dict.fromkeys(ids), 1)}
    return numbers


def _word_paragraphs(body: Any, styles: dict[str, str], numbers: Numbers) -> Iterator[Paragraph]:
    number = 0
    for element in body.iter(f"{W}p"):
        number += 1
        # Word writes a text box twice, the second time for older programs.
        if any(a.tag in (FALLBACK, *GONE) for a in element.iterancestors()):
            continue
        words = _word_text(element, numbers)
        if not words:
            continue
        style = element.find(f"{W}pPr/{W}pStyle")
        name = styles.get(style.get(f"{W}val", ""), style.get(f"{W}val", "")) if style is not None else ""
        listed = element.find(f"{W}pPr/{W}numPr") is not None
        kind = _kind(name)
        yield Paragraph(words, kind or ("list" if listed or name.startswith("List") else ""), f"paragraph {number}")


def _word_text(paragraph: Any, numbers: Numbers) -> str:
    """The words of a paragraph: insertions are part of it; deletions, fields' codes and text boxes in it are not."""
    found = []
    for element in paragraph.iter(*SIGNS, f"{W}t", f"{W}footnoteReference", f"{W}endnoteReference"):
        above = [a.tag for a in takewhile(lambda a: a is not paragraph, element.iterancestors())]
        if any(tag in (f"{W}txbxContent", f"{W}tabs", *GONE) for tag in above):
            continue
        called = numbers.get((element.tag, element.get(f"{W}id")))
        found.append(f"[{called}]" if called else SIGNS.get(element.tag, element.text or ""))
    return _plain("".join(found))


def _word_notes(file: Any, numbers: Numbers) -> Iterator[Paragraph]:
    """The footnotes and endnotes, which stand in files of their own."""
    from lxml import etree

    for relation in file.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        root = etree.fromstring(relation.target_part.blob, _parser())
        for note in root.iter(f"{W}footnote", f"{W}endnote"):
            number = numbers.get((f"{note.tag}Reference", note.get(f"{W}id")))
            words = _plain(" ".join(_word_text(p, {}) for p in note.iter(f"{W}p")))
            if words and number:
                yield Paragraph(f"[{number}] {words}", "note", f"note {number}")


def _kind(style: str) -> str:
    return next((kind for pattern, kind in STYLES if pattern.search(style)), "")


def _plain(words: str) -> str:
    lines = (" ".join(CONTROLS.sub("", line).split()) for line in words.split("\n"))
    return "\n".join(line for line in lines if line)


def _parser() -> Any:
    """A parser that expands no entity, loads no type and asks no network."""
    from lxml import etree

    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


# ---------------------------------------------------------------- OpenDocument


def read_open(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """The Document of an OpenDocument text (ISO 26300), then its Problems; notes stand behind their paragraph."""
    wrong = _oversized(capture)
    if wrong:
        return (problem("encrypted" if "encrypted" in wrong else "broken-file", capture, wrong),)
    from lxml import etree

    try:
        with ZipFile(io.BytesIO(capture.body)) as archive:
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.namelist() else b""
            if b"encryption-data" in manifest:
                return (problem("encrypted", capture, "encrypted: save it without a password"),)
            root = etree.fromstring(archive.read("content.xml"), _parser())
        paragraphs = list(_open_paragraphs(root))
        changed = next(root.iter(f"{TEXT}changed-region"), None) is not None
    except (*FAULTS, etree.LxmlError, RecursionError) as error:
        return (
            problem("broken-file", capture, f"a damaged OpenDocument file ({type(error).__name__}): save it again"),
        )
    return _given(capture, hints, READER_OPEN, paragraphs, changed)


def _open_paragraphs(root: _Element) -> Iterator[Paragraph]:
    body = next(root.iter(f"{OFFICE}text"), None)
    number = 0
    for element in body.iter(f"{TEXT}p", f"{TEXT}h") if body is not None else ():
        above = [a.tag for a in element.iterancestors()]
        if f"{TEXT}tracked-changes" in above or f"{OFFICE}annotation" in above:
            continue
        number += 1
        words = _plain(_open_text(element))
        if not words:
            continue
        style = element.get(f"{TEXT}style-name") or ""
        kind = "note" if f"{TEXT}note" in above else "headline" if element.tag == f"{TEXT}h" else _kind(style)
        if kind == "note":
            words = f"[{_citation(element)}] {words}"
        yield Paragraph(words, kind or ("list" if f"{TEXT}list-item" in above else ""), f"paragraph {number}")


def _citation(element: _Element) -> str:
    """The sign of the note that a paragraph belongs to."""
    note = next(a for a in element.iterancestors() if a.tag == f"{TEXT}note")
    return _sign(note) or "*"


def _sign(note: _Element) -> str:
    found = note.find(f"{TEXT}note-citation")
    return "".join(map(str, found.itertext())).strip() if found is not None else ""


def _open_text(element: _Element) -> str:
    """The words of a paragraph; a note in it leaves its sign in brackets, a text box has paragraphs of its own."""
    found = [element.text or ""]
    for child in element:
        tag = child.tag
        if tag in (f"{TEXT}s", f"{TEXT}tab"):
            found.append(" ")
        elif tag == f"{TEXT}line-break":
            found.append("\n")
        elif tag == f"{TEXT}note":
            found.append(f"[{_sign(child)}]" if _sign(child) else "")
        elif isinstance(tag, str) and tag not in (f"{OFFICE}annotation", f"{TEXT}p", f"{TEXT}h", f"{TEXT}list"):
            found.append(_open_text(child))
        found.append(child.tail or "")
    return "".join(found)


# ---------------------------------------------------------------- RTF


def read_rich(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """The Document of a rich text (RTF 1.9), then its Problems."""
    if len(capture.body) > LARGEST_RTF:
        message = f"a text of over {LARGEST_RTF // 1_000_000} MB: save its text as .txt"
        return (problem("too-large", capture, message),)
    from striprtf.striprtf import rtf_to_text

    raw = re.sub(rb"\\bin\d+ ", b"", capture.body).decode("latin-1")
    if raw.count("{") > 2_000_000:
        return (problem("broken-file", capture, "nests too deeply: save its text as .txt"),)
    try:
        words = rtf_to_text(raw, encoding="cp1252", errors="replace")
    except (*FAULTS, LookupError, RecursionError, UnicodeError) as error:
        return (problem("broken-file", capture, f"a damaged RTF file ({type(error).__name__}): save it as .txt"),)
    lines = re.sub("[\ud800-\udfff]", "\ufffd", words).split("\n")
    paragraphs = (Paragraph(_plain(line), "", f"paragraph {n}") for n, line in enumerate(lines, 1))
    return _given(capture, hints, READER_RICH, (p for p in paragraphs if p.words))
