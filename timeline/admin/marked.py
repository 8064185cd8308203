"""A text cut where its evidence begins and ends, so that a template can mark it without touching the words."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.models import Evidence


@dataclass(frozen=True)
class Segment:
    """Words of the text, and the pieces of evidence that cover all of them, the widest first."""

    text: str
    pieces: tuple[Evidence, ...]

    @property
    def parts(self) -> str:
        """What the words do, as class names: “part-passage part-name”."""
        return " ".join(dict.fromkeys(f"part-{piece.part}" for piece in self.pieces))

    @property
    def said(self) -> str:
        """What the words are evidence of, in one line."""
        return "; ".join(
            dict.fromkeys(f"{piece.get_part_display()} of {piece.owner}" for piece in self.pieces)
        )


def marked(text: str, pieces: Sequence[Evidence]) -> list[Segment]:
    """The whole `text` in order, cut at every start and end of `pieces`. Joined, the segments are the text."""
    cuts = sorted({0, len(text), *(p.start for p in pieces), *(p.end for p in pieces)})
    waiting = deque(sorted(pieces, key=lambda p: (p.start, -p.end)))
    open_: list[Evidence] = []
    segments = []
    for start, end in pairwise(cuts):
        open_ = [piece for piece in open_ if piece.end > start]
        while waiting and waiting[0].start <= start:
            open_.append(waiting.popleft())
        segments.append(Segment(text[start:end], tuple(open_)))
    return segments
