"""Evidence: the exact words of an article that something rests on (W3C text quote and position selectors).

A piece of evidence belongs to exactly one report, statement, mention, position or note, and never changes: words are
moved by making a new piece and removing the old. That `article.text[start:end] == exact` is checked here on save and
by a trigger in the database (`timeline.models.triggers`).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Length

from timeline.models.actor import Mention, Position
from timeline.models.article import Article
from timeline.models.event import EventReport
from timeline.models.history import tracked
from timeline.models.note import Note
from timeline.models.statement import Statement
from timeline.models.vocabulary import Part, one_of

CONTEXT = 32
"""Length of prefix and suffix, in code points, as Hypothesis and Apache Annotator use it."""

OWNERS = ("report", "statement", "mention", "position", "note")


def _one_owner() -> models.Q:
    condition = models.Q()
    for owner in OWNERS:
        condition |= models.Q(**{f"{name}__isnull": name != owner for name in OWNERS})
    return condition


def date_part(pieces: Iterable["Evidence"]) -> "Evidence | None":
    """Of the evidence of one owner the words that give the date, if any do."""
    return next((piece for piece in pieces if piece.part == Part.DATE), None)


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def in_text_order(self) -> "EvidenceQuerySet":
        return self.order_by("start", "-end")

    def dating(self) -> "EvidenceQuerySet":
        """The words that date an event or a statement as it stands, in the order of the text."""
        current = models.Q(report__event__merged_into__isnull=True, report__isnull=False)
        current |= models.Q(statement__isnull=False)
        rows = self.filter(current, part=Part.DATE).in_text_order()
        return rows.select_related("report__event", "statement__speaker")

    def breaches(self) -> Iterator[tuple["Evidence", str]]:
        """Every stored piece whose words are not those of the article at its offsets, with what stands there."""
        for piece in self.select_related("article").iterator(chunk_size=500):
            found = piece.article.text[piece.start : piece.end]
            if found != piece.exact:
                yield piece, found


class Evidence(models.Model):
    """Words of an article: offsets in Unicode code points, end exclusive."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()
    prefix = models.CharField(max_length=CONTEXT, blank=True)
    suffix = models.CharField(max_length=CONTEXT, blank=True)
    part = models.CharField(max_length=8, choices=Part, default=Part.PASSAGE)
    report = models.ForeignKey(
        EventReport, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence"
    )
    statement = models.ForeignKey(
        Statement, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence"
    )
    mention = models.ForeignKey(
        Mention, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence"
    )
    position = models.ForeignKey(
        Position, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence"
    )
    note = models.ForeignKey(Note, null=True, blank=True, on_delete=models.CASCADE, related_name="evidence")
    history = tracked()

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["article", "start"]
        constraints = [
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="evidence_not_empty"),
            models.CheckConstraint(
                condition=models.Q(end=models.F("start") + Length("exact")), name="evidence_length_fits"
            ),
            models.CheckConstraint(condition=_one_owner(), name="evidence_has_one_owner"),
            one_of("part", Part),
        ]
        indexes = [models.Index(fields=["article", "start"], name="evidence_article_start")]

    def __str__(self) -> str:
        return f"“{self.exact[:60]}”"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clean()
        super().save(*args, **kwargs)

    @classmethod
    def of(cls, article: Article, start: int, end: int, part: str = Part.PASSAGE, **owner: Any) -> "Evidence":
        """An unsaved piece of evidence for the words of `article` from `start` to `end`, owned by `owner`."""
        text = article.text
        return cls(
            article=article,
            start=start,
            end=end,
            exact=text[start:end],
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
            part=part,
            **owner,
        )

    def clean(self) -> None:
        found = self.article.text[self.start : self.end]
        if not found or found != self.exact:
            raise ValidationError(
                f"The article has “{found[:80]}” at {self.start}–{self.end}, not “{self.exact[:80]}”."
            )

    @property
    def owner(self) -> Any:
        """The report, statement, mention, position or note that rests on these words."""
        return next(getattr(self, name) for name in OWNERS if getattr(self, f"{name}_id"))
