"""Who is whom across articles. When in doubt, two actors."""

from datetime import date

import pytest

from tests.factories import ActorFactory, ActorNameFactory, ArticleFactory, PositionFactory
from tests.resolve.build import actor, extraction
from timeline.models import Actor, ActorName, Mention
from timeline.resolve import resolve

pytestmark = pytest.mark.django_db


def read(text, *found, **article):
    """Read an article in which these actors are found (each made by `an`), and give whom it names, in text order."""
    stored = ArticleFactory(text=text, extraction="pending", **article)
    actors = [actor(text, f"A{n}", *args, **kwargs) for n, (args, kwargs) in enumerate(found, start=1)]
    resolve(stored, extraction(stored, actors))
    return [m.actor for m in Mention.objects.filter(article=stored).order_by("evidence__start")]


def an(*args, **kwargs):
    return args, kwargs


def names(kind="person"):
    return sorted(Actor.objects.filter(kind=kind).values_list("name", flat=True))


def test_a_state_is_one_by_its_code_whatever_it_is_called():
    read("North Korea said so.", an("North Korea", "state", iso3="PRK"))
    article = ArticleFactory(text="The DPRK said so.", extraction="pending")
    found = actor(
        article.text, "A1", "Democratic People's Republic of Korea", "state", iso3="PRK", called=["DPRK"]
    )
    resolve(article, extraction(article, [found]))
    assert names("state") == ["North Korea"]
    assert set(ActorName.objects.values_list("name", flat=True)) >= {"North Korea", "DPRK"}


def test_a_persons_full_name_is_one_whatever_its_case_hyphens_and_accents():
    read("José Albares spoke.", an("José Albares", iso3="ESP"))
    read("JOSE ALBARES spoke.", an("JOSE ALBARES", iso3="ESP"))
    assert names() == ["José Albares"]


def test_one_name_in_two_countries_is_two_persons():
    read("John Smith spoke.", an("John Smith", iso3="GBR"))
    read("John Smith spoke again.", an("John Smith", iso3="AUS"))
    assert len(names()) == 2


def test_a_person_without_a_country_is_the_one_of_that_name_who_is_named_with_the_same_other_person():
    read("John Smith met Ada Lund.", an("John Smith", iso3="GBR"), an("Ada Lund"))
    read("Ada Lund wrote to John Smith.", an("Ada Lund"), an("John Smith"))
    assert names() == ["Ada Lund", "John Smith"]
    read("John Smith fished alone with Per Berg.", an("John Smith"), an("Per Berg"))
    assert names().count("John Smith") == 2


def test_a_body_is_one_with_and_without_its_article():
    read("The Harbour Times wrote so.", an("The Harbour Times", "media", called=["The Harbour Times"]))
    read("Harbour Times wrote so.", an("Harbour Times", "media"))
    read("The Harbour Times wrote so again.", an("The Harbour Times", "media", called=["The Harbour Times"]))
    assert len(names("media")) == 1


def test_a_person_without_a_country_is_the_one_of_that_name_and_title_if_there_is_one_only():
    envoy = {"title": "envoy"}
    read("John Smith, an envoy, spoke.", an("John Smith", iso3="GBR", **envoy))
    read("John Smith, an envoy, spoke again.", an("John Smith", **envoy))
    assert len(names()) == 1
    read("John Smith, an envoy, spoke elsewhere.", an("John Smith", iso3="AUS", **envoy))
    read("John Smith, an envoy, spoke at last.", an("John Smith", **envoy))
    assert len(names()) == 3


def test_a_country_that_was_open_is_filled_in_unless_an_editor_has_judged_the_row():
    read("Minister Ana Sousa spoke.", an("Ana Sousa", title="Minister"))
    read("Minister Ana Sousa of Portugal spoke.", an("Ana Sousa", iso3="PRT", title="Minister"))
    assert Actor.objects.get().iso3 == "PRT"
    kept = ActorFactory.create(name="Ivo Brandt", state="accepted")
    PositionFactory.create(actor=kept, title="envoy")
    read("The envoy Ivo Brandt of Portugal spoke.", an("Ivo Brandt", iso3="PRT", title="envoy"))
    kept.refresh_from_db()
    assert kept.iso3 == ""


def test_a_name_alone_makes_nobody_the_citizen_of_a_country():
    read("Ana Sousa of Portugal spoke.", an("Ana Sousa", iso3="PRT"))
    read("Ana Sousa, who fishes, spoke.", an("Ana Sousa"))
    assert names() == ["Ana Sousa", "Ana Sousa"]


def test_an_article_that_names_the_country_vouches_for_its_citizen():
    read("Ana Sousa of Portugal spoke.", an("Ana Sousa", iso3="PRT"))
    article, actors = "Ana Sousa spoke in Portugal.", ("Ana Sousa", "Portugal")
    read(article, an(actors[0]), an(actors[1], "state", iso3="PRT"))
    assert names() == ["Ana Sousa"]


