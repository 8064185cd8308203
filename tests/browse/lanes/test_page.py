"""Lanes on the timeline page, and in words."""

import gzip
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browse.test_weight import MOST_BYTES, MOST_NODES, dense  # noqa: F401  a fixture
from tests.factories import TimelineEntryFactory, TimelineFactory

pytestmark = pytest.mark.django_db
MOST_QUERIES = 21
"""Four of them for the lanes."""


def page(client, query):
    response = client.get(f"/?{query}")
    assert response.status_code == 200, response.get("Location")
    return response.content.decode()


def test_lanes_can_be_moved_and_taken_out_by_links(client, spring):
    html = page(client, "from=2021-04&lane=state%3APRT&lane=state%3ANOR")
    assert (
        'href="/?from=2021-04&amp;lane=state%3ANOR&amp;lane=state%3APRT#lanes" aria-label="Move Norway up"'
        in html
    )
    assert 'href="/?from=2021-04&amp;lane=state%3APRT#lanes" aria-label="Take out Norway"' in html
    assert "Move Portugal up" not in html
    assert "Move Norway down" not in html


def test_every_mark_is_a_link_that_says_what_it_is(client, spring):
    html = page(client, "lane=state%3APRT")
    assert (
        f'href="{spring.talks.get_absolute_url()}" aria-label="Tuesday 6 April 2021: Talks of 2021-04-06"'
        in html
    )
    assert re.search(r'aria-label="4 events, [^"]*: 4 Accuse"', html)


def test_what_is_typed_leads_to_the_canonical_address(client, spring):
    assert (
        client.get("/?lane=state%3APRT&lane=Norway")["Location"]
        == "/?lane=state%3APRT&lane=state%3ANOR#lanes"
    )
    assert client.get("/?lane=by%3Astate")["Location"] == "/?lane=state%3APRT&lane=state%3ANOR#lanes"


def test_a_quick_choice_without_anything_says_so(client, spring):
    assert "There is nothing to draw lanes by timeline of" in page(client, "lane=by%3Atimeline")


def test_the_form_keeps_the_lanes(client, spring):
    assert page(client, "lane=state%3APRT").count('<input type="hidden" name="lane" value="state:PRT">') == 2


def test_neighbours_can_be_set_side_by_side(client, spring):
    html = page(client, "from=2021-04&lane=state%3APRT&lane=state%3ANOR&lane=type%3AACCUSE")
    assert f'href="/between/{spring.portugal.pk}/{spring.norway.pk}/?from=2021-04"' in html


def test_the_lanes_are_told_in_words(client, spring):
    words = client.get("/lanes/?lane=state%3ANOR", headers={"HX-Request-Type": "partial"}).content.decode()
    assert "<html" not in words
    for said in ("Norway", "4 events", "Talks of 2021-04-06", "(planned)", "June 2021: Talks of 2021-06"):
        assert said in words
    assert "<html" in client.get("/lanes/?lane=state%3ANOR").content.decode()
    assert "No lanes are chosen" in client.get("/lanes/").content.decode()


def test_without_lanes_nothing_is_asked_for_them(client, spring, monkeypatch):
    monkeypatch.setattr("timeline.browse.lanes.lanes.count", lambda *_: pytest.fail("counted"))
    assert "plot-lane" not in page(client, "")


@pytest.mark.parametrize(
    "query",
    ["from=2021-04&to=2021-06", "from=2021-04-06&to=2021-04-07", "q=talks&from=2021-04-01&to=2021-06-30"],
)
def test_a_page_with_lanes_asks_few_questions(client, spring, django_assert_max_num_queries, query):
    curated = TimelineFactory(query="type=ACCUSE", published=True)
    spring.event("2011-04-06", spring.norway)
    TimelineEntryFactory(timeline=curated, event=spring.visit)
    lanes = f"&lane=state%3APRT&lane=state%3ANOR&lane=type%3AACCUSE&lane=actor%3A{spring.sousa.pk}"
    with django_assert_max_num_queries(MOST_QUERIES):
        page(client, query + lanes)
    with django_assert_max_num_queries(MOST_QUERIES + 2):
        page(client, f"{query}{lanes}&lane=timeline%3A{curated.pk}")


@pytest.mark.usefixtures("dense")
@pytest.mark.parametrize("when", ["", "from=2010&to=2015&", "from=2026-07&to=2026-09&"])
def test_a_page_full_of_lanes_is_light(client, when):
    lanes = ["state:USA", "state:RUS", "state:CHN", "type:CONSULT", "type:ACCUSE"]
    lanes += ["quad:verbal-conflict", "quad:verbal-cooperation", "quad:material-conflict"]
    query = when + "&".join(f"lane={lane.replace(':', '%3A')}" for lane in lanes)
    html = client.get(f"/?{query}").content
    assert html.count(b"plot-lane") == 8
    assert len(re.findall(rb"<[a-zA-Z]", html)) <= MOST_NODES
    assert len(gzip.compress(html)) <= MOST_BYTES


_LANES = st.lists(
    st.sampled_from(["state:", "actor:", "type:", "quad:", "kind:", "timeline:", "by:", ""]).flatmap(
        lambda kind: st.one_of(
            st.sampled_from(["PRT", "1", "CONSULT", "verbal-conflict", "visit", "state", "theme", "0", "-1"]),
            st.text(max_size=30),
        ).map(lambda value: kind + value)
    ),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(_LANES, st.sampled_from(["", "2021-04", "0001", "9999", "2021-04-06"]), st.sampled_from(["", "1"]))
def test_no_lanes_break_the_page(client, spring, lanes, first, undated):
    given = {
        "lane": [lane.encode("utf-8", "replace").decode() for lane in lanes],
        "from": first,
        "undated": undated,
    }
    response = client.get("/", given)
    assert response.status_code in (200, 302)
    if response.status_code == 302:
        again = client.get(response["Location"])
        assert again.status_code == 200
