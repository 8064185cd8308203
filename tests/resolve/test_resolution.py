"""One article's extraction into rows."""

import pytest

from tests.resolve.build import extraction
from tests.resolve.stories import LISBON, meeting
from timeline.models import (
    Actor,
    ActorName,
    Article,
    Event,
    EventReport,
    Evidence,
    Mention,
    Participation,
    Position,
    ReportedRole,
    Statement,
    StatementRole,
)
from timeline.resolve import resolve

pytestmark = pytest.mark.django_db

TABLES = (
    Actor, ActorName, Position, Mention, Evidence, Event, EventReport, ReportedRole, Participation, Statement,
    StatementRole,
    Event.history.model, Actor.history.model, Statement.history.model,
)  # fmt: skip


def counts():
    return {model.__name__: model.objects.count() for model in TABLES}


def test_an_article_is_read_once_and_resolving_it_again_changes_nothing():
    article, found = meeting()
    assert resolve(article, found) is True
    before = counts()
    assert resolve(article, found) is False
    assert counts() == before
    assert Article.objects.get(pk=article.pk).extraction == "done"


def test_every_found_span_becomes_evidence_with_the_words_of_the_article():
    article, found = meeting()
    resolve(article, found)
    kept = {(e.start, e.end, e.part) for e in Evidence.objects.all()}
    assert len(kept) == Evidence.objects.count() == len(found.spans())
    assert not list(Evidence.objects.breaches())
    assert {e.exact for e in Evidence.objects.filter(part="content")} == {"We will keep talking"}
    assert {e.exact for e in Evidence.objects.filter(part="trigger")} == {"met"}


def test_an_event_carries_type_date_place_and_participants_with_the_role_held_then():
    article, found = meeting()
    resolve(article, found)
    event = Event.objects.get()
    assert (event.event_type, event.kind, event.status, event.place) == (
        "CONSULT",
        "bilateral",
        "happened",
        "Lisbon",
    )
    assert (event.edtf, event.precision, event.date_basis) == ("2021-06-21", "day", "explicit")
    assert (event.state, event.origin) == ("suggested", "machine")
    captions = {(p.actor.name, p.role): p.caption for p in event.participations.all()}
    assert captions == {("Ana Sousa", "actor"): "Foreign Minister, Portugal", ("Ivo Brandt", "recipient"): ""}


def test_a_statement_knows_its_speaker_addressee_event_and_days():
    article, found = meeting()
    resolve(article, found)
    said = Statement.objects.get()
    assert (said.speaker.name, said.addressee.name) == ("Ana Sousa", "Ivo Brandt")
    assert said.event == Event.objects.get()
    assert (said.edtf, said.reported_on.isoformat()) == ("2021-06-21", "2021-06-21")
    assert said.speaker_caption == "Foreign Minister, Portugal"


def test_search_reads_names_roles_place_and_statements():
    resolve(*meeting())
    words = Event.objects.get().search_text
    for expected in ("Ana Sousa", "Foreign Minister, Portugal", "Lisbon", "We will keep talking"):
        assert expected in words


def test_a_position_is_attested_by_the_article_and_rests_on_its_words():
    resolve(*meeting())
    position = Position.objects.get()
    assert (str(position), position.attested.isoformat()) == ("Foreign Minister, Portugal", "2021-06-21")
    assert [e.exact for e in position.evidence.all()] == ["Foreign Minister"]


def test_an_error_half_way_leaves_nothing(monkeypatch):
    article, found = meeting()
    monkeypatch.setattr("timeline.resolve.resolution.add_statements", lambda *args: 1 / 0)
    before = counts()
    with pytest.raises(ZeroDivisionError):
        resolve(article, found)
    assert counts() == before
    assert Article.objects.get(pk=article.pk).extraction == "pending"


def test_an_extraction_of_another_text_is_refused():
    article, _ = meeting()
    _, other = meeting(LISBON + " More.", source="Second Wire")
    with pytest.raises(ValueError, match="not of article"):
        resolve(article, other)


def test_a_date_that_cannot_be_read_is_left_out_and_the_derivation_says_so():
    article, found = meeting(edtf="2021-02-30")
    resolve(article, found)
    event = Event.objects.get()
    assert (event.edtf, event.date_basis, event.earliest) == ("", "none", None)
    assert "2021-02-30" in event.derivation


def test_an_article_in_which_nothing_is_found_is_read_all_the_same():
    article, _ = meeting()
    resolve(article, extraction(article))
    article.refresh_from_db()
    assert (article.extraction, article.engine) == ("done", "test-1")
    assert Event.objects.count() == 0
