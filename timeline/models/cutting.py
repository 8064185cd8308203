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
