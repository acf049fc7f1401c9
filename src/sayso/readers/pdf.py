"""PDF: the text layer page by page, columns in order, running lines and footnotes told apart, hyphens undone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from sayso.readers.column import Line, Mark, in_order
from sayso.readers.document import problem
from sayso.readers.manuscript import Paragraph, manuscript
from sayso.text.clean import Edit, apply
from sayso.text.number import count
from sayso.types import Capture, Document, Hints, Problem

READER = "pdf@1"
MOST_PAGES = 3000
MOST_MARKS = 60_000
MARGIN = 0.12
HEADING = 1.2
SMALL = 0.9
ENDED = re.compile(r"[.?!…:][\"”’'»)\]]*(?:\[\w{1,3}\])?$")
HYPHENS = "-\u00ad\u2010\x02\ufffe"
BREAK = re.compile(
    rf"(?<=[^\W\d_])(?P<hyphen>[{HYPHENS}])\n(?P<rest>[^\W\d_]+)|(?P<line>\n)|(?P<soft>[\u00ad\x02\ufffe])"
)
FIGURE = re.compile(r"(?:fig(?:ure|\.)|table|photo|image|abb(?:ildung|\.)|рис(?:унок|\.)|табл(?:ица|\.))\s?\d", re.I)
LONE = re.compile(
    r"[\W_]*(?:(?:page|p\.|seite|стр\.?|página)\s*)?(?:#|[ivxl]{1,6})(?:\s*(?:/|of|von|из|de|sur)\s*#)?[\W_]*"
)
NOTE = re.compile(r"(?:\[?\d{1,3}\]?|[*†‡§])[\s.)]?\s?\S")
SIGN = re.compile(r"^(\d{1,3})(?:[.)]\s*|\s+)(?=\S)")


@dataclass(frozen=True, slots=True)
class Page:
    """One page's lines in reading order, with its number and its height in points."""

    number: int
    height: float
    lines: tuple[Line, ...]
    pictured: bool


def read(capture: Capture, hints: Hints) -> tuple[Document | Problem, ...]:
    """The Document of a PDF's text layer (ISO 32000), then its Problems; a scan without one gives a Problem only.

    Blocks are named by their page. The raised sign of a note stands in brackets, as in ``county.[1]``. Running headers
    and footers stand once behind the text, footnotes behind it too, so that a sentence that crosses a page is whole.
    """
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(capture.body)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            return (problem("encrypted", capture, "encrypted: save it without a password"),)
        return (problem("broken-file", capture, "a damaged PDF: get it again"),)
    try:
        pages = _pages(file)
        longer = len(file) > MOST_PAGES
    finally:
        file.close()
    if not any(page.lines for page in pages):
        if any(page.pictured for page in pages):
            message = (
                f"a scan of {count(len(pages), 'page')} without a text layer: recognise its text (OCR) and give that"
            )
            return (problem("no-text-layer", capture, message),)
        return (problem("no-text", capture, "a PDF with no words: check that the right file was given"),)
    made = manuscript(capture, hints, READER, _paragraphs(pages))
    if made is None:
        return (problem("no-text", capture, "a PDF with no words: check that the right file was given"),)
    document, problems = made
    told = list(problems)
    bare = [p.number for p in pages if not p.lines and p.pictured]
    if bare:
        some = ", ".join(map(str, bare[:10])) + (", …" if len(bare) > 10 else "")
        message = f"{count(len(bare), 'page')} without a text layer, as scans have none: {some}"
        told.append(problem("no-text-layer", capture, message, document.id))
    if longer:
        told.append(problem("too-large", capture, f"only the first {MOST_PAGES} pages were read", document.id))
    odd = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in document.text)
    if odd * 20 > len(document.text):
        told.append(problem("encoding", capture, "its fonts do not say which letters they show: look at the text"))
    return (document, *told)


# ---------------------------------------------------------------- pages


