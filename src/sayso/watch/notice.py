"""An alert as it is told: lines for a terminal, a signed request, a mail, an entry of a feed; and when to try again."""

from __future__ import annotations

import hmac
import json
import unicodedata
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterable, Mapping
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from hashlib import sha256
from html import escape
from typing import Any
from xml.etree import ElementTree

Body = Mapping[str, Any]

# Standard Webhooks: https://www.standardwebhooks.com
ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
SECRET = "whsec_"
SHORTEST_SECRET = 16
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 3600.0
LONGEST_LINE = 400
JSON_FEED = "https://jsonfeed.org/version/1.1"


def one_line(words: str, most: int = LONGEST_LINE) -> str:
    """Words fit for one line of a terminal or a header: a stranger wrote them.

    >>> one_line("a\\x1b[2J b\\n c")
    'a[2J b c'
    """
    seen = (c for c in " ".join(words.split()) if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    plain = " ".join("".join(c for c in seen if c not in "\ufffe\uffff").split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def subject(body: Body) -> str:
    """What fired, in a line: the query, who speaks, and where."""
    document = body["document"]
    who = ", ".join(dict.fromkeys(row["speaker"] or "nobody we can name" for row in body["attributions"]))
    return one_line(f"{body['query']}: {who}, in {document['outlet'] or document['name']}", 200)


def lines(body: Body) -> list[str]:
    """The alert for people: what fired, where, the words, and why."""
    document = body["document"]
    head = [document["title"], document["published"], document["url"] or document["name"], document["id"]]
    told = [subject(body), "  " + one_line(" · ".join(h for h in head if h))]
    for row in body["attributions"]:
        who = one_line(f"{row['speaker'] or '({})'.format(row['source'] or 'not named')} {row['cue']}", 120)
        told.append(f"  {who}: {one_line(row['words'])}  [{row['attribution']}]")
        told += [f"    {r['asked']} {one_line(r['wanted'])}: {one_line(r['found'])}" for r in row["why"]]
        told += [
            f"    against {c['attribution']} in {c['document']}: {one_line(c['url'] or c['name'])}"
            for c in row["contradicts"]
        ]
    return [*told, f"  alert {body['id']}, {body['at']}"]


# ---------------------------------------------------------------- webhook


def secret_of(given: str) -> bytes:
    """The key that requests are signed with: what ``whsec_`` is followed by in Base64, else the words themselves.

    ValueError where it is too short to keep anything secret.
    """
    if given.startswith(SECRET):
        try:
            key = b64decode(given.removeprefix(SECRET), validate=True)
        except Error:
            raise ValueError("what stands behind whsec_ is no Base64") from None
    else:
        key = given.encode()
    if len(key) < SHORTEST_SECRET:
        raise ValueError(f"is shorter than {SHORTEST_SECRET} bytes: take a longer one")
    return key


def payload(body: Body) -> bytes:
    """The alert as JSON, the same bytes at every try."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "replace")


def signed(id: str, body: bytes, at: int, key: bytes) -> dict[str, str]:
    """The headers of a request by Standard Webhooks 1.0, HMAC-SHA256 over id, seconds since 1970 and body.

    ``webhook-id`` stays the same at every try, so that a receiver can know what it has already.
    """
    digest = hmac.new(key, f"{id}.{at}.".encode() + body, sha256).digest()
    signature = f"v1,{b64encode(digest).decode()}"
    return {"Content-Type": "application/json", ID: id, TIMESTAMP: str(at), SIGNATURE: signature}


def pause(tries: int, after: float | None = None) -> float:
    """Seconds to wait after so many tries in vain: twice as long each time, up to an hour; longer where asked for.

    >>> [pause(n) for n in (1, 2, 3, 20)], pause(1, after=30)
    ([2.0, 4.0, 8.0, 3600.0], 30)
    """
    return max(min(FIRST_PAUSE * 2.0 ** min(tries - 1, 20), LONGEST_PAUSE), min(after or 0, 24 * LONGEST_PAUSE))


# ---------------------------------------------------------------- mail


def mail(body: Body) -> bytes:
    """The alert as a mail without addresses (RFC 5322), its id in Message-ID, the JSON attached."""
    made = EmailMessage()
    made["Subject"] = subject(body)
    made["Date"] = format_datetime(datetime.fromisoformat(body["at"]))
    made["Message-ID"] = f"<{body['id']}@sayso.invalid>"
    made["X-Sayso-Query"] = one_line(body["query"], 200)
    made.set_content("\n".join(lines(body)) + "\n", cte="quoted-printable")
    made.add_attachment(payload(body), "application", "json", filename=f"{body['id']}.json", cte="base64")
    return made.as_bytes()


# ---------------------------------------------------------------- feeds


def rss(bodies: Iterable[Body]) -> bytes:
    """The alerts as RSS 2.0, in the order given, each with its id as guid."""
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    for name, words in (
        ("title", "sayso: alerts"),
        ("link", "https://sayso.invalid/"),
        ("description", "What saved queries found."),
    ):
        ElementTree.SubElement(channel, name).text = words
    for body in bodies:
        item = ElementTree.SubElement(channel, "item")
        ElementTree.SubElement(item, "title").text = subject(body)
        if body["document"]["url"]:
            ElementTree.SubElement(item, "link").text = _xml(body["document"]["url"])
        ElementTree.SubElement(item, "guid", isPermaLink="false").text = body["id"]
        ElementTree.SubElement(item, "pubDate").text = format_datetime(datetime.fromisoformat(body["at"]))
        ElementTree.SubElement(item, "category").text = _xml(body["query"])
        ElementTree.SubElement(item, "description").text = "<br>".join(escape(_xml(line)) for line in lines(body)[1:])
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _xml(words: str) -> str:
    return one_line(words, 2000)


def json_feed(bodies: Iterable[Body]) -> bytes:
    """The alerts as JSON Feed 1.1, in the order given, each whole under ``_sayso``."""
    items = [
        {
            "id": body["id"],
            "title": subject(body),
            "content_text": "\n".join(lines(body)[1:]),
            "date_published": body["at"],
            "tags": [body["query"]],
            **({"url": body["document"]["url"]} if body["document"]["url"] else {}),
            "_sayso": dict(body),
        }
        for body in bodies
    ]
    held = {"version": JSON_FEED, "title": "sayso: alerts", "items": items}
    return json.dumps(held, ensure_ascii=False, indent=1).encode("utf-8", "replace")
