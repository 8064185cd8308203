"""Articles: the list, and one article's text with what was found in it."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from timeline.browse.article_page import ArticlePage
from timeline.models import Article, Source
from timeline.models.article import Extracted
from timeline.models.visibility import shows_suggestions

A_PAGE = 50


def articles(request: HttpRequest) -> HttpResponse:
    rows = Article.objects.filter(replaced_by__isnull=True).latest_first().select_related("source")
    chosen = request.GET.get("source", "")
    if chosen.isdecimal() and len(chosen) < 18:
        rows = rows.filter(source=int(chosen))
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "sources": Source.objects.all(), "chosen": chosen, "extracted": Extracted}
    return render(request, "browse/articles.html", context)


def article(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Article.objects.select_related("source", "replaces", "replaced_by"), pk=pk)
    context = {
        "article": shown,
        "page": ArticlePage(shown, request.user),
        "suggestions": shows_suggestions(request.user),
    }
    return render(request, "browse/article.html", context)
