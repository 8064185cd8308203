"""How far two actors look like one, and the words for it."""

from datetime import date

import pytest

from timeline.resolve.comparison import SUGGEST, Profile, compare, name_relation


def person(*names, **rest):
    titles = frozenset(rest.pop("titles", ()))
    return Profile("person", names, titles=titles, **rest)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("Park Jin-su", "PARK JIN SU", "same name"),
        ("Park Jin-su", "Jin-su Park", "same words"),
        ("Maria L. Costa", "Maria Costa", "initial"),
        ("Bob Holt", "Robert Holt", "short name"),
        ("Park Kyu-duk", "Park Kyu-deok", "spelling"),
        ("Costa", "Maria Costa", "surname"),
        ("Costa", "Costa", "surname"),
        ("Costa", "Rui Sousa", ""),
        ("Maria Costa", "Paula Costa", ""),
        ("John Costa", "Joan Costa", ""),
        ("Anna Lind", "Anne Lind", ""),
    ],
)
def test_names_of_persons_are_related_or_not(one, other, relation):
    assert name_relation(one, other, person=True) == relation
    assert name_relation(other, one, person=True) == relation


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("African Peace Forum", "APF", "acronym"),
        ("The African Peace Forum", "African Peace Forum", "same name"),
        ("African Peace Forum", "ASEAN", ""),
        ("Council of Ministers", "Council of Elders", ""),
    ],
)
def test_names_of_bodies_are_related_or_not(one, other, relation):
    assert name_relation(one, other, person=False) == relation


def test_what_agrees_and_what_differs_is_said():
    found = compare(
        person("Park Kyu-duk", iso3="KOR", titles=["special representative"]),
        person("Park Kyu-deok", iso3="KOR", titles=["special representative"]),
    )
    assert found.agrees == [
        "Park Kyu-duk and Park Kyu-deok may be two spellings",
        "both of South Korea",
        "both “special representative”",
    ]
    assert found.differs == []
    assert found.score == 0.8


def test_a_spelling_alone_is_worth_a_look_and_in_two_countries_it_is_not():
    assert compare(person("Park Kyu-duk"), person("Park Kyu-deok")).suggests
    assert not compare(person("Park Kyu-duk", iso3="KOR"), person("Park Kyu-deok", iso3="USA")).suggests


def test_a_surname_needs_more_than_itself():
    assert not compare(person("Costa"), person("Maria Costa")).suggests
    assert compare(person("Costa", iso3="PRT"), person("Maria Costa", iso3="PRT")).suggests
    assert compare(person("Costa"), person("Maria Costa"), company=["Rui Sousa", "Ana Dias"]).score == SUGGEST


def test_two_full_names_are_not_one_by_the_surname_that_both_are_called_by():
    pair = person("Maria Costa", "Costa", iso3="PRT"), person("Paula Costa", "Costa", iso3="PRT")
    assert compare(*pair).score == 0


def test_whom_one_article_keeps_apart_is_hardly_one():
    pair = person("Costa", iso3="PRT"), person("Maria Costa", iso3="PRT")
    assert not compare(*pair, together=True).suggests


def test_a_lifetime_between_two_articles_speaks_against():
    pair = (
        person("Maria Costa", days=(date(1950, 5, 1),)),
        person("Maria Costa", days=(date(2020, 5, 1),)),
    )
    assert compare(*pair).differs == ["70 years apart"]


def test_a_person_is_never_compared_with_a_body():
    assert compare(person("Costa Lima"), Profile("organisation", ("Costa Lima",))).score == 0


def test_titles_agree_whatever_their_case_and_are_shown_as_written():
    one, other = (
        person("Maria Costa", titles=["Foreign Minister"]),
        person("Maria Costa", titles=["foreign minister"]),
    )
    assert "both “Foreign Minister”" in compare(one, other).agrees
    judge = person("Maria Costa", titles=["Chief Justice"])
    assert compare(one, judge).differs == ["“Foreign Minister” and “Chief Justice”"]
