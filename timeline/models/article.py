"""Article: what was published, word for word. Its text never changes; a changed page is a new version."""

import hashlib
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import functions

from timeline.models.addresses import address
from timeline.models.source import Source
from timeline.models.vocabulary import SourceKind, one_of


class Precision(models.TextChoices):
    """How exactly the moment of publication is known."""

    MOMENT = "moment", "To the minute"
    DAY = "day", "To the day"
    NONE = "none", "Unknown"


class Extracted(models.TextChoices):
    """Where the extraction of an article stands."""

    PENDING = "pending", "Waiting to be read"
    DONE = "done", "Read"
    SKIPPED = "skipped", "Stored, not extracted"
    FAILED = "failed", "Extraction failed"


class ArticleQuerySet(models.QuerySet["Article"]):
    def of_outlets(self) -> "ArticleQuerySet":
        """What was published as news; the rows of chronologies are left out."""
        return self.filter(source__kind=SourceKind.OUTLET)

    def last_versions(self) -> "ArticleQuerySet":
        """Without those that a later version replaces. Asked row by row, lest SQLite make an index of all for a join."""
        return self.filter(~models.Exists(Article.objects.filter(replaces=models.OuterRef("pk"))))

    def latest_first(self) -> "ArticleQuerySet":
        """By day of publication, newest first, undated last."""
        return self.order_by(models.F("published_on").desc(nulls_last=True), "-pk")

    def waiting(self) -> "ArticleQuerySet":
        """Stored, not yet read by the extractor."""
        return self.filter(extraction=Extracted.PENDING).order_by("pk")

    def titled(self, text: str) -> "ArticleQuerySet":
        """Whose title contains `text`, case ignored."""
        return self.filter(title__icontains=text) if text else self

    def with_suggestions(self) -> "ArticleQuerySet":
        """For lists: without the text, with the number of events and statements that wait (`waiting_count`)."""
        from timeline.models.event import EventReport
        from timeline.models.statement import Statement

        def count(rows: models.QuerySet[models.Model], of: str) -> models.Subquery:
            counted = (
                rows.order_by().values("article").annotate(n=models.Count(of, distinct=True)).values("n")
            )
            return models.Subquery(counted, output_field=models.IntegerField())

        events = EventReport.objects.filter(
            article=models.OuterRef("pk"), event__state="suggested", event__merged_into__isnull=True
        )
        statements = Statement.objects.filter(
            article=models.OuterRef("pk"), state="suggested", variant_of__isnull=True
        )
        return (
            self.select_related("source")
            .defer("text")
            .annotate(
                waiting_count=functions.Coalesce(count(events, "event"), 0)
                + functions.Coalesce(count(statements, "pk"), 0)
            )
        )

    def same_text(self, source: Source, text: str) -> "ArticleQuerySet":
        """The articles of `source` with exactly this text (none or one)."""
        return self.filter(source=source, content_hash=content_hash(text))


def content_hash(text: str) -> str:
    """SHA-256 of the text, in hex: equal texts of one source are one article."""
    return hashlib.sha256(text.encode()).hexdigest()


class Article(models.Model):
    """One version of one article. `published_on` is the calendar day in the publisher's own zone."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="articles")
    external_id = models.CharField(
        max_length=500, blank=True, help_text="The publisher's own id: a feed's guid, a record's id."
    )
    url = models.URLField(max_length=2000, blank=True)
    title = models.CharField(max_length=500, blank=True)
    byline = models.CharField(max_length=500, blank=True)
    published = models.DateTimeField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True, db_index=True)
    published_precision = models.CharField(max_length=6, choices=Precision, default=Precision.NONE)
    published_zone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=35, blank=True, default="en")
    text = models.TextField()
    content_hash = models.CharField(max_length=64, editable=False)
    version = models.PositiveIntegerField(default=1)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    copy_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="copies",
        editable=False,
        help_text="The earliest article of another source of whose words this one mostly consists.",
    )
    copy_share = models.FloatField("share of words in common", default=0, editable=False)
    origin = models.CharField(
        max_length=500, blank=True, help_text="Where it came from: a file's name, “pasted by …”."
    )
    extraction = models.CharField(max_length=7, choices=Extracted, default=Extracted.PENDING)
    extraction_note = models.CharField(max_length=500, blank=True)
    engine = models.CharField(max_length=60, blank=True)
    stored_at = models.DateTimeField(auto_now_add=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "content_hash"], name="article_text_once_a_source"),
            models.UniqueConstraint(
                fields=["source", "external_id", "version"],
                condition=~models.Q(external_id=""),
                name="article_version_once",
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="article_has_text"),
            models.CheckConstraint(
                condition=models.Q(
                    published_precision="none", published__isnull=True, published_on__isnull=True
                )
                | models.Q(published_precision="day", published__isnull=True, published_on__isnull=False)
                | models.Q(published_precision="moment", published__isnull=False, published_on__isnull=False),
                name="article_precision_fits_date",
                violation_error_message="The precision does not fit the date that is given.",
            ),
            one_of("extraction", Extracted),
        ]
        indexes = [models.Index(fields=["extraction"], name="article_extraction")]

    def __str__(self) -> str:
        return self.title or self.text.strip().partition("\n")[0][:100]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.content_hash:
            self.content_hash = content_hash(self.text)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return address("article", self.pk)

    def clean(self) -> None:
        if self.pk:
            stored = Article.objects.filter(pk=self.pk).values_list("text", flat=True).first()
            if stored is not None and stored != self.text:
                raise ValidationError(
                    {"text": "A stored article never changes; add the new text as a new version."}
                )

    @property
    def copy_percent(self) -> int:
        """The share of its words that are another's, in percent."""
        return round(self.copy_share * 100)

    @property
    def day(self) -> date | None:
        """The calendar day of publication."""
        return self.published_on
