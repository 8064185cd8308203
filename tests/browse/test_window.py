"""The window: from a query string, to a query string, to a sentence; nothing a reader sends can break it."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.factories import (
    ActorFactory,
    ActorNameFactory,
    EventFactory,
    EventReportFactory,
    ParticipationFactory,
    SourceFactory,
    StateFactory,
)
from timeline.browse.window import Window

pytestmark = pytest.mark.django_db
READER = AnonymousUser()


def read(query):
    return Window.read(query, READER)


def titles(query):
    return [event.headline for event in read(query).events(READER)]


@pytest.fixture
def korea():
    return ActorFactory(name="North Korea", kind="state", iso3="PRK", state="accepted")


def test_no_query_is_the_whole_timeline():
    window = read("")
    assert (window.query, window.filters, window.ignored) == ("", [], ())


def test_a_full_query_comes_back_in_canonical_order(korea):
    source = SourceFactory()
    query = (
        f"q=talks&actor={korea.pk}&type=AGREE&type=CONSULT&status=planned&source={source.pk}"
        "&state=accepted&from=2021-06&to=2021-07"
    )
    shuffled = "&".join(reversed(query.split("&")))
    assert read(shuffled).query == query
    assert read(shuffled).ignored == ()


@pytest.mark.parametrize(
    ("boxes", "query"),
    [
        ("from=2018-2021", "from=2018&to=2021"),
        ("from=../2021", "to=2021"),
        ("to=since+May+2020", "from=2020-05"),
        ("from=June+to+August+2021&to=", "from=2021-06&to=2021-08"),
    ],
)
def test_a_period_in_one_box_fills_both(boxes, query):
    assert read(boxes).query == query


def test_an_end_that_a_date_does_not_have_is_named():
    window = read("from=../2021&to=2022")
    assert window.query == "to=2022"
    assert "no such end: left out of From" in window.ignored[0]


def test_dates_may_be_written_in_words():
    assert read("from=June+2021&to=3+July+2021").query == "from=2021-06&to=2021-07-03"


def test_the_sentence_says_what_is_shown(korea):
    window = read(f"q=talks&actor={korea.pk}&from=June+2021&to=June+2021&status=planned")
    assert window.sentence(12) == "12 planned events with North Korea, June 2021, matching “talks”"
    assert window.sentence(1).startswith("1 planned event with")
    assert window.sentence(0).startswith("No planned events")
    assert read("q=talks").sentence(1) == "1 event, matching “talks”"
    assert read("q=talks").sentence(0) == "No events matching “talks”"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("actor=999", "no actor “999”"),
        ("actor=x", "no actor “x”"),
        ("with=Nobody", "No actor is called “Nobody”"),
        ("type=WAR", "“WAR” is not a type"),
        ("status=done", "“done” is not a status"),
        ("source=7", "no source “7”"),
        ("state=rejected", "neither suggested nor accepted"),
        ("from=soon", "“soon” is not a date"),
        ("to=05/06/2021", "two ways"),
        ("from=2022&to=2021", "end lies before the beginning"),
        ("as_of=2021-05/..", "has no end"),
        ("after=x", "page that was asked for does not exist"),
    ],
)
def test_what_cannot_be_read_is_left_out_and_named(query, said):
    window = read(query)
    assert window.query == ""
    assert len(window.ignored) == 1
    assert said.casefold() in window.ignored[0].casefold()


def test_a_bad_value_leaves_the_good_ones(korea):
    window = read(f"type=AGREE&type=WAR&actor={korea.pk}&actor=0")
    assert (window.types, window.actors) == (("AGREE",), (korea,))


def test_an_actor_is_found_by_name_alias_or_beginning(korea):
    ActorNameFactory(actor=korea, name="DPRK")
    for name in ("north korea", "dprk", "North K"):
        assert read(f"with={name}").actors == (korea,)


def test_a_name_that_two_share_goes_with_its_id():
    first = ActorFactory(name="Kim", state="accepted")
    ActorFactory(name="Kim", state="accepted")
    window = read(f"actor={first.pk}")
    assert window.actor_names == f"Kim #{first.pk}"
    assert read(urlencode({"with": window.actor_names})).actors == (first,)


def test_a_merged_actor_is_answered_by_its_survivor(korea):
    between = ActorFactory(name="DPRK", state="accepted", merged_into=korea)
    gone = ActorFactory(name="Pyongyang", state="accepted", merged_into=between)
    assert read(f"actor={gone.pk}").query == f"actor={korea.pk}"


def test_a_suggested_actor_is_unknown_to_readers():
    assert read(f"actor={ActorFactory().pk}").ignored


def test_filters_find_the_events_they_name(korea):
    seen = EventFactory(
        headline="Seen", state="accepted", event_type="AGREE", status="planned", edtf="2021-06"
    )
    ParticipationFactory(event=seen, actor=korea)
    report = EventReportFactory(event=seen)
    EventFactory(headline="Other", state="accepted", edtf="2020")
    EventFactory(headline="Suggested")
    for query in (
        "q=seen", f"actor={korea.pk}", "type=AGREE", "status=planned",
        f"source={report.article.source_id}", "from=2021-06-15&to=2021-06-16",
    ):  # fmt: skip
        assert titles(query) == ["Seen"], query
    assert titles("") == ["Other", "Seen"]


def test_undated_events_are_a_view_of_their_own():
    EventFactory(headline="When?", edtf="", date_basis="none", state="accepted")
    assert titles("") == []
    assert titles("undated=1") == ["When?"]


def test_every_filter_can_be_dropped_alone(korea):
    window = read(f"q=talks&actor={korea.pk}&type=AGREE&from=2021")
    assert [f.without.query for f in window.filters] == [
        f"actor={korea.pk}&type=AGREE&from=2021",
        "q=talks&type=AGREE&from=2021",
        f"q=talks&actor={korea.pk}&from=2021",
        f"q=talks&actor={korea.pk}&type=AGREE",
    ]


NAMES = [
    "q",
    "actor",
    "with",
    "type",
    "status",
    "source",
    "state",
    "from",
    "to",
    "before",
    "after",
    "undated",
    "x",
]
VALUES = (
    st.text(max_size=60)
    | st.integers().map(str)
    | st.sampled_from(["9999", "0001", "99999999999999999999", "2021/.."])
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@example([("from", "0001/.."), ("to", "0001/..")])
@given(st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=8))
def test_any_query_gives_a_window_that_is_its_own_canonical_form(pairs):
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.appendlist(name, value)
    window = read(data)
    list(window.events(READER)[:3])
    assert window.sentence(2)
    again = read(window.query)
    assert (again.query, again.ignored) == (window.query, ())


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("from=2021-05&to=2021-08", "May–August 2021"),
        ("from=2020-12&to=2021-01", "December 2020 – January 2021"),
        ("from=2018&to=2021", "2018–2021"),
        ("from=2021-05&to=2021", "May 2021 – 2021"),
    ],
)
def test_a_period_of_months_or_years_names_the_year_once(query, words):
    assert read(query).when == words


def test_a_state_leads_to_the_side_of_those_who_act_for_it():
    russia, envoy = StateFactory(name="Russia", iso3="RUS"), ActorFactory(name="Ana Sousa")
    wider = Window(actors=(russia,), text="talks").sides_of_states
    assert wider == Window(sides=(russia,), text="talks")
    assert Window(actors=(envoy,)).sides_of_states is None
    assert Window(actors=(russia, envoy)).sides_of_states is None
