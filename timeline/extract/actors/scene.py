"""Who is present at a point of the article: named when, how prominently, and who spoke last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from timeline.extract.actors.draft import Draft
from timeline.extract.lexicons.load import cues

SUBJECTS = ("nsubj", "nsubjpass")
_REACH = 6
"""Sentences after which an actor no longer answers to a pronoun."""
_SPOKE_LAST = 1.6
_FADES = 0.9
_WEIGHTS = {"poss": 1.6, "dobj": 1.5, "agent": 2.0, "pobj": 1.2, "compound": 0.4, "amod": 0.2, "appos": 1.8}
"""How much a mention counts by its place in the clause; a subject counts most (`weight`). Tuned on ten gold articles."""


@dataclass(slots=True)
class Standing:
    """How present an actor is at one point of the article."""

    draft: Draft
    sentence: int = -99
    weight: float = 0.0
    gender: str = ""


@dataclass(slots=True)
class Scene:
    """Who has been named so far, and who spoke last."""

    standings: dict[int, Standing] = field(default_factory=dict)
    speakers: list[Draft] = field(default_factory=list)

    @property
    def speaker(self) -> Draft | None:
        """The last speaker, if it was one alone."""
        return self.speakers[0] if len(self.speakers) == 1 else None

    def name(self, draft: Draft, sentence: int, weight: float, gender: str = "") -> Standing:
        """Take note that `draft` is named or meant in `sentence`."""
        standing = self.standings.setdefault(id(draft), Standing(draft))
        fresh = 0.0 if sentence != standing.sentence else standing.weight
        standing.sentence, standing.weight = sentence, max(weight, fresh)
        standing.gender = standing.gender or gender
        return standing

    def note_speech(self, token: Token, drafts: list[Draft]) -> None:
        """If `token`, which stands for `drafts`, is the subject of a cue or joined to it, they spoke last."""
        at, joined = token, False
        while at.dep_ in (
            "conj",
            "appos",
        ):  # "Secretary Mary Holt": the parser may make the name an apposition
            joined = joined or at.dep_ == "conj"
            at = at.head
        if (at.dep_ in SUBJECTS and at.head.lemma_ in cues() and at.head.tag_ != "VBG") or (
            at.dep_ == "pobj" and at.head.lower_ == "to" and at.head.head.lower_ == "according"
        ):
            kept = self.speakers if joined else []
            self.speakers = [*kept, *(one for one in drafts if all(one is not other for other in kept))]

    def best(self, fits: Sequence[Standing], sentence: int) -> Draft | None:
        """The most present of those that fit, or None if none is near."""
        near = [s for s in fits if sentence - s.sentence <= _REACH]
        return max(near, key=lambda s: self._presence(s, sentence)).draft if near else None

    def _presence(self, standing: Standing, sentence: int) -> tuple[float, float]:
        bonus = _SPOKE_LAST if standing.draft is self.speaker else 0.0
        return standing.weight + bonus - _FADES * (sentence - standing.sentence), standing.sentence


def weight(token: Token) -> float:
    """How prominent a mention with this root is."""
    if token.dep_ in SUBJECTS:
        return 3.0 if token.head.dep_ == "ROOT" else 2.6
    return _WEIGHTS.get(token.dep_, 1.0)
