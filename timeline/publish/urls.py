"""Addresses of the same views as data, and of the views that somebody saved."""

from django.urls import path
from django.views.decorators.http import require_safe

from timeline.publish import saved, statements, views

urlpatterns = [
    path("timeline.json", require_safe(views.timeline_json), name="timeline_json"),
    path("timeline.csv", require_safe(views.timeline_csv), name="timeline_csv"),
    path("events/<int:pk>.json", require_safe(views.event_json), name="event_json"),
    path("statements.json", require_safe(statements.statements_json), name="statements_json"),
    path("statements.csv", require_safe(statements.statements_csv), name="statements_csv"),
    path("views/", saved.mine, name="saved_views"),
    path("views/save/", saved.save, name="save_view"),
    path("v/<slug:key>/", saved.open_view, name="saved_view"),
    path("v/<slug:key>/about/", saved.cite, name="cite_view"),
    path("v/<slug:key>/change/", saved.change, name="change_view"),
]
