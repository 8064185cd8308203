"""A text cut at every edge of the spans in it, so that overlapping ones can be marked without nesting."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Protocol, TypeVar


class HasSpan(Protocol):
    """Words of an article: offsets in code points, end exclusive."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Spanned = TypeVar("Spanned", bound=HasSpan)


def cut(
    text: str, spans: Iterable[Spanned], start: int = 0
) -> Iterator[tuple[int, str, tuple[Spanned, ...]]]:
    """The stretches of `text`, which begins at offset `start` of its article: offset, words, the spans that cover them.

    Joined, the words are the text. Of the spans over a stretch those that begin earlier come first, then the longer
    ones. Spans outside the text are left out, those that reach beyond it are clipped.
    """
    end = start + len(text)
    inside = sorted((s for s in spans if s.start < end and s.end > start), key=lambda s: (s.start, -s.end))
    edges = {start, end}.union(*((max(s.start, start), min(s.end, end)) for s in inside))
    waiting, over = deque(inside), list[Spanned]()
    for left, right in pairwise(sorted(edges)):
        over = [span for span in over if span.end > left]
        while waiting and waiting[0].start <= left:
            over.append(waiting.popleft())
        yield left, text[left - start : right - start], tuple(over)


AROUND = 240
"""So many code points of the paragraph are shown on either side of words at most."""


def windows(text: str, pieces: Iterable[HasSpan]) -> list[tuple[int, int]]:
    """The stretches of `text` that show the pieces in context: the paragraph of each, as far as it is not too long.

    Pieces have `start` and `end`; those whose contexts touch share one stretch. In the order of the text.
    """
    found: list[tuple[int, int]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end)):
        left, right = _context(text, piece.start, piece.end)
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _context(text: str, start: int, end: int) -> tuple[int, int]:
    """The paragraph around the words, or, where that is long, as much as is shown, from word to word."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    right = len(text) if right < 0 else right
    if start - left > AROUND:
        space = text.find(" ", start - AROUND, start)
        left = space + 1 if space >= 0 else start - AROUND
    if right - end > AROUND:
        space = text.rfind(" ", end, end + AROUND)
        right = space if space >= 0 else end + AROUND
    return left, right
