"""Readers' addresses."""

from django.urls import path
from django.views.decorators.http import require_safe

from timeline.browse import views

urlpatterns = [
    path("", require_safe(views.timeline), name="timeline"),
    path("events/<int:pk>/", require_safe(views.event), name="event"),
    path("events/<int:pk>/known/", require_safe(views.known), name="known"),
    path("numbers/", require_safe(views.numbers), name="numbers"),
    path("clusters/", require_safe(views.clusters), name="clusters"),
    path("contents/", require_safe(views.contents), name="contents"),
    path("changes/", require_safe(views.changes), name="changes"),
    path("lanes/", require_safe(views.lanes), name="lanes"),
    path("print/", require_safe(views.printed), name="printed"),
    path("statements/", require_safe(views.statements), name="statements"),
    path("everywhere/", require_safe(views.everywhere), name="everywhere"),
    path("actors/", require_safe(views.actors), name="actors"),
    path("actors/<int:pk>/", require_safe(views.actor), name="actor"),
    path("between/", require_safe(views.choose_two), name="choose_two"),
    path("between/<int:pk>/<int:other>/", require_safe(views.between), name="between"),
    path("articles/", require_safe(views.articles), name="articles"),
    path("articles/<int:pk>/", require_safe(views.article), name="article"),
    path("timelines/<slug:slug>/", require_safe(views.curated), name="curated"),
    path("about/", require_safe(views.about), name="about"),
]
