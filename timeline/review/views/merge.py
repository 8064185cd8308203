"""Merge two events or actors, say that they are different, or split a report off."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from timeline.actions import Invalid, Judge, MergeActors, MergeEvents, SplitActor, SplitReport
from timeline.models import Actor, Article, EventReport, Resemblance, Verb
from timeline.review.access import desk
from timeline.review.deciding import Outcome, carry_out, version_of
from timeline.review.item import Item
from timeline.review.kinds import MODELS, kind_of, thing
from timeline.review.pair import ArticleForm, MergeForm, Pair, PairForm

MERGES: dict[str, Any] = {"event": MergeEvents, "actor": MergeActors}

SUGGESTED = 40
"""So many pairs that may be one are listed at once, the likeliest first."""

ARTICLES = 100
"""So many articles that name an actor are offered for a split, the newest."""


@desk("GET", "POST")
def merge(request: HttpRequest, kind: str) -> HttpResponse:
    """`?one=…&other=…`: the two; with one of them, what may be its twin."""
    if kind not in MERGES:
        raise Http404(f"Nothing of the kind {kind} can be merged.")
    numbers = PairForm(request.GET)
    numbers.is_valid()
    one = _item(kind, numbers.cleaned_data.get("one"))
    other = _item(kind, numbers.cleaned_data.get("other"))
    context: dict[str, Any] = {"kind": kind, "one": one, "numbers": numbers}
    if one is None or other is None or one.row.pk == other.row.pk:
        words = numbers.cleaned_data.get("q")
        if words:
            rows = MODELS[kind].objects.current().called(words)
            context["found"] = (rows.select_related("affiliation") if kind == "actor" else rows)[:30]
        elif one is None and kind == "actor":
            context["suggested"] = Resemblance.objects.open().with_both()[:SUGGESTED]
        return render(request, "review/choose.html", context, status=405 if request.method == "POST" else 200)
    pair, form, outcome = Pair(one, other), MergeForm(request.POST or None), Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = carry_out(_action(request, pair, form))
        if outcome.decision:
            messages.success(request, f"{outcome.decision}.")
            return redirect("history", kind, outcome.decision.subject_id)
        outcome.tell(form)
    status = 200 if request.method != "POST" else outcome.status if outcome.error else 422
    return render(request, "review/merge.html", {**context, "pair": pair, "form": form}, status=status)


def _item(kind: str, pk: int | None) -> Item | None:
    return Item(thing(kind, pk)) if pk else None


def _action(request: HttpRequest, pair: Pair, form: MergeForm) -> Any:
    """What the pressed button means: merge unless it says otherwise."""
    given = form.cleaned_data
    one, other = pair.one.row, pair.other.row
    verdict = request.POST.get("verdict", "")
    if verdict in (Verb.DIFFERENT, Verb.UNSURE):
        return Judge(user=request.user, verdict=verdict, one=one, other=other, reason=given["reason"])
    rows = {one.pk: (one, given["one_version"]), other.pk: (other, given["other_version"])}
    winner = rows.pop(given["winner"], rows.get(one.pk, (one, None)))
    loser = next(iter(rows.values()))
    return MERGES[kind_of(one)](
        user=request.user,
        winner=winner[0], loser=loser[0], winner_version=winner[1], loser_version=loser[1],
        reason=given["reason"],
    )  # fmt: skip


@desk("GET", "POST")
def split(request: HttpRequest, pk: int) -> HttpResponse:
    report = EventReport.objects.select_related("event", "article__source").filter(pk=pk).first()
    if report is None:
        raise Http404(f"No report {pk}.")
    outcome = Outcome()
    if request.method == "POST":
        reason = request.POST.get("reason", "")[:500]
        action = SplitReport(
            user=request.user, report=report, version=version_of(request.POST), reason=reason
        )
        outcome = carry_out(action)
        if outcome.decision:
            messages.success(request, f"“{action.made}” is an event of its own now.")
            return redirect("history", "event", action.made.pk)
    context = {"report": report, "item": Item(report.event), "outcome": outcome}
    return render(request, "review/split.html", context, status=outcome.status)


@desk("GET", "POST")
def split_actor(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the article in which somebody else is meant; POST `article` makes the one whom it means an actor."""
    actor = Actor.objects.filter(pk=pk).first()
    if actor is None:
        raise Http404(f"No actor {pk}.")
    named = Article.objects.filter(mentions__actor=actor).select_related("source").distinct()
    outcome = Outcome()
    if request.method == "POST":
        form = ArticleForm(request.POST)
        article = named.filter(pk=form.cleaned_data["article"]).first() if form.is_valid() else None
        if article is None:
            outcome = Outcome(error=Invalid("Choose one of the articles."))
        else:
            action = SplitActor(
                user=request.user, actor=actor, article=article, version=version_of(request.POST),
                reason=form.cleaned_data["reason"],
            )  # fmt: skip
            outcome = carry_out(action)
            if outcome.decision:
                messages.success(
                    request, f"Whom “{article.title or article}” means is an actor of its own now."
                )
                return redirect("history", "actor", action.made.pk)
    context = {"actor": actor, "articles": named.order_by("-pk")[:ARTICLES], "outcome": outcome}
    return render(request, "review/split_actor.html", context, status=outcome.status)
