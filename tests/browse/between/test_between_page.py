"""What two sides did and said to one another: the page, the choice of the two, and the window's sides."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from tests.factories import (
    ActorFactory,
    EventFactory,
    ParticipationFactory,
    StateFactory,
    StatementFactory,
    StatementRoleFactory,
)
from timeline.browse.between.page import BetweenPage
from timeline.browse.found import Found
from timeline.browse.sides import acting_for, acting_for_each
from timeline.browse.window import Window

NOBODY = AnonymousUser()
pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    """Portugal with its envoy and its newspaper, Norway with its minister."""
    portugal, norway = (
        StateFactory(state="accepted"),
        StateFactory(name="Norway", iso3="NOR", state="accepted"),
    )
    envoy = ActorFactory(name="Ana Sousa", iso3="PRT", state="accepted")
    minister = ActorFactory(name="Eva Lund", iso3="NOR", state="accepted")
    paper = ActorFactory(name="Diário", iso3="PRT", kind="media", state="accepted")
    return portugal, norway, envoy, minister, paper


def event(*people, **values):
    made = EventFactory(**{"state": "accepted", **values})
    for actor in people:
        ParticipationFactory(event=made, actor=actor)
    return made


def address(one, other, query=""):
    return reverse("between", args=[one.pk, other.pk]) + query


def test_who_acts_for_a_state_is_on_its_side_and_its_press_is_not(two):
    portugal, _, envoy, minister, paper = two
    event(envoy, paper, minister)
    assert acting_for(portugal) == (portugal.pk, envoy.pk)


def test_events_of_the_people_of_two_sides_lie_between_them(two):
    portugal, norway, envoy, minister, paper = two
    met = event(envoy, minister)
    event(envoy, paper)
    event(minister, edtf="2021-06-22")
    window = Window.read(f"side={portugal.pk}&side={norway.pk}", NOBODY)
    assert list(window.events(NOBODY)) == [met]
    assert Found(window, NOBODY).stretch(*Found(window, NOBODY).range, 9, newest=False).positions == [
        met.position
    ]
    assert window.sentence(1) == "1 event between Portugal and Norway"
    assert Window.read(window.query, NOBODY) == window


def test_a_third_side_is_left_out_and_said(two):
    ids = "&".join(f"side={actor.pk}" for actor in two[:3])
    window = Window.read(ids, NOBODY)
    assert len(window.sides) == 2
    assert window.ignored


def test_the_last_contact_stands_at_the_head_counted_in_days(client, two):
    portugal, norway, envoy, minister, _ = two
    event(envoy, minister, edtf="2021-05-01", headline="The first round")
    event(envoy, minister, edtf="2021-06-01", headline="The second round")
    event(envoy, minister, edtf="2021-06-20", headline="A threat", event_type="THREATEN")
    page = client.get(address(portugal, norway, "?to=2021-06-11")).content.decode()
    head = page[page.index("Last contact") : page.index('aria-label="Events over time"')]
    assert '<span class="large">10</span>' in head
    assert "The second round" in head
    assert "30 days, 2–31 May 2021" in head


def test_what_each_side_said_of_the_other_faces_it(two):
    portugal, norway, envoy, minister, _ = two
    left = StatementFactory(speaker=envoy, state="accepted")
    StatementRoleFactory(statement=left, actor=norway, role="about")
    right = StatementFactory(speaker=minister, addressee=portugal, state="accepted")
    StatementFactory(speaker=minister, state="accepted")
    (exchange,) = BetweenPage(portugal, norway, NOBODY).exchanges
    assert [card.statement for card in exchange.left] == [left]
    assert [card.statement for card in exchange.right] == [right]
    (turned,) = BetweenPage(norway, portugal, NOBODY).exchanges
    assert [card.statement for card in turned.left] == [right]


def test_where_one_side_alone_has_spoken_the_page_says_so(client, two):
    portugal, norway, envoy, _, _ = two
    said = StatementFactory(speaker=envoy, content="Norway will come round", state="accepted")
    StatementRoleFactory(statement=said, actor=norway, role="about")
    page = client.get(address(portugal, norway)).content.decode()
    assert "Only what the side of Portugal said is here." in page
    page = client.get(address(norway, portugal)).content.decode()
    assert "Only what the side of Portugal said is here." in page


def test_readers_are_not_shown_what_only_the_machine_suggests(client, two):
    portugal, norway, envoy, minister, _ = two
    event(envoy, minister, state="suggested", headline="Not reviewed")
    StatementFactory(speaker=envoy, addressee=norway, content="Not reviewed either")
    page = client.get(address(portugal, norway)).content.decode()
    assert "Not reviewed" not in page
    assert "No event that is shown here has both of them in it" in page


def test_a_merged_actor_leads_to_the_page_of_what_it_is_now(client, two):
    _portugal, norway, envoy, _minister, _ = two
    twin = ActorFactory(name="A. Sousa", merged_into=envoy)
    answer = client.get(address(twin, norway, "?from=2021"))
    assert answer.headers["Location"] == address(envoy, norway, "?from=2021")


def test_one_with_itself_is_no_two(client, two):
    assert client.get(address(two[0], two[0])).headers["Location"] == reverse("choose_two")
    page = client.get(reverse("choose_two"), {"one": "Portugal", "other": "portugal"})
    assert "one and the same" in page.content.decode()


def test_two_are_chosen_by_name(client, two):
    answer = client.get(reverse("choose_two"), {"one": "norway", "other": "Portugal", "from": "2021"})
    assert answer.headers["Location"] == address(two[1], two[0], "?from=2021")
    page = client.get(reverse("choose_two"), {"one": "Atlantis", "other": "Norway"}).content.decode()
    assert "No actor is called “Atlantis”" in page
    assert 'value="Atlantis"' in page


def test_the_pairs_of_states_that_met_lately_are_offered(client, two):
    portugal, norway, envoy, _minister, _ = two
    event(portugal, norway, envoy)
    page = client.get(reverse("choose_two")).content.decode()
    assert "Portugal and Norway</a>" in page


def test_a_window_of_two_leads_to_their_page(client, two):
    portugal, norway, *_ = two
    event(portugal, norway)
    page = client.get("/", {"actor": [portugal.pk, norway.pk]}).content.decode()
    assert address(*sorted((portugal, norway), key=lambda actor: actor.pk)) in page


def test_a_full_page_takes_few_queries(client, two, django_assert_max_num_queries):
    portugal, norway, envoy, minister, _ = two
    for day in range(1, 25):
        event(envoy, minister, edtf=f"2021-06-{day:02}")
        StatementFactory(speaker=envoy, addressee=norway, state="accepted")
    with django_assert_max_num_queries(30):
        client.get(address(portugal, norway))


def test_each_of_the_two_can_be_seen_in_a_lane(client, two):
    portugal, norway, envoy, minister, _ = two
    event(envoy, minister)
    page = client.get(address(portugal, norway, "?from=2021-06")).content.decode()
    assert 'href="/?from=2021-06&amp;lane=state%3APRT&amp;lane=state%3ANOR#lanes"' in page


def test_acting_for_each_of_several_is_told_at_once(two, django_assert_num_queries):
    portugal, norway, envoy, minister, paper = two
    event(envoy, paper, minister)
    with django_assert_num_queries(1):
        sides = acting_for_each([portugal, norway], 10)
    assert sides == {portugal.pk: (portugal.pk, envoy.pk), norway.pk: (norway.pk, minister.pk)}
    assert acting_for_each([portugal], 1) == {portugal.pk: (portugal.pk,)}
