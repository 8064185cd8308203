"""The same views as data."""

import csv
import io

import pytest

from tests.browse.conftest import archive  # noqa: F401  the same small archive
from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EventFactory,
    EvidenceFactory,
    StatementFactory,
    StatementRoleFactory,
)
from timeline.publish import statements, views
from timeline.publish.rows import cell

pytestmark = pytest.mark.django_db


def table(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_json_of_a_window_has_dates_people_and_evidence(client, archive):  # noqa: F811
    data = client.get("/timeline.json?q=sousa").json()
    assert data["query"] == "q=sousa"
    (event,) = data["events"]
    assert event["date"]["edtf"] == "2021-06-21"
    assert {person["name"] for person in event["participants"]} == {"Ana Sousa", "Ivo Brandt"}
    selectors = [piece["selector"] for piece in event["reports"][0]["evidence"]]
    for quote, position in selectors:
        assert archive.article.text[position["start"] : position["end"]] == quote["exact"]


def test_suggestions_are_not_exported_to_readers(client, archive):  # noqa: F811
    assert len(client.get("/timeline.json").json()["events"]) == 1
    assert client.get(f"/events/{archive.plan.pk}.json").status_code == 404
    assert len(table(client.get("/timeline.csv"))) == 1


def test_json_says_what_was_ignored(client):
    assert "soon" in client.get("/timeline.json?from=soon").json()["ignored"][0]


def test_a_bound_is_exported_as_one_and_in_words(client):
    fields = {"edtf": "../2021-06-21~", "date_basis": "inferred", "derivation": "told as news"}
    EventFactory(headline="Somebody met somebody", state="accepted", **fields)
    (row,) = table(client.get("/timeline.csv"))
    assert (row["edtf"], row["when"], row["precision"], row["date_basis"]) == (
        "../2021-06-21~",
        "on or shortly before 21 June 2021",
        "open",
        "inferred",
    )
    (event,) = client.get("/timeline.json").json()["events"]
    assert event["date"]["words"] == row["when"]


def test_json_pages_meet(client, monkeypatch):
    monkeypatch.setattr(views, "A_PAGE", 2)
    for day in range(1, 6):
        EventFactory(headline=str(day), edtf=f"2021-06-{day:02}", state="accepted")
    url, found = "/timeline.json", []
    while url:
        data = client.get(url).json()
        found += [event["headline"] for event in data["events"]]
        url = data["next"]
    assert found == ["1", "2", "3", "4", "5"]


def test_an_event_has_an_address_as_json(client, archive):  # noqa: F811
    data = client.get(f"/events/{archive.meeting.pk}.json").json()
    assert data["headline"] == "Ana Sousa meets Ivo Brandt"
    assert data["url"].endswith(archive.meeting.get_absolute_url())


def test_a_merged_event_leads_to_its_survivor_as_json(client, archive):  # noqa: F811
    gone = EventFactory(merged_into=archive.meeting)
    response = client.get(f"/events/{gone.pk}.json")
    assert (response.status_code, response["Location"]) == (302, f"/events/{archive.meeting.pk}.json")


def test_csv_holds_every_page(client, monkeypatch):
    monkeypatch.setattr(views, "A_PAGE", 2)
    for day in range(1, 6):
        EventFactory(headline=str(day), edtf=f"2021-06-{day:02}", state="accepted")
    assert [row["headline"] for row in table(client.get("/timeline.csv"))] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(value):
    assert cell(value) == f"'{value}"


def test_a_headline_that_looks_like_a_formula_is_exported_as_text(client):
    EventFactory(headline="=cmd|' /C calc'!A0", state="accepted")
    (row,) = table(client.get("/timeline.csv"))
    assert row["headline"].startswith("'=")


@pytest.mark.parametrize(
    ("accept", "status", "address"),
    [
        ("application/json", 302, "/timeline.json?q=talks"),
        ("text/csv", 302, "/timeline.csv?q=talks"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", 200, None),
        ("*/*", 200, None),
        ("image/png", 200, None),
    ],
)
def test_a_client_that_would_rather_have_data_is_led_to_it(client, accept, status, address):
    response = client.get("/?q=talks", headers={"Accept": accept})
    assert (response.status_code, response.get("Location")) == (status, address)
    assert "Accept" in response["Vary"]


def test_a_joint_statement_is_exported_with_all_its_speakers(client):
    joint = StatementFactory(
        event=EventFactory(state="accepted"), state="accepted", speaker=ActorFactory(name="Ana Sousa")
    )
    StatementRoleFactory(statement=joint, actor=ActorFactory(name="Ivo Brandt"), caption="envoy")
    (said,) = client.get(f"/events/{joint.event_id}.json").json()["statements"]
    assert [(one["name"], one["caption"]) for one in said["speakers"]] == [
        ("Ana Sousa", ""),
        ("Ivo Brandt", "envoy"),
    ]


def test_statements_are_had_as_json_with_who_when_and_every_telling(client, archive):  # noqa: F811
    copy = StatementFactory(
        article=ArticleFactory(text="“We will keep <talking>,” she said."), speaker=archive.sousa,
        content="We will keep <talking>", variant_of=archive.statement, variant_note="The same words.", state="accepted",
    )  # fmt: skip
    EvidenceFactory(words="We will keep <talking>", part="content", statement=copy)
    (said,) = client.get(f"/statements.json?by={archive.sousa.pk}").json()["statements"]
    assert said["speakers"] == [{"id": archive.sousa.pk, "name": "Ana Sousa", "caption": ""}]
    assert said["date"]["edtf"] == "2021-06-21"
    assert [telling["why"] for telling in said["tellings"]] == ["", "The same words."]
    for telling, article in zip(said["tellings"], (archive.article, copy.article), strict=True):
        (_, position) = telling["evidence"][0]["selector"]
        assert article.text[position["start"] : position["end"]] == telling["content"]


def test_pages_of_statements_meet(client, monkeypatch):
    monkeypatch.setattr(statements, "A_PAGE", 2)
    for day in ("2021-06-03", "", "2021-06-01", "2021-06-02", "2021-06-02"):
        StatementFactory(content=day or "undated", edtf=day, state="accepted")
    url, found = "/statements.json", []
    while url:
        data = client.get(url).json()
        found += [said["content"] for said in data["statements"]]
        url = data["next"]
    assert found == ["2021-06-03", "2021-06-02", "2021-06-02", "2021-06-01", "undated"]
    assert [row["content"] for row in table(client.get("/statements.csv"))] == found


def test_the_table_of_statements_holds_the_selection_and_no_suggestions(client, archive):  # noqa: F811
    StatementFactory(state="suggested")
    StatementFactory(state="accepted", content="=1+1", edtf="")
    rows = table(client.get("/statements.csv?q=talking"))
    assert [(row["speakers"], row["sources"], row["act"]) for row in rows] == [
        ("Ana Sousa", "The Dispatch", "comment")
    ]
    assert [row["content"] for row in table(client.get("/statements.csv"))][-1] == "'=1+1"
