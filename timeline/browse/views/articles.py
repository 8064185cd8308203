"""Articles: the list, and one article's text with what was found in it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from timeline.browse.article_page import ArticlePage
from timeline.browse.articles.listing import Listing
from timeline.browse.articles.selection import ArticleSelection
from timeline.browse.everywhere import links
from timeline.models import Article, Source
from timeline.models.visibility import shows_suggestions


def articles(request: HttpRequest) -> HttpResponse:
    selection = ArticleSelection.read(request.GET, request.user)
    if "" in request.GET.values() and not selection.ignored:  # sent by the form
        return HttpResponseRedirect(f"{request.path}{selection.href if selection.query else ''}")
    context = {
        "selection": selection,
        "listing": Listing(selection),
        "sources": Source.objects.all(),
        "everywhere": links(selection.text, "articles"),
    }
    return render(request, "browse/articles.html", context)


def article(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Article.objects.select_related("source", "replaces", "replaced_by"), pk=pk)
    context = {
        "article": shown,
        "page": ArticlePage(shown, request.user),
        "suggestions": shows_suggestions(request.user),
    }
    return render(request, "browse/article.html", context)
