"""Passages in quotation marks, over paragraphs too, told from titles and single words in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

_OPEN, _CLOSE = "“«„", "”»"
_MARK = re.compile(r"[“”«»„\"]|``|''")
_TITLE = 10
"""Words: a longer run of capitalised words is no title but a headline or a shout."""
_SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
_PARAGRAPH = re.compile(r"\n\s*\n|\n")


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: characters `[start, end)` with its marks. `paragraphs` are its parts, one per paragraph."""

    start: int
    end: int
    paragraphs: tuple[tuple[int, int], ...]


class Quotes:
    """The quotations of a text, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = _find(text)
        self._starts = [quote.start for quote in self.all]

    def at(self, offset: int) -> Quote | None:
        """The quotation that holds the character at `offset`, or None."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.all[index].end:
            return self.all[index]
        return None

    def speech_at(self, offset: int) -> bool:
        """Whether the character at `offset` stands in quoted speech."""
        quote = self.at(offset)
        return quote is not None and self.is_speech(quote)

    def before(self, offset: int) -> Quote | None:
        """The last quotation that ends at or before `offset`."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0 and self.all[index].end > offset:
            index -= 1
        return self.all[index] if index >= 0 else None

    def after(self, offset: int) -> Quote | None:
        """The first quotation that begins at or after `offset`."""
        index = bisect_left(self._starts, offset)
        return self.all[index] if index < len(self.all) else None

    def between(self, start: int, end: int) -> list[Quote]:
        """The quotations that touch `[start, end)`."""
        return [quote for quote in self.all if quote.start < end and start < quote.end]

    def share(self, start: int, end: int) -> float:
        """How much of the letters of `[start, end)` stands in quotation marks, 0 to 1."""
        letters = inside = 0
        for offset in range(start, end):
            if self.text[offset].isalnum():
                letters += 1
                inside += self.at(offset) is not None
        return inside / letters if letters else 0.0

    def is_speech(self, quote: Quote) -> bool:
        """Whether it reads as something said: more than a title or a word or two set in marks."""
        body = self.text[quote.start : quote.end].strip("“”«»„\"'`")
        words = body.split()
        ended = body[-1:] in ",.?!"
        capitals = sum(not word[0].islower() for word in words)
        titled = capitals > 1 and all(not word[0].islower() or word in _SMALL for word in words)
        if titled and len(words) <= _TITLE and body[-1:] not in "?!.":
            return False
        return len(words) >= 6 or (len(words) >= 2 and (body[-1:] in "?!" or (ended and body[:1].isupper())))


def _find(text: str) -> list[Quote]:
    found: list[Quote] = []
    pending: list[tuple[int, int]] = []  # paragraphs of a quotation that was not closed
    paragraphs = _paragraphs(text)
    for number, (begin, end) in enumerate(paragraphs):
        open_at: int | None = None
        for mark in _MARK.finditer(text, begin, end):
            kind = _kind(mark.group(), open_at is not None, text, mark.start(), begin)
            if kind == "open" and open_at is None:
                open_at = mark.start()
                if pending and text[begin : mark.start()].strip():
                    found += [_closed(pending)]
                    pending = []
            elif kind == "close" and open_at is not None:
                parts = [*pending, (open_at, mark.end())]
                pending = []
                found.append(Quote(parts[0][0], mark.end(), tuple(parts)))
                open_at = None
        if open_at is not None:
            after = paragraphs[number + 1] if number + 1 < len(paragraphs) else (end, end)
            if text[open_at] in _OPEN or not text[begin:open_at].strip() or _starts_open(text, *after):
                pending.append((open_at, end))
        elif pending and text[begin:end].strip() and not _starts_open(text, begin, end):
            found += [_closed(pending)]
            pending = []
    if pending:
        found.append(_closed(pending))
    return sorted(found, key=lambda quote: quote.start)


def _closed(parts: list[tuple[int, int]]) -> Quote:
    return Quote(parts[0][0], parts[-1][1], tuple(parts))


def _starts_open(text: str, begin: int, end: int) -> bool:
    return text[begin:end].lstrip().startswith((*_OPEN, '"', "''", "``"))


def _kind(mark: str, inside: bool, text: str, at: int, begin: int) -> str:
    if mark in _OPEN or mark == "``":
        return "open"
    if mark in _CLOSE:
        turned = not inside and not text[begin:at].strip() and text[at + 1 : at + 2].isalnum()
        return "open" if turned else "close"
    return "close" if inside else "open"


def _paragraphs(text: str) -> list[tuple[int, int]]:
    bounds = [0]
    for found in _PARAGRAPH.finditer(text):
        bounds += [found.start(), found.end()]
    bounds.append(len(text))
    return [(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True) if b > a]
