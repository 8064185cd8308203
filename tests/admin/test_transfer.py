"""Tables in and out of the admin."""

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories import ActorFactory, SourceFactory, StateFactory
from timeline.models import Actor, Decision, Position, Source

pytestmark = pytest.mark.django_db


def upload(desk: Client, noun: str, table: str) -> Any:
    """The preview of an import."""
    file = SimpleUploadedFile("table.csv", table.encode(), content_type="text/csv")
    return desk.post(reverse(f"admin:timeline_{noun}_import"), {"import_file": file, "format": "0"})


def confirm(desk: Client, noun: str, preview: Any) -> Any:
    form = preview.context["confirm_form"]
    return desk.post(reverse(f"admin:timeline_{noun}_process_import"), form.initial, follow=True)


def test_an_import_is_previewed_before_it_counts(desk: Client) -> None:
    preview = upload(desk, "source", "id,name,domain\n,The Daily Dispatch,dispatch.example\n")
    assert "<ins>The Daily Dispatch</ins>" in preview.content.decode()
    assert not Source.objects.exists()
    assert not Decision.objects.exists()


def test_a_confirmed_import_is_a_decision_a_row(desk: Client, clerk: Any) -> None:
    stored = SourceFactory(name="The Daily Dispatch")
    SourceFactory(name="The Weekly Dispatch")
    table = f"id,name,domain\n{stored.pk},The Daily Dispatch,dispatch.example\n,The Monthly Dispatch,\n"
    confirm(desk, "source", upload(desk, "source", table))
    stored.refresh_from_db()
    assert stored.domain == "dispatch.example"
    assert Source.objects.count() == 3
    assert list(Decision.objects.order_by("pk").values_list("verb", "user")) == [
        ("edit", clerk.pk),
        ("add", clerk.pk),
    ]


def test_positions_come_in_by_the_names_of_their_actors(desk: Client) -> None:
    ActorFactory(name="Ana Sousa")
    StateFactory(name="Portugal", iso3="PRT")
    table = "id,actor,title,org,since\n,Ana Sousa,Foreign Minister,Portugal,2019-10\n"
    confirm(desk, "position", upload(desk, "position", table))
    position = Position.objects.get()
    assert (str(position), position.first_day.isoformat(), position.state) == (
        "Foreign Minister, Portugal",
        "2019-10-01",
        "accepted",
    )


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("id,actor,title,since\n,Ana Sousa,Minister,lately\n", "Write a day as 2021-06-21"),
        ("id,actor,title\n,Nobody,Minister\n", "There is no actor “Nobody”"),
        ("id,actor,title\n,Ivo Brandt,Minister\n", "Several actors are called “Ivo Brandt”"),
    ],
)
def test_a_row_that_cannot_be_is_named_in_the_preview(desk: Client, table: str, said: str) -> None:
    ActorFactory(name="Ana Sousa")
    ActorFactory.create_batch(2, name="Ivo Brandt")
    preview = upload(desk, "position", table)
    assert said in preview.content.decode()
    assert "confirm_form" not in preview.context


def test_what_goes_out_is_no_formula_and_comes_back_as_it_was(desk: Client) -> None:
    names = ["=HYPERLINK(1)", "+1", "-1", "@sum", "'=1", "Ana Sousa", "O'Neill"]
    for name in names:
        ActorFactory(name=name)
    answer = desk.get(reverse("admin:timeline_actor_export"))
    table = answer.content.decode()
    rows = list(csv.DictReader(io.StringIO(table)))
    assert not [row["name"] for row in rows if row["name"][0] in "=+-@"]
    Actor.objects.update(description="to be put back")
    confirm(desk, "actor", upload(desk, "actor", table))
    assert sorted(Actor.objects.filter(description="").values_list("name", flat=True)) == sorted(names)


def test_an_export_holds_what_the_list_shows(desk: Client) -> None:
    ActorFactory(name="Ana Sousa", kind="person")
    StateFactory()
    answer = desk.get(reverse("admin:timeline_actor_export"), {"kind__exact": "state"})
    assert [row["name"] for row in csv.DictReader(io.StringIO(answer.content.decode()))] == ["Portugal"]


def test_a_viewer_may_not_import(client: Client, django_user_model: Any) -> None:
    from django.contrib.auth.models import Permission

    viewer = django_user_model.objects.create_user("viewer", password="correct horse battery", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_source"))
    client.force_login(viewer)
    assert client.get(reverse("admin:timeline_source_import")).status_code == 403
