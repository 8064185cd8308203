"""Counts and copies follow the rows, whoever writes them, and a check finds where they do not."""

from datetime import date

import pytest
from django.db import connection

from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EventFactory,
    EventReportFactory,
    ParticipationFactory,
    SourceFactory,
)
from timeline.models import (
    ActorCount,
    ArticleCount,
    Event,
    EventCount,
    EventReport,
    Participation,
    QuadCount,
    derived,
)
from timeline.models.counting import Counts
from timeline.models.counts import Grain, first_day, last_day, period_of

pytestmark = pytest.mark.django_db


def spans(grain, **of):
    """What both roll-ups say, where both can."""
    found = sorted(EventCount.objects.of(**of).spans(grain))
    assert sorted(Counts(**of).spans(grain)) == found
    return found


def number(*days, **of):
    """How many, by both roll-ups."""
    found = EventCount.objects.of(**of).dated_number(*days)
    assert Counts(**of).dated_number(*days) == found
    return found


def test_an_event_counts_once_in_each_grain():
    EventFactory(edtf="2021-06-21", event_type="AID")
    at = {grain: period_of(grain, date(2021, 6, 21)) for grain in Grain.values}
    for grain in Grain.values:
        assert spans(grain) == [(at[grain], at[grain], "material cooperation", True, 1)]


@pytest.mark.parametrize(
    "edtf", ["2021", "2021-06~", "1914-07-28/1918-11-11", "0001-01-01", "9999-12", "198X", "2020-23"]
)
def test_periods_are_those_of_the_first_and_the_last_day(edtf):
    event = EventFactory(edtf=edtf)
    for grain in Grain.values:
        assert [row[:2] for row in spans(grain)] == [
            (period_of(grain, event.earliest), period_of(grain, event.latest))
        ]


@pytest.mark.parametrize(
    ("edtf", "day"), [("../2021-06-21", date(2021, 6, 21)), ("2021-06-21/..", date(2021, 6, 21))]
)
def test_an_open_date_counts_where_it_is_known(edtf, day):
    EventFactory(edtf=edtf)
    assert [row[:2] for row in spans("day")] == [(day.toordinal(), day.toordinal())]


def test_undated_events_are_counted_apart():
    EventFactory(edtf="", date_basis="none")
    assert EventCount.objects.undated_number() == 1
    assert number() == 0
    assert all(spans(grain) == [] for grain in Grain.values)


@pytest.mark.parametrize("grain", Grain.values)
@pytest.mark.parametrize("day", [date.min, date(2020, 2, 29), date(2021, 12, 31), date.max])
def test_a_period_holds_its_days_and_no_others(grain, day):
    number = period_of(grain, day)
    assert first_day(grain, number) <= day <= last_day(grain, number)
    if last_day(grain, number) < date.max:
        assert first_day(grain, number + 1).toordinal() == last_day(grain, number).toordinal() + 1


def test_what_is_rejected_merged_or_background_is_not_counted():
    kept = EventFactory()
    EventFactory(state="rejected")
    EventFactory(merged_into=kept)
    EventFactory(core=False)
    EventFactory(core=False, state="accepted")
    assert number() == 2
    assert number(accepted=True) == 1


def test_a_number_can_be_asked_for_any_window():
    for edtf in (
        "2020",
        "2021-06-21",
        "2021-06",
        "2019-12-30/2020-01-02",
        "2021-06-30/2021-07-02",
        "../2021-06-20",
    ):
        EventFactory(edtf=edtf)
    days = [
        date(2019, 12, 31),
        date(2020, 1, 1),
        date(2020, 12, 31),
        date(2021, 6, 20),
        date(2021, 6, 21),
        date(2021, 7, 1),
    ]
    for first in (None, *days):
        for last in (None, *days):
            if first is None or last is None or first <= last:
                wanted = Event.objects.dated().in_window(first, last).count()
                assert number(first, last) == wanted, (first, last)


