"""Forms to add and correct: what is sent is stored, what is wrong is said beside its field, a conflict loses nothing."""

import pytest
from django.urls import reverse

from tests.factories import ActorFactory, EditorFactory, NoteFactory, PositionFactory
from timeline.actions import Edit, MergeActors
from timeline.models import Actor, Decision, Event, Note, Position


def lines(*rows, initial=0):
    """The fields of a form set."""
    sent = {"lines-TOTAL_FORMS": len(rows), "lines-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        sent |= {f"lines-{number}-{name}": value for name, value in row.items()}
    return sent


def event_data(**fields):
    usual = {
        "headline": "Sousa meets Brandt",
        "edtf": "2021-06-21",
        "event_type": "CONSULT",
        "status": "happened",
    }
    return {**usual, "kind": "bilateral", "core": "on", **fields}


def test_an_event_is_added_with_its_participants(desk, client):
    rows = lines(
        {"actor": "Ivo Brandt", "role": "host", "caption": "minister"}, {"actor": "", "role": "actor"}
    )
    answer = client.post(reverse("add", args=["event"]), event_data(headline="Talks end") | rows)
    event = Event.objects.get(headline="Talks end")
    assert answer["Location"] == reverse("history", args=["event", event.pk])
    assert (event.state, event.origin) == ("accepted", "editor")
    part = event.participations.get()
    assert (part.actor, part.role, part.caption) == (desk.brandt, "host", "minister")


def test_an_event_is_corrected_and_the_editor_goes_on_with_the_queue(desk, client):
    address = reverse("edit", args=["event", desk.meeting.pk])
    rows = lines({"actor": f"Ana Sousa #{desk.sousa.pk}", "role": "actor"}, initial=1)
    sent = (
        event_data(place="Busan", version=desk.meeting.version, reason="So the communiqué.", accept="1")
        | rows
    )
    answer = client.post(f"{address}?kind=event&at={desk.again.pk}", sent)
    assert answer["Location"] == f"{reverse('queue')}?kind=event&at={desk.again.pk}"
    desk.meeting.refresh_from_db()
    assert (desk.meeting.place, desk.meeting.state) == ("Busan", "accepted")
    assert desk.meeting.edited_fields == ["participants", "place"]
    assert desk.meeting.participations.get().actor == desk.sousa
    assert Decision.objects.get().reason == "So the communiqué."


def test_a_date_that_stays_keeps_its_derivation(desk, client):
    for row in (desk.meeting, desk.report):
        row.derivation = "Monday of the article"
        row.save()
    page = client.get(reverse("edit", args=["event", desk.meeting.pk]))
    sent = event_data(place="Busan", derivation="Monday of the article")
    client.post(page.request["PATH_INFO"], sent | lines())
    desk.meeting.refresh_from_db()
    assert (desk.meeting.date_basis, desk.meeting.derivation) == ("explicit", "Monday of the article")


def test_a_conflict_shows_both_and_keeps_what_was_typed(desk, client, editor):
    seen = desk.meeting.version
    Edit(user=editor, subject=Event.objects.get(pk=desk.meeting.pk), values={"place": "Busan"}).execute()
    sent = event_data(place="Incheon", summary="They met.", version=seen) | lines()
    answer = client.post(reverse("edit", args=["event", desk.meeting.pk]), sent)
    assert answer.status_code == 409
    assert {(one.label, one.old, one.new) for one in answer.context["differences"]} >= {
        ("Place", "Busan", "Incheon"), ("Summary", "", "They met."),
    }  # fmt: skip
    assert 'value="Incheon"' in answer.text
    sent["version"] = answer.context["row"].version
    assert client.post(reverse("edit", args=["event", desk.meeting.pk]), sent).status_code == 302


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("edtf", "21 June", "Write a day as 2021-06-21"),
        ("edtf", "2021-02-30", "has no day 30"),
        ("headline", "", "required"),
        ("event_type", "DINNER", "not one of the available choices"),
        ("place_iso3", "kor", "Three capital letters"),
        ("lines-0-actor", "Nobody", "No actor is called"),
        ("lines-0-actor", "#999999", "There is no actor #999999"),
        ("lines-0-role", "guest", "not one of the available choices"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(desk, client, field, value, said):
    sent = event_data() | lines({"actor": "Ivo Brandt", "role": "actor"}) | {field: value}
    answer = client.post(reverse("edit", args=["event", desk.meeting.pk]), sent)
    assert answer.status_code == 422
    assert said in answer.text
    assert not Decision.objects.exists()


def test_a_name_that_two_share_asks_for_the_number(desk, client):
    ActorFactory(name="Ivo Brandt")
    sent = event_data() | lines({"actor": "Ivo Brandt", "role": "actor"})
    answer = client.post(reverse("edit", args=["event", desk.meeting.pk]), sent)
    assert "Give the number too" in answer.text


def test_a_merged_actor_stands_for_the_one_that_stayed(desk, client, editor):
    MergeActors(user=editor, winner=desk.sousa, loser=desk.twin).execute()
    rows = lines({"actor": f"#{desk.twin.pk}", "role": "actor"})
    client.post(reverse("edit", args=["event", desk.meeting.pk]), event_data() | rows)
    assert desk.meeting.participations.get().actor == desk.sousa


def test_fields_that_the_form_does_not_have_are_ignored(desk, client):
    extra = {
        "state": "accepted",
        "origin": "editor",
        "position": "1",
        "id": "99",
        "merged_into": desk.again.pk,
    }
    client.post(
        reverse("edit", args=["event", desk.meeting.pk]), event_data(place="Busan", **extra) | lines()
    )
    event = Event.objects.get(pk=desk.meeting.pk)
    assert (event.state, event.origin, event.merged_into) == ("suggested", "machine", None)


def test_an_actor_is_corrected_with_names_and_positions(desk, client):
    post = PositionFactory(actor=desk.sousa)
    address = reverse("edit", args=["actor", desk.sousa.pk])
    rows = lines(
        {"pk": post.pk, "title": "Foreign Minister", "since": "2019"},
        {"title": "Envoy", "org": "Ivo Brandt", "since": "", "until": ""},
        initial=1,
    )
    sent = {"name": "Ana Sousa", "kind": "person", "names": "A. Sousa\n Sousa, Ana \n"}
    assert client.post(address, sent | rows).status_code == 302
    assert set(desk.sousa.names.values_list("name", flat=True)) == {"A. Sousa", "Sousa, Ana"}
    assert set(Position.objects.values_list("title", "since", "org")) == {
        ("Foreign Minister", "2019", None), ("Envoy", "", desk.brandt.pk),
    }  # fmt: skip


def test_an_actor_is_added(client):
    sent = {"name": "Rui Lopes", "kind": "person", "names": "R. Lopes"} | lines()
    assert client.post(reverse("add", args=["actor"]), sent).status_code == 302
    assert Actor.objects.get().names.get().name == "R. Lopes"


def test_a_second_state_of_one_code_is_refused(client):
    sent = {"name": "Korea", "kind": "state", "iso3": "KOR"} | lines()
    client.post(reverse("add", args=["actor"]), sent)
    answer = client.post(reverse("add", args=["actor"]), sent | {"name": "Corea"})
    assert answer.status_code == 422
    assert Actor.objects.count() == 1


def test_a_statement_is_corrected(desk, client):
    sent = {"speaker": "Ivo Brandt", "act": "promise", "form": "direct", "edtf": "2021-06-21"}
    assert client.post(reverse("edit", args=["statement", desk.said.pk]), sent).status_code == 302
    desk.said.refresh_from_db()
    assert (desk.said.speaker, desk.said.act) == (desk.brandt, "promise")


def test_a_note_is_for_the_desk_until_it_is_shown(desk, client):
    client.post(reverse("note", args=["event", desk.meeting.pk]), {"body": "Ask the embassy."})
    note = Note.objects.get()
    assert (note.event, note.public) == (desk.meeting, False)
    client.post(reverse("edit", args=["note", note.pk]), {"body": "Ask the embassy.", "public": "on"})
    note.refresh_from_db()
    assert note.public


def test_somebody_elses_note_is_not_changed(client):
    note = NoteFactory(author=EditorFactory(username="carol"))
    answer = client.post(reverse("edit", args=["note", note.pk]), {"body": "Never mind."})
    assert answer.status_code == 422
    assert "its author" in answer.text


@pytest.mark.parametrize("kind", ["statement", "article", "note", "position", "timeline"])
def test_what_is_not_added_here_is_not_found(client, kind):
    assert client.get(reverse("add", args=[kind])).status_code == 404


def test_the_picker_offers_names_and_aliases(desk, client):
    ActorFactory(name="Someone else").names.create(name="Sousa the Younger")
    answer = client.get(reverse("find_actor"), {"lines-0-actor": "sousa"})
    assert answer.text.count("<option") == 3
    assert f'value="Ana Sousa #{desk.sousa.pk}"' in answer.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [("2021-06", "June 2021"), ("", "No date"), ("junk", "not a year"), ("2021-13", "no month 13")],
)
def test_a_date_is_explained_while_it_is_typed(client, typed, said):
    assert said in client.get(reverse("check_date"), {"edtf": typed}).text


def test_what_cannot_be_stored_in_what_is_typed_is_left_out(client):
    client.force_login(EditorFactory())
    sousa = ActorFactory(name="Ana Sousa")
    assert "Ana Sousa" in client.get(reverse("find_actor"), {"actor": "\0sousa"}).content.decode()
    client.post(reverse("decide", args=["actor", sousa.pk, "accept"]), {"reason": "She is\0 known."})
    assert Decision.objects.get().reason == "She is known."
