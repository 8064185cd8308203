"""Articles: the text as it was stored, never to be changed, with what was read in it marked."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse

from timeline.admin.base import RecordAdmin
from timeline.admin.marked import marked
from timeline.models import Article, Evidence

OWNERS = (
    "report__event", "report__article__source", "statement__speaker", "mention__actor", "mention__article",
    "position__actor", "position__org", "note",
)  # fmt: skip
"""What the list of evidence says about each piece's owner."""


@admin.register(Article)
class ArticleAdmin(RecordAdmin):
    """What was published, word for word."""

    list_display = ("__str__", "source", "published_on", "language", "extraction", "events", "version")
    list_filter = ("extraction", "language", "source")
    list_select_related = ("source",)
    date_hierarchy = "published_on"
    ordering = ("-published_on", "-pk")
    search_fields = ("title", "byline", "url", "external_id", "=content_hash")
    search_help_text = "Words of the title or byline, an address, a publisher's id, a content hash"
    fieldsets = (
        (None, {"fields": ("title", "byline", "source", "url", "language", "seen")}),
        (
            "As it was stored",
            {
                "fields": (
                    ("published_on", "published", "published_precision", "published_zone"),
                    ("external_id", "version", "replaces"),
                    ("origin", "stored_at"),
                    ("extraction", "extraction_note", "engine"),
                    "content_hash",
                ),
                "classes": ("collapse",),
            },
        ),
    )
    readonly_fields = (
        "published_on", "published", "published_precision", "published_zone", "external_id", "version", "replaces",
        "origin", "stored_at", "extraction", "extraction_note", "engine", "content_hash",
    )  # fmt: skip
    autocomplete_fields = ("source",)
    change_form_template = "admin/timeline/article/change_form.html"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Articles come in on the editors' pages and by `manage.py ingest`, where they are also read."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return super().get_queryset(request).annotate(event_count=Count("reports__event", distinct=True))

    @admin.display(description="events", ordering="event_count")
    def events(self, article: Any) -> int:
        """How many events it tells."""
        return int(article.event_count)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The form, and beneath it the text with what rests on it."""
        article = kwargs.get("obj")
        if article is not None:
            pieces = list(Evidence.objects.filter(article=article).select_related(*OWNERS).in_text_order())
            context["marked"] = marked(article.text, pieces)
            context["pieces"] = pieces
        return super().render_change_form(request, context, *args, **kwargs)
