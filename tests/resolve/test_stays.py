"""A report of a visit tells the known one of the same person to the same country, where time leaves but one."""

from datetime import date

import pytest

from tests.factories import ArticleFactory, EditorFactory, SourceFactory
from tests.resolve.build import actor, event, extraction
from timeline.actions import Judge
from timeline.models import Event, Verb
from timeline.resolve import resolve

pytestmark = pytest.mark.django_db


def told(
    words,
    edtf="",
    status="happened",
    day=date(2021, 6, 30),
    bound="",
    who=("Ivo Brandt",),
    iso3="PRT",
    **rest,
):
    """Set down a visit to Portugal as one article has it, in words of its own, and give its event."""
    text = f"{' and '.join(who)}: {words}"
    source = SourceFactory.create(name="First Wire")
    article = ArticleFactory.create(text=text, source=source, published_on=day, extraction="pending")
    people = [actor(text, f"A{n}", name) for n, name in enumerate(who)]
    found = event(
        text, "E1", words.split()[0], text, f"{who[0]} visits Portugal", kind=rest.get("kind", "visit"),
        plover="AGREE" if status == "planned" else "CONSULT", status=status, edtf=edtf or None,
        actors=tuple(person.id for person in people), place="Portugal", place_iso3=iso3, bound=bound or None,
        date_basis=rest.get("basis", "inferred" if bound else "explicit"),
    )  # fmt: skip
    resolve(article, extraction(article, people, [found]))
    return article.reports.get().event


def known(edtf="2021-06-22/2021-06-24", status="happened", **rest):
    return told(f"arrived for the herring talks, {edtf}, and stayed", edtf, status, **rest)


def test_a_recent_visit_is_the_last_one_before_it_was_spoken_of():
    known("2021-05-03/2021-05-04")
    last = known("2021-06-22/2021-06-24", day=date(2021, 6, 25))
    visit = told(
        "thanked everybody for the welcome on a recent visit", bound="../2021-07-05", day=date(2021, 7, 5)
    )
    assert visit == last
    assert (visit.edtf, visit.reports.count()) == ("2021-06-22/2021-06-24", 2)
    assert Event.objects.count() == 2


def test_what_is_spoken_of_long_after_is_not_the_last_one_known():
    known("2021-03-03/2021-03-04")
    told("thanked everybody for the welcome on a visit", bound="../2021-07-05", day=date(2021, 7, 5))
    assert Event.objects.count() == 2


def test_an_upcoming_trip_is_the_next_one_that_was_announced():
    known("2021-06-10", day=date(2021, 6, 11))
    coming = known("[2021-06-22..2021-06-26]", "planned", day=date(2021, 6, 12), basis="inferred")
    trip = told(
        "spoke of what the trip is for", "2021-06-20/..", "planned", date(2021, 6, 20), basis="inferred"
    )
    assert trip == coming
    assert trip.edtf == "[2021-06-22..2021-06-26]"


def test_days_that_lie_within_those_of_a_whole_journey_are_one_visit():
    whole = known("[2021-06-19..2021-06-26]", "planned", basis="inferred", day=date(2021, 6, 17))
    own = told("spent the day at the old mint", "2021-06-22")
    assert own == whole
    assert (own.status, own.edtf) == ("happened", "2021-06-22")


def test_who_sets_out_on_a_day_arrives_on_the_next():
    plan = known("2021-06-21", "planned", day=date(2021, 6, 20))
    assert told("was received at the old mint", "2021-06-22") == plan


def test_about_a_day_is_some_days_before_or_after():
    plan = known("[2021-06-22..2021-06-26]", "planned", basis="inferred", day=date(2021, 6, 17))
    recalled = told("recalled the invitation of two weeks ago", "2021-06-18~", day=date(2021, 7, 2))
    assert recalled == plan
    assert (recalled.status, recalled.edtf) == ("happened", "[2021-06-22..2021-06-26]")


def test_the_only_visit_of_a_year_is_meant_by_the_year():
    only = known("2021-04-11/2021-04-12", day=date(2021, 4, 12))
    autumn = known("2021-10-03/2021-10-04", "planned")
    assert told("had been clear on that earlier this year", "2021") == only
    assert autumn.reports.count() == 1


def test_of_two_visits_in_a_year_neither_is_meant_by_the_year():
    known("2021-04-11/2021-04-12", day=date(2021, 4, 12))
    known("2021-02-03/2021-02-04", day=date(2021, 2, 12))
    told("had been clear on that earlier this year", "2021")
    assert Event.objects.count() == 3


@pytest.mark.parametrize(
    "other",
    [
        {"iso3": "ESP"},
        {"who": ("Ada Brandt",)},
        {"who": ("Ivo Brandt", "Ada Holt")},
        {"kind": "arrival"},
        {"status": "cancelled"},
        {"edtf": "2021-06-25"},
    ],
)
def test_another_country_party_kind_or_day_is_another_visit(other):
    known(who=("Ivo Brandt", "Rui Alves"))
    told("spent a day at the old mint", **({"edtf": "2021-06-22"} | other))
    assert Event.objects.count() == 2


def test_what_the_desk_judged_different_from_another_takes_nothing_by_itself():
    first = known("2021-06-22")
    second = known("2021-06-24", day=date(2021, 6, 25))
    Judge(user=EditorFactory(), verdict=Verb.DIFFERENT, one=first, other=second).execute()
    told("thanked everybody for the welcome on a recent visit", bound="../2021-07-05", day=date(2021, 7, 5))
    assert Event.objects.count() == 3


def test_it_asks_the_database_as_often_however_many_visits_are_known(django_assert_max_num_queries):
    from tests.factories import EventFactory, ParticipationFactory

    visit = known()
    person = visit.participations.get().actor
    for month in range(1, 6):
        past = EventFactory(kind="visit", edtf=f"2021-0{month}-02", place_iso3="PRT")
        ParticipationFactory(event=past, actor=person)
    with django_assert_max_num_queries(75):
        told(
            "thanked everybody for the welcome on a recent visit", bound="../2021-07-05", day=date(2021, 7, 5)
        )
    assert visit.reports.count() == 2
