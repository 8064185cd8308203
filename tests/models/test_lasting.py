"""What began before a day and may still run on it, found in three indexes, beside its plain definition."""

from datetime import date, timedelta

import pytest
from django.db import connection

from tests.factories import EventFactory
from timeline.models import Event
from timeline.models.lasting import LONG, SHORT
from timeline.models.position import first_position

pytestmark = pytest.mark.django_db
BEGINS = date(2020, 3, 1)
LENGTHS = (0, 1, SHORT - 1, SHORT, SHORT + 1, LONG - 1, LONG, LONG + 1, 4_000)


@pytest.fixture
def events():
    for days in LENGTHS:
        EventFactory(edtf=f"{BEGINS}/{BEGINS + timedelta(days)}" if days else f"{BEGINS}")
    EventFactory(edtf="", date_basis="none")


@pytest.mark.usefixtures("events")
def test_each_is_found_on_the_days_it_lasts_into():
    told = list(Event.objects.values_list("position", "latest"))
    for days in (0, *(day for length in LENGTHS for day in (length, length + 1))):
        day = BEGINS + timedelta(days)
        wanted = {p for p, latest in told if latest and p < first_position(day) and latest >= day}
        assert set(Event.objects.lasting_into(day).values_list("position", flat=True)) == wanted
    assert not Event.objects.lasting_into(date.max)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads a table of ten rows as it is")
def test_each_part_is_a_range_of_its_index():
    plan = Event.objects.lasting_into(BEGINS).order_by().values("position").explain()
    for index in ("event_lasting", "event_long", "event_longest"):
        assert f"USING INDEX {index} (latest>" in plan
