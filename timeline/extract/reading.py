"""The state of one article while the steps read it, and the contract that each step declares."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from timeline.extract.dates.outlet import UNKNOWN, Outlet
from timeline.extract.extraction import FoundActor, FoundEvent, FoundStatement, Span, Time
from timeline.extract.known import NOTHING, Known

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class Reading:
    """One article under way through the pipeline. Steps fill `times`, `actors`, `statements`, `attitudes`, `events`."""

    text: str
    published: date | datetime | None
    tokens: Doc  # spaCy's parse; token.idx is an offset into `text`
    title: str = ""
    source: str = ""
    outlet: Outlet = UNKNOWN
    times: Sequence[Time] = ()
    actors: Sequence[FoundActor] = ()
    statements: Sequence[FoundStatement] = ()
    attitudes: Sequence[FoundStatement] = ()
    events: Sequence[FoundEvent] = ()
    mentions: list[tuple[Span, str]] = field(default_factory=list)
    """(span, actor id) of every mention resolved to an actor, *pronouns and role nouns included*, in text order."""
    notes: list[str] = field(default_factory=list)
    known: Known = NOTHING
    _sentences: tuple[list[int], list[Span]] | None = field(default=None, repr=False)

    @property
    def day(self) -> date | None:
        """The calendar day of publication, in the publication's own zone."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    def span(self, start: int, end: int) -> Span:
        """The span of the text from `start` to `end`."""
        return Span(start, end, self.text[start:end])

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the character at `offset`, without surrounding white space."""
        if not 0 <= offset < len(self.text):
            raise ValueError(f"offset {offset} is outside the text")
        if self._sentences is None:
            sents = list(self.tokens.sents)
            trimmed = [self.trimmed(sent.start_char, sent.end_char) for sent in sents]
            self._sentences = [sent.start_char for sent in sents], trimmed
        starts, spans = self._sentences
        return spans[max(0, bisect_right(starts, offset) - 1)]

    def trimmed(self, start: int, end: int) -> Span:
        """The span from `start` to `end` without the white space at its ends."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return self.span(start, end)

    def actor_in(self, span: Span) -> str | None:
        """The id of the longest resolved mention inside `span` (the last one where lengths tie), or None."""
        inside = [(len(s.text), s.start, a) for s, a in self.mentions if span.contains(s)]
        return max(inside)[2] if inside else None


class Step(Protocol):
    """One step of the pipeline. `needs` and `gives` are attribute names of `Reading`; the pipeline checks the chain."""

    @property
    def needs(self) -> tuple[str, ...]:
        """What of `Reading` must be filled before."""

    @property
    def gives(self) -> tuple[str, ...]:
        """What of `Reading` this step fills."""

    def __call__(self, reading: Reading) -> None:
        """Fill what the step gives."""
