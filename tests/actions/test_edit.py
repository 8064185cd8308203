"""An editor's values stay; only fields that may be edited are."""

import pytest

from tests.factories import EditorFactory, NoteFactory, TimelineFactory
from timeline.actions import Edit, Invalid, Participant, Post, Publish, Redate
from timeline.models import Event, Position
from timeline.models.position import UNDATED
from timeline.resolve.rollup import derive


def test_an_edited_field_survives_the_machine(desk, editor):
    Edit(
        user=editor, subject=desk.meeting, values={"headline": "Talks in Seoul", "status": "planned"}
    ).execute()
    event = Event.objects.get(pk=desk.meeting.pk)
    derive(event)
    event.refresh_from_db()
    assert (event.headline, event.status) == ("Talks in Seoul", "planned")
    assert event.edited_fields == ["headline", "status"]


def test_edited_participants_survive_the_machine(desk, editor):
    Edit(
        user=editor, subject=desk.meeting, values={"participants": [Participant(desk.brandt, "host")]}
    ).execute()
    event = Event.objects.get(pk=desk.meeting.pk)
    derive(event)
    assert [(one.actor, one.role) for one in event.participations.all()] == [(desk.brandt, "host")]


def test_search_words_follow_in_the_same_commit(desk, editor):
    Edit(user=editor, subject=desk.meeting, values={"place": "Busan"}).execute()
    assert "Busan" in Event.objects.get(pk=desk.meeting.pk).search_text


def test_a_renamed_actor_is_found_under_the_new_name(desk, editor):
    Edit(user=editor, subject=desk.sousa, values={"name": "Ana de Sousa"}).execute()
    assert "Ana de Sousa" in Event.objects.get(pk=desk.meeting.pk).search_text


def test_a_new_date_moves_the_event_and_says_who_set_it(desk, editor):
    before = desk.meeting.position
    Redate(user=editor, subject=desk.meeting, edtf="2021-05", derivation="So the communiqué.").execute()
    event = Event.objects.get(pk=desk.meeting.pk)
    assert event.position < before
    assert (event.precision, event.date_basis, event.derivation) == ("month", "editor", "So the communiqué.")


def test_an_event_without_date_goes_to_the_tray(desk, editor):
    Redate(user=editor, subject=desk.meeting, edtf="").execute()
    event = Event.objects.get(pk=desk.meeting.pk)
    assert event.position >= UNDATED
    assert event.date_basis == "none"


@pytest.mark.parametrize(
    "field", ["state", "origin", "version", "merged_into", "position", "id", "search_text"]
)
def test_a_field_that_is_no_editors_business_is_refused(desk, editor, field):
    with pytest.raises(Invalid, match=field):
        Edit(user=editor, subject=desk.meeting, values={field: 1}).execute()


def test_a_statements_words_are_moved_not_typed(desk, editor):
    with pytest.raises(Invalid, match="content"):
        Edit(user=editor, subject=desk.said, values={"content": "We will never talk."}).execute()


def test_the_same_values_change_nothing(desk, editor):
    with pytest.raises(Invalid, match="Nothing was changed"):
        Edit(user=editor, subject=desk.meeting, values={"headline": desk.meeting.headline}).execute()


def test_the_same_participants_change_nothing(desk, editor):
    same = [Participant(one.actor, one.role, one.caption) for one in desk.meeting.participations.all()]
    with pytest.raises(Invalid, match="Nothing was changed"):
        Edit(user=editor, subject=desk.meeting, values={"participants": same}).execute()


def test_an_edit_may_accept_in_one_go(desk, editor):
    Edit(user=editor, subject=desk.meeting, values={"place": "Busan"}, accept=True).execute()
    assert Event.objects.get(pk=desk.meeting.pk).state == "accepted"


def test_a_participant_is_named_once_a_role(desk, editor):
    twice = [Participant(desk.brandt), Participant(desk.brandt)]
    with pytest.raises(Invalid, match="twice"):
        Edit(user=editor, subject=desk.meeting, values={"participants": twice}).execute()


def test_a_position_that_an_editor_enters_is_accepted(desk, editor):
    Edit(user=editor, subject=desk.sousa, values={"positions": [Post("Envoy", since="2020-03")]}).execute()
    post = Position.objects.get()
    assert (post.state, post.origin, str(post.first_day)) == ("accepted", "editor", "2020-03-01")


def test_a_position_that_ends_before_it_begins_is_refused(desk, editor):
    with pytest.raises(Invalid):
        Edit(
            user=editor, subject=desk.sousa, values={"positions": [Post("Envoy", None, "2021", "2020")]}
        ).execute()


def test_a_note_is_changed_by_its_author_only(desk, editor):
    note = NoteFactory(author=EditorFactory(username="carol"))
    with pytest.raises(Invalid, match="its author"):
        Edit(user=editor, subject=note, values={"body": "Never mind."}).execute()


def test_a_timeline_is_published_and_taken_back(desk, editor):
    timeline = TimelineFactory()
    Publish(user=editor, subject=timeline).execute()
    timeline.refresh_from_db()
    assert timeline.published
    Publish(user=editor, subject=timeline, public=False).execute()
    timeline.refresh_from_db()
    assert not timeline.published
