"""Many rows at once, with their history."""

import pytest
from simple_history.models import HistoricalRecords

from tests.factories import ArticleFactory, EventFactory, UserFactory
from timeline.models import Actor, EventReport
from timeline.models.creating import create_with_history
from timeline.models.vocabulary import ActorKind

pytestmark = pytest.mark.django_db


def test_each_row_gets_an_id_and_a_history_row_that_says_what_it_was_made_as():
    home = Actor.objects.create(name="Peru", kind=ActorKind.STATE, iso3="PER")
    rows = [Actor(name=f"Envoy {n}", kind=ActorKind.PERSON, affiliation=home) for n in range(3)]
    create_with_history(rows, Actor)
    for row in rows:
        (made,) = row.history.all()
        assert made.history_type == "+"
        assert made.instance == row
        assert (made.name, made.affiliation, made.version) == (row.name, home, 1)
        assert made.decision is None
        assert made.history_user is None


def test_copies_that_the_database_keeps_stay_out_of_the_history():
    event, article = EventFactory(), ArticleFactory()
    create_with_history([EventReport(event=event, article=article, headline="Talks")], EventReport)
    report = EventReport.objects.get(headline="Talks")
    assert report.source == article.source
    assert report.history.get().headline == "Talks"


def test_the_history_names_the_user_whose_request_runs(rf, monkeypatch):
    request = rf.get("/")
    request.user = UserFactory()
    monkeypatch.setattr(HistoricalRecords.context, "request", request, raising=False)
    row = Actor(name="Envoy", kind=ActorKind.PERSON)
    create_with_history([row], Actor)
    assert row.history.get().history_user == request.user


def test_nothing_is_asked_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        create_with_history([], Actor)
