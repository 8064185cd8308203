"""Doubtful pairs are put before an editor; nothing is joined on a guess, and nobody is asked twice."""

import pytest

from tests.factories import ActorFactory, ActorNameFactory, ArticleFactory, EditorFactory
from tests.resolve.build import actor, extraction
from timeline.actions import Judge, MergeActors, Undo
from timeline.models import Actor, Resemblance
from timeline.resolve import resolve, suggestions

pytestmark = pytest.mark.django_db


def read(text, *found, **article):
    stored = ArticleFactory(text=text, extraction="pending", **article)
    actors = [actor(text, f"A{n}", *args, **kwargs) for n, (args, kwargs) in enumerate(found, start=1)]
    resolve(stored, extraction(stored, actors))


def a(*args, **kwargs):
    return args, kwargs


def pairs():
    return [{str(row.one), str(row.other)} for row in Resemblance.objects.open()]


def two_spellings():
    read("Park Kyu-duk spoke.", a("Park Kyu-duk", iso3="KOR"))
    read("Park Kyu-deok spoke.", a("Park Kyu-deok", iso3="KOR"))


def test_two_spellings_are_two_actors_and_a_suggestion():
    two_spellings()
    assert Actor.objects.count() == 2
    assert pairs() == [{"Park Kyu-duk", "Park Kyu-deok"}]
    assert "both of South Korea" in Resemblance.objects.get().agrees


def test_one_name_in_two_countries_is_two_actors_and_no_suggestion_unless_something_else_agrees():
    read("Minister Ana Sousa spoke.", a("Ana Sousa", iso3="PRT", title="Minister"))
    read("Minister Ana Sousa spoke again.", a("Ana Sousa", iso3="BRA", title="Minister"))
    assert Actor.objects.count() == 2
    assert pairs() == [{"Ana Sousa"}]
    row = Resemblance.objects.get()
    assert row.differs == ["Brazil and Portugal"]


def test_a_bare_surname_is_suggested_for_its_bearer_in_the_same_country():
    read("Ana Sousa spoke; Sousa left.", a("Ana Sousa", iso3="PRT", called=["Ana Sousa", "Sousa"]))
    read("Sousa spoke.", a("Sousa", iso3="PRT"))
    assert pairs() == [{"Ana Sousa", "Sousa"}]


def test_who_is_recognised_without_doubt_is_not_asked_about():
    read("Ana Sousa spoke.", a("Ana Sousa", iso3="PRT"))
    read("Ana Sousa spoke again.", a("Ana Sousa", iso3="PRT"))
    assert pairs() == []


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_an_editors_verdict_closes_the_question_for_later_runs(verdict):
    two_spellings()
    one, other = Actor.objects.order_by("pk")
    Judge(user=EditorFactory(), verdict=verdict, one=other, other=one).execute()
    assert pairs() == []
    assert suggestions.suggest([other], [other]) is not None
    assert pairs() == []
    assert Resemblance.objects.left_open().count() == (verdict == "unsure")


def test_a_verdict_taken_back_opens_the_question_again():
    two_spellings()
    one, other = Actor.objects.order_by("pk")
    editor = EditorFactory()
    said = Judge(user=editor, verdict="different", one=one, other=other).execute()
    Undo(user=editor, undone=said).execute()
    assert len(pairs()) == 1


def test_a_merge_answers_the_question_and_its_undo_asks_again():
    two_spellings()
    one, other = Actor.objects.order_by("pk")
    editor = EditorFactory()
    merged = MergeActors(user=editor, winner=one, loser=other).execute()
    assert pairs() == []
    Undo(user=editor, undone=merged).execute()
    assert len(pairs()) == 1


def bearers(surname, number, iso3="PRT"):
    for n in range(number):
        row = ActorFactory.create(name=f"{chr(65 + n % 26)}{'ab'[n % 2]}o {surname}", iso3=iso3)
        ActorNameFactory.create(actor=row, name=row.name)
        ActorNameFactory.create(actor=row, name=surname)


def test_a_common_surname_costs_the_same_however_many_bear_it():
    bearers("Sousa", suggestions.CANDIDATES + 5)
    row = ActorFactory.create(name="Sousa", iso3="PRT")
    assert len(suggestions.candidates(row)) == suggestions.CANDIDATES
    bearers("Sousa", 2 * suggestions.CANDIDATES)
    assert len(suggestions.candidates(row)) == suggestions.CANDIDATES


def test_a_new_row_gets_the_likeliest_suggestions_only():
    bearers("Dias", suggestions.KEPT + 2)
    read("Dias spoke.", a("Dias", iso3="PRT"))
    assert Resemblance.objects.count() == suggestions.KEPT


def test_the_bearers_of_one_surname_are_not_suggested_to_be_one():
    for name in ("Ana Sousa", "Rui Sousa"):
        read(f"{name} spoke; Sousa left.", a(name, iso3="PRT", called=[name, "Sousa"]))
    assert pairs() == []
