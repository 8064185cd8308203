"""An announcement and the report of what came of it are one event with two states."""

import json
from datetime import date

import pytest

from tests.factories import ArticleFactory, SourceFactory
from tests.resolve.build import actor, event, extraction
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
    for document, found in zip(told, extract_many(told), strict=True):
        draft = Draft(
            document.text, title=document.title, source=document.source, published=document.published
        )
        resolve(store(draft).article, found)
    visit = Event.objects.current().get(kind="visit")
    assert (visit.status, visit.edtf) == ("ongoing", "2021-06-19/2021-06-23")
    states = visit.reports.order_by("article__published_on").values_list("status", flat=True)
    assert list(states) == ["planned", "ongoing"]
    note = visit.reports.get(status="ongoing").merge_note
    assert "Sung Kim" in note
    assert "Known as planned, here ongoing" in note


def _stop(text, day, status, edtf, basis="explicit", place="Lisbon"):
    """Set down Ivo Brandt's stop in Portugal as one article has it."""
    article = ArticleFactory(
        text=text, source=SourceFactory.create(name="First Wire"), published_on=day, extraction="pending"
    )
    people = [actor(text, "A1", "Ivo Brandt"), actor(text, "A2", "Portugal", "state", iso3="PRT")]
    plover = "AGREE" if status == "planned" else "CONSULT"
    told = event(
        text, "E1", "travel", text, "Ivo Brandt visits Portugal", kind="visit", plover=plover, status=status,
        actors=("A1",), recipients=("A2",), edtf=edtf, date_basis=basis, place=place, place_iso3="PRT",
    )  # fmt: skip
    resolve(article, extraction(article, people, [told]))


@pytest.mark.django_db
@pytest.mark.parametrize("status", ["planned", "happened"])
@pytest.mark.parametrize("own", ["2021-06-22", "2021-06-22/2021-06-23"])
def test_a_stop_that_is_dated_by_itself_joins_the_one_that_has_only_the_days_of_the_whole_journey(
    own, status
):
    _stop(
        "Ivo Brandt will travel to Lisbon, Portugal; Rome, Italy; and Cairo from June 19 to 26 for talks on fishing.",
        date(2021, 6, 17), "planned", "[2021-06-19..2021-06-26]", "inferred",
    )  # fmt: skip
    told = "The travel of Ivo Brandt: talks on fishing, and a dinner in Portugal at the old mint."
    _stop(told, date(2021, 6, 23), status, own, place="Portugal")
    visit = Event.objects.get()
    assert (visit.status, visit.edtf) == (status, own)


@pytest.mark.django_db
def test_a_stop_on_another_day_than_those_of_the_journey_is_another_visit():
    _stop(
        "Ivo Brandt will travel to Lisbon, Portugal; and Cairo from June 19 to 26 for talks on fishing.",
        date(2021, 6, 17), "planned", "[2021-06-19..2021-06-26]", "inferred",
    )  # fmt: skip
    told = "Ivo Brandt’s travel to Lisbon, Portugal for talks on fishing."
    _stop(told, date(2021, 6, 30), "happened", "2021-06-28")
    assert Event.objects.count() == 2
