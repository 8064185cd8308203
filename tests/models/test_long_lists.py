"""Long lists of numbers find the same as short ones."""

import pytest

from tests.factories import EventFactory
from timeline.models import Event
from timeline.models.long_lists import LONG, listed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("more", [0, LONG])
def test_a_list_finds_its_events_however_long_it_is(more):
    events = [EventFactory(edtf=f"2020-06-{day:02}") for day in range(1, 5)]
    wanted = [event.position for event in events[1:3]]
    assert list(Event.objects.at([*wanted, *range(more)])) == events[1:3]


def test_a_long_list_is_one_parameter():
    assert listed([1, 2]) == [1, 2]
    _, params = Event.objects.filter(pk__in=listed(list(range(LONG)))).query.sql_with_params()
    assert len(params) == 1
