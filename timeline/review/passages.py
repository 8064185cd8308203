"""Words of an article in their context: the paragraph they stand in, cut where a piece of evidence begins or ends."""

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.models import Evidence
from timeline.models.cutting import cut, windows


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
    return [
        Passage(
            stretches(text[left:right], ordered, left),
            left > 0 and text[left - 1] != "\n",
            right < len(text) and text[right] != "\n",
            left,
        )
        for left, right in windows(text, ordered)
    ]
