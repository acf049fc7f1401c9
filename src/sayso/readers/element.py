"""The blocks of an HTML page with their offsets, and what its tags say of each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from sayso.readers.markup import BLOCK, VOID, Token, attributes, visible

WIDGET_TAGS = frozenset(("nav", "footer", "aside", "form", "menu"))
WIDGET_ROLES = frozenset(
    (
        "navigation",
        "complementary",
        "contentinfo",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
        "alert",
    )
)
_WIDGETS = """
    share sharing sharebar sharetools sharelinks socialshare social related relateds newsletter newsletters cookie
    cookies consent gdpr comments commentlist comment disqus breadcrumb breadcrumbs promo promos promobox advert adverts
    advertisement advertising ads ad adslot adunit sponsored sidebar recommended recommendations recirculation recirc
    outbrain taboola subscribe subscription signup paywall popup modal overlay toolbar pagination pager navbar
    navigation nav menu footer copyright tags taglist trending mostread mostpopular readmore alsoread teaser
    teasers banner masha bottommeta partage partager teilen compartir
"""
WIDGET_WORDS = frozenset(_WIDGETS.split())
STATE_WORDS = re.compile(
    r"^(?:has|is|no|not|with|without|js|category|tag|post|type|status|format|page|single|wp|lang|theme)-", re.I
)
PULLED = re.compile(r"pull-?_?quote|pulled-?quote|quote-?_?pull|pullout|blockquote--pull", re.I)
NOTED = re.compile(r"correction|clarification|editors?-?_?note|article-?_?note|update-?note", re.I)
CAPTIONED = re.compile(
    r"(?:^|[\s_-])(?:caption|credits?|photo-?credit|image-?credit|wp-caption-text|cutline)(?:$|[\s_-])", re.I
)
SIGNED = re.compile(r"(?:^|[\s_-])(?:by-?line|authors?|p-author|writer|signature)(?:$|[\s_-])", re.I)
DECKED = re.compile(
    r"(?:^|[\s_-])(?:dek|deck|standfirst|sub-?title|sub-?head(?:line)?|kicker|strapline|eyebrow)(?:$|[\s_-])", re.I
)
DATED = re.compile(
    r"(?:^|[\s_-])(?:date|dates|dateline|published|pub-?date|timestamp|time|posted-on|dt-published)(?:$|[\s_-])", re.I
)
SHORT_KINDS = ("caption", "note", "deck", "byline", "dateline", "pullquote")
LONGEST_SHORT = 700
PROSE, LEAST_PROSE = 80, 500
PARAGRAPHS = frozenset(("p", "li", "dd", "dt", "blockquote", "figcaption", "pre", "h1", "h2", "h3", "h4", "h5", "h6"))
UNPRINTED = " \t\n\r\f\u00ad\u200b\u2060\ufeff\xa0"
PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*+")


@dataclass(slots=True)
class Part:
    """A run of visible text between block tags: where it stands and what surrounds it.

    ``kind`` is what the tags say, empty for plain text, and ``marked`` the element that says it; ``region``
    is the widget it may belong to, -1 for none; ``homes`` the elements that hold its paragraph, inner
    ones first; ``linked`` and ``bold`` count its code points inside links and in bold type.
    """

    start: int
    stop: int
    tag: str
    kind: str
    marked: int
    region: int
    homes: tuple[int, ...]
    article: bool
    size: int = 0
    linked: int = 0
    bold: int = 0
    signed: bool = False
    dated: bool = False


@dataclass(slots=True)
class Region:
    """An element that looks like a widget, unless it holds the article itself or lies in a rescued one."""

    parent: int
    widget: bool
    by_words: bool
    rescued: bool = False


@dataclass(slots=True)
class Page:
    """What one walk over the tokens found: how deep block elements nest, and how many tags are seen, too."""

    parts: list[Part] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    tags: list[Token] = field(default_factory=list)
    depth: int = 0
    count: int = 0

    def widgets(self, trust_words: bool) -> list[bool]:
        """For each region, whether what stands in it is out of the text."""
        out: list[bool] = []
        for region in self.regions:
            above = region.parent >= 0 and out[region.parent]
            out.append(not region.rescued and (above or (region.widget and (trust_words or not region.by_words))))
        return out


@dataclass(slots=True)
class _Open:
    name: str
    kind: str
    marked: int
    region: int
    chain: tuple[int, ...]
    article: bool

    def part(self, start: int, stop: int) -> Part:
        """A part that stands directly in this element."""
        homes = self.chain[1:] if self.name in PARAGRAPHS else self.chain[:-1]
        return Part(start, stop, self.name, self.kind, self.marked, self.region, homes, self.article, stop - start)


def _says(token: Token, stated: dict[str, str]) -> str:
    """The kind of block an element makes, empty where its tag and class say none."""
    name, words = token.name, f"{stated.get('class', '')} {stated.get('id', '')}"
    if PULLED.search(words):
        return "pullquote"
    if NOTED.search(words):
        return "note"
    if name in ("figcaption", "caption") or CAPTIONED.search(words):
        return "caption"
    if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return name
    if name == "blockquote":
        return "quote"
    if name in ("li", "dd", "dt"):
        return "list"
    if stated.get("itemprop") == "author" or stated.get("rel") == "author" or SIGNED.search(words):
        return "byline"
    if DECKED.search(words):
        return "deck"
    return "dateline" if DATED.search(words) else ""


def _is_widget(token: Token, stated: dict[str, str]) -> tuple[bool, bool]:
    """Whether an element looks like a widget, and whether only its class or id says so."""
    if token.name in WIDGET_TAGS or stated.get("role", "").casefold() in WIDGET_ROLES:
        return True, False
    if token.name in ("html", "body", "main", "article", "h1", "p", "blockquote", "figure", "figcaption"):
        return False, False
    names = [n for n in f"{stated.get('class', '')} {stated.get('id', '')}".split() if not STATE_WORDS.match(n)]
    words = {w for n in names for w in re.split(r"[^a-z0-9]+", re.sub(r"([a-z])([A-Z])", r"\1-\2", n).lower())}
    return bool(words & WIDGET_WORDS), True


class _Walk:
    """One walk over a page's tokens; the stack is a list, so that nesting costs memory and no recursion."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.page = Page()
        self.stack = [_Open("", "", 0, -1, (0, 0, 0, 0), False)]
        self.opened: Counter[str] = Counter()
        self.elements = 0
        self.part: Part | None = None
        self.link = self.bold = self.signed = self.dated = False

    def over(self) -> Page:
        for token in visible(self.raw):
            self.page.count += 1
            if token.kind == "text":
                self.text(token)
            elif token.name in BLOCK:
                self.part, self.link, self.bold, self.signed, self.dated = None, False, False, False, False
                if token.kind == "start":
                    self.open(token)
                else:
                    self.close(token.name)
            else:
                self.inline(token)
        self.doubt()
        self.spare()
        return self.page

    def spare(self) -> None:
        """An element that holds half of the page's prose is no widget, whatever its tag or class says.

        Some pages stand whole in one form, or in a frame that is named after the sidebar it makes room for.
        """
        held, whole = [0] * len(self.page.regions), 0
        for part in self.page.parts:
            if part.size >= PROSE and 2 * part.linked < part.size:
                whole += part.size
                if part.region >= 0:
                    held[part.region] += part.size
        # A region opens after the one around it, so one walk backwards adds each to its parent.
        for region in range(len(held) - 1, -1, -1):
            parent = self.page.regions[region].parent
            if parent >= 0:
                held[parent] += held[region]
        for region, size in enumerate(held):
            if 2 * size > whole >= LEAST_PROSE:
                self.page.regions[region].widget = False

    def doubt(self) -> None:
        """A class that would make a whole article a caption, a note or a byline says nothing."""
        sizes = Counter[int]()
        for part in self.page.parts:
            sizes[part.marked] += part.size
        for part in self.page.parts:
            if part.kind in SHORT_KINDS and sizes[part.marked] > LONGEST_SHORT:
                part.kind = ""

    def text(self, token: Token) -> None:
        words = self.raw[token.start : token.stop]
        bare = words.strip(UNPRINTED)
        if not bare:
            return
        top = self.stack[-1]
        if top.name == "pre":
            self.preformatted(token)
            return
        start = token.start + words.index(bare)
        if self.part is None:
            self.part = top.part(start, start)
            self.page.parts.append(self.part)
        self.part.stop = start + len(bare)
        self.part.size += len(bare)
        self.part.linked += len(bare) if self.link else 0
        self.part.bold += len(bare) if self.bold else 0
        self.part.signed, self.part.dated = self.signed, self.dated

    def preformatted(self, token: Token) -> None:
        """Paragraphs of preformatted text, which blank lines part."""
        top = self.stack[-1]
        for found in PARAGRAPH.finditer(self.raw, token.start, token.stop):
            stop = found.start() + len(found.group().rstrip())
            self.page.parts.append(top.part(found.start(), stop))
        self.part = None

    def inline(self, token: Token) -> None:
        if token.name == "a":
            self.link = token.kind == "start"
        if token.name in ("b", "strong"):
            self.bold = token.kind == "start"
        if token.kind == "start" and token.attributes:
            stated = attributes(token)
            words = f"{stated.get('class', '')} {stated.get('itemprop', '')} {stated.get('rel', '')}"
            self.signed = self.signed or bool(SIGNED.search(words))
            self.dated = self.dated or token.name == "time"
            if token.name == "time" or "itemprop" in stated:
                self.page.tags.append(token)

    def open(self, token: Token) -> None:
        """Push a block element, after what it closes by its mere start."""
        name = token.name
        if name in VOID:
            return
        if self.stack[-1].name == "p":
            self.pop()
        if name == "li" and self.opened["li"]:
            self.end_item()
        stated = attributes(token) if token.attributes else {}
        top = self.stack[-1]
        widget, by_words = _is_widget(token, stated)
        kind = _says(token, stated)
        holds = name == "main" or stated.get("itemprop") == "articleBody" or name == "h1"
        if holds:
            self.rescue(top.region)
        region = top.region
        if widget or (kind in ("note", "pullquote") and region >= 0):
            rescued = kind in ("note", "pullquote")
            self.page.regions.append(Region(region, widget and not rescued, by_words, rescued))
            region = len(self.page.regions) - 1
        if "itemprop" in stated:
            self.page.tags.append(token)
        self.elements += 1
        chain = (self.elements, *top.chain[:3])
        marked = self.elements if kind else top.marked
        article = top.article or name in ("article", "main") or holds
        self.stack.append(_Open(name, kind or top.kind, marked, region, chain, article))
        self.opened[name] += 1
        self.page.depth = max(self.page.depth, len(self.stack))

    def rescue(self, region: int) -> None:
        """What holds the article is no widget, whatever it is called; a dialog or a comment list never does."""
        while region >= 0 and self.page.regions[region].by_words and self.page.regions[region].widget:
            self.page.regions[region].widget = False
            region = self.page.regions[region].parent

    def end_item(self) -> None:
        for back in range(len(self.stack) - 1, max(len(self.stack) - 50, 0), -1):
            if self.stack[back].name in ("ul", "ol", "menu"):
                return
            if self.stack[back].name == "li":
                while len(self.stack) > back:
                    self.pop()
                return

    def close(self, name: str) -> None:
        if not self.opened[name]:
            return
        while self.stack[-1].name != name:
            self.pop()
        self.pop()

    def pop(self) -> None:
        self.opened[self.stack.pop().name] -= 1


def parts(raw: str) -> Page:
    """The runs of visible text of a page in order, the widgets they may belong to, and the tags that state facts."""
    return _Walk(raw).over()
