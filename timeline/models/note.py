"""Note: an editor's annotation on words of an article, or on an event, actor or statement."""

from django.conf import settings
from django.db import models

from timeline.models.actor import Actor
from timeline.models.article import Article
from timeline.models.event import Event
from timeline.models.history import tracked
from timeline.models.statement import Statement


class Note(models.Model):
    """What an editor wrote in the margin. Its subject is one of article, event, actor or statement."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notes")
    body = models.TextField()
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.CASCADE, related_name="notes"
    )
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.CASCADE, related_name="notes")
    actor = models.ForeignKey(Actor, null=True, blank=True, on_delete=models.CASCADE, related_name="notes")
    statement = models.ForeignKey(
        Statement, null=True, blank=True, on_delete=models.CASCADE, related_name="notes"
    )
    public = models.BooleanField(default=False, help_text="Shown to readers.")
    written_at = models.DateTimeField(auto_now_add=True)
    history = tracked()

    class Meta:
        ordering = ["-written_at"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(body=""), name="note_not_empty"),
            models.CheckConstraint(
                condition=models.Q(article__isnull=False)
                | models.Q(event__isnull=False)
                | models.Q(actor__isnull=False)
                | models.Q(statement__isnull=False),
                name="note_has_a_subject",
            ),
        ]

    def __str__(self) -> str:
        return self.body[:80]
