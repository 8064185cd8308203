"""What the finders of this room pass on: an attribution in characters, not yet tied to a speaker, a date or an act."""

from __future__ import annotations

from dataclasses import dataclass, field

Range = tuple[int, int]


@dataclass(slots=True)
class Attribution:
    """Content, cue and source as character ranges; `act` is what the cue tells ("comment" if nothing)."""

    content: list[Range]
    cue: Range | None = None
    source: Range | None = None
    head: Range | None = None  # the head word of the source
    voice: Range | None = None  # who speaks through the source, where that is a text
    act: str = "comment"
    addressee: Range | None = None
    rule: str = ""
    past: bool = True  # the cue is in the past tense
    direct: bool = False  # the whole text is the speaker's, quotation marks or not
    confidence: float = 0.6
    lemma: str = ""
    speakers: tuple[str, ...] = ()  # actor ids, where they are known before the source is read
    addressed: tuple[str, ...] = ()  # the same for those spoken to
    asked: bool = False  # a question that nobody known puts
    kind: str = "speech"  # one of extraction.KINDS
    notes: list[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the content begins."""
        return min(start for start, _ in self.content)

    @property
    def size(self) -> int:
        """Characters of content."""
        return sum(end - start for start, end in self.content)


@dataclass(frozen=True, slots=True)
class Turn:
    """One stretch of the article that is somebody's own words: characters, who speaks, and the words that say so.

    `labelled`: a turn of a transcript; `asks`: by somebody who is not named and asks.
    """

    start: int
    end: int
    source: Range
    speakers: tuple[str, ...] = ()  # actor ids; several for a joint statement
    labelled: bool = False
    asks: bool = False
