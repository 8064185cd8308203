"""Addresses of the record, below /record/."""

from django.urls import path
from django.views.decorators.http import require_safe

from timeline.record import importing, views

urlpatterns = [
    path("", require_safe(views.record), name="record"),
    path("comparison.csv", require_safe(views.record_csv), name="record_csv"),
    path("import/", importing.import_record, name="import_record"),
    path("join/", views.join, name="join_record"),
]
