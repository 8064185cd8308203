"""What the demo's editor does, through the same actions as the editors' pages."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Q

from timeline.actions import Accept, ActionError, Edit, MergeEvents, Post, Publish, WriteNote
from timeline.models import Actor, Article, Event, Statement, Timeline, TimelineEntry
from timeline.models.vocabulary import State, Status

DECISIONS = Path(__file__).parent / "decisions.tsv"
POSITIONS = Path(__file__).parent / "positions.tsv"

Articles = dict[str, Article]
"""The stored dispatches by their files' names."""


@dataclass(frozen=True)
class Line:
    """One decision of the file."""

    verb: str
    dispatches: list[str]
    date: str
    actors: list[str]
    why: str


def lines() -> Iterator[Line]:
    """The decisions in their order."""
    with DECISIONS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t")
        for row in rows:
            yield Line(
                row["verb"],
                row["dispatch"].split("+"),
                row["date"],
                row["actors"].split(";"),
                row["why"] or "",
            )


def decide(user: Any, articles: Articles) -> None:
    """Carry the file's decisions out, and accept the statements that belong to what was accepted."""
    for line in lines():
        if line.verb == "merge":
            _merge(user, line, articles)
            continue
        for event in _found(line, articles[line.dispatches[0]]):
            if event.state == State.SUGGESTED:
                Accept(user=user, subject=event, reason=line.why).execute()
    accepted = Event.objects.current().filter(state=State.ACCEPTED)
    spoken = Statement.objects.current().filter(state=State.SUGGESTED, speaker__isnull=False)
    for statement in spoken.filter(event__in=accepted) | spoken.filter(article__in=_reviewed(articles)):
        _try(Accept(user=user, subject=statement))


def appoint(user: Any) -> None:
    """Enter since when and until when the file's positions were held; what the articles say of other posts stays."""
    with POSITIONS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"))
    for name in dict.fromkeys(row["actor"] for row in rows):
        actor = Actor.objects.current().exactly_called(name).first()
        if actor is not None:
            entered = [_post(actor, row) for row in rows if row["actor"] == name]
            known = {post.pk for post in entered}
            kept = [
                Post(held.title, held.org, held.since, held.until, held.pk)
                for held in actor.positions.all()
                if held.pk not in known
            ]
            _try(Edit(user=user, subject=actor, values={"positions": [*kept, *entered]}, reason="On record"))


def _post(actor: Actor, row: dict[str, str]) -> Post:
    org = Actor.objects.current().exactly_called(row["of"]).first()
    told = actor.positions.filter(title__iexact=row["title"]).filter(Q(org=org) | Q(org=None)).first()
    return Post(row["title"], org, row["since"] or "", row["until"] or "", told.pk if told else None)


def annotate(user: Any, articles: Articles) -> None:
    """A note for readers on the visit that the two agencies date differently."""
    event = _meeting(articles)
    if event is not None:
        body = (
            "The agencies disagree. One has the visit on the Easter weekend, as officials told it; the other repeats "
            "the president's “last week”. Both dates are kept until a document settles it."
        )
        WriteNote(user=user, subject=event, body=body, public=True).execute()


def curate(user: Any, articles: Articles) -> None:
    """A published timeline of the way to Singapore."""
    if Timeline.objects.filter(slug="road-to-singapore").exists():
        return
    curated = Timeline.objects.create(
        title="The road to Singapore",
        slug="road-to-singapore",
        description="From a secret visit to a joint statement: how the summit of June 2018 was arranged, called off "
        "and held.",
        owner=user,
    )
    told = ("2018-04-18-washington", "2018-06-01-washington", "2018-06-12-singapore")
    pinned = Event.objects.current().filter(
        reports__article__in=[articles[name] for name in told], state=State.ACCEPTED
    )
    meeting = _meeting(articles)
    for event in pinned.distinct():
        note = "Dated differently by the two agencies." if event == meeting else ""
        TimelineEntry.objects.create(timeline=curated, event=event, note=note)
    Publish(user=user, subject=curated).execute()


def _found(line: Line, article: Article) -> list[Event]:
    """The standing events that the article tells, with this date and these participants."""
    events = Event.objects.current().filter(reports__article=article).order_by("pk")
    if line.date != "*":
        events = events.filter(edtf=line.date)
    for name in line.actors:
        events = events.filter(participations__actor__name__icontains=name.strip())
    return list(events.distinct())


def _merge(user: Any, line: Line, articles: Articles) -> None:
    first, second = (_found(line, articles[name]) for name in line.dispatches)
    if first and second and first[0] != second[0]:
        _try(MergeEvents(user=user, winner=first[0], loser=second[0], reason=line.why))


def _meeting(articles: Articles) -> Event | None:
    line = next(line for line in lines() if line.verb == "merge" and line.date == "*")
    found = [e for e in _found(line, articles[line.dispatches[0]]) if e.status == Status.HAPPENED]
    return found[0] if found else None


def _reviewed(articles: Articles) -> list[Article]:
    """The dispatches that the desk has gone through; the latest two wait in the queue."""
    return [
        article for article in articles.values() if article.published_on and article.published_on.year < 2020
    ]


def _try(action: Any) -> None:
    """An action that may have nothing to do by now, because another one did it along."""
    try:
        action.execute()
    except ActionError:
        return
