"""Two actors that may be one: a suggestion to merge, with what speaks for it and what against it."""

from typing import Any

from django.db import models

from timeline.models.actor import Actor
from timeline.models.decision import Decision, Verb
from timeline.models.vocabulary import State


class ResemblanceQuerySet(models.QuerySet["Resemblance"]):
    def open(self) -> "ResemblanceQuerySet":
        """Those that still stand and that no editor has said anything about, the likeliest first."""
        return (
            self._standing()
            .exclude(_judged(Verb.DIFFERENT, Verb.SPLIT, Verb.UNSURE))
            .order_by("-score", "pk")
        )

    def left_open(self) -> "ResemblanceQuerySet":
        """Those that an editor looked at and could not tell."""
        return (
            self._standing()
            .filter(_judged(Verb.UNSURE))
            .exclude(_judged(Verb.DIFFERENT, Verb.SPLIT))
            .order_by("-score", "pk")
        )

    def with_both(self) -> "ResemblanceQuerySet":
        """With the two actors and what they belong to."""
        return self.select_related("one__affiliation", "other__affiliation")

    def of(self, actor: Actor) -> "ResemblanceQuerySet":
        """Those that have `actor` on either side."""
        return self.filter(models.Q(one=actor) | models.Q(other=actor))

    def _standing(self) -> "ResemblanceQuerySet":
        return self.filter(one__merged_into=None, other__merged_into=None).exclude(
            models.Q(one__state=State.REJECTED) | models.Q(other__state=State.REJECTED)
        )


def _judged(*verbs: str) -> models.Exists:
    """Whether a standing decision with one of these verbs is on the pair."""
    forth = models.Q(subject_id=models.OuterRef("one_id"), other_id=models.OuterRef("other_id"))
    back = models.Q(subject_id=models.OuterRef("other_id"), other_id=models.OuterRef("one_id"))
    return models.Exists(
        Decision.objects.filter(forth | back, subject_type="actor", verb__in=verbs, undone_by__isnull=True)
    )


class Resemblance(models.Model):
    """`one` (the older row) and `other` may be the same. Kept once a pair; the machine makes it, editors decide on it.

    `score` is from 0 to 1 (`timeline.resolve.comparison`); `agrees` and `differs` are short phrases that say why.
    """

    one = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="resembled_by")
    other = models.ForeignKey(Actor, on_delete=models.CASCADE, related_name="resembles")
    score = models.FloatField()
    agrees = models.JSONField(default=list)
    differs = models.JSONField(default=list, blank=True)
    made = models.DateTimeField(auto_now_add=True)

    objects = ResemblanceQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="resemblance_once_a_pair"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="resemblance_older_row_first"
            ),
            models.CheckConstraint(
                condition=models.Q(score__gte=0) & models.Q(score__lte=1), name="resemblance_score_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} and {self.other}"

    def beside(self, actor: Any) -> Actor:
        """The other of the two."""
        return self.other if actor.pk == self.one_id else self.one
