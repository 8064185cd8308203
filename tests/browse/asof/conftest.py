"""A meeting that is announced on one day and told as held on another, for another date."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import override_settings

from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EventFactory,
    EventReportFactory,
    EvidenceFactory,
    ReportedRoleFactory,
    SourceFactory,
    StatementFactory,
)
from timeline.resolve.rollup import derive

PLAN = "The ministry said Envoy Ana Sousa will visit Oslo on June 20."
NEWS = "Envoy Ana Sousa met Foreign Minister Ivo Brandt in Bergen on Monday. “It went well,” Sousa said."


@dataclass
class Story:
    event: Any
    plan: Any
    news: Any
    statement: Any
    sousa: Any
    brandt: Any


def article(source, day, text):
    return ArticleFactory(
        source=SourceFactory(name=source), text=text, title=text[:30], published_on=date.fromisoformat(day)
    )


@pytest.fixture(autouse=True)
def _open_desk():
    """Readers see suggestions, so that what the roll-up makes of the reports is seen."""
    with override_settings(READERS_SEE_SUGGESTIONS=True):
        yield


@pytest.fixture
def story(db) -> Story:
    event = EventFactory(headline="Sousa to visit Oslo", status="planned")
    sousa, brandt = ActorFactory(name="Ana Sousa", state="accepted"), ActorFactory(name="Ivo Brandt")
    plan = EventReportFactory(
        event=event, article=article("The Ministry", "2021-06-17", PLAN), headline="Sousa to visit Oslo",
        event_type="AGREE", kind="visit", status="planned", place="Oslo", edtf="2021-06-20",
    )  # fmt: skip
    news = EventReportFactory(
        event=event, article=article("The Wire", "2021-06-21", NEWS), headline="Sousa meets Brandt",
        event_type="CONSULT", kind="visit", status="happened", place="Bergen", edtf="2021-06-21",
    )  # fmt: skip
    EvidenceFactory(words=PLAN, report=plan)
    EvidenceFactory(words="met", part="trigger", report=news)
    ReportedRoleFactory(report=plan, actor=sousa)
    ReportedRoleFactory(report=news, actor=sousa)
    ReportedRoleFactory(report=news, actor=brandt)
    statement = StatementFactory(article=news.article, event=event, speaker=sousa, content="It went well")
    EvidenceFactory(words="It went well", part="content", statement=statement)
    derive(event)
    event.refresh_from_db()
    assert (event.status, event.edtf, event.headline) == ("happened", "2021-06-21", "Sousa meets Brandt")
    return Story(event, plan, news, statement, sousa, brandt)
