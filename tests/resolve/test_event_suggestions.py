"""Events that may be one are put before an editor, a few an article; what is decided about them is not asked again."""

from datetime import date

import pytest

from tests.factories import EditorFactory
from tests.resolve.stories import LISBON, meeting
from tests.resolve.test_joining import OTHER_WIRE
from timeline.actions import Judge, MergeEvents, Undo
from timeline.models import Event, EventResemblance
from timeline.resolve import resolve
from timeline.resolve.renewal import renew

pytestmark = pytest.mark.django_db

VAGUE = {"source": "Second Wire", "edtf": "2021-06", "day": date(2021, 6, 24)}


def two():
    """A meeting on a day, and one with the same people in that month."""
    resolve(*meeting())
    second = meeting(OTHER_WIRE, **VAGUE)
    resolve(*second)
    return second


def waiting():
    return [{row.one_id, row.other_id} for row in EventResemblance.objects.open()]


def test_what_is_likely_but_not_certain_is_two_events_and_a_pair_with_its_reasons():
    two()
    one, other = Event.objects.order_by("pk")
    pair = EventResemblance.objects.open().get()
    assert (pair.one, pair.other) == (one, other)
    assert "the same take part: Ana Sousa, Ivo Brandt" in pair.agrees
    assert pair.differs == ["a date is vague: 2021-06 and 2021-06-21"]


def test_what_joins_and_what_contradicts_leaves_no_pair():
    resolve(*meeting())
    resolve(*meeting(OTHER_WIRE, source="Second Wire"))
    resolve(*meeting(OTHER_WIRE + " ", source="Third Wire", edtf="2021-06-28"))
    assert Event.objects.count() == 2
    assert waiting() == []


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_a_verdict_stands_when_more_articles_come_and_when_one_is_read_again(verdict):
    article, extraction = two()
    one, other = Event.objects.order_by("pk")
    Judge(user=EditorFactory(), verdict=verdict, one=other, other=one).execute()
    renew(article, extraction)
    resolve(*meeting(LISBON + " ", source="Third Wire"))
    assert Event.objects.count() == 2
    assert waiting() == []


def test_a_pair_is_asked_again_when_its_merge_is_undone():
    two()
    one, other = Event.objects.order_by("pk")
    editor = EditorFactory()
    merged = MergeEvents(user=editor, winner=one, loser=other).execute()
    assert waiting() == []
    Undo(user=editor, undone=merged).execute()
    assert waiting() == [{one.pk, other.pk}]


def test_the_events_of_one_article_are_told_apart_by_it_and_never_a_pair():
    article, found = meeting()
    (met,) = found.events
    again = type(met)(**{**{f: getattr(met, f) for f in met.__slots__}, "id": "E2", "edtf": "2021-06"})
    fields = {f: getattr(found, f) for f in found.__slots__}
    resolve(article, type(found)(**{**fields, "events": (met, again)}))
    assert Event.objects.count() == 2
    assert waiting() == []
