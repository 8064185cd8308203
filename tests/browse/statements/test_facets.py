"""Facets say for each choice how many statements it gives."""

import pytest
from django.contrib.auth.models import AnonymousUser

from timeline.browse.statements.facets import facets
from timeline.browse.statements.looked_at import LookedAt
from timeline.browse.statements.selection import Selection

NOBODY = AnonymousUser()
pytestmark = pytest.mark.django_db


def offered(query=""):
    found = facets(LookedAt(Selection.read(query, NOBODY), NOBODY))
    return {facet.title: {choice.label: choice for choice in facet.choices} for facet in found}


QUERIES = [
    "",
    "act=warn",
    "q=sanctions",
    "from=2021",
    "form=indirect&act=warn&act=demand",
    "from=2020&to=2020",
]


@pytest.mark.parametrize("query", QUERIES)
def test_each_number_is_that_of_what_it_leads_to(said, query):
    said.make(said.sousa, "We will keep talking", article=said.article, edtf="2020-12-30/2021-01-02")
    said.make(said.brandt, "We will keep talking", edtf="../2021-05")
    said.make(said.lund, "Nobody asked for more", article=said.other, variant_of=said.firm)
    for title, choices in offered(query).items():
        for choice in choices.values():
            led_to = choice.to.matching(NOBODY).count()
            alone = not any(other.chosen for other in choices.values())
            if alone and not choice.chosen:
                assert choice.count == led_to, f"{title}: {choice.label}"


def test_speakers_of_joint_statements_are_counted(said):
    assert {label: choice.count for label, choice in offered()["By"].items()} == {
        "Ana Sousa": 3, "Ivo Brandt": 3, "Eva Lund": 1,
    }  # fmt: skip


def test_a_choice_that_is_on_is_dropped_by_its_link(said):
    choice = offered(f"by={said.sousa.pk}")["By"]["Ana Sousa"]
    assert choice.chosen
    assert choice.to.query == ""


def test_a_second_speaker_is_added_to_the_first(said):
    choice = offered(f"by={said.sousa.pk}")["By"]["Ivo Brandt"]
    assert choice.to.query == f"by={said.sousa.pk}&by={said.brandt.pk}"


def test_a_facet_without_a_choice_is_left_out(said):
    assert "About" not in offered()
    assert "Year" not in offered("act=offer")


def test_an_outlet_is_counted_for_what_it_has_as_a_variant(said):
    said.make(said.sousa, "Nobody asked for more", article=said.other, variant_of=said.firm)
    assert offered("act=warn")["In"]["The Desk"].count == 1
