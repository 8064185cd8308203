"""The annotation of an article: words are selected and become evidence, an event, a statement, a mention, a note."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from timeline.actions import (
    Action,
    AddEvent,
    AddEvidence,
    AddMention,
    AddStatement,
    Invalid,
    MoveEvidence,
    WriteNote,
)
from timeline.models import Article
from timeline.models.vocabulary import Form, Part
from timeline.review.access import desk
from timeline.review.article import AnnotatedArticle
from timeline.review.deciding import Outcome, carry_out
from timeline.review.forms import AnnotateForm
from timeline.review.kinds import thing
from timeline.review.lists import ArticleList


@desk()
def articles(request: HttpRequest) -> HttpResponse:
    return render(request, "review/articles.html", {"list": ArticleList.read(request.GET)})


@desk("GET", "POST")
def annotate(request: HttpRequest, pk: int) -> HttpResponse:
    article: Article = thing("article", pk)
    form = AnnotateForm(article, request.POST if request.method == "POST" else None, auto_id="words-%s")
    status = 200
    if request.method == "POST":
        outcome = Outcome(error=None)
        if form.is_valid():
            try:
                outcome = carry_out(_action(request.user, form))
            except Invalid as error:
                outcome = Outcome(error=error)
        if outcome.decision:
            messages.success(request, f"{outcome.decision}.")
            return redirect("annotate", pk)
        outcome.tell(form)
        status = outcome.status if outcome.error else 422
    context = {"page": AnnotatedArticle(article), "article": article, "form": form}
    return render(request, "review/article.html", context, status=status)


def _action(user: Any, form: AnnotateForm) -> Action:
    """The action that the pressed button means. Raises Invalid if the words are not where they should be."""
    given, span = form.cleaned_data, form.span()
    purpose = given["do"]
    if purpose == "evidence":
        target = form.chosen()
        part = Part.CONTENT if target._meta.model_name == "statement" else Part.PASSAGE
        return AddEvidence(user=user, target=target, span=span, part=part)
    if purpose == "move":
        return MoveEvidence(user=user, piece=form.pieces[given["piece"]], target=form.chosen(), span=span)
    if purpose == "event":
        values = {name: given[name] for name in ("headline", "event_type", "edtf")}
        return AddEvent(user=user, values=values, span=span)
    if purpose == "statement":
        return AddStatement(user=user, values={"form": Form.DIRECT, **form.statement}, span=span)
    if purpose == "mention":
        return AddMention(user=user, actor=given["actor"], span=span)
    return WriteNote(user=user, body=given["body"], public=given["public"], span=span)
