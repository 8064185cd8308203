"""What is found near a window and on the walk beyond it: each event that passes, in order, as by the plain definition."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import ActorFactory, EventFactory, ParticipationFactory
from timeline.browse import found as module
from timeline.browse.density import number
from timeline.browse.found import Found
from timeline.browse.window import Window
from timeline.models import Event
from timeline.models.position import UNDATED, first_position

pytestmark = pytest.mark.django_db
PAGE = 3
NOBODY = AnonymousUser()
WINDOWS = (
    "",
    "&from=2020-02&to=2020-03",
    "&from=2020-02-10",
    "&to=2020-02-10",
    "&from=2019&to=2019",
    "&undated=1",
)


@pytest.fixture
def two(monkeypatch):
    """Two actors in some of fifty events, among them long ones, undated ones, and both in one event in two parts."""
    monkeypatch.setattr(module, "MOST", 6)
    monkeypatch.setattr(module, "LENGTHS", (2, 5))
    first, second = ActorFactory.create_batch(2, state="accepted")
    for n in range(50):
        day = date(2020, 1, 1) + timedelta(2 * n)
        edtf = f"{day}/{day + timedelta(45)}" if n % 7 == 0 else "" if n % 11 == 0 else f"{day}"
        said = "Envoys hold talks" if n % 3 else "Envoys leave"
        basis = {} if edtf else {"date_basis": "none"}
        event = EventFactory(headline=said, edtf=edtf, state="accepted" if n % 5 else "suggested", **basis)
        if n % 2:
            ParticipationFactory(event=event, actor=first, role="actor")
            ParticipationFactory(event=event, actor=first, role="host")
        if n % 4:
            ParticipationFactory(event=event, actor=second)
    return first, second


def walked(found, newest):
    """All positions in the range, page by page."""
    low, high = found.range
    positions = []
    while True:
        page = found.stretch(low, high, PAGE, newest=newest)
        assert len(page.positions) <= PAGE
        positions += page.positions
        if page.whole:
            return positions
        low, high = (low, page.on) if newest else (page.on + 1, high)


@pytest.mark.parametrize(
    "filters", ["actor={0}", "actor={0}&actor={1}", "actor={1}&q=talks", "q=envoys+talks"]
)
def test_pages_hold_every_event_once_in_order(two, filters):
    for window in WINDOWS:
        view = Window.read(filters.format(*(actor.pk for actor in two)) + window, NOBODY)
        rows = view.plain(NOBODY)
        for actor in view.actors:
            rows = rows.with_actor(actor.pk)
        wanted = [event for event in rows.order_by("position") if not view.text or "talks" in event.headline]
        low, high = Found(view, NOBODY).range
        inside = [event.position for event in wanted if low <= event.position < high]
        for newest in (False, True):
            assert walked(Found(view, NOBODY), newest) == (inside[::-1] if newest else inside)
        lasting = lasting_into(view, wanted)
        found = Found(view, NOBODY)
        assert found.lasting == lasting
        counted = number(found)
        told = len(inside) + len(lasting)
        assert counted.value == told or (counted.more and counted.value < told)


def lasting_into(view, events):
    """The positions of those that begin before the window and may still run in it."""
    begins = view.first_day
    if not begins or view.undated:
        return []
    before = [event for event in events if event.position < min(first_position(begins), UNDATED)]
    return [event.position for event in before if event.latest and event.latest >= begins]


def test_what_was_looked_at_is_not_asked_for_again(two, django_assert_num_queries):
    found = Found(Window.read(f"actor={two[0].pk}&from=2020-02-10&to=2020-02-14", NOBODY), NOBODY)
    low, high = found.range
    assert found.near.covers(low, high)
    with django_assert_num_queries(0):
        found.stretch(low, high, PAGE, newest=False)
    assert Event.objects.at(found.near.positions).count() == len(found.near.rows)
