"""The demo makes the first page alive, by the real pipeline and an editor's decisions."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from timeline.demo import Loaded, load
from timeline.demo.desk import lines
from timeline.demo.load import dispatches
from timeline.models import (
    Actor,
    Article,
    Decision,
    Event,
    Evidence,
    Note,
    Position,
    Source,
    Statement,
    Timeline,
)
from timeline.models.vocabulary import State, Status

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[Loaded]:
    """The demo, loaded once for all tests of this module and taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


def shown(*, suggestions: bool, settings: Any) -> Any:
    settings.READERS_SEE_SUGGESTIONS = suggestions
    return Event.objects.visible_to(AnonymousUser()).core()


def test_every_dispatch_is_stored_and_read(loaded: Loaded) -> None:
    assert 12 <= loaded.tally.stored == len(dispatches()) <= 14
    assert not Article.objects.exclude(extraction="done").exists()
    assert not Article.objects.filter(published_on__isnull=True).exists()


def test_every_dispatch_is_as_long_as_a_wire_report(loaded: Loaded) -> None:
    for article in Article.objects.all():
        assert 120 <= len(article.text.split()) <= 300, article.title


def test_two_agencies_report(loaded: Loaded) -> None:
    assert set(Source.objects.values_list("name", flat=True)) == {"Meridian Wire", "Harbour Desk"}


def test_the_first_page_shows_several_types_actors_and_years(loaded: Loaded, settings: Any) -> None:
    events = shown(suggestions=True, settings=settings)
    assert len(set(events.values_list("event_type", flat=True))) >= 6
    assert Actor.objects.filter(participations__event__in=events).distinct().count() >= 20
    assert len(set(events.dated().values_list("earliest__year", flat=True))) >= 6


def test_a_good_part_is_accepted_and_some_is_left_to_the_queue(loaded: Loaded) -> None:
    assert loaded.events[State.ACCEPTED] >= 12
    assert loaded.events[State.SUGGESTED] >= 12
    assert loaded.statements[State.ACCEPTED] >= 10
    assert loaded.statements[State.SUGGESTED] >= 3


def test_a_planned_summit_and_its_outcome_are_both_there(loaded: Loaded, settings: Any) -> None:
    summit = shown(suggestions=True, settings=settings).filter(
        edtf="2018-06-12", participations__actor__name__icontains="Kim Jong Un"
    )
    told = set(summit.values_list("reports__status", flat=True))
    assert {Status.PLANNED, Status.HAPPENED} <= told


def test_readers_without_suggestions_see_a_planned_event(loaded: Loaded, settings: Any) -> None:
    assert shown(suggestions=False, settings=settings).filter(status=Status.PLANNED).exists()


def test_the_signing_in_asmara_is_one_event_told_by_two_agencies(loaded: Loaded, settings: Any) -> None:
    event = (
        shown(suggestions=False, settings=settings)
        .for_cards()
        .get(edtf="2018-07-09", participations__actor__name__icontains="Isaias")
    )
    assert event.source_count == 2


def test_the_two_agencies_dates_of_one_visit_are_both_kept(loaded: Loaded) -> None:
    event = _disputed()
    assert len(set(event.reports.values_list("edtf", flat=True))) == 2
    assert len(set(event.reports.values_list("article__source", flat=True))) == 2


def _disputed() -> Event:
    return Event.objects.get(pk=Note.objects.get(public=True).event_id)


def test_a_public_note_stands_beside_the_disputed_date(loaded: Loaded) -> None:
    assert "disagree" in Note.objects.get(public=True).body
    assert _disputed().state == State.ACCEPTED


def test_a_curated_timeline_is_published(loaded: Loaded, client: Client) -> None:
    curated = Timeline.objects.visible_to(AnonymousUser()).get()
    assert curated.entries.count() >= 4
    assert client.get(curated.get_absolute_url()).status_code == 200


def test_most_of_the_positions_on_record_are_entered_with_their_dates(loaded: Loaded) -> None:
    entered = Position.objects.filter(state=State.ACCEPTED).exclude(since="")
    assert entered.count() >= 8
    assert entered.filter(actor__name="Mike Pompeo").count() == 2


def test_one_utterance_is_told_by_both_agencies_in_words_that_differ(loaded: Loaded) -> None:
    variant = Statement.objects.get(variant_of__isnull=False, content__icontains="great thing")
    head = variant.variant_of
    assert head is not None
    assert head.content != variant.content
    assert head.article.source != variant.article.source
    assert variant.variant_note


def test_the_first_page_opens(loaded: Loaded, client: Client, settings: Any) -> None:
    settings.READERS_SEE_SUGGESTIONS = True
    page = client.get(reverse("timeline"))
    assert page.status_code == 200
    assert "Abiy Ahmed" in page.content.decode()


def test_every_line_of_the_editors_decisions_names_a_dispatch(loaded: Loaded) -> None:
    known = {path.stem for path in dispatches()}
    assert {name for line in lines() for name in line.dispatches} <= known


def test_most_of_the_editors_decisions_found_their_event(loaded: Loaded) -> None:
    accepted = Decision.objects.filter(verb="accept", subject_type="event").count()
    assert accepted >= 0.6 * sum(line.verb == "accept" for line in lines())


def test_all_evidence_is_in_the_texts_word_for_word(loaded: Loaded) -> None:
    assert Evidence.objects.count() > 200
    assert not list(Evidence.objects.breaches())


def test_loading_it_again_changes_nothing(loaded: Loaded) -> None:
    def counts() -> list[int]:
        return [
            model.objects.count() for model in (Article, Event, Statement, Decision, Evidence, Timeline, Note)
        ]

    before = counts()
    again = load()
    assert (again.tally.stored, again.decided, counts()) == (0, 0, before)


def test_a_database_with_articles_is_left_alone_by_make_run(loaded: Loaded, capsys: Any) -> None:
    call_command("demo", "--if-empty")
    assert capsys.readouterr().out == ""
