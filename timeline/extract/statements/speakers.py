"""Which actor the words of a source stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from timeline.extract.extraction import FoundActor, Span
from timeline.extract.reading import Reading
from timeline.extract.statements.draft import Attribution, Range


class Speakers:
    """The resolved mentions of an article, asked by place."""

    def __init__(self, reading: Reading) -> None:
        self.mentions = reading.mentions
        self._text = reading.text
        self._starts = [span.start for span, _ in reading.mentions]
        self.actors: dict[str, FoundActor] = {actor.id: actor for actor in reading.actors}

    def inside(self, start: int, end: int) -> Sequence[tuple[Span, str]]:
        """The mentions that lie wholly in `[start, end)`, in text order."""
        at = bisect_left(self._starts, start)
        found = []
        while at < len(self.mentions) and self._starts[at] < end:
            if self.mentions[at][0].end <= end:
                found.append(self.mentions[at])
            at += 1
        return found

    def first_in(self, part: Range) -> str | None:
        """The actor that the first words of `part` name, or None."""
        found = self.inside(*part)
        return found[0][1] if found and found[0][0].start - part[0] < 5 else None

    def of(self, attribution: Attribution) -> str | None:
        """The speaker's actor id: who the head word of the source names, else the person or body in it."""
        if attribution.source is None:
            return attribution.speaker
        if attribution.voice is not None and (author := self.named(attribution.voice, None)):
            return author
        return self.named(attribution.source, attribution.head)

    def named(self, source: Range, head: Range | None) -> str | None:
        """The actor that a noun phrase with the given head stands for, or None."""
        found = self.inside(*source)
        if not found and head is not None:
            found = [
                m
                for m in self.inside(head[0] - 80, head[1] + 60)
                if m[0].start <= head[0] and head[1] <= m[0].end
            ]
        if not found:
            return None
        if head is None:
            person = next((who for _, who in found if self.actors[who].kind == "person"), None)
            return person or found[-1][1]
        if head is not None:
            at_head = [m for m in found if m[0].start < head[1] and head[0] < m[0].end]
            if at_head:
                return max(at_head, key=lambda m: (self._rank(m[1]), len(m[0].text)))[1]
        before = [m for m in found if head is None or m[0].end <= head[0]]
        after = [m for m in found if head is not None and m[0].start >= head[1]]
        if before and self.actors[before[-1][1]].kind == "person" and 0 <= head[0] - before[-1][0].end < 2:
            return before[-1][1]  # the name goes on in the head
        near = [
            m
            for m in after
            if self.actors[m[1]].kind == "person"
            and m[0].start - source[0] < 90
            and not self._others_people(head[1], m[0].start)
        ]
        if near:
            return near[0][1]
        for pool in (before, after):
            bodies = [m for m in pool if self.actors[m[1]].kind != "person"]
            if bodies:
                return bodies[-1 if pool is before else 0][1]
        return None

    def _others_people(self, head_end: int, start: int) -> bool:
        """Whether the head is of the person's people and not the person: "associates of Moser", "lawyers for Moser"."""
        return self._text[head_end:start].split() in (["of"], ["for"], ["close", "to"])

    def _rank(self, actor: str) -> int:
        return 1 if self.actors[actor].kind == "person" else 0
