"""A stored article read again: suggestions follow the better rules, decisions stand."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import EditorFactory
from tests.resolve.build import actor, extraction
from tests.resolve.stories import meeting
from tests.resolve.test_resolution import counts
from timeline.actions import Accept, AddMention, MergeActors, Reject, Span
from timeline.models import Actor, Event, EventReport, Evidence, Mention, Position, Statement
from timeline.resolve import resolve
from timeline.resolve.renewal import renew

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    """A meeting with a statement, read once: the article, and what was found in it."""
    article, found = meeting()
    resolve(article, found)
    return article, found


def otherwise(found, **fields):
    """The same extraction, its one event told otherwise."""
    return replace(found, events=(replace(found.events[0], **fields),))


def summary(changes):
    return [(change.subject, change.how) for change in changes]


def test_the_same_rules_change_nothing(told):
    before = counts()
    assert renew(*told) == []
    assert counts() == before


def test_a_suggestion_follows_the_better_rules_and_keeps_its_address(told):
    article, found = told
    event = Event.objects.get()
    changes = renew(
        article, otherwise(found, edtf="2021-06-20", label="Sousa receives Brandt", place="Porto")
    )
    assert summary(changes) == [("event", "changed")]
    assert changes[0].fields["edtf"] == ("2021-06-21", "2021-06-20")
    event.refresh_from_db()
    assert (event.edtf, event.headline, event.place) == ("2021-06-20", "Sousa receives Brandt", "Porto")
    assert event.earliest == date(2021, 6, 20)
    assert Statement.objects.get().event == event


def test_participants_follow_too(told):
    article, found = told
    changes = renew(article, otherwise(found, actors=("A2", "A3"), recipients=()))
    assert list(changes[0].fields) == ["participants"]
    parts = Event.objects.get().participations.values_list("actor__name", "role")
    assert sorted(parts) == [("Ana Sousa", "actor"), ("Ivo Brandt", "actor")]


def test_what_an_editor_accepted_stays_and_the_difference_is_told(told):
    article, found = told
    Accept(user=EditorFactory(), subject=Event.objects.get()).execute()
    changes = renew(article, otherwise(found, edtf="2021-06-20"))
    assert [(c.how, c.fields["edtf"]) for c in changes] == [("kept", ("2021-06-21", "2021-06-20"))]
    assert Event.objects.get().edtf == EventReport.objects.get().edtf == "2021-06-21"


def test_what_an_editor_rejected_does_not_come_back(told):
    article, found = told
    Reject(user=EditorFactory(), subject=Event.objects.get()).execute()
    Reject(user=EditorFactory(), subject=Statement.objects.get()).execute()
    assert renew(article, found) == []
    assert Event.objects.get().state == Statement.objects.get().state == "rejected"


def test_what_nobody_tells_any_more_goes_with_all_that_hung_on_it(told):
    article, _ = told
    changes = renew(article, extraction(article))
    assert ("event", "gone") in summary(changes)
    assert ("statement", "gone") in summary(changes)
    for model in (Event, Statement, Mention, Position, Evidence, Actor):
        assert not model.objects.exists(), model


def test_an_event_that_another_article_tells_stays(told):
    article, _ = told
    other, found = meeting(source="Second Wire")
    resolve(other, found)
    assert Event.objects.get().reports.count() == 2
    renew(article, extraction(article))
    event = Event.objects.get()
    assert [report.article for report in event.reports.all()] == [other]


def test_what_is_told_for_the_first_time_is_added(told):
    article, found = told
    renew(article, extraction(article))
    changes = renew(article, found)
    assert {("event", "new"), ("statement", "new"), ("name", "new")} <= set(summary(changes))
    assert Statement.objects.get().event == Event.objects.get()
    assert not list(Evidence.objects.breaches())


def test_a_bare_surname_is_the_same_person_as_before():
    article, _ = meeting()
    alone = extraction(article, [actor(article.text, "A1", "Brandt", called=["Brandt"])])
    resolve(article, alone)
    renew(article, alone)
    assert [row.name for row in Actor.objects.all()] == ["Brandt"]


def test_whom_editors_made_one_stay_one():
    article, found = meeting()
    resolve(article, found)
    sousa, brandt = Actor.objects.get(name="Ana Sousa"), Actor.objects.get(name="Ivo Brandt")
    MergeActors(user=EditorFactory(), winner=sousa, loser=brandt).execute()
    renew(article, found)
    assert Actor.objects.filter(kind="person", merged_into=None).get() == sousa


def test_better_rules_may_tell_apart_what_was_one_person():
    article, _ = meeting()
    text = article.text
    one = extraction(article, [actor(text, "A1", "Ana Sousa", called=["Ana Sousa", "Ivo Brandt"])])
    resolve(article, one)
    sousa = Actor.objects.get()
    renew(article, extraction(article, [actor(text, "A1", "Ana Sousa"), actor(text, "A2", "Ivo Brandt")]))
    assert sorted(Actor.objects.values_list("name", flat=True)) == ["Ana Sousa", "Ivo Brandt"]
    assert Mention.objects.get(actor__name="Ana Sousa").actor == sousa


def test_a_name_that_an_editor_marked_stays(told):
    article, found = told
    sousa, place = Actor.objects.get(name="Ana Sousa"), article.text.index("Sousa said")
    mark = Span(article, place, place + 5, "Sousa")
    AddMention(user=EditorFactory(), actor=sousa, span=mark).execute()
    assert renew(article, found) == []
    assert Evidence.objects.filter(start=place, mention__actor=sousa).exists()


def test_an_extraction_of_another_text_is_refused(told):
    article, found = told
    with pytest.raises(ValueError, match="is not of article"):
        renew(article, replace(found, text="Something else."))
