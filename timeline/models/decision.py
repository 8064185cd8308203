"""Decision: who changed what, when and why. Append-only: a decision is undone by another one."""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from timeline.models.vocabulary import one_of

EXPRESSION = "expression"
"""The subject type of a decision on words of a text rather than on a row; its id is the article's, 0 for no article."""


class Verb(models.TextChoices):
    ADD = "add", "Added"
    ACCEPT = "accept", "Accepted"
    EDIT = "edit", "Edited"
    REJECT = "reject", "Rejected"
    DEFER = "defer", "Deferred"
    MERGE = "merge", "Merged"
    SPLIT = "split", "Split"
    SAME = "same", "Judged the same"
    DIFFERENT = "different", "Judged different"
    UNSURE = "unsure", "Left open"
    NOTE = "note", "Noted"
    EVIDENCE = "evidence", "Moved evidence"
    PUBLISH = "publish", "Published"
    UNDO = "undo", "Undid"


class DecisionQuerySet(models.QuerySet["Decision"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("Decisions are append-only.")

    def delete(self) -> NoReturn:
        raise TypeError("Decisions are append-only.")

    def about(self, subject: models.Model) -> "DecisionQuerySet":
        """The decisions on one object, newest first."""
        return self.filter(subject_type=subject._meta.model_name, subject_id=subject.pk).order_by("-pk")

    def all_judged_apart(self, model: type[models.Model]) -> set[frozenset[int]]:
        """The pairs of ids of a model that an editor's standing decision keeps apart."""
        pairs = self.filter(
            subject_type=model._meta.model_name, verb__in=[Verb.DIFFERENT, Verb.SPLIT], undone_by__isnull=True,
            other_id__isnull=False,
        ).values_list("subject_id", "other_id")  # fmt: skip
        return {frozenset((one, other)) for one, other in pairs if other is not None}

    def judged_apart_from(self, subject: models.Model) -> set[int]:
        """The ids of the objects of the same kind that an editor's standing decision keeps apart from `subject`."""
        pairs = self.filter(
            models.Q(subject_id=subject.pk) | models.Q(other_id=subject.pk),
            subject_type=subject._meta.model_name,
            verb__in=[Verb.DIFFERENT, Verb.SPLIT],
            undone_by__isnull=True,
            other_id__isnull=False,
        ).values_list("subject_id", "other_id")
        return {other if one == subject.pk else one for one, other in pairs if other is not None}

    def concerning(self, subject: models.Model, *also: int) -> "DecisionQuerySet":
        """The decisions on one object, those that name it as their second, and those of the ids in `also`."""
        named = models.Q(subject_id=subject.pk) | models.Q(other_id=subject.pk)
        return self.filter(
            models.Q(named, subject_type=subject._meta.model_name) | models.Q(pk__in=also)
        ).select_related("user", "undoes", "undone_by__user")

    def on_pair(self, one: models.Model, other: models.Model) -> "DecisionQuerySet":
        """What was decided on these two together, newest first."""
        forth = models.Q(subject_id=one.pk, other_id=other.pk)
        back = models.Q(subject_id=other.pk, other_id=one.pk)
        return (
            self.filter(forth | back, subject_type=one._meta.model_name)
            .select_related("user")
            .order_by("-pk")
        )

    def on_expressions(self, article: int | None = None) -> "DecisionQuerySet":
        """Those on time expressions, of the article of this id (0: of pasted texts), oldest first; None does not ask."""
        rows = self.filter(subject_type=EXPRESSION).select_related("user").order_by("pk")
        return rows if article is None else rows.filter(subject_id=article)

    def redating(self, things: Iterable[tuple[str, int]]) -> dict[tuple[str, int], "Decision"]:
        """For each (kind, id) whose date an editor set, the last decision that did and still stands."""
        kinds: dict[str, set[int]] = {}
        for kind, pk in things:
            kinds.setdefault(kind, set()).add(pk)
        wanted = models.Q(pk__in=[])
        for kind, ids in kinds.items():
            wanted |= models.Q(subject_type=kind, subject_id__in=ids)
        rows = self.filter(wanted, verb=Verb.EDIT, undone_by__isnull=True).select_related("user")
        return {
            (row.subject_type, row.subject_id): row
            for row in rows.order_by("pk")
            if "edtf" in row.detail.get("fields", ())
        }

    def settling(self, subject: models.Model) -> "DecisionQuerySet":
        """Those that set fields of one object and still stand, oldest first; one done again names what it does again."""
        standing = self.filter(verb=Verb.EDIT, undone_by__isnull=True, subject_id=subject.pk)
        return (
            standing.filter(subject_type=subject._meta.model_name)
            .select_related("user", "undoes__undoes")
            .order_by("pk")
        )

    def taken(self, user: Any = None, verb: str = "") -> "DecisionQuerySet":
        """By this user, with this verb, newest first; None and "" do not ask."""
        rows = self.select_related("user", "undone_by__user").order_by("-pk")
        if user:
            rows = rows.filter(user=user)
        return rows.filter(verb=verb) if verb else rows

    def undoable_by(self, user: Any) -> "DecisionQuerySet":
        """The user's own decisions that still stand, newest first."""
        return self.filter(user=user, undone_by__isnull=True).exclude(verb=Verb.UNDO).order_by("-pk")


class Decision(models.Model):
    """One act of an editor on one subject (named by model and id, so that it outlives the row)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=9, choices=Verb)
    subject_type = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    subject_label = models.CharField(max_length=300)
    other_id = models.BigIntegerField(null=True, blank=True)
    reason = models.TextField(blank=True)
    detail = models.JSONField(default=dict, blank=True)
    undoes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [one_of("verb", Verb)]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="decision_subject")]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.subject_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("Decisions are append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Decisions are append-only.")
