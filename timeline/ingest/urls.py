"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from timeline.ingest import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("articles/add/", views.add_article, name="add_article"),
]
