"""Source: who publishes."""

from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models

from timeline.models.history import tracked
from timeline.models.vocabulary import SourceKind, one_of


def known_zone(name: str) -> None:
    """Raise `ValidationError` unless `name` is a time zone of the IANA database."""
    if name not in available_timezones():
        raise ValidationError("“%(name)s” is no time zone; write it as Europe/London", params={"name": name})


class SourceQuerySet(models.QuerySet["Source"]):
    def named(self, name: str) -> "Source":
        """The source of this name, made if it is new; an empty name is the unattributed source."""
        return self.get_or_create(name=name.strip()[:200] or Source.UNATTRIBUTED)[0]

    def outlets(self) -> "SourceQuerySet":
        """Those that publish news."""
        return self.filter(kind=SourceKind.OUTLET)

    def chronologies(self) -> "SourceQuerySet":
        """Those that keep an official record."""
        return self.filter(kind=SourceKind.CHRONOLOGY)


class Source(models.Model):
    """A publisher of articles."""

    UNATTRIBUTED = "Unattributed"

    kind = models.CharField(
        max_length=10,
        choices=SourceKind,
        default=SourceKind.OUTLET,
        help_text="A chronology’s rows are articles, but never count as independent news.",
    )
    name = models.CharField(max_length=200, unique=True)
    domain = models.CharField(max_length=253, blank=True)
    country = models.CharField("country (ISO 3166 alpha-3)", max_length=3, blank=True)
    language = models.CharField("language (BCP 47)", max_length=35, blank=True)
    time_zone = models.CharField(
        max_length=63,
        blank=True,
        validators=[known_zone],
        help_text="America/New_York … What is published at a moment in UTC is of the day that it is there.",
    )
    ownership = models.CharField(
        max_length=200, blank=True, help_text="State, private, public broadcaster, agency …"
    )
    history = tracked()

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="source_has_a_name"),
            one_of("kind", SourceKind),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_record(self) -> bool:
        """Whether it keeps an official record rather than telling news."""
        return self.kind == SourceKind.CHRONOLOGY
