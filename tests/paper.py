"""PDF and office files of invented texts, written by hand: just enough of each format to be read."""

from __future__ import annotations

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Text = tuple[float, float, float, str]
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def pdf(pages: list[list[Text]], picture: bool = False) -> bytes:
    """A PDF with texts at (x, y) in points, of a size, in Helvetica; ``^1^`` is raised, as signs of notes are.

    ``picture`` covers each page with an image.
    """
    objects: list[bytes] = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    image = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    image += b"stream\n\0\nendstream"
    objects.append(image)
    kids = []
    for page in pages:
        drawn = [b"q 595 0 0 842 0 0 cm /I Do Q"] if picture else []
        for x, y, size, words in page:
            shown = words.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
            shown = re.sub(rb"\^(\d+)\^", rb") Tj 4 Ts /F %g Tf (\1) Tj 0 Ts /F %g Tf (" % (0.6 * size, size), shown)
            drawn.append(b"BT /F %g Tf %g %g Td (%s) Tj ET" % (size, x, y, shown))
        content = b"\n".join(drawn)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>" % len(objects)
        )
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % k for k in kids), len(kids))
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def column(x: float, y: float, lines: list[str], size: float = 10) -> list[Text]:
    """Lines below each other from (x, y) down."""
    return [(x, y - 1.2 * size * n, size, words) for n, words in enumerate(lines)]


def zipped(*members: tuple[str, bytes | str]) -> bytes:
    """A ZIP file with these members."""
    held = io.BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name, body in members:
            archive.writestr(ZipInfo(name, (2031, 3, 5, 0, 0, 0)), body, ZIP_DEFLATED)
    return held.getvalue()


def word(body: str, notes: str = "") -> bytes:
    """A DOCX whose body is this XML, with footnotes."""
    ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ns += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    kinds = f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
    kinds += f'<Override PartName="/word/styles.xml" ContentType="{WORD}.styles+xml"/>'
    kinds += f'<Override PartName="/word/footnotes.xml" ContentType="{WORD}.footnotes+xml"/>'
    kinds = f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{kinds}'
    kinds = f'<Default Extension="xml" ContentType="application/xml"/>{kinds}'
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
        for id, name in (("Normal", "Normal"), ("H1", "heading 1"), ("Cap", "caption"), ("Qu", "Quote"))
    )
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    return zipped(
        ("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{kinds}</Types>'),
        ("_rels/.rels", rels.format(f'<Relationship Id="r1" Type="{rel}/officeDocument" Target="word/document.xml"/>')),
        ("word/_rels/document.xml.rels", rels.format(
            f'<Relationship Id="r1" Type="{rel}/styles" Target="styles.xml"/>'
            f'<Relationship Id="r2" Type="{rel}/footnotes" Target="footnotes.xml"/>')),
        ("word/document.xml", f"<w:document {ns}><w:body>{body}<w:sectPr/></w:body></w:document>"),
        ("word/styles.xml", f"<w:styles {ns}>{styles}</w:styles>"),
        ("word/footnotes.xml", f"<w:footnotes {ns}>{separator}{notes}</w:footnotes>"),
    )  # fmt: skip


def opendocument(body: str, doctype: str = "") -> bytes:
    """An ODT whose text is this XML."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    ns = f'xmlns:office="{urn}:office:1.0" xmlns:text="{urn}:text:1.0" xmlns:table="{urn}:table:1.0"'
    ns += f' xmlns:draw="{urn}:drawing:1.0"'
    content = f'<?xml version="1.0"?>{doctype}<office:document-content {ns}><office:body><office:text>{body}'
    content += "</office:text></office:body></office:document-content>"
    return zipped(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content))
