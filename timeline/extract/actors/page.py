"""One article with the words of the lexicons laid over its tokens: every finder asks the tokens, not the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from timeline.extract.actors.draft import Mention
from timeline.extract.known import NOTHING, Known
from timeline.extract.lexicons.load import Body, Place, bodies, states
from timeline.extract.lexicons.phrases import Hit

if TYPE_CHECKING:
    from timeline.extract.actors.recogniser.model import Name


@dataclass(slots=True)
class Page:
    """A parsed article. `text` is kept, for spaCy joins it anew at each call.

    `state_at` and `body_at` give for a token's index the lexicon hit that covers it.
    """

    doc: Doc
    text: str
    state_hits: list[Hit[Place]] = field(default_factory=list)
    body_hits: list[Hit[Body]] = field(default_factory=list)
    state_at: dict[int, Hit[Place]] = field(default_factory=dict)
    body_at: dict[int, Hit[Body]] = field(default_factory=dict)
    known: Known = NOTHING
    named: dict[int, Name] = field(default_factory=dict)
    """What the recogniser says of a token: the name that it belongs to."""

    @classmethod
    def of(cls, doc: Doc, known: Known = NOTHING) -> Page:
        """Lay the lexicons, and what else is known of actors, over the article."""
        page = cls(doc, doc.text, known=known)
        starts = {token.idx: token.i for token in doc}
        page.state_hits = known.add_states(page.text, list(states().find(page.text)))
        page.body_hits = known.add_bodies(page.text, list(bodies().find(page.text)))
        for state in page.state_hits:
            if state.value.kind != "mask":
                page.state_at.update(dict.fromkeys(_tokens(doc, starts, state), state))
        for body in page.body_hits:
            page.body_at.update(dict.fromkeys(_tokens(doc, starts, body), body))
        return page

    def add_bodies(self, mentions: Iterable[Mention]) -> None:
        """Let titles see the organisations that the article alone names ("UAE Ministry of … Assistant Minister")."""
        starts = {token.idx: token.i for token in self.doc}
        for mention in mentions:
            body = Hit(mention.start, mention.end, Body(mention.kind, mention.iso3, mention.name))
            self.body_at.update(dict.fromkeys(_tokens(self.doc, starts, body), body))

    def sort_of(self, start: int, end: int) -> str:
        """What tokens `[start, end)` are the name of, as the recogniser has it; "" if they are no one name."""
        name = self.named.get(start)
        return name.kind if name is not None and name.start <= start and name.end >= end else ""

    def names_state(self, at: int) -> bool:
        """Whether token `at` belongs to a state's name, adjective or people (a capital does not count)."""
        hit = self.state_at.get(at)
        return hit is not None and hit.value.kind not in ("capital", "metonym")


def _tokens(doc: Doc, starts: dict[int, int], hit: Hit[Place] | Hit[Body]) -> list[int]:
    first = starts.get(hit.start)
    if first is None:
        span = doc.char_span(hit.start, hit.end, alignment_mode="expand")
        return list(range(span.start, span.end)) if span is not None else []
    found = [first]
    at = first + 1
    while at < len(doc) and doc[at].idx < hit.end:
        found.append(at)
        at += 1
    return found
