"""Two actors, or two events, that may be one: a suggestion to merge, with what speaks for it and what against it."""

from typing import Any, Self

from django.db import models

from timeline.models.actor import Actor
from timeline.models.decision import Decision, Verb
from timeline.models.event import Event
from timeline.models.vocabulary import State


class PairQuerySet(models.QuerySet[Any]):
    def open(self) -> Self:
        """Those that still stand and that no editor has said anything about, the likeliest first."""
        said = self._judged(Verb.DIFFERENT, Verb.SPLIT, Verb.UNSURE)
        return self.standing().exclude(said).order_by("-score", "pk")

    def left_open(self) -> Self:
        """Those that an editor looked at and could not tell."""
        told_apart = self._judged(Verb.DIFFERENT, Verb.SPLIT)
        return self.standing().filter(self._judged(Verb.UNSURE)).exclude(told_apart).order_by("-score", "pk")

    def standing(self) -> Self:
        """Those of which neither was rejected or merged."""
        return self.filter(one__merged_into=None, other__merged_into=None).exclude(
            models.Q(one__state=State.REJECTED) | models.Q(other__state=State.REJECTED)
        )

    def with_both(self) -> Self:
        """With the two rows and what the model's pages show of them."""
        return self.select_related(*self.model.SHOWN)

    def of(self, row: models.Model) -> Self:
        """Those that have `row` on either side."""
        return self.filter(models.Q(one=row) | models.Q(other=row))

    def _judged(self, *verbs: str) -> models.Exists:
        """Whether a standing decision with one of these verbs is on the pair."""
        forth = models.Q(subject_id=models.OuterRef("one_id"), other_id=models.OuterRef("other_id"))
        back = models.Q(subject_id=models.OuterRef("other_id"), other_id=models.OuterRef("one_id"))
        on_these = Decision.objects.filter(forth | back, subject_type=self.model.SUBJECT, verb__in=verbs)
        return models.Exists(on_these.filter(undone_by__isnull=True))


class SuggestedPair(models.Model):
    """`one` (the older row) and `other` may be the same. Kept once a pair; the machine makes it, editors decide on it.

    `score` is from 0 to 1; `agrees` and `differs` are short phrases that say why.
    """

    SUBJECT = ""
    SHOWN: tuple[str, ...] = ("one", "other")

    one: Any
    other: Any
    score = models.FloatField()
    agrees = models.JSONField(default=list)
    differs = models.JSONField(default=list, blank=True)
    made = models.DateTimeField(auto_now_add=True)

    objects = PairQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="%(class)s_once_a_pair"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="%(class)s_older_row_first"
            ),
            models.CheckConstraint(
                condition=models.Q(score__gte=0) & models.Q(score__lte=1), name="%(class)s_score_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} and {self.other}"

    def beside(self, row: Any) -> Any:
        """The other of the two."""
        return self.other if row == self.one else self.one


class Resemblance(SuggestedPair):
    """Two actors; the score is that of `timeline.resolve.comparison`."""

    SUBJECT = "actor"
    SHOWN = ("one__affiliation", "other__affiliation")

    one = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="resembled_by")
    other = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="resembles")


class EventResemblance(SuggestedPair):
    """Two events; the score is that of `timeline.resolve.weighing`."""

    SUBJECT = "event"

    one = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="resembled_by")
    other = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="resembles")
