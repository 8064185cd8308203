"""The role that somebody held on the day of an article."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import ActorFactory, PositionFactory, StateFactory
from tests.resolve.build import actor
from timeline.extract.extraction import Extraction, HeldPosition, Span
from timeline.resolve.attribution import Captions

pytestmark = pytest.mark.django_db

DAY = date(2021, 6, 21)
TEXT = "Foreign Minister Ana Sousa met Ivo Brandt in Portugal."


def captions(sousa, *found):
    identities = {"A1": sousa, "A2": StateFactory(name="Portugal", iso3="PRT")}
    return Captions(Extraction(TEXT, DAY, "test-1", actors=found), identities, DAY)


def test_a_minister_without_a_body_is_the_ministers_of_the_own_state():
    found = actor(TEXT, "A1", "Ana Sousa", iso3="PRT", title="Foreign Minister", affiliation="A2")
    assert captions(ActorFactory(), found).of("A1") == "Foreign Minister, Portugal"


@pytest.mark.parametrize(
    ("position", "caption"),
    [
        ({"attested": date(2021, 5, 1)}, "Foreign Minister, Norland"),
        ({"attested": date(2019, 5, 1)}, ""),
        ({"since": "2019-01", "until": "2022"}, "Foreign Minister, Norland"),
        ({"since": "2019-01", "until": "2020"}, ""),
        ({"attested": date(2021, 5, 1), "state": "rejected"}, ""),
    ],
)
def test_where_the_article_gives_no_role_the_one_known_for_that_day_stands(position, caption):
    sousa = ActorFactory()
    norland = ActorFactory(name="Norland", kind="organisation")
    PositionFactory(actor=sousa, title="Foreign Minister", org=norland, **position)
    assert captions(sousa, actor(TEXT, "A1", "Ana Sousa")).of("A1") == caption


def test_of_two_known_roles_the_one_that_an_editor_dated_stands():
    sousa, norland = ActorFactory(), ActorFactory(name="Norland", kind="organisation")
    PositionFactory(actor=sousa, title="Envoy", org=norland, attested=DAY)
    PositionFactory(actor=sousa, title="Foreign Minister", org=norland, since="2021-06-01")
    assert captions(sousa, actor(TEXT, "A1", "Ana Sousa")).of("A1") == "Foreign Minister, Norland"


def test_an_office_told_in_short_near_the_event_is_captioned_in_full():
    text = "Ana Sousa, Special Envoy for the Isles, spoke. Special Envoy Sousa left."
    both = tuple(
        HeldPosition(title, None, Span(start, start + len(title), title))
        for title in ("Special Envoy for the Isles", "Special Envoy")
        if (start := text.rindex(title)) >= 0
    )
    found = replace(actor(text, "A1", "Ana Sousa"), positions=both)
    assert captions(ActorFactory(), found).of("A1", (both[1].evidence,)) == "Special Envoy for the Isles"
