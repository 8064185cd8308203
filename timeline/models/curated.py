"""Timeline: a curated, named, publishable view: a filter, with events pinned, hidden and annotated."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse

from timeline.models.event import Event
from timeline.models.history import tracked
from timeline.models.visibility import is_editor


class TimelineQuerySet(models.QuerySet["Timeline"]):
    def visible_to(self, user: Any) -> "TimelineQuerySet":
        """Published ones; for editors all."""
        return self.all() if is_editor(user) else self.filter(published=True)


class Timeline(models.Model):
    """A named view. `query` is the query string of the timeline page, as `Window` reads and writes it."""

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    description = models.TextField(blank=True)
    query = models.CharField(max_length=1000, blank=True)
    published = models.BooleanField(default=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="timelines")
    history = tracked()

    objects = TimelineQuerySet.as_manager()

    class Meta:
        ordering = ["title"]
        constraints = [models.CheckConstraint(condition=~models.Q(title=""), name="timeline_has_a_title")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("curated", args=[self.slug])


class TimelineEntry(models.Model):
    """An event pinned to a timeline or hidden from it, with the curator's note."""

    timeline = models.ForeignKey(Timeline, on_delete=models.CASCADE, related_name="entries")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="entries")
    hidden = models.BooleanField(default=False, help_text="Left out, though the filter finds it.")
    note = models.TextField(blank=True)
    history = tracked()

    class Meta:
        verbose_name_plural = "timeline entries"
        constraints = [models.UniqueConstraint(fields=["timeline", "event"], name="timelineentry_once")]

    def __str__(self) -> str:
        return f"{'Hidden' if self.hidden else 'Pinned'}: {self.event}"
