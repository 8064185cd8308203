"""Editors' addresses, below /desk/."""

from django.urls import path

from timeline.review.views import (
    article,
    choose,
    edit,
    history,
    lookups,
    merge,
    notes,
    pairs,
    queue,
    statements,
    timelines,
)

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("<kind:kind>/<int:pk>/decide/<slug:verb>/", queue.decide, name="decide"),
    path("event/<int:pk>/choose/", choose.choose, name="choose"),
    path("statement/<int:pk>/speaker/", statements.set_speaker, name="set_speaker"),
    path("statement/<int:pk>/act/", statements.set_act, name="set_act"),
    path("statement/<int:pk>/utterance/<int:other>/", statements.judge_utterance, name="judge_utterance"),
    path("decisions/", history.decisions, name="decisions"),
    path("decisions/<int:pk>/undo/", queue.undo, name="undo"),
    path("<kind:kind>/add/", edit.add, name="add"),
    path("<kind:kind>/<int:pk>/edit/", edit.edit, name="edit"),
    path("<kind:kind>/<int:pk>/history/", history.history, name="history"),
    path("<kind:kind>/<int:pk>/note/", notes.write, name="note"),
    path("<kind:kind>/merge/", merge.merge, name="merge"),
    path("<kind:kind>/pairs/", pairs.pairs, name="pairs"),
    path("<kind:kind>/pairs/<int:pk>/<slug:verdict>/", pairs.judge_pair, name="judge_pair"),
    path("actor/<int:pk>/split/", merge.split_actor, name="split_actor"),
    path("reports/<int:pk>/split/", merge.split, name="split"),
    path("articles/", article.articles, name="desk_articles"),
    path("articles/<int:pk>/", article.annotate, name="annotate"),
    path("timelines/", timelines.timelines, name="desk_timelines"),
    path("timelines/<int:pk>/publish/", timelines.publish, name="publish"),
    path("actors/find/", lookups.find_actor, name="find_actor"),
    path("dates/check/", lookups.check_date, name="check_date"),
]
