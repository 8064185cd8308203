"""What is in a window: facets that narrow it, and the place as a filter of its own."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import (
    ActorFactory,
    EventFactory,
    EventReportFactory,
    ParticipationFactory,
    SourceFactory,
)
from timeline.browse import contents
from timeline.browse.contents import Contents
from timeline.browse.found import Found
from timeline.browse.window import Window

NOBODY = AnonymousUser()
pytestmark = pytest.mark.django_db


def event(**values):
    return EventFactory(**{"state": "accepted", "place": "Geneva", **values})


def facets(query=""):
    """title → {label: number}."""
    window = Window.read(query, NOBODY)
    return {
        facet.title: {choice.label: choice.count for choice in facet.choices}
        for facet in Contents(Found(window, NOBODY)).facets
    }


@pytest.fixture
def year():
    """Two meetings in Geneva and a threat in Minsk a year later."""
    sousa = ActorFactory(name="Ana Sousa", state="accepted")
    for made in (
        event(),
        event(edtf="2021-07-02"),
        event(edtf="2022-01-01", event_type="THREATEN", place="Minsk"),
    ):
        ParticipationFactory(event=made, actor=sousa)
    return sousa


def test_each_facet_counts_the_events_of_the_window(year):
    found = facets()
    assert found["Type"] == {"Consult": 2, "Threaten": 1}
    assert found["Place"] == {"Geneva": 2, "Minsk": 1}
    assert found["Year"] == {"2022": 1, "2021": 2}
    assert "Status" not in found  # all alike: nothing to choose
    assert facets("to=2021") == {}


def test_a_choice_leads_to_as_many_events_as_it_says(year):
    EventReportFactory(event=event(edtf="2022-02-02"), article__source=SourceFactory(name="The Dispatch"))
    for facet in Contents(Found(Window.read("from=2021", NOBODY), NOBODY)).facets:
        for choice in facet.choices:
            assert Window.read(choice.to.query, NOBODY).events(NOBODY).count() == choice.count, choice.label


def test_what_is_chosen_is_marked_and_chosen_again_dropped(year):
    (facet,) = [
        one
        for one in Contents(Found(Window.read("place=Minsk", NOBODY), NOBODY)).facets
        if one.title == "Place"
    ]
    (choice,) = facet.choices
    assert choice.chosen
    assert choice.to.query == ""


def test_a_place_narrows_list_counts_and_sentence(year):
    window = Window.read("place=Geneva", NOBODY)
    assert window.events(NOBODY).count() == 2
    assert len(Found(window, NOBODY).near.rows) == 2
    assert window.sentence(2) == "2 events in Geneva"
    assert [one.without.query for one in window.filters] == [""]


def test_readers_are_not_shown_actors_that_only_the_machine_suggests(year):
    for other in (ActorFactory(name="Suggested"), ActorFactory(name="Eva Lund", state="accepted")):
        ParticipationFactory(event=event(edtf="2021-09-09"), actor=other)
    assert facets()["With"] == {"Ana Sousa": 3, "Eva Lund": 1}


def test_of_very_many_the_last_are_counted_and_that_is_said(client, year, monkeypatch):
    monkeypatch.setattr(contents, "LATEST", 2)
    assert facets()["Year"] == {"2022": 1, "2021": 1}
    assert "Counted over the last 2 of them" in client.get("/contents/").content.decode()


def test_the_form_keeps_the_place_and_the_sides(client, year):
    page = client.get("/", {"place": "Geneva", "side": year.pk}).content.decode()
    assert '<input type="hidden" name="place" value="Geneva">' in page
    assert f'<input type="hidden" name="side" value="{year.pk}">' in page


def test_a_kind_narrows_list_counts_and_sentence_and_is_offered(client, year):
    event(edtf="2021-08-01", event_type="MOBILIZE", kind="missile test")
    event(edtf="2021-08-02", event_type="SANCTION", kind="recall of an ambassador")
    offered = facets("type=MOBILIZE&type=SANCTION")["Kind"]
    assert offered == {"Missile test": 1, "Recall of an ambassador": 1}
    window = Window.read("kind=missile+test", NOBODY)
    assert window.events(NOBODY).count() == len(Found(window, NOBODY).near.rows) == 1
    assert window.sentence(1) == "1 event of kind “missile test”"
    assert [(one.label, one.without.query) for one in window.filters] == [("missile test", "")]
    assert 'name="kind" value="missile test"' in client.get("/", {"kind": "missile test"}).content.decode()
