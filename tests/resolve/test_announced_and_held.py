"""An announcement and the report of what came of it are one event with two states."""

import json
from datetime import date

import pytest

from timeline.extract.pipeline import Document, extract_many
from timeline.ingest.draft import Draft
from timeline.ingest.store import store
from timeline.models import Event
from timeline.resolve import resolve


@pytest.mark.shared
@pytest.mark.django_db
def test_the_travel_announced_on_17_june_and_the_wire_report_of_21_june_are_one_visit(shared):
    lines = (shared / "data/articles/state_dept_2021.jsonl").read_text("utf-8").splitlines()
    releases = (json.loads(line) for line in lines if "Sung Kim to Seoul" in line)
    release = next(row for row in releases if row["published"].startswith("2021-06-17"))
    wire = next((shared / "data/seed").glob("*.txt")).read_text("utf-8").split("\n", 1)[1].strip()
    told = [
        Document(release["text"], date(2021, 6, 17), release["title"], "US State Department"),
        Document(wire, date(2021, 6, 21), "", "Reuters"),
    ]
    for document, extraction in zip(told, extract_many(told), strict=True):
        draft = Draft(
            document.text, title=document.title, source=document.source, published=document.published
        )
        resolve(store(draft).article, extraction)
    visit = Event.objects.current().get(kind="visit")
    assert (visit.status, visit.edtf) == ("ongoing", "2021-06-19/2021-06-23")
    states = visit.reports.order_by("article__published_on").values_list("status", flat=True)
    assert list(states) == ["planned", "ongoing"]
    note = visit.reports.get(status="ongoing").merge_note
    assert "Sung Kim" in note
    assert "Known as planned, here ongoing" in note
