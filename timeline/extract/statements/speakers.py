"""Which actors the words of a source stand for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Token

from timeline.extract.extraction import FoundActor, Span
from timeline.extract.reading import Reading
from timeline.extract.statements.clauses import noun_phrase
from timeline.extract.statements.draft import Attribution, Range

_LISTING = frozenset(("of", "from", "for"))
_OWNERS = frozenset(("his", "her", "their", "my", "our"))
_JOINT = re.compile(r"(?:,|,? and) (?:[\w.\-]+ ){0,7}")
_TITLES = re.compile(r" (?:[A-Z][\w.\-]+ ){0,3}")
_OR = frozenset(("or", "but", "not"))


class Speakers:
    """The resolved mentions of an article, asked by place."""

    def __init__(self, reading: Reading) -> None:
        self.mentions = reading.mentions
        self._text = reading.text
        self._doc = reading.tokens
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
            return attribution.speakers[0] if attribution.speakers else None
        if attribution.voice is not None and (author := self.named(attribution.voice, None)):
            return author
        return self.named(attribution.source, attribution.head)

    def all_of(self, attribution: Attribution) -> tuple[str, ...]:
        """Everybody who makes the statement: "Sousa and Brandt said", "they said", "the leaders of Peru and Chile"."""
        part = attribution.voice or attribution.source
        if part is None:
            return attribution.speakers
        first = self.of(attribution)
        found = [first] if first else []
        head = None if attribution.voice is not None else attribution.head
        token = self._token(head[0] if head else part[1] - 1)
        if token is not None:
            for phrase, word in _joined(token):
                who = self.named(phrase, word)
                found += [who] if who else []
            found += self._pair(token)
        if head is not None and part == attribution.source:
            found = [*self._side_by_side(part, head), *found]
        return tuple(dict.fromkeys(found))

    def reports(self, attribution: Attribution) -> bool:
        """Whether it names its speaker, not by a pronoun, and tells by a finite verb or "according to" what was said."""
        if attribution.source is None or attribution.cue is None:
            return False
        cue = self._token(attribution.cue[0])
        told = cue is not None and (cue.tag_ in ("VBD", "VBZ", "VBN") or cue.lower_ == "according")
        return told and any(span.text[:1].isupper() for span, _ in self.inside(*attribution.source))

    def own_state(self, actor: str, people: Sequence[str]) -> bool:
        """Whether `actor` is the state that one of the people speaks for."""
        one = self.actors[actor]
        return one.kind == "state" and any(self.actors[who].iso3 == one.iso3 for who in people)

    def _token(self, offset: int) -> Token | None:
        span = self._doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None

    def _pair(self, token: Token) -> list[str]:
        """The actors of a mention that stands for more than one: "they", "both sides"."""
        end = token.idx + len(token)
        at = [m for m in self.inside(max(0, token.idx - 40), end) if m[0].end == end]
        spans = {(span.start, span.end) for span, _ in at}
        return [who for _, who in at] if len(spans) == 1 and len(at) > 1 else []

    def _side_by_side(self, source: Range, head: Range) -> list[str]:
        """Persons that stand joined by "and" with only titles between them, where the parser sees one noun phrase."""
        people = [m for m in self.inside(*source) if self.actors[m[1]].kind == "person"]
        if len(people) < 2:
            return []
        at_head = any(span.start < head[1] and head[0] < span.end for span, _ in people)
        if not at_head and not _TITLES.fullmatch(self._text[head[1] : people[0][0].start]):
            return []
        gaps = [self._text[a.end : b.start] for (a, _), (b, _) in pairwise(people)]
        joined = all(_JOINT.fullmatch(gap) for gap in gaps) and "and" in gaps[-1].split()
        return [who for _, who in people] if joined else []

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
        at_head = [m for m in found if m[0].start < head[1] and head[0] < m[0].end]
        if at_head:
            return max(at_head, key=lambda m: (self._rank(m[1]), len(m[0].text)))[1]
        before = [m for m in found if m[0].end <= head[0]]
        after = [m for m in found if m[0].start >= head[1]]
        before = [m for m in before if not self._owns(m)]
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

    def _owns(self, mention: tuple[Span, str]) -> bool:
        """Whether a person is only the one whose agent, mother or party it is: "his agent", "Holt’s mother"."""
        span, actor = mention
        behind = self._text[span.end : span.end + 2]
        owner = span.text.lower() in _OWNERS or behind in ("’s", "'s") or span.text.endswith(("’s", "'s"))
        return owner and self.actors[actor].kind == "person"

    def _others_people(self, head_end: int, start: int) -> bool:
        """Whether the head is of the person's people and not the person: "associates of Moser", "lawyers for Moser"."""
        return self._text[head_end:start].split() in (["of"], ["for"], ["close", "to"])

    def _rank(self, actor: str) -> int:
        return 1 if self.actors[actor].kind == "person" else 0


def _joined(head: Token) -> Iterator[tuple[Range, Range]]:
    """Phrase and head word of what "and" joins to `head`, or of what its plural lists ("the leaders of A and B")."""
    if any(child.lower_ in _OR for child in head.children if child.dep_ in ("cc", "neg")):
        return
    for other in head.conjuncts:
        if other.pos_ in ("PROPN", "NOUN", "PRON"):
            yield noun_phrase(other), (other.idx, other.idx + len(other))
    if head.tag_ in ("NNS", "NNPS"):
        for child in head.children:
            if child.dep_ == "prep" and child.lower_ in _LISTING:
                first = next((c for c in child.children if c.dep_ == "pobj"), None)
                if first is not None and first.conjuncts:
                    for one in (first, *first.conjuncts):
                        yield (one.idx, one.idx + len(one)), (one.idx, one.idx + len(one))