def test_a_middle_initial_makes_no_second_person_in_one_country():
    read("Antony J. Blinken spoke.", an("Antony J. Blinken", iso3="USA"))
    read("Antony Blinken spoke.", an("Antony Blinken", iso3="USA"))
    assert names() == ["Antony J. Blinken"]
    read("Antony Blinken spoke again.", an("Antony Blinken", iso3="GBR"))
    assert len(names()) == 2


def test_bare_surnames_join_nobody():
    read("Sung Kim spoke.", an("Sung Kim", iso3="USA"))
    read("Kim spoke.", an("Kim"))
    read("Kim spoke again.", an("Kim", iso3="USA"))
    assert names() == ["Kim", "Kim", "Sung Kim"]


def test_a_surname_with_its_title_is_the_only_known_holder_of_both():
    read(
        "President Ana Sousa spoke; Sousa left.",
        an("Ana Sousa", title="President", called=["Ana Sousa", "Sousa"]),
    )
    read("President Sousa spoke.", an("Sousa", title="President"))
    assert names() == ["Ana Sousa"]


@pytest.mark.parametrize(
    ("text", "found", "article"),
    [
        ("Minister Sousa spoke.", an("Sousa", title="Minister"), {}),
        ("Sousa spoke.", an("Sousa"), {}),
        ("President Sousa spoke.", an("Sousa", title="President", iso3="BRA"), {}),
        ("President Sousa spoke.", an("Sousa", title="President"), {"published_on": date(1999, 6, 21)}),
    ],
    ids=["another title", "no title", "another country", "another time"],
)
def test_a_surname_is_not_its_namesake(text, found, article):
    known = an("Ana Sousa", title="President", called=["Ana Sousa", "Sousa"], iso3="PRT")
    read("President Ana Sousa spoke; Sousa left.", known)
    read(text, found, **article)
    assert names() == ["Ana Sousa", "Sousa"]


def test_a_surname_with_two_known_bearers_is_neither():
    for name in ("Ana Sousa", "Rui Sousa"):
        read(f"President {name} spoke; Sousa left.", an(name, title="President", called=[name, "Sousa"]))
    read("President Sousa spoke.", an("Sousa", title="President"))
    assert names() == ["Ana Sousa", "Rui Sousa", "Sousa"]


def test_surnames_with_particles_are_bare_too():
    for text in ("Di Maio spoke.", "Di Maio spoke again.", "Al-Thani spoke.", "Al-Thani left."):
        read(text, an(text.rsplit(" ", 1)[0].removesuffix(" spoke")))
    assert len(names()) == 4


def test_an_organisation_is_known_by_its_acronym_in_the_next_article():
    text = "The African Peace Forum (APF) met."
    read(text, an("African Peace Forum", "organisation", called=["African Peace Forum", "APF"]))
    read("The APF met again.", an("APF", "organisation"))
    assert names("organisation") == ["African Peace Forum"]


def test_ministries_of_two_countries_are_two_and_without_a_country_each_article_has_its_own():
    for n, iso3 in enumerate(["PRT", "BRA", "PRT", None, None]):
        read(f"The Foreign Ministry spoke {n}.", an("Foreign Ministry", "organisation", iso3=iso3))
    assert len(names("organisation")) == 4


def test_whom_an_editor_merged_is_found_as_the_one_that_was_kept():
    kept = ActorFactory.create(name="Kyu-duk Noh", iso3="KOR")
    gone = ActorFactory.create(name="Noh Kyu-duk", iso3="KOR", merged_into=kept)
    ActorNameFactory(actor=gone, name="Noh Kyu-duk")
    (found,) = read("Noh Kyu-duk spoke.", an("Noh Kyu-duk", iso3="KOR"))
    assert found == kept
    assert Actor.objects.count() == 2


def test_an_actor_that_an_editor_rejected_stays_rejected():
    thrown_out = ActorFactory.create(name="Executive Order", iso3="")
    Actor.objects.filter(pk=thrown_out.pk).update(state="rejected")
    read("Executive Order spoke.", an("Executive Order"))
    assert list(Actor.objects.values_list("state", flat=True)) == ["rejected"]


def test_affiliation_is_kept():
    text = "Ana Sousa of Portugal spoke."
    stored = ArticleFactory(text=text, extraction="pending")
    found = [
        actor(text, "A1", "Ana Sousa", iso3="PRT", affiliation="A2"),
        actor(text, "A2", "Portugal", "state", iso3="PRT"),
    ]
    resolve(stored, extraction(stored, found))
    assert Actor.objects.get(name="Ana Sousa").affiliation.name == "Portugal"


def test_what_one_article_names_twice_over_is_one_actor():
    read(
        "Portugal and the Portuguese Republic spoke; Ana Sousa did, and Ana Sousa.",
        an("Portugal", "state", iso3="PRT"),
        an("Portuguese Republic", "state", iso3="PRT"),
        an("Ana Sousa"),
        an("Ana Sousa"),
    )
    assert Actor.objects.count() == 2