def _pages(file: object) -> list[Page]:
    import pypdfium2

    pages = []
    for index in range(min(len(file), MOST_PAGES)):  # type: ignore[arg-type]
        try:
            page = file[index]  # type: ignore[index]
            height = page.get_height()
            marks = _marks(page)
            pictured = not marks and any(True for _ in page.get_objects(filter=[3], max_depth=3))
            page.close()
        except (pypdfium2.PdfiumError, ValueError, RecursionError):
            continue
        pages.append(Page(index + 1, height, tuple(in_order(marks)), pictured))
    return pages


def _marks(page: object) -> list[Mark]:
    """The characters of a page with their places and sizes, as the file has them in order."""
    from ctypes import byref, c_double

    import pypdfium2.raw as raw

    text = page.get_textpage()  # type: ignore[attr-defined]
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    marks = []
    try:
        for at in range(min(text.count_chars(), MOST_MARKS)):
            sign = chr(raw.FPDFText_GetUnicode(text.raw, at) or 0xFFFD)
            if sign in "\r\n":
                marks.append(Mark("\n", 0.0, 0.0, 0.0, 0.0, 0.0))
                continue
            if not raw.FPDFText_GetCharBox(text.raw, at, byref(left), byref(right), byref(bottom), byref(top)):
                continue
            size = float(raw.FPDFText_GetFontSize(text.raw, at))
            size = max(size if 1.5 < size < 400 else top.value - bottom.value, 1.0)
            if "\ud800" <= sign <= "\udfff":
                sign = "\ufffd"
            marks.append(Mark(sign, left.value, bottom.value, right.value, top.value, size))
    finally:
        text.close()
    return marks


# ---------------------------------------------------------------- paragraphs


def _paragraphs(pages: Sequence[Page]) -> list[Paragraph]:
    """The paragraphs of all pages, a sentence over two pages whole, then footnotes, then what runs on every page."""
    sizes = Counter[float]()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.words)
    usual = sizes.most_common(1)[0][0]
    running = _running(pages, usual)
    text: list[tuple[list[Line], str]] = []
    notes: list[tuple[list[Line], str]] = []
    for page in pages:
        body = [n for n in page.lines if _plain(n.words) not in running or not _at_edge(n, page, usual)]
        foot = _foot(body, usual, page.height)
        for group in _groups([line for line in body if line not in foot]):
            _add(text, group, f"page {page.number}", usual)
        for group in _noted([line for line in body if line in foot]):
            notes.append((group, f"page {page.number}"))
    whole = "\n".join(line.words for page in pages for line in page.lines)
    made = [Paragraph(_words(lines, whole), _kind(lines, usual), place) for lines, place in text]
    made += [Paragraph(SIGN.sub(r"[\1] ", _words(lines, whole)), "note", place) for lines, place in notes]
    repeated = dict.fromkeys(words for key, words in running.items() if not LONE.fullmatch(key))
    return [*made, *(Paragraph(words, "boilerplate", "page 1") for words in repeated)]


def _plain(words: str) -> str:
    return re.sub(r"\d+", "#", " ".join(words.casefold().split()))


def _at_edge(line: Line, page: Page, usual: float) -> bool:
    """True for a line in the margins of its page, unless it is as large as a headline."""
    if line.size >= HEADING * usual:
        return False
    return line.top > page.height * (1 - MARGIN) or line.bottom < page.height * MARGIN


def _running(pages: Sequence[Page], usual: float) -> dict[str, str]:
    """The lines at the edges of many pages, figures aside, and page numbers, with their words on the first page."""
    seen: dict[str, list[str]] = {}
    for page in pages:
        for key, words in {
            _plain(line.words): line.words for line in page.lines if _at_edge(line, page, usual)
        }.items():
            seen.setdefault(key, []).append(words)
    least = max(2, min(len(pages) / 3, 6))
    return {k: found[0] for k, found in seen.items() if (len(found) >= least and len(pages) > 1) or LONE.fullmatch(k)}


