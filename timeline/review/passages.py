"""Words of an article in their context: the paragraph they stand in, cut where a piece of evidence begins or ends."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.models import Evidence
from timeline.models.cutting import cut

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


def stretches(text: str, pieces: Iterable[Evidence], start: int = 0) -> list[Stretch]:
    """`text`, which begins at offset `start` of its article, cut at every edge of evidence."""
    return [
        Stretch(words, " ".join(dict.fromkeys(str(piece.part) for piece in over)), over)
        for _, words, over in cut(text, pieces, start)
    ]


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
            stretches(text[left:right], ordered, left),
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
