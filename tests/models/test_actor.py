from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from timeline.models import Actor, ActorName, Position
from timeline.models.names import fold

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(db):
    return Actor.objects.create(name="Noh Kyu-duk", kind="person", iso3="KOR")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Noh Kyu-duk", "noh kyu duk"),
        ("NOH  Kyu‑duk", "noh kyu duk"),
        ("José Álvarez", "jose alvarez"),
        ("U.S.", "us"),
        ("김정은", fold("김정은")),
    ],
)
def test_names_are_compared_without_case_accents_and_hyphens(name, folded):
    assert fold(name) == folded


def test_an_alias_is_found_by_part_of_it(person):
    ActorName.objects.create(actor=person, name="Noh Kyu-deok")
    assert list(Actor.objects.called("deok")) == [person]


def test_a_state_has_its_code_alone():
    Actor.objects.create(name="North Korea", kind="state", iso3="PRK")
    with pytest.raises(IntegrityError), transaction.atomic():
        Actor.objects.create(name="DPRK", kind="state", iso3="PRK")


def test_positions_are_held_from_the_first_day_to_the_last(person):
    held = Position.objects.create(actor=person, title="Envoy", since="2020-12", until="2022-05-10")
    assert (held.first_day, held.last_day) == (date(2020, 12, 1), date(2022, 5, 10))
    assert held in Position.objects.held_on(date(2021, 6, 21))
    assert held not in Position.objects.held_on(date(2022, 5, 11))


def test_a_position_of_unknown_dates_may_be_held_any_day(person):
    held = Position.objects.create(actor=person, title="Envoy", attested=date(2021, 6, 21))
    assert held in Position.objects.held_on(date(2021, 6, 21))


def test_a_date_that_is_not_edtf_names_the_field(person):
    with pytest.raises(ValidationError) as caught:
        Position.objects.create(actor=person, title="Envoy", since="last spring")
    assert "since" in caught.value.message_dict
