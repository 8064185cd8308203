"""A stored article read again: suggestions follow the better rules, decisions stand."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import EditorFactory
from tests.resolve.build import actor, extraction
from tests.resolve.stories import meeting
from tests.resolve.test_resolution import counts
from timeline.actions import Accept, AddMention, Conflict, Edit, MergeActors, MoveEvidence, Reject, Span
from timeline.models import Actor, Event, EventReport, Evidence, Mention, Position, ReportedRole, Statement
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


def test_an_event_that_an_accepted_statement_belongs_to_stays(told):
    article, found = told
    statement, event = Statement.objects.get(), Event.objects.get()
    Accept(user=EditorFactory(), subject=statement).execute()
    changes = renew(article, replace(found, events=()))
    assert ("event", "kept") in summary(changes)
    statement.refresh_from_db()
    assert statement.event == event


def test_a_statement_whose_event_goes_keeps_a_record_of_it(told):
    article, found = told
    changes = renew(article, replace(found, events=()))
    assert ("event", "gone") in summary(changes)
    statement = Statement.objects.get()
    assert statement.event is None
    assert statement.history.order_by("-history_id").first().event_id is None


def test_words_that_an_editor_moved_away_do_not_come_back(told):
    article, found = told
    piece = Statement.objects.get().evidence.get(part="cue")
    MoveEvidence(user=EditorFactory(), piece=piece, target=EventReport.objects.get()).execute()
    renew(article, found)
    assert not Statement.objects.get().evidence.filter(part="cue").exists()
    assert EventReport.objects.get().evidence.filter(start=piece.start, end=piece.end).exists()


def test_a_report_that_an_editor_corrected_stays(told):
    article, found = told
    Edit(user=EditorFactory(), subject=EventReport.objects.get(), values={"place": "Porto"}).execute()
    changes = renew(article, found)
    assert [(c.how, c.fields["place"]) for c in changes] == [("kept", ("Porto", "Lisbon"))]
    assert EventReport.objects.get().place == "Porto"


def test_search_follows_the_words_of_the_statements(told):
    article, found = told
    renew(article, replace(found, statements=()))
    assert "keep talking" not in Event.objects.get().search_text
    renew(article, found)
    assert "keep talking" in Event.objects.get().search_text


def test_an_editor_who_has_it_open_is_told_that_it_changed(told):
    article, found = told
    statement, event = Statement.objects.get(), Event.objects.get()
    changed = replace(found.statements[0], negated=True)
    renew(article, replace(otherwise(found, place="Porto"), statements=(changed,)))
    for row in (statement, event):
        with pytest.raises(Conflict):
            Accept(user=EditorFactory(), subject=row, version=row.version).execute()


def test_a_state_that_was_taken_for_another_is_put_right(told):
    article, found = told
    norland = replace(found.actors[0], name="Norland", iso3="NOR")
    renew(article, replace(found, actors=(norland, *found.actors[1:])))
    place = Evidence.objects.get(mention__isnull=False, exact="Portugal")
    assert (place.mention.actor.name, place.mention.actor.iso3) == ("Norland", "NOR")


def test_a_difference_in_the_role_held_is_shown(told):
    article, found = told
    Accept(user=EditorFactory(), subject=Event.objects.get()).execute()
    ReportedRole.objects.filter(actor__name="Ana Sousa").update(caption="Envoy")
    (change,) = renew(article, found)
    before, after = change.fields["participants"]
    assert "Ana Sousa (actor, Envoy)" in before
    assert "Ana Sousa (actor, Foreign Minister, Portugal)" in after
