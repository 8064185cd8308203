"""The queue shows what waits, one decision leads to the next item, and nothing is lost on the way."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories import EventFactory, PositionFactory, SourceFactory
from timeline.actions import Accept, Edit
from timeline.models import Decision, Event, Position

HTMX = {"HX-Request": "true"}


def decide(client, row, verb, query="", **fields):
    address = reverse("decide", args=[row._meta.model_name, row.pk, verb])
    headers = fields.pop("headers", None)
    return client.post(f"{address}?{query}", {"version": row.version, **fields}, headers=headers)


def test_what_waits_is_listed_and_the_first_is_open(desk, client):
    page = client.get(reverse("queue"))
    assert page.context["queue"].left == 2
    assert page.context["item"].row == Event.objects.to_review().first()
    assert "2 left, 0 done today" in page.text


@pytest.mark.parametrize(("kind", "count"), [("event", 2), ("statement", 1), ("actor", 3)])
def test_each_kind_has_its_queue(desk, client, kind, count):
    assert client.get(reverse("queue"), {"kind": kind}).context["queue"].left == count


def test_the_queue_of_one_source_or_article(desk, client):
    assert client.get(reverse("queue"), {"source": desk.first.source.pk}).context["queue"].items == [
        desk.meeting
    ]
    assert client.get(reverse("queue"), {"article": desk.second.pk}).context["queue"].items == [desk.again]
    assert client.get(reverse("queue"), {"source": SourceFactory().pk}).context["queue"].left == 0


@pytest.mark.parametrize(
    "query", ["kind=ship", "at=x", "at=99999999999999999999", "source=-1", "article=1e9", "at=0"]
)
def test_an_address_that_makes_no_sense_shows_the_whole_queue(desk, client, query):
    assert client.get(f"{reverse('queue')}?{query}").context["queue"].left == 2


@pytest.mark.parametrize(
    ("verb", "state"), [("accept", "accepted"), ("reject", "rejected"), ("defer", "suggested")]
)
def test_a_verdict_leads_to_what_comes_next(desk, client, verb, state):
    answer = decide(client, desk.meeting, verb, f"kind=event&at={desk.again.pk}")
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?kind=event&at={desk.again.pk}")
    desk.meeting.refresh_from_db()
    assert desk.meeting.state == state


def test_with_htmx_only_the_queue_itself_is_sent(desk, client):
    answer = decide(client, desk.meeting, "accept", f"at={desk.again.pk}", headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert answer.text.strip().startswith('<div id="review">')
    assert f"at={desk.again.pk}" in answer["HX-Replace-Url"]
    assert "1 left, 1 done today" in answer.text


def test_the_reason_is_kept(desk, client):
    decide(client, desk.meeting, "reject", reason="A rumour.")
    assert Decision.objects.get().reason == "A rumour."


def test_a_stale_verdict_shows_the_item_as_it_is_now(desk, client, editor):
    Edit(user=editor, subject=Event.objects.get(pk=desk.meeting.pk), values={"place": "Busan"}).execute()
    answer = decide(client, desk.meeting, "accept", headers=HTMX)
    assert answer.status_code == 409
    assert "changed by somebody else" in answer.text
    assert "Busan" in answer.text
    assert answer.context["item"].row == desk.meeting


def test_what_was_judged_meanwhile_says_so(desk, client, editor):
    Accept(user=editor, subject=Event.objects.get(pk=desk.meeting.pk)).execute()
    address = reverse("decide", args=["event", desk.meeting.pk, "accept"])
    answer = client.post(address)
    assert answer.status_code == 422
    assert "already accepted" in answer.text


def test_the_last_decision_can_be_undone_and_done_again(desk, client):
    decide(client, desk.meeting, "accept")
    decision = Decision.objects.get()
    answer = client.post(reverse("undo", args=[decision.pk]) + "?kind=event", follow=True)
    desk.meeting.refresh_from_db()
    assert desk.meeting.state == "suggested"
    assert answer.context["item"].row == desk.meeting
    assert answer.context["queue"].undone.undoes == decision
    client.post(reverse("undo", args=[answer.context["queue"].undone.pk]))
    desk.meeting.refresh_from_db()
    assert desk.meeting.state == "accepted"


def test_a_decision_of_some_time_ago_does_not_stand_above_the_queue(desk, client, monkeypatch):
    decide(client, desk.meeting, "accept")
    assert client.get(reverse("queue")).context["queue"].last == Decision.objects.get()
    monkeypatch.setattr("timeline.review.queue.FRESH", timedelta(0))
    assert client.get(reverse("queue")).context["queue"].last is None


def test_undo_goes_back_to_the_page_it_came_from_but_to_no_other_host(desk, client, editor):
    for back, expected in (
        ("/desk/decisions/", "/desk/decisions/"),
        ("https://evil.example/", "/desk/?kind=event"),
    ):
        decision = Accept(user=editor, subject=Event.objects.get(pk=desk.meeting.pk)).execute()
        answer = client.post(reverse("undo", args=[decision.pk]), {"back": back})
        assert answer["Location"].startswith(expected)


def test_an_undo_that_is_refused_says_why(desk, client, editor):
    event = Event.objects.get(pk=desk.meeting.pk)
    first = Edit(user=editor, subject=event, values={"place": "Busan"}).execute()
    Edit(user=editor, subject=event, values={"place": "Seoul"}).execute()
    answer = client.post(reverse("undo", args=[first.pk]), {"back": "/desk/decisions/"})
    assert answer.status_code == 422
    assert "changed again since" in answer.text


def test_a_position_is_judged_beside_its_actor(desk, client):
    post = PositionFactory(actor=desk.sousa)
    address = reverse("decide", args=["position", post.pk, "reject"])
    client.post(f"{address}?kind=actor&at={desk.sousa.pk}")
    assert Position.objects.get().state == "rejected"


def test_an_unknown_verb_or_kind_is_not_found(desk, client):
    assert client.post(reverse("decide", args=["event", desk.meeting.pk, "burn"])).status_code == 404
    assert client.post(reverse("decide", args=["note", 1, "accept"])).status_code == 404
    assert client.post(reverse("decide", args=["event", 10**12, "accept"])).status_code == 404
    assert client.post(f"/desk/event/{10**30}/decide/accept/").status_code == 404


def test_an_empty_queue_points_to_what_still_waits(desk, client):
    for event in (desk.meeting, desk.again):
        decide(client, event, "reject")
    page = client.get(reverse("queue"))
    assert "Nothing waits here" in page.text
    assert "1 statement<" in page.text


def test_the_number_of_queries_does_not_grow_with_the_queue(desk, client, django_assert_max_num_queries):
    EventFactory.create_batch(60)
    for kind in ("statement", "actor"):
        with django_assert_max_num_queries(25):
            client.get(reverse("queue"), {"kind": kind})
    with django_assert_max_num_queries(22):
        page = client.get(reverse("queue"), {"at": desk.meeting.pk})
    assert len(page.context["queue"].items) == 40
    assert page.context["queue"].further == 22


def test_an_item_far_back_brings_its_neighbours(desk, client):
    rows = EventFactory.create_batch(60)
    page = client.get(reverse("queue"), {"at": rows[50].pk})
    assert page.context["item"].row == rows[50]
    assert page.context["queue"].before == rows[49].pk
    assert page.context["queue"].after == rows[51].pk


def test_words_of_an_article_are_escaped(desk, client, editor):
    Edit(user=editor, subject=desk.meeting, values={"headline": "<script>alert(1)</script>"}).execute()
    page = client.get(reverse("queue"))
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert" in page.text