def _foot(lines: Sequence[Line], usual: float, height: float) -> list[Line]:
    """The small lines below all of the usual size, where the first opens with a sign of a note."""
    main = [line.bottom for line in lines if line.size > SMALL * usual and len(line.words) > 20]
    lowest = min(main, default=0.0)
    small = [n for n in lines if n.size <= SMALL * usual and n.top < min(lowest + 0.5 * usual, height * 0.5)]
    return small if small and NOTE.match(small[0].words) else []


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in paragraphs: parted by space, by an indent, by another size, or behind a short last line."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _parts(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _parts(group: Sequence[Line], line: Line) -> bool:
    """True where a line opens a new paragraph below these."""
    before = group[-1]
    if line.column != before.column:
        return True
    if abs(line.size - before.size) > 0.12 * before.size:
        return True
    pitch = before.bottom - line.bottom
    if pitch > 1.75 * max(before.size, line.size) and pitch > 1.3 * _pitch(group, pitch):
        return True
    ended = bool(ENDED.search(before.words[-30:]))
    width = max(n.right - n.left for n in (*group, line))
    indented = (
        line.left - min(n.left for n in group[-2:]) > 0.7 * line.size and line.left - before.left > 0.5 * line.size
    )
    short = before.right < max(n.right for n in group) - 0.12 * width or before.right < before.edge - 0.12 * width
    return ended and (indented or short)


def _pitch(group: Sequence[Line], otherwise: float) -> float:
    steps = [a.bottom - b.bottom for a, b in zip(group, group[1:])]
    return median(steps) if steps else min(otherwise, 1.25 * group[-1].size)


def _noted(lines: Sequence[Line]) -> list[list[Line]]:
    """Footnotes, each from its sign to the next."""
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or (NOTE.match(line.words) and ENDED.search(groups[-1][-1].words[-30:])):
            groups.append([])
        groups[-1].append(line)
    return groups


def _add(text: list[tuple[list[Line], str]], group: list[Line], place: str, usual: float) -> None:
    """Add a paragraph, or go on with the last one where a column or page cut its sentence."""
    if text:
        last, first_place = text[-1]
        cut = last[-1].column != group[0].column or first_place.rpartition("-")[2].removeprefix("page ") != place[5:]
        alike = abs(last[-1].size - group[0].size) <= 0.12 * usual
        goes_on = group[0].words[:1].islower() or last[-1].words.rstrip()[-1:] in HYPHENS
        if cut and alike and goes_on and not ENDED.search(last[-1].words[-30:]):
            first = first_place.removeprefix("page ").partition("-")[0]
            own = place.removeprefix("page ")
            text[-1] = ([*last, *group], f"page {first}" if first == own else f"pages {first}-{own}")
            return
    text.append((group, place))


def _kind(lines: Sequence[Line], usual: float) -> str:
    words = " ".join(line.words for line in lines)
    if lines[0].size >= HEADING * usual and len(words) < 250:
        return "headline"
    return "caption" if FIGURE.match(words) and len(words) < 500 else ""


def _words(lines: Iterable[Line], whole: str) -> str:
    """The words of a paragraph: line ends become spaces, a hyphen at a line end goes where the word has none elsewhere.

    >>> lines = [EMPTY._replace(words="The govern-"), EMPTY._replace(words="ment met.")]
    >>> _words(lines, "")
    'The government met.'
    """
    raw = "\n".join(line.words for line in lines)
    edits = []
    for found in BREAK.finditer(raw):
        if found["line"] or found["soft"]:
            edits.append(Edit(*found.span(), " " if found["line"] else ""))
            continue
        before = re.search(r"[^\W\d_]+$", raw[: found.start()])
        word = f"{before[0] if before else ''}-{found['rest']}"
        # PDFium gives a hyphen at a line end as U+0002, whether it was typed or made by breaking the word.
        kept = found["hyphen"] != "\u00ad" and (not found["rest"][0].islower() or word in whole)
        edits.append(Edit(found.start(), found.start("rest"), "-" if kept else ""))
    return " ".join(apply(raw, edits).text.split())


EMPTY = Line("", 0.0, 0.0, 0.0, 0.0, 0.0, 0, 0.0)
