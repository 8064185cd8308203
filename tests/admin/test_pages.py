"""Every page of the admin opens for a clerk, and no list asks the database more the longer it is."""

from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from timeline.models import (
    Actor,
    ActorName,
    Article,
    Decision,
    Event,
    EventReport,
    Note,
    Position,
    Source,
    Statement,
)
from timeline.models import Timeline as Curated

pytestmark = pytest.mark.django_db

FACTORIES: dict[type, Any] = {
    Actor: factories.ActorFactory,
    ActorName: factories.ActorNameFactory,
    Article: factories.ArticleFactory,
    Curated: factories.TimelineFactory,
    Decision: factories.DecisionFactory,
    Event: factories.EventFactory,
    EventReport: factories.EventReportFactory,
    Note: factories.NoteFactory,
    Position: factories.PositionFactory,
    Source: factories.SourceFactory,
    Statement: factories.StatementFactory,
}
MOST_QUERIES = 16


def test_the_table_above_names_every_noun_of_the_admin() -> None:
    ours = {model for model in admin.site._registry if model._meta.app_label == "timeline"}
    assert ours == FACTORIES.keys()


@pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model.__name__)
def test_a_list_of_thirty_takes_no_more_queries_than_a_list_of_three(
    model: type, desk: Client, django_assert_max_num_queries: Any
) -> None:
    url = reverse(f"admin:timeline_{model._meta.model_name}_changelist")  # type: ignore[attr-defined]
    FACTORIES[model].create_batch(3)
    desk.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert desk.get(url).status_code == 200
    FACTORIES[model].create_batch(27)
    with CaptureQueriesContext(connection) as many:
        assert desk.get(url).status_code == 200
    assert len(many) <= len(few) <= MOST_QUERIES


@pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model.__name__)
def test_each_row_can_be_opened_and_searched_for(model: type, desk: Client) -> None:
    row = FACTORIES[model]()
    name = model._meta.model_name  # type: ignore[attr-defined]
    assert desk.get(reverse(f"admin:timeline_{name}_change", args=[row.pk])).status_code == 200
    assert desk.get(reverse(f"admin:timeline_{name}_changelist"), {"q": "2021 Sousa"}).status_code == 200


@pytest.mark.parametrize(
    "model", [m for m in FACTORIES if hasattr(m, "history")], ids=lambda model: model.__name__
)
def test_each_history_can_be_read_and_not_saved_over(model: Any, desk: Client) -> None:
    row = FACTORIES[model]()
    name = model._meta.model_name
    assert desk.get(reverse(f"admin:timeline_{name}_history", args=[row.pk])).status_code == 200
    old = reverse(f"admin:timeline_{name}_simple_history", args=[row.pk, row.history.first().pk])
    assert desk.get(old).status_code == 200
    assert desk.post(old, {}).status_code == 403


def test_the_history_tells_who_and_why(desk: Client, clerk: Any) -> None:
    from timeline.actions import Edit

    event = factories.EventFactory(headline="Talks")
    Edit(
        user=clerk, subject=event, values={"headline": "Talks in Lisbon"}, reason="The place was left out"
    ).execute()
    shown = desk.get(reverse("admin:timeline_event_history", args=[event.pk])).content.decode()
    assert "The place was left out" in shown
    assert "<ins>Talks in Lisbon</ins>" in shown
    assert "the machine" in shown


def test_an_autocomplete_offers_no_actor_that_was_merged_away(desk: Client) -> None:
    kept = factories.ActorFactory(name="Ana Sousa")
    factories.ActorFactory(name="Ana M. Sousa", merged_into=kept)
    answer = desk.get(
        reverse("admin:autocomplete"),
        {"term": "Sousa", "app_label": "timeline", "model_name": "participation", "field_name": "actor"},
    )
    assert [row["text"] for row in answer.json()["results"]] == ["Ana Sousa"]


def test_a_decision_is_undone_from_the_journal(desk: Client, clerk: Any) -> None:
    from timeline.actions import Accept

    event = factories.EventFactory()
    decision = Accept(user=clerk, subject=event).execute()
    desk.post(
        reverse("admin:timeline_decision_changelist"),
        {"action": "undo", "_selected_action": [str(decision.pk)]},
    )
    event.refresh_from_db()
    assert event.state == "suggested"


def queries(desk: Client, row: Any) -> int:
    with CaptureQueriesContext(connection) as made:
        assert (
            desk.get(reverse(f"admin:timeline_{row._meta.model_name}_change", args=[row.pk])).status_code
            == 200
        )
    return len(made)


def test_an_article_with_much_evidence_takes_no_more_queries_than_one_with_little(desk: Client) -> None:
    article = factories.ArticleFactory(text="Envoys met and talked. " * 30)
    report = factories.EventReportFactory(article=article)
    factories.EvidenceFactory(words="Envoys met", report=report)
    factories.EvidenceFactory(words="talked", statement=factories.StatementFactory(article=article))
    factories.EvidenceFactory(words="Envoys", mention=factories.MentionFactory(article=article))
    few = queries(desk, article)
    for _ in range(5):
        factories.EvidenceFactory(words="Envoys met", report=factories.EventReportFactory(article=article))
        factories.EvidenceFactory(words="talked", statement=factories.StatementFactory(article=article))
        factories.EvidenceFactory(words="Envoys", mention=factories.MentionFactory(article=article))
    assert queries(desk, article) <= few


def test_an_event_told_often_takes_no_more_queries_than_one_told_once(desk: Client) -> None:
    event = factories.EventFactory()
    factories.EventReportFactory(event=event)
    factories.StatementFactory(event=event)
    few = queries(desk, event)
    factories.EventReportFactory.create_batch(5, event=event)
    factories.StatementFactory.create_batch(5, event=event)
    assert queries(desk, event) <= few
