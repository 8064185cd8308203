"""Two articles that tell one meeting, an editor, a reader."""

from types import SimpleNamespace

import pytest

from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EditorFactory,
    EventFactory,
    EventReportFactory,
    EvidenceFactory,
    MentionFactory,
    ParticipationFactory,
    ReportedRoleFactory,
    StatementFactory,
    UserFactory,
)
from timeline.resolve.rollup import derive


@pytest.fixture
def editor(db):
    return EditorFactory(username="alice")


@pytest.fixture
def reader(db):
    return UserFactory(username="bob")


@pytest.fixture
def desk(db):
    """Suggestions as the machine leaves them: two events of one meeting, a statement, two people, one of them twice."""
    sousa, brandt = ActorFactory(name="Ana Sousa"), ActorFactory(name="Ivo Brandt")
    twin = ActorFactory(name="A. Sousa")
    first, second = ArticleFactory(), ArticleFactory()
    meeting = EventFactory(headline="Sousa meets Brandt")
    again = EventFactory(headline="Brandt receives Sousa", edtf="2021-06")
    reports = []
    for event, article, people in ((meeting, first, (sousa, brandt)), (again, second, (twin, brandt))):
        report = EventReportFactory(event=event, article=article)
        EvidenceFactory(report=report, words="Envoy Ana Sousa met Foreign Minister Ivo Brandt in Seoul")
        for actor, name in zip(people, ("Ana Sousa", "Ivo Brandt"), strict=True):
            mention = MentionFactory(actor=actor, article=article)
            EvidenceFactory(mention=mention, words=name, part="name")
            ReportedRoleFactory(report=report, actor=actor, mention=mention)
            ParticipationFactory(event=event, actor=actor)
        reports.append(report)
    said = StatementFactory(article=first, speaker=sousa, event=meeting)
    EvidenceFactory(statement=said, words="We will keep talking", part="content")
    for event in (meeting, again):
        derive(event)
        event.refresh_from_db()
    return SimpleNamespace(
        sousa=sousa, brandt=brandt, twin=twin, first=first, second=second, meeting=meeting, again=again,
        report=reports[0], other_report=reports[1], said=said,
    )  # fmt: skip
