"""Addresses of the same views as data."""

from django.urls import path

from timeline.publish import views

urlpatterns = [
    path("timeline.json", views.timeline_json, name="timeline_json"),
    path("timeline.csv", views.timeline_csv, name="timeline_csv"),
    path("events/<int:pk>.json", views.event_json, name="event_json"),
]
