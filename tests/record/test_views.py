"""The record's pages: a look before anything is stored, the comparison as page and CSV, and the join."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.factories import (
    ActorFactory,
    ActorNameFactory,
    ArticleFactory,
    EditorFactory,
    EventFactory,
    EventReportFactory,
    ParticipationFactory,
)
from timeline.actions import Undo
from timeline.models import Decision, Event, Source

pytestmark = pytest.mark.django_db

ROWS = (
    '{"id": "7", "date": "1999-03-02", "end": "1999-03-04", "actors": ["Ana Sousa"], "country": "Chile", "text": "Hi."}\n'
    '{"id": "8", "date": "1999-04-20", "end": null, "actors": ["Ana Sousa"], "country": "Peru", "text": "Talks."}\n'
    '{"id": "9", "date": "one day", "actors": ["Ana Sousa"], "country": "Cuba", "text": "Talks."}\n'
)


@pytest.fixture
def editor(client):
    editor = EditorFactory()
    client.force_login(editor)
    return editor


def _upload(client, rows=ROWS):
    file = SimpleUploadedFile("travels.jsonl", rows.encode())
    return client.post(reverse("import_record"), {"file": file})


def _confirm(client, page, **more):
    form = page.context["mapping"]
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {"token": page.context["token"], "kind": "visit", "state": "Portugal", "import": ""}
    return client.post(reverse("import_record"), data | more)


@pytest.fixture
def visit():
    actor = ActorFactory(name="Ana Sousa", kind="person", iso3="PRT")
    ActorNameFactory(actor=actor, name="Ana Sousa")
    event = EventFactory(
        headline="Ana Sousa visits Chile",
        edtf="1999-03-03",
        place_iso3="CHL",
        kind="visit",
        status="happened",
    )
    ParticipationFactory(event=event, actor=actor, role="actor")
    EventReportFactory(event=event, article=ArticleFactory())
    return event


def test_a_file_is_shown_with_what_cannot_be_read_before_anything_is_stored(client, editor):
    page = _upload(client)
    assert page.status_code == 200
    assert "3 rows: 2 new, 1 left out" in page.content.decode()
    assert "Line 3" in page.content.decode()
    assert "Ana Sousa" in page.content.decode()
    assert not Event.objects.exists()


def test_a_confirmed_file_is_on_record_and_the_same_one_again_has_nothing_new(client, editor):
    answer = _confirm(client, _upload(client))
    source = Source.objects.chronologies().get()
    assert (answer.status_code, answer.url) == (302, f"{reverse('record')}?record={source.pk}")
    assert sorted(Event.objects.values_list("kind", "place_iso3")) == [("visit", "CHL"), ("visit", "PER")]
    again = _confirm(client, _upload(client), look="")
    assert "0 new, 2 on record already" in again.content.decode()


def test_a_column_can_be_read_as_something_else(client, editor):
    page = _confirm(client, _upload(client), look="", **{"column-4": ""})
    assert "Chile" not in re.sub(
        r"<table class=\"columns-read\">.*?</table>", "", page.content.decode(), flags=re.S
    )


def test_a_file_that_is_no_table_is_refused_with_the_reason(client, editor):
    page = _upload(client, "only words")
    assert page.status_code == 422
    assert "names no columns" in page.content.decode()


def test_a_file_of_somebody_else_is_not_shown(client, editor):
    page = _upload(client)
    client.force_login(EditorFactory())
    answer = _confirm(client, page)
    assert answer.status_code == 422
    assert "somebody else" in answer.content.decode()


def test_the_comparison_names_what_was_found_and_what_is_missing(client, editor, visit):
    _confirm(client, _upload(client))
    page = client.get(reverse("record"), {"from": "1999-03-01", "to": "1999-04-30"})
    assert [(verdict, count) for verdict, _, count in page.context["counts"]] == [
        ("found", 1), ("wider", 0), ("elsewhen", 0), ("missing", 1),
    ]  # fmt: skip
    assert visit.get_absolute_url() in page.content.decode()


def test_the_comparison_is_a_csv_too_and_runs_no_formula(client, editor, visit):
    Event.objects.filter(pk=visit.pk).update(headline="=1+1")
    _confirm(client, _upload(client))
    answer = client.get(reverse("record_csv"), {"from": "1999-03-01", "to": "1999-04-30"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert [line.partition(",")[0] for line in lines[1:]] == ["found", "missing"]
    assert ",'=1+1," in lines[1]


def test_a_comparison_too_long_for_one_file_is_refused_rather_than_left_empty(
    client, editor, visit, monkeypatch
):
    _confirm(client, _upload(client))
    monkeypatch.setattr("timeline.record.view.MOST", 1)
    answer = client.get(reverse("record_csv"), {"from": "1999-03-01", "to": "1999-04-30"})
    assert answer.status_code == 422
    assert "Choose a shorter one" in answer.content.decode()


def test_no_name_is_offered_that_a_reader_may_not_see(client, editor, settings):
    settings.READERS_SEE_SUGGESTIONS = False
    _confirm(client, _upload(client))
    assert "Ana Sousa" in client.get(reverse("record")).context["names"]
    client.logout()
    assert "Ana Sousa" not in client.get(reverse("record")).context["names"]


def test_a_period_may_reach_to_the_ends_of_the_calendar(client, editor):
    _confirm(client, _upload(client))
    assert client.get(reverse("record"), {"from": "0001", "to": "9999"}).status_code == 200


def test_an_editor_joins_a_row_and_its_event_and_it_is_marked_on_record(client, editor, visit):
    _confirm(client, _upload(client))
    row = Event.objects.on_record().order_by("position").first()
    client.post(reverse("join_record"), {"event": visit.pk, "row": row.pk})
    row.refresh_from_db()
    assert row.merged_into == visit
    shown = Event.objects.for_cards().get(pk=visit.pk)
    assert (shown.source_count, shown.record_count) == (1, 1)
    assert "On record" in client.get(visit.get_absolute_url()).content.decode()
    listed = client.get(reverse("timeline"), {"record": "1"}).content.decode()
    assert visit.headline in listed


def test_a_reader_without_a_record_is_told_what_it_is_for(client):
    page = client.get(reverse("record"))
    assert "No record yet" in page.content.decode()


def test_another_name_leads_to_the_canonical_address(client, editor, visit):
    _confirm(client, _upload(client))
    source = Source.objects.chronologies().get()
    answer = client.get(reverse("record"), {"record": source.pk, "with": "Ana Sousa", "from": "", "to": ""})
    assert answer.url.startswith(f"{reverse('record')}?record={source.pk}&actor=")


def test_only_what_the_comparison_holds_to_be_one_is_joined(client, editor, visit):
    _confirm(client, _upload(client))
    chile, peru = Event.objects.on_record().order_by("position")
    for event, row in ((visit, peru), (peru, chile), (chile, visit)):
        answer = client.post(reverse("join_record"), {"event": event.pk, "row": row.pk}, follow=True)
        assert "does not hold these two to be one" in answer.content.decode()
    assert not Event.objects.filter(merged_into__isnull=False).exists()


def test_what_is_not_on_record_is_paged(client, editor, visit, monkeypatch):
    monkeypatch.setattr("timeline.record.view.A_PAGE", 1)
    _confirm(client, _upload(client))
    for day in (5, 6):
        event = EventFactory(
            headline=f"Call {day}", edtf=f"1999-04-0{day}", place_iso3="BOL", kind="visit", status="happened",
        )  # fmt: skip
        ParticipationFactory(event=event, actor=visit.participations.get().actor, role="actor")
        EventReportFactory(event=event, article=ArticleFactory())
    days = {"from": "1999-03-01", "to": "1999-04-30"}
    first = client.get(reverse("record"), days).content.decode()
    assert ("Call 5" in first, "Call 6" in first) == (True, False)
    second = client.get(reverse("record"), days | {"beyond": "2"}).content.decode()
    assert ("Call 5" in second, "Call 6" in second) == (False, True)


def test_where_no_row_is_told_the_page_says_what_may_be_the_matter(client, editor):
    _confirm(client, _upload(client))
    page = client.get(reverse("record"), {"from": "1999-03-01", "to": "1999-04-30"}).content.decode()
    assert "known here by another name" in page


def test_a_list_of_travels_is_taken_for_visits(client, editor):
    assert _upload(client).context["mapping"]["kind"].value() == "visit"


def test_a_corrected_row_comes_in_again_after_its_import_was_taken_back(client, editor):
    _confirm(client, _upload(client))
    Undo(user=editor, undone=Decision.objects.latest("pk")).execute()
    page = _upload(client, ROWS.replace("Chile", "Bolivia"))
    assert "2 new" in page.content.decode()
    assert _confirm(client, page).status_code == 302
    row = Event.objects.on_record().order_by("position").first().reports.get()
    assert (row.event.place_iso3, row.article.version) == ("BOL", 2)
    assert "Chile" in row.article.replaces.text
