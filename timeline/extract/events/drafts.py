"""An event on its way from a trigger word to a `FoundEvent`."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from timeline.extract.dates.anchoring import UNDATED, Anchor
from timeline.extract.events.tables import Trigger
from timeline.extract.extraction import Offset, Span

UTTERANCES = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
"""PLOVER's verbal categories without CONSULT: what one does by saying it."""


@dataclass(slots=True)
class Draft:
    """One candidate. `word` carries the happening; `carrier` is the verb that holds an event noun ("held talks")."""

    trigger: Trigger
    word: Token
    carrier: Token | None
    status: str
    span: Span
    leads: bool = False  # told in the article's first sentences
    background: bool = False  # told only in passing: "after the visit", "the deal signed with …"
    judged: bool = False  # what the carrier's subject says something of, and did not do: "welcomed the visit"
    actors: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    lead: int = 0  # how many of `actors` stand as the subject
    anchor: Anchor = UNDATED
    offset: Offset | None = None
    place: str | None = None
    place_iso3: str | None = None
    evidence: list[Span] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    lands: dict[str, str] = field(
        default_factory=dict
    )  # actor id → the code of the state it is or belongs to
    label: str = ""

    @property
    def frame(self) -> str:
        """How its participants are read."""
        return self.trigger.frame

    @property
    def people(self) -> list[str]:
        """Actors and recipients."""
        return [*self.actors, *self.recipients]

    @property
    def plover(self) -> str | None:
        """The category, with PLOVER's rule for what lies ahead: a future meeting is AGREE, a future blow a threat."""
        category = self.trigger.plover
        if self.status in {"planned", "proposed", "hypothetical"}:
            if category in {"CONSULT", "SUPPORT", "COOPERATE", "AID"}:
                return "AGREE"
            if category in {"SANCTION", "COERCE", "ASSAULT", "MOBILIZE"}:
                return "THREATEN"
            if category == "RETREAT":
                return "CONCEDE"
        return category

    @property
    def mode(self) -> str:
        """The PLOVER mode, which only the category of the row itself has."""
        return self.trigger.mode if self.plover == self.trigger.plover else ""

    @property
    def cameo(self) -> str:
        """The CAMEO code; the intents to meet and to cooperate have their own."""
        if self.plover == self.trigger.plover:
            return self.trigger.cameo
        if self.plover == "AGREE":
            return {"CONSULT": "036", "AID": "033"}.get(self.trigger.plover or "", "030")
        return {"THREATEN": "130", "CONCEDE": "080"}.get(self.plover or "", "")
