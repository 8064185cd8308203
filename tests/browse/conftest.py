"""A small archive that several tests of the pages look at."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.factories import (
    ActorFactory,
    ArticleFactory,
    EventFactory,
    EventReportFactory,
    EvidenceFactory,
    MentionFactory,
    NoteFactory,
    ParticipationFactory,
    PositionFactory,
    SourceFactory,
    StatementFactory,
)

TEXT = (
    "SEOUL, June 21 – Envoy Ana Sousa met Foreign Minister Ivo Brandt in Seoul on Monday.\n\n"
    "“We will keep <talking>,” Sousa said. They were due to meet again in July."
)


@dataclass
class Archive:
    """One article with one accepted meeting, one suggested plan, a statement, two actors, a note."""

    article: Any
    meeting: Any
    plan: Any
    statement: Any
    sousa: Any
    brandt: Any
    position: Any
    note: Any


@pytest.fixture
def archive(db) -> Archive:
    article = ArticleFactory(source=SourceFactory(name="The Dispatch"), title="Envoys meet", text=TEXT)
    sousa = ActorFactory(name="Ana Sousa", state="accepted")
    brandt = ActorFactory(name="Ivo Brandt")
    for actor, words in ((sousa, "Ana Sousa"), (brandt, "Ivo Brandt")):
        EvidenceFactory(words=words, part="name", mention=MentionFactory(actor=actor, article=article))
    meeting = EventFactory(
        headline="Ana Sousa meets Ivo Brandt", place="Seoul", state="accepted", derivation="“on Monday”"
    )
    report = EventReportFactory(event=meeting, article=article, place="Seoul")
    EvidenceFactory(words=TEXT[: TEXT.index("\n")], report=report)
    EvidenceFactory(words="met", part="trigger", report=report)
    EvidenceFactory(words="Monday", part="date", report=report)
    ParticipationFactory(event=meeting, actor=sousa, caption="Envoy")
    ParticipationFactory(event=meeting, actor=brandt, caption="Foreign Minister")
    plan = EventFactory(
        headline="Sousa and Brandt to meet again", edtf="2021-07", event_type="AGREE", status="planned"
    )
    EvidenceFactory(
        words="They were due to meet again in July.", report=EventReportFactory(event=plan, article=article)
    )
    ParticipationFactory(event=plan, actor=sousa)
    statement = StatementFactory(
        article=article, event=meeting, speaker=sousa, content="We will keep <talking>", state="accepted"
    )
    EvidenceFactory(words="We will keep <talking>", part="content", statement=statement)
    position = PositionFactory(actor=sousa, title="Envoy", state="accepted", attested=article.published_on)
    EvidenceFactory(words="Envoy", part="title", position=position, article=article)
    note = NoteFactory(article=None, event=meeting, body="Compare the ministry’s read-out.", public=True)
    return Archive(article, meeting, plan, statement, sousa, brandt, position, note)
