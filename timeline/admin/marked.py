"""A text cut where its evidence begins and ends, so that a template can mark it without touching the words."""

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.models import Evidence
from timeline.models.cutting import cut


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
    return [Segment(words, over) for _, words, over in cut(text, pieces)]
