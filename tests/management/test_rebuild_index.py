"""`manage.py rebuild_index --check` names what drifted; without `--check` it is put right."""

import pytest
from django.core.management import call_command
from django.db import connection

from tests.factories import EventFactory, ParticipationFactory
from timeline.models import Event, EventCount
from timeline.search import matching

pytestmark = pytest.mark.django_db


def check(capsys):
    """What the check says; with its exit status in front."""
    status = 0
    try:
        call_command("rebuild_index", "--check")
    except SystemExit as stopped:
        status = stopped.code
    return status, capsys.readouterr().out


def test_a_sound_archive_passes(capsys):
    ParticipationFactory(event=EventFactory(edtf="2021-06"))
    status, said = check(capsys)
    assert status == 0
    assert "are what the events say" in said


def test_counts_that_drifted_are_named_and_put_right(capsys):
    EventFactory()
    EventCount.objects.filter(grain="year").update(number=5)
    status, said = check(capsys)
    assert status == 1
    assert "event counts: 1 differ, the first (year, 2021, 2021" in said
    call_command("rebuild_index")
    assert check(capsys)[0] == 0


def test_positions_that_drifted_are_named_and_put_right(capsys):
    event = ParticipationFactory(event=EventFactory(edtf="2021-06-21")).event
    Event.objects.filter(pk=event.pk).update(position=5)
    status, said = check(capsys)
    assert status == 1
    assert "positions of events: 1 differ" in said
    call_command("rebuild_index")
    assert Event.objects.get().position == event.position
    assert check(capsys)[0] == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's words are a generated column")
def test_a_search_index_that_drifted_is_named_and_put_right(capsys):
    EventFactory(headline="Envoys hold talks")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO timeline_event_fts(timeline_event_fts) VALUES ('delete-all')")
    status, said = check(capsys)
    assert status == 1
    assert "search index" in said
    call_command("rebuild_index")
    assert matching(Event.objects.all(), "talks").count() == 1
    assert check(capsys)[0] == 0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite's index is checked word by word")
def test_a_search_index_that_is_missing_is_named(capsys):
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX timeline_event_search")
    status, said = check(capsys)
    assert status == 1
    assert "search index: the index on the words of timeline_event is missing" in said
