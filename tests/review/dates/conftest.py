"""An article whose event and statement rest on “on Saturday”, and alice at the desk."""

from types import SimpleNamespace

import pytest

from tests.factories import (
    ArticleFactory,
    EventFactory,
    EventReportFactory,
    EvidenceFactory,
    StatementFactory,
)
from tests.review.conftest import client, editor, reader  # noqa: F401  fixtures
from timeline.resolve.rollup import derive

TEXT = "LISBON, June 21 – Envoy Ana Sousa arrived on Saturday.\n\n“We will talk,” she said on Sunday."


@pytest.fixture
def dated(db):
    article = ArticleFactory(text=TEXT, title="The envoy arrives")
    event = EventFactory(headline="Sousa arrives", edtf="2021-06-19")
    report = EventReportFactory(event=event, article=article)
    EvidenceFactory(report=report, words="Envoy Ana Sousa arrived on Saturday")
    EvidenceFactory(report=report, words="Saturday", part="date")
    said = StatementFactory(article=article, content="We will talk", edtf="2021-06-20")
    EvidenceFactory(statement=said, words="We will talk", part="content")
    EvidenceFactory(statement=said, words="Sunday", part="date")
    derive(event)
    event.refresh_from_db()
    return SimpleNamespace(article=article, event=event, report=report, said=said)
