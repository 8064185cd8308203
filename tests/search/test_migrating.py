"""Migrations of the events' table, and the index after them."""

from dataclasses import replace

import pytest
from django.db import connection

from tests.factories import EventFactory
from timeline.models import Article, Event, EventCount, derived, triggers
from timeline.search import matching, sqlite
from timeline.search.indexes import INDEXES
from timeline.search.port import install, make_way


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite rebuilds tables")
def test_a_rebuilt_table_is_indexed_again():
    EventFactory(headline="Envoys hold talks")
    make_way()
    derived.make_way(plan=["a migration"])
    triggers.make_way(plan=["a migration"])
    with connection.schema_editor() as editor:
        editor._remake_table(Event)
        editor._remake_table(Article)
    EventFactory(headline="Talks go on, unseen by the lost triggers")
    install()
    triggers.install()
    derived.install()
    EventFactory(headline="Talks end")
    assert matching(Event.objects.all(), "talks").count() == 3
    assert EventCount.objects.dated_number() == 3


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="only FTS5 keeps lists of beginnings of words")
def test_an_index_with_other_beginnings_of_words_is_made_anew(monkeypatch):
    EventFactory(headline="Envoys hold talks")
    monkeypatch.setattr(sqlite, "INDEXES", tuple(replace(index, prefixes="2 4") for index in INDEXES))
    install()
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'timeline_event_fts'")
        assert "prefix='2 4'" in cursor.fetchone()[0]
    assert matching(Event.objects.all(), "envo").count() == 1
    monkeypatch.undo()
    install()
    EventFactory(headline="Envoys return")
    assert matching(Event.objects.all(), "envo").count() == 2
