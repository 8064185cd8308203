"""SavedView: a view that somebody keeps under a short address, to come back to and to cite."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.crypto import get_random_string

from timeline.models.history import tracked

KEY_LENGTH = 8
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Those that are not mistaken for one another when they are read out or copied from paper."""
LONGEST_QUERY = 2000


def new_key() -> str:
    """A short address that cannot be guessed from another: 31⁸, some 850 thousand million."""
    return get_random_string(KEY_LENGTH, _SIGNS)


class Page(models.TextChoices):
    """The pages a view of which can be saved, by the name of their address."""

    TIMELINE = "timeline", "Timeline"
    STATEMENTS = "statements", "Statements"


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    def of(self, user: Any) -> "SavedViewQuerySet":
        """Those that a user keeps, the newest first, the removed ones last."""
        return self.filter(owner=user).order_by("removed", "-saved_at", "-pk")


class SavedView(models.Model):
    """The canonical `query` of a page under a `key`. Whoever has the address may open it; only its owner changes it,
    so that records clerks do not find it in the admin.

    `number`: how many events or statements it had for its owner when it was saved; `more`: or more than that.
    """

    key = models.SlugField(max_length=16, unique=True, default=new_key, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="saved_views")
    title = models.CharField(max_length=200)
    page = models.CharField(max_length=12, choices=Page)
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)
    number = models.PositiveIntegerField()
    more = models.BooleanField(default=False)
    saved_at = models.DateTimeField(auto_now_add=True)
    removed = models.BooleanField(default=False)
    history = tracked()

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="savedview_has_a_title"),
            models.CheckConstraint(condition=models.Q(page__in=Page.values), name="savedview_page_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("saved_view", args=[self.key])

    @property
    def target(self) -> str:
        """The address of what was saved."""
        return f"{reverse(self.page)}?{self.query}" if self.query else reverse(self.page)

    @property
    def noun(self) -> str:
        return "statement" if self.page == Page.STATEMENTS else "event"
