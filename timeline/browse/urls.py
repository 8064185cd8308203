"""Readers' addresses."""

from django.urls import path

from timeline.browse import views

urlpatterns = [
    path("", views.timeline, name="timeline"),
    path("events/<int:pk>/", views.event, name="event"),
    path("actors/", views.actors, name="actors"),
    path("actors/<int:pk>/", views.actor, name="actor"),
    path("articles/", views.articles, name="articles"),
    path("articles/<int:pk>/", views.article, name="article"),
    path("timelines/<slug:slug>/", views.curated, name="curated"),
    path("about/", views.about, name="about"),
]
