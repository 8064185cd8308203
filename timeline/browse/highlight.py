"""Texts with marked words. Overlapping spans are cut into pieces, each of which knows every span that covers it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from timeline.models.cutting import cut
from timeline.models.vocabulary import Part

FEW = 60
"""Characters up to which the words an event turns on are set out; where a whole speech is the trigger, nothing is."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words from `start` to `end` (end exclusive) that stand for something: `kind` names it, `of` is the thing itself."""

    start: int
    end: int
    kind: str
    of: Any = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; `opens` and `closes` are the marks that begin and end with it."""

    text: str
    marks: tuple[Marked, ...] = ()
    opens: tuple[Marked, ...] = ()
    closes: tuple[Marked, ...] = ()

    @property
    def kinds(self) -> str:
        """The kinds of its marks, each once, as class names."""
        return " ".join(dict.fromkeys(mark.kind for mark in self.marks))


def kind_of(evidence: Any) -> str:
    """What a piece of evidence is marked as: its part, unless it is a trigger too long to stand out."""
    wide = evidence.part == Part.TRIGGER and evidence.end - evidence.start > FEW
    return "wide" if wide else str(evidence.part)


def pieces(text: str, marks: Iterable[Marked], start: int = 0) -> list[Piece]:
    """`text`, which begins at offset `start` of its article, cut at every edge of a mark.

    Marks are offsets into the article; those outside the text are left out, those that reach beyond it are clipped.
    """
    end = start + len(text)
    return [
        Piece(
            words,
            over,
            tuple(mark for mark in over if max(mark.start, start) == left),
            tuple(mark for mark in over if min(mark.end, end) == left + len(words)),
        )
        for left, words, over in cut(text, marks, start)
    ]
