"""What the desk has not accepted is nowhere for readers: on no page, in no list, search, count or export."""

import re

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
    StatementFactory,
    TimelineEntryFactory,
    TimelineFactory,
)

pytestmark = pytest.mark.django_db

LISTS = (
    "/", "/?q=hush", "/?state=suggested", "/?undated=1", "/timeline.json", "/timeline.json?q=hush", "/timeline.csv",
    "/actors/", "/actors/?q=hush", "/articles/",
)  # fmt: skip


def text_of(response):
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


@pytest.mark.parametrize("state", ["suggested", "rejected"])
def test_readers_find_no_trace(client, state):
    article = ArticleFactory(title="Envoys meet", text="Plain words of the article. More words there.")
    known, hidden = (
        ActorFactory(name="Ana Sousa", state="accepted"),
        ActorFactory(name="Hushman", state=state),
    )
    secret = EventFactory(headline="Hushed talks", place="Hushville", state=state)
    EvidenceFactory(words="Plain words", report=EventReportFactory(event=secret, article=article))
    ParticipationFactory(event=secret, actor=known, caption="Hushed envoy")
    shown = EventFactory(headline="Open talks", state="accepted")
    EventReportFactory(event=shown, article=article)
    ParticipationFactory(event=shown, actor=known)
    said = StatementFactory(
        article=article, event=shown, speaker=known, speaker_caption="Hushed", content="Hush now", state=state
    )
    EvidenceFactory(words="More words", statement=said, part="content")
    PositionFactory(actor=known, title="Hushed office", state=state)
    EvidenceFactory(words="there", part="name", mention=MentionFactory(actor=hidden, article=article))
    for subject in ({"event": shown}, {"actor": known}, {"article": article}):
        NoteFactory(body="Hushed note", public=False, **subject)
    desks_own = TimelineFactory(title="Hushed timeline", published=False)
    TimelineEntryFactory(timeline=desks_own, event=shown)
    published = TimelineFactory(title="Open timeline", published=True)
    TimelineEntryFactory(timeline=published, event=secret, note="Hushed pin")

    pages = [row.get_absolute_url() for row in (shown, known, article, published)]
    for address in (*LISTS, *pages, f"/events/{shown.pk}.json", f"/?actor={known.pk}"):
        response = client.get(address, follow=True)
        assert response.status_code == 200, address
        trace = re.search(r".{0,40}hush(ed|man|ville| now).{0,40}", text_of(response), re.IGNORECASE)
        assert trace is None, f"{address}: {trace and trace[0]}"
    assert [piece.marks for piece in client.get(article.get_absolute_url()).context["page"].pieces] == [()]
    for address in (secret.get_absolute_url(), f"/events/{secret.pk}.json", hidden.get_absolute_url()):
        assert client.get(address).status_code == 404, address
    assert client.get(desks_own.get_absolute_url()).status_code == 404
