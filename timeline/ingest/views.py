"""The editors' page for adding an article."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required, permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from timeline.ingest.forms import ArticleForm
from timeline.ingest.jobs import read_article
from timeline.ingest.store import store
from timeline.models import Article, Extracted, Source


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@permission_required("timeline.add_article", raise_exception=True)
def add_article(request: HttpRequest) -> HttpResponse:
    """Store a pasted or uploaded article and have it read, now or by a worker as TASKS says."""
    if request.method != "POST":
        return _page(request, ArticleForm())
    form = ArticleForm(request.POST, request.FILES, who=request.user.get_username())
    if not form.is_valid():
        return _page(request, form, status=422)
    stored = store(form.draft, allow_future=form.cleaned_data["allow_future"])
    if not stored.is_new:
        return _page(request, form, status=422, known=stored.article)
    read_article.enqueue(stored.article.pk)
    stored.article.refresh_from_db()
    messages.add_message(request, *_said(stored.article))
    return redirect(stored.article)


def _page(request: HttpRequest, form: ArticleForm, status: int = 200, **more: Any) -> HttpResponse:
    sources = Source.objects.exclude(name=Source.UNATTRIBUTED).values_list("name", flat=True)
    return render(
        request, "ingest/add_article.html", {"form": form, "sources": sources, **more}, status=status
    )


def _said(article: Article) -> tuple[int, str]:
    """What to tell the editor: level and words."""
    stored = "Stored." if article.version == 1 else f"Stored as version {article.version} of this article."
    if article.published_on is None:
        stored += " It has no date, so “on Monday” and the like stay unresolved."
    if article.extraction == Extracted.DONE:
        found = {"event": article.reports.count(), "statement": article.statements.count()}
        counts = " and ".join(f"{n:,} {name}{'' if n == 1 else 's'}" for name, n in found.items())
        return messages.SUCCESS, f"{stored} {counts} found."
    if article.extraction == Extracted.FAILED:
        return messages.WARNING, f"{stored} It could not be read: {article.extraction_note}"
    return messages.SUCCESS, f"{stored} It is waiting to be read."
