"""What the page tells beyond the sentence: quotations, captions, schedules."""

from __future__ import annotations

import re

from spacy.tokens import Token

from timeline.extract.reading import Reading

_CLOCK = re.compile(r"\s*\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m\b|hrs\b|h\b)", re.IGNORECASE)
_DATELINE = re.compile(r"^[A-Z][A-Z .,’'-]{2,30}\b[^\n]{0,40}?[–—-]\s", re.MULTILINE)
_HEAD = 1500  # characters in which a dateline may stand, after headline and caption
_QUOTE = re.compile(r"[“”„\"]")


class Layout:
    """Quoted ranges and lines of one article."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        match = _DATELINE.search(reading.text, 0, _HEAD)
        self.dateline = match.span() if match else (0, 0)
        self._quoted = sorted(_quoted(reading.text))
        self._sentences = [s.start_char for s in reading.tokens.sents if len(s.text.split()) >= 6]

    def quoted(self, token: Token) -> bool:
        """Whether the word stands inside quotation marks."""
        return any(start < token.idx < end for start, end in self._quoted)

    def scheduled(self, token: Token) -> bool:
        """Whether the word's line begins with a time of day, as in a list of appointments."""
        start = self.text.rfind("\n", 0, token.idx) + 1
        return bool(_CLOCK.match(self.text, start, token.idx))

    def opens(self, offset: int) -> bool:
        """Whether the offset lies in the first sentence of the report: the one after the dateline, if there is one."""
        starts = [start for start in self._sentences if start >= self.dateline[0]]
        following = [*starts[1:], len(self.text)]
        return bool(starts) and starts[0] <= offset < following[0]

    def leads(self, token: Token, sentences: int = 3) -> bool:
        """Whether the word's sentence is among the first of the article (lines too short for a sentence apart)."""
        return token.sent.start_char in self._sentences[:sentences]


def _quoted(text: str) -> list[tuple[int, int]]:
    """The ranges between quotation marks; a paragraph's end closes what is left open."""
    ranges: list[tuple[int, int]] = []
    offset = 0
    for paragraph in re.split(r"(\n\s*\n)", text):
        opened: int | None = None
        for match in _QUOTE.finditer(paragraph):
            mark, at = match.group(), offset + match.start()
            opens = mark in "“„" or (mark == '"' and opened is None)
            if opens:
                opened = at if opened is None else opened
            elif opened is not None:
                ranges.append((opened, at))
                opened = None
        if opened is not None:
            ranges.append((opened, offset + len(paragraph)))
        offset += len(paragraph)
    return ranges
