"""Rows taken as the database gives them."""

import pytest

from tests.factories import EventFactory
from timeline.models import Event
from timeline.models.plain_values import plain, together

pytestmark = pytest.mark.django_db


def test_what_can_have_no_rows_gives_none_and_leaves_the_others_theirs():
    event = EventFactory()
    every = Event.objects.order_by().values_list("pk")
    assert plain(Event.objects.none().values_list("pk")) == []
    assert together([every.filter(pk__in=[]), every]) == [(event.pk,)]


def test_each_of_several_keeps_its_own_order_and_end():
    one, two, three = (EventFactory().pk for _ in range(3))
    every = Event.objects.values_list("pk")
    assert sorted(together([every.order_by("pk")[:1], every.order_by("-pk")[:1]])) == [(one,), (three,)]
    assert two not in {pk for (pk,) in together([every.order_by("pk")[:1]])}
