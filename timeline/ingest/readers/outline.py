"""One pass over a page with Python's own parser: is it within the caps, what does it say about itself, what can be seen.

It comes before any other tool sees the page, because those are slow, or lose the text, where a page is malformed.
"""

import re
from html.parser import HTMLParser

from timeline.ingest.draft import Refused
from timeline.ingest.limits import MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_VOID = _tags("area base br col embed hr img input link meta param source track wbr")
_OPEN_ENDED = _tags("p li dt dd tr td th thead tbody tfoot option optgroup colgroup rb rt rp")
_BLOCK = _tags(
    """address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead title tr ul"""
)
_HIDDEN = _tags("script style template noscript svg math head iframe object select textarea button")
_CHROME = _tags("nav aside footer form header")
_WORDS = _tags("p blockquote li h1 h2 h3 h4 h5 h6 pre")


class Outline(HTMLParser):
    """The outline of a page. Raises `Refused` naming the limit that it goes beyond."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements = 0
        self.is_page = False
        self.language = ""
        self.title = ""
        self.heading = ""
        self.meta: dict[str, str] = {}
        self.canonical = ""
        self.times: list[str] = []
        self.data: list[str] = []
        """The contents of `<script type="application/ld+json">`."""
        self._blocks: list[tuple[bool, bool, list[str]]] = []
        self._open: list[str] = []
        self._within: str = ""
        self._in_data = False
        self._start_block()
        self.feed(markup)
        self.close()

    def text(self, *, chrome: bool = True) -> str:
        """What can be seen, a blank line between blocks; without `chrome`, running text outside navigation only."""
        blocks = []
        for in_chrome, is_words, pieces in self._blocks:
            if not chrome and (in_chrome or not is_words):
                continue
            lines = [" ".join(line.split()) for line in "".join(pieces).split("\x00")]
            words = "\n".join(line for line in lines if line)
            if words:
                blocks.append(words)
        return "\n\n".join(blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements += 1
        if self.elements > MAX_ELEMENTS:
            raise Refused(f"it has more than {MAX_ELEMENTS:,} HTML elements")
        if len(attrs) > MAX_ATTRIBUTES:
            raise Refused(f"one of its tags has more than {MAX_ATTRIBUTES} attributes")
        given = {name: value or "" for name, value in attrs}
        self._describe(tag, given)
        if tag == "br":
            self._blocks[-1][2].append("\x00")
        if tag not in _VOID and tag not in _OPEN_ENDED:
            self._open.append(tag)
            if len(self._open) > MAX_DEPTH:
                raise Refused(f"its HTML is nested deeper than {MAX_DEPTH} elements")
        if tag in _BLOCK:
            self._within = tag
            self._start_block()

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag in _BLOCK:
            self._within = next((open_tag for open_tag in reversed(self._open) if open_tag in _BLOCK), "")
            self._start_block()

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.append(data)
        elif self._open and self._open[-1] == "title" and "svg" not in self._open:
            self.title += data
        elif not _HIDDEN.intersection(self._open):
            self._blocks[-1][2].append(data)
            if "h1" in self._open and not (self._blocks and self._blocks[-1][0]):
                self.heading += data

    def _start_block(self) -> None:
        chrome = bool(_CHROME.intersection(self._open)) and "article" not in self._open
        self._blocks.append((chrome, self._within in _WORDS, []))

    def _describe(self, tag: str, given: dict[str, str]) -> None:
        if tag in ("html", "body", "head", "article", "main"):
            self.is_page = True
        if tag == "html":
            self.language = given.get("lang", "")
        elif tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            if name and given.get("content"):
                self.meta.setdefault(name, given["content"].strip())
        elif tag == "link" and "canonical" in given.get("rel", "").lower():
            self.canonical = given.get("href", "")
        elif tag == "time" and given.get("datetime"):
            self.times.append(given["datetime"])
        elif tag == "script":
            self._in_data = "ld+json" in given.get("type", "").lower()


_TAG = re.compile(
    r"</?(?:p|div|span|br|a|article|section|main|h[1-6]|ul|ol|li|table|tr|td|body|head|img|em|strong|b|i)\b[^<>]{0,2000}>",
    re.I,
)


def is_html(text: str) -> bool:
    """Whether a text is HTML: it begins like a page, or holds several tags of which one is closed."""
    head = text[:20_000]
    if re.match(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", head, re.I | re.S):
        return True
    tags = _TAG.findall(head)
    return len(tags) >= 3 and any(tag.startswith("</") for tag in tags)
