"""Agency copy in several outlets is one voice."""

from datetime import date

import pytest

from tests.factories import EditorFactory
from tests.resolve.stories import LISBON, meeting
from timeline.actions import MergeEvents
from timeline.models import Article, Event
from timeline.models.event_queries import ANYONE
from timeline.resolve import resolve
from timeline.resolve.copies import shared

pytestmark = pytest.mark.django_db

MORE = (
    "\n\nThe two ministers spoke for three hours about fishing grounds, the shared radar on the cape and the ferry that "
    "has lain in port since March. Neither side would say afterwards whether a date for the next round had been agreed. "
    "Officials of both ministries had prepared the meeting for weeks, and a paper of eleven pages lay on the table."
)
OTHER = (
    "\n\nIt was their first encounter since the quarrel over quotas. Reporters waited in the rain outside the palace "
    "until late in the evening; a spokeswoman then read out four sentences, took no questions and left. In the capital "
    "of Norland the opposition asked for an account in parliament before the week was over, and the markets did not stir."
)


def test_a_cut_and_retouched_copy_shares_most_of_its_runs():
    copy = LISBON + MORE.replace("three hours", "hours").partition("Officials")[0]
    assert shared(LISBON + MORE, copy) > 0.8
    assert shared(LISBON + MORE, LISBON + OTHER) < 0.5


def test_a_text_of_a_few_words_proves_nothing():
    assert shared("They met.", "They met.") == 0
    assert shared("", LISBON) == 0


def told(source, text, day=21):
    article, found = meeting(text, source=source, day=date(2021, 6, day))
    resolve(article, found)
    return Article.objects.get(pk=article.pk)


def test_a_copy_counts_with_its_original():
    agency, paper, third = (
        told("Agency", LISBON + MORE),
        told("Paper", LISBON + MORE),
        told("Third", LISBON + OTHER),
    )
    assert (paper.copy_of, paper.copy_share) == (agency, 1.0)
    assert agency.copy_of is third.copy_of is None
    event = Event.objects.for_cards(ANYONE).get()
    assert (event.source_count, event.voice_count) == (3, 2)


def test_the_earlier_article_is_the_original_whichever_comes_in_first():
    late, early = told("Paper", LISBON + MORE, day=22), told("Agency", LISBON + MORE, day=21)
    late.refresh_from_db()
    assert late.copy_of == early
    assert early.copy_of is None


def test_a_copy_makes_an_event_no_surer():
    told("Agency", LISBON + MORE)
    alone = Event.objects.get().confidence
    told("Paper", LISBON + MORE)
    assert Event.objects.get().confidence == alone
    told("Third", LISBON + OTHER)
    assert Event.objects.get().confidence > alone


def test_merging_two_events_finds_the_copies_among_their_articles():
    told("Agency", LISBON + MORE)
    article, found = meeting(LISBON + MORE, source="Paper", edtf="2021-06-20", kind="talks")
    resolve(article, found)
    first, second = Event.objects.order_by("pk")
    MergeEvents(user=EditorFactory(), winner=first, loser=second).execute()
    assert Article.objects.get(pk=article.pk).copy_of.source.name == "Agency"


def test_a_copy_of_a_copy_counts_with_the_first_article():
    text = LISBON + MORE
    told("Agency", text)
    paper = told("Paper", text)
    Event.objects.get().reports.exclude(article=paper).delete()
    third = told("Third", text, day=22)
    assert third.copy_of.source.name == "Agency"
