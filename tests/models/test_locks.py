"""Two that write at once, on either database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.factories import ArticleFactory, EditorFactory, EventFactory
from tests.resolve.build import actor, event, extraction
from timeline.actions import Edit, Invalid, MergeEvents
from timeline.ingest.draft import Draft
from timeline.ingest.store import store
from timeline.models import Actor, Article, Event, Source
from timeline.resolve import resolve

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*jobs):
    """What each of the jobs, begun together on connections of their own, gives or raises."""
    start = Barrier(len(jobs))

    def run(job):
        try:
            connection.ensure_connection()
            start.wait(10)
            return job()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_one_article_stored_by_four_is_stored_once():
    draft = Draft("Envoy Ana Sousa met Ivo Brandt.", source="The Dispatch", url="https://example.org/1")
    stored = at_once(*[lambda: store(draft)] * 4)
    assert sorted(one.is_new for one in stored) == [False, False, False, True]
    assert (Article.objects.count(), Source.objects.count()) == (1, 1)


def test_versions_stored_at_once_follow_each_other():
    drafts = [Draft(f"Text {n}", source="The Dispatch", url="https://example.org/1") for n in range(4)]
    at_once(*[lambda draft=draft: store(draft) for draft in drafts])
    assert sorted(Article.objects.values_list("version", flat=True)) == [1, 2, 3, 4]


def test_articles_read_at_once_share_their_actors_and_the_event_they_tell():
    text = "Portugal’s Ana Sousa met Ivo Brandt of Norway on Monday."
    articles = [ArticleFactory(text=text, extraction="pending") for _ in range(4)]

    def read(article):
        people = [
            actor(text, "A1", "Ana Sousa", iso3="PRT"),
            actor(text, "A2", "Ivo Brandt", iso3="NOR"),
            actor(text, "A3", "Portugal", "state", iso3="PRT"),
            actor(text, "A4", "Norway", "state", iso3="NOR"),
        ]
        told = event(
            text, "E1", "met", text, "Ana Sousa meets Ivo Brandt", plover="CONSULT", kind="meeting",
            actors=("A1", "A2"), edtf="2021-06-21", date_basis="explicit",
        )  # fmt: skip
        return resolve(article, extraction(article, people, [told]))

    assert at_once(*[lambda article=article: read(article) for article in articles]) == [True] * 4
    assert sorted(Actor.objects.values_list("name", flat=True)) == [
        "Ana Sousa", "Ivo Brandt", "Norway", "Portugal",
    ]  # fmt: skip
    assert Event.objects.get().reports.count() == 4


def test_events_that_two_editors_merge_into_each_other_do_not_both_vanish():
    user = EditorFactory()
    one, other = EventFactory(), EventFactory()
    done = at_once(
        lambda: MergeEvents(user=user, winner=one, loser=other).execute(),
        lambda: MergeEvents(user=user, winner=other, loser=one).execute(),
    )
    assert [isinstance(result, Invalid) for result in done].count(True) == 1
    assert Event.objects.current().count() == 1


def test_events_moved_to_one_day_at_once_each_get_a_place_of_their_own():
    user = EditorFactory()
    events = [EventFactory(edtf=f"2021-05-0{n}") for n in range(1, 5)]
    at_once(
        *[
            lambda moved=moved: Edit(user=user, subject=moved, values={"edtf": "2021-06-21"}).execute()
            for moved in events
        ]
    )
    assert len(set(Event.objects.filter(edtf="2021-06-21").values_list("position", flat=True))) == 4
