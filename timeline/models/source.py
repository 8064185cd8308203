"""Source: who publishes."""

from django.db import models


class SourceQuerySet(models.QuerySet["Source"]):
    def named(self, name: str) -> "Source":
        """The source of this name, made if it is new; an empty name is the unattributed source."""
        return self.get_or_create(name=name.strip()[:200] or Source.UNATTRIBUTED)[0]


class Source(models.Model):
    """A publisher of articles."""

    UNATTRIBUTED = "Unattributed"

    name = models.CharField(max_length=200, unique=True)
    domain = models.CharField(max_length=253, blank=True)
    country = models.CharField("country (ISO 3166 alpha-3)", max_length=3, blank=True)
    language = models.CharField("language (BCP 47)", max_length=35, blank=True)
    ownership = models.CharField(
        max_length=200, blank=True, help_text="State, private, public broadcaster, agency …"
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="source_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
