"""The addresses of the date explainer, below /dates/."""

from django.urls import path

from timeline.review.views import dates

urlpatterns = [
    path("", dates.dates, name="dates"),
    path("correct/", dates.correct, name="correct_expression"),
    path("corrections/", dates.corrections_page, name="corrections"),
    path("corrections.jsonl", dates.corrections_lines, name="corrections_lines"),
    path("<kind:kind>/<int:pk>/", dates.redate, name="redate"),
]
