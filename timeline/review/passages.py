"""Words of an article in their context: the paragraph they stand in, cut where a piece of evidence begins or ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from timeline.models import Evidence

AROUND = 240
"""So many code points of the paragraph are shown on either side at most."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text under the same evidence: `parts` are its parts (passage, trigger, date …) as class names, "" for none."""

    text: str
    parts: str = ""
    pieces: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch of context. `before` and `after` say whether the paragraph goes on."""

    stretches: list[Stretch]
    before: bool
    after: bool
    start: int


def cut(text: str, pieces: Iterable[Evidence], start: int, end: int) -> list[Stretch]:
    """`text[start:end]` cut at every edge of evidence."""
    inside = [piece for piece in pieces if piece.start < end and piece.end > start]
    edges = {start, end}
    for piece in inside:
        edges |= {max(piece.start, start), min(piece.end, end)}
    found = []
    for left, right in pairwise(sorted(edges)):
        over = tuple(piece for piece in inside if piece.start <= left and piece.end >= right)
        parts = " ".join(dict.fromkeys(str(piece.part) for piece in over))
        found.append(Stretch(text[left:right], parts, over))
    return found


def passages(text: str, pieces: Iterable[Evidence]) -> list[Passage]:
    """The evidence in context; pieces whose contexts touch share one passage."""
    ordered = sorted(pieces, key=lambda piece: (piece.start, -piece.end))
    windows: list[list[int]] = []
    for piece in ordered:
        left, right = _context(text, piece.start, piece.end)
        if windows and left <= windows[-1][1]:
            windows[-1][1] = max(windows[-1][1], right)
        else:
            windows.append([left, right])
    return [
        Passage(
            cut(text, ordered, left, right),
            left > 0 and text[left - 1] != "\n",
            right < len(text) and text[right] != "\n",
            left,
        )
        for left, right in windows
    ]


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
