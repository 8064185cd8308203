"""What is found as of a day, in whatever order it is asked for."""

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.browse.asof.conftest import article
from tests.factories import EventFactory, EventReportFactory
from timeline.browse import found as module
from timeline.browse.asof import finding
from timeline.browse.asof.lead import KnownLead
from timeline.browse.window import Window

NOBODY = AnonymousUser()


@pytest.mark.parametrize("first", ["base", "retold", "lasting", "near"])
def test_whatever_is_asked_first_only_what_was_known_is_found(story, first):
    found = finding(Window.read("as_of=2021-06-18&from=2021-01-01", NOBODY), NOBODY)
    getattr(found, first)
    assert [type(lead) for lead in found.leads] == [KnownLead]


def test_a_stretch_that_what_is_near_fills_leads_on(story, monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    for day in range(1, 21):
        event = EventFactory(edtf=f"2021-03-{day:02}", state="accepted")
        EventReportFactory(event=event, article=article("The Ministry", "2021-06-17", f"Talks {day}."))
    found = finding(Window.read("as_of=2021-06-18", NOBODY), NOBODY)
    low, high = found.range
    assert not found.near.covers(low, high)
    near = len(found.near.between(low, high))
    for most in (0, near):
        some = found.stretch(low, high, most, newest=True)
        assert len(some.positions) == most
        assert not some.whole
