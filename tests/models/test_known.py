"""Since when an event is known follows from its reports, whoever writes them; and what of an article counts by a day."""

from datetime import UTC, date, datetime

import pytest

from tests.factories import ArticleFactory, EventFactory, EventReportFactory
from timeline.models import Article, Event, EventKnown, EventReport, derived
from timeline.models.known import AsOf

pytestmark = pytest.mark.django_db
STORED = date(2021, 7, 1)


@pytest.fixture
def day():
    """A report of an event whose article was published on a day, and stored on 1 July 2021."""

    def report(event, published):
        article = ArticleFactory(
            published_on=published and date.fromisoformat(published),
            published_precision="day" if published else "none",
        )
        Article.objects.filter(pk=article.pk).update(stored_at=datetime(2021, 7, 1, 23, 30, tzinfo=UTC))
        return EventReportFactory(event=event, article=article)

    return report


def known(event):
    row = EventKnown.objects.get(event=event)
    return tuple(date.fromordinal(n) for n in (row.since, row.until, row.held_since, row.held_until))


def test_an_event_is_known_from_its_first_report_to_its_last(day):
    event = EventFactory()
    day(event, "2021-06-21")
    day(event, "2021-06-17")
    assert known(event) == (date(2021, 6, 17), date(2021, 6, 21), STORED, STORED)


def test_an_article_without_a_day_counts_from_the_day_it_was_stored(day):
    event = EventFactory()
    day(event, None)
    assert known(event)[0] == STORED


def test_an_event_without_a_report_is_known_from_the_day_it_was_entered():
    event = EventFactory()
    assert known(event) == (event.created_at.astimezone(UTC).date(),) * 4


def test_reports_that_move_or_go_take_their_days_along(day):
    one, other = EventFactory(), EventFactory()
    day(one, "2021-06-21")
    first = day(one, "2021-06-17")
    day(other, "2021-06-20")
    EventReport.objects.filter(pk=first.pk).update(event=other)
    assert (known(one)[0], known(other)[0]) == (date(2021, 6, 21), date(2021, 6, 17))
    EventReport.objects.filter(pk=first.pk).delete()
    assert known(other)[:2] == (date(2021, 6, 20), date(2021, 6, 20))
    assert list(derived.drift()) == []


def test_a_corrected_day_of_publication_counts(day):
    event = EventFactory()
    report = day(event, "2021-06-21")
    Article.objects.filter(pk=report.article_id).update(published_on=date(2021, 6, 19))
    assert known(event)[0] == date(2021, 6, 19)


def test_what_is_known_before_its_day_is_ahead(day):
    event = EventFactory(edtf="2021-06-21")
    day(event, "2021-06-17")
    assert EventKnown.objects.get(event=event).ahead
    event.edtf = "2021-06-16"
    event.save()
    row = EventKnown.objects.get(event=event)
    assert (row.ahead, row.position) == (False, event.position)
    event.edtf = ""
    event.save()
    assert not EventKnown.objects.get(event=event).ahead


def test_a_deleted_event_is_known_no_longer(day):
    event = EventFactory()
    day(event, "2021-06-17")
    event.delete()
    assert not EventKnown.objects.exists()


def test_drift_is_named_and_mended(day):
    event = EventFactory()
    day(event, "2021-06-17")
    EventKnown.objects.update(since=1)
    assert list(derived.drift()) == ["days from which events are known: 1 differ"]
    derived.rebuild()
    assert list(derived.drift()) == []
    EventKnown.objects.all().delete()
    assert list(derived.drift()) == ["days from which events are known: 1 differ"]


def test_one_question_is_asked_in_the_database_as_in_memory(day):
    for published in ("2021-06-17", "2021-07-01", "2021-07-02", None):
        day(EventFactory(), published)
    for held in (False, True):
        for asked in (date(2021, 6, 17), date(2021, 6, 30), STORED, date(2021, 7, 2), date.max):
            asof = AsOf(asked, held)
            found = set(Article.objects.filter(asof.articles()))
            assert found == {a for a in Article.objects.all() if asof.knows(a)}, asof
            events = Event.objects.filter(**{f"known__{asof.since}__lte": asof.number})
            assert set(events) == {article.reports.get().event for article in found}, asof
