"""Corrections of time expressions as they stand: which hold, which were withdrawn, and as lines for a rule's author."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from timeline.models import Decision
from timeline.models.decision import DecisionQuerySet


@dataclass(slots=True)
class Correction:
    """One correction. `last` is the decision to undo next: itself, or whatever took it back or carried it out again."""

    decision: Decision
    last: Decision
    stands: bool = True

    @property
    def words(self) -> str:
        return str(self.decision.detail["words"])

    @property
    def sentence(self) -> str:
        return str(self.decision.detail["sentence"])

    @property
    def published(self) -> str | None:
        """The day of publication in ISO form, None where it is not known."""
        day: str | None = self.decision.detail["published"]
        return day

    @property
    def edtf(self) -> str:
        """What the editor says; "" is no date."""
        return str(self.decision.detail["edtf"])

    @property
    def engine(self) -> dict[str, Any]:
        """What was read instead: type, value, edtf, derivation, rule, language."""
        return dict(self.decision.detail["engine"])

    @property
    def missed(self) -> bool:
        """Whether the words had not been read at all."""
        return not self.engine.get("type")

    @property
    def start(self) -> int:
        """Where the words begin in the sentence."""
        return int(self.decision.detail["start"] - self.decision.detail["sentence_start"])

    @property
    def end(self) -> int:
        """Where they end in it."""
        return self.start + len(self.words)

    @property
    def place(self) -> tuple[Any, ...]:
        """What is the same for two corrections of the same words."""
        return self.decision.subject_id, self.sentence, self.start, self.end, self.published

    @property
    def around(self) -> tuple[str, str]:
        """The sentence before the words and after them."""
        return self.sentence[: self.start], self.sentence[self.end :]

    @property
    def article(self) -> int | None:
        """The id of the article, None for a pasted text."""
        return self.decision.subject_id or None

    def as_line(self) -> dict[str, Any]:
        """For JSON Lines. `text` is the sentence, `start` and `end` code points in it; `was` is what the engine said."""
        return {
            "text": self.sentence,
            "published": self.published,
            "start": self.start,
            "end": self.end,
            "edtf": self.edtf or None,
            "was": self.engine.get("edtf"),
            "rule": self.engine.get("rule"),
            "language": self.engine.get("language"),
            "reason": self.decision.reason,
            "article": self.article,
        }


def corrections(article: int | None = None) -> list[Correction]:
    """All, newest first; of one article (0: of pasted texts) if asked."""
    return [*_told(Decision.objects.on_expressions(article))][::-1]


def latest(found: Iterable[Correction]) -> list[Correction]:
    """Of corrections, newest first, those that stand, and of several for the same words the newest."""
    rows: dict[tuple[Any, ...], Correction] = {}
    for one in found:
        if one.stands:
            rows.setdefault(one.place, one)
    return list(rows.values())


def _told(decisions: DecisionQuerySet) -> Iterator[Correction]:
    """Each undo in a chain turns the correction at its head over."""
    heads: dict[int, Correction] = {}
    made: list[Correction] = []
    for decision in decisions:
        if decision.undoes_id is None:
            heads[decision.pk] = Correction(decision, decision)
            made.append(heads[decision.pk])
        elif decision.undoes_id in heads:
            head = heads[decision.pk] = heads[decision.undoes_id]
            head.last, head.stands = decision, not head.stands
    yield from made