def test_a_change_moves_an_event_from_count_to_count():
    event = EventFactory(edtf="2021-06-21")
    event.edtf, event.event_type, event.status = "2022", "ASSAULT", "planned"
    event.save()
    assert [row[2:] for row in spans("year")] == [("material conflict", False, 1)]
    event.state = "rejected"
    event.save()
    assert spans("year") == []
    event.state = "accepted"
    event.save()
    assert [row[2:] for row in spans("year", accepted=True)] == [("material conflict", False, 1)]
    event.delete()
    assert spans("year") == []


def test_rows_written_in_bulk_are_counted():
    rows = [
        Event(
            headline="Talks",
            position=(737_597 << 20) + n,
            earliest=date(2020, 6, 21),
            latest=date(2020, 6, 21),
        )
        for n in range(5)
    ]
    Event.objects.bulk_create(rows)
    assert number() == 5
    Event.objects.update(event_type="AID")
    assert [row[2:] for row in spans("day")] == [("material cooperation", True, 5)]


def test_positions_are_copied_and_follow():
    event, other = EventFactory(edtf="2021-06-21"), EventFactory(edtf="2022-01-01")
    part, report = ParticipationFactory(event=event), EventReportFactory(event=event)

    def positions():
        return {
            Participation.objects.get(pk=part.pk).position,
            EventReport.objects.get(pk=report.pk).position,
        }

    assert positions() == {event.position}
    event.edtf = "2021-06-22"
    event.save()
    assert positions() == {event.position}
    part.save()  # an instance from before the change
    assert positions() == {event.position}
    part.event = report.event = other
    part.save()
    report.save()
    assert positions() == {other.position}


def test_a_report_knows_the_source_of_its_article():
    report = EventReportFactory()
    assert EventReport.objects.get(pk=report.pk).source_id == report.article.source_id
    report.article.source = SourceFactory(name="Another")
    report.article.save()
    assert EventReport.objects.get(pk=report.pk).source.name == "Another"


def test_articles_count_when_they_are_read():
    article = ArticleFactory(extraction="pending")
    ArticleFactory(published_on=None, published_precision="none")
    assert not ArticleCount.objects.filter(number__gt=0).exists()
    article.extraction = "done"
    article.save()
    assert list(ArticleCount.objects.filter(grain="month").values_list("period", "number")) == [
        (2021 * 12 + 5, 1)
    ]


def test_parts_are_counted_by_actor():
    first, second = ActorFactory(), ActorFactory()
    part = ParticipationFactory(actor=first)
    ParticipationFactory(actor=first)
    part.actor = second
    part.save()
    assert dict(ActorCount.objects.values_list("actor", "number")) == {first.pk: 1, second.pk: 1}


def test_emptying_the_tables_in_any_order_leaves_nothing_below_zero():
    part = ParticipationFactory()
    EventCount.objects.all().delete()
    ActorCount.objects.all().delete()
    part.delete()
    if connection.vendor == "sqlite":  # PostgreSQL's tables are truncated, which runs no trigger
        assert not EventCount.objects.filter(number__lt=0).exists()
        assert not ActorCount.objects.filter(number__lt=0).exists()


def test_drift_is_named_and_mended():
    part, report = ParticipationFactory(), EventReportFactory()
    ArticleFactory()
    assert list(derived.drift()) == []
    EventCount.objects.filter(grain="month").update(number=7)
    QuadCount.objects.filter(grain="year").update(happened=False)
    ArticleCount.objects.all().delete()
    found = "\n".join(derived.drift())
    assert "event counts: 1 differ" in found
    assert "quad counts: 2 differ" in found
    assert "article counts: 4 differ" in found
    derived.rebuild()
    assert list(derived.drift()) == []
    assert {part.event_id, report.event_id} == set(Event.objects.values_list("pk", flat=True))


def test_installing_again_changes_nothing():
    EventFactory()
    before = list(EventCount.objects.values_list("pk", "number"))
    derived.install()
    EventFactory(edtf="2022")
    assert list(derived.drift()) == []
    assert (
        list(EventCount.objects.filter(pk__in=[pk for pk, _ in before]).values_list("pk", "number")) == before
    )
