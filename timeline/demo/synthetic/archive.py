"""Writing the invented archive: a batch of events with all that hangs on them in one transaction."""

from collections.abc import Callable
from datetime import date
from itertools import islice
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from timeline.demo.synthetic import bulk
from timeline.demo.synthetic.world import Happening, Telling, World, lexicon
from timeline.models import (
    Actor,
    ActorName,
    Article,
    Event,
    EventReport,
    Evidence,
    Participation,
    ReportedRole,
    Source,
    Statement,
)
from timeline.models.article import content_hash
from timeline.models.evidence import CONTEXT
from timeline.models.locks import one_writer
from timeline.models.names import fold
from timeline.models.position import SEQUENCE_BITS, UNDATED_DAY

BATCH = 5_000
"""Events in one transaction."""

COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Article: (
        "id", "source_id", "title", "published_on", "published_precision", "text", "content_hash", "origin",
        "extraction", "engine", "stored_at",
    ),
    Event: (
        "id", "edtf", "earliest", "latest", "precision", "date_basis", "headline", "event_type", "status", "place",
        "place_iso3", "confidence", "position", "state", "origin", "core", "merged_into_id", "search_text", "created_at",
    ),
    Participation: ("event_id", "actor_id", "role", "caption", "origin", "position"),
    EventReport: (
        "id", "event_id", "article_id", "edtf", "earliest", "latest", "precision", "date_basis", "headline",
        "event_type", "status", "place", "confidence", "origin", "position", "source_id",
    ),
    ReportedRole: ("report_id", "actor_id", "role", "caption"),
    Statement: (
        "id", "article_id", "event_id", "speaker_id", "speaker_caption", "content", "form", "cue", "edtf", "earliest",
        "latest", "precision", "date_basis", "reported_on", "state", "origin",
    ),
    Evidence: ("article_id", "start", "end", "exact", "prefix", "suffix", "part", "report_id", "statement_id"),
}  # fmt: skip
"""What is given of each row; everything else is as a new row has it. The order is that of writing."""


def load(number: int, seed: int, tell: Callable[[int], None]) -> None:
    """Write `number` events of `seed`; `tell` hears how many are written. What a cut-off leaves behind is whole."""
    world = World(seed)
    writer = _Writer(world)
    coming = world.happenings(number, begin=writer.ids[Event])
    done = 0
    while batch := list(islice(coming, BATCH)):
        writer.write(batch)
        done += len(batch)
        tell(done)
    bulk.analyse()


class _Writer:
    """Knows the next free id of each table and the next free place of each day."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.now = timezone.now().isoformat(sep=" ")
        with transaction.atomic():
            one_writer()
            self.actors = [_actor(person) for person in world.actors]
            self.sources = [Source.objects.named(name).pk for name in lexicon()["outlets"]]
        self.ids: dict[type[models.Model], int] = {
            model: bulk.free_id(model) for model in (Article, Event, EventReport, Statement)
        }
        self.places: dict[int, int] = {}
        for position in Event.objects.order_by("position").values_list("position", flat=True).iterator():
            self.places[position >> SEQUENCE_BITS] = position + 1

    def write(self, batch: list[Happening]) -> None:
        rows: dict[type[models.Model], list[tuple[Any, ...]]] = {model: [] for model in COLUMNS}
        for happening in batch:
            self._add(happening, rows)
        with transaction.atomic():
            one_writer()
            for model, columns in COLUMNS.items():
                bulk.insert(model, columns, rows[model])
            bulk.follow_on(COLUMNS)

    def _take(self, model: type[models.Model]) -> int:
        self.ids[model] += 1
        return self.ids[model] - 1

    def _position(self, day: date | None) -> int:
        number = day.toordinal() if day else UNDATED_DAY
        position = self.places.get(number, number << SEQUENCE_BITS)
        self.places[number] = position + 1
        return position

    def _add(self, happening: Happening, rows: dict[type[models.Model], list[tuple[Any, ...]]]) -> None:
        when = happening.when
        event, position = self._take(Event), self._position(when.earliest or when.latest)
        dated = (
            when.edtf,
            _iso(when.earliest),
            _iso(when.latest),
            when.precision,
            "explicit" if when.edtf else "none",
        )
        parts = [(self.actors[n], role, caption) for n, role, caption in happening.parts]
        said = [t.text[slice(*t.content)] for t in happening.tellings if t.content]
        names = [self.world.actors[n].name for n, _, _ in happening.parts]
        words = [happening.place, *names, *(part[2] for part in parts), happening.headline, *said]
        rows[Event].append((
            event, *dated, happening.headline, happening.event_type, happening.status, happening.place,
            happening.place_iso3, happening.confidence, position, happening.state, "machine", happening.core,
            event - 1 if happening.merged and event > 1 and rows[Event] else None,
            "\n".join(dict.fromkeys(w for w in words if w)), self.now,
        ))  # fmt: skip
        if happening.merged:
            return
        rows[Participation] += [
            (event, actor, role, caption, "machine", position) for actor, role, caption in parts
        ]
        for telling in happening.tellings:
            self._tell(happening, telling, event, position, dated, parts, rows)

    def _tell(
        self,
        happening: Happening,
        telling: Telling,
        event: int,
        position: int,
        dated: tuple[Any, ...],
        parts: list[tuple[int, str, str]],
        rows: dict[type[models.Model], list[tuple[Any, ...]]],
    ) -> None:
        article, report, source = self._take(Article), self._take(EventReport), self.sources[telling.outlet]
        published, text = _iso(telling.published), telling.text
        rows[Article].append((
            article, source, telling.title, published, "day", text, content_hash(text), "invented", "done", "invented",
            self.now,
        ))  # fmt: skip
        rows[EventReport].append((
            report, event, article, *dated, happening.headline, happening.event_type, happening.status, happening.place,
            happening.confidence, "machine", position, source,
        ))  # fmt: skip
        rows[ReportedRole] += [(report, actor, role, caption) for actor, role, caption in parts]
        rows[Evidence].append((article, *_words(text, *telling.passage), "passage", report, None))
        if telling.content:
            speaker, _, caption = parts[0]
            statement, content = self._take(Statement), text[slice(*telling.content)]
            state = happening.state if happening.state != "rejected" else "suggested"
            rows[Statement].append((
                statement, article, event, speaker, caption, content, "direct", "said", published, published, published,
                "day", "document", published, state, "machine",
            ))  # fmt: skip
            rows[Evidence].append((article, *_words(text, *telling.content), "content", None, statement))


def _words(text: str, start: int, end: int) -> tuple[int, int, str, str, str]:
    return start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _actor(person: Any) -> int:
    """The id of an actor: a state is the one of its code, if it is there."""
    if person.kind == "state":
        known = Actor.objects.current().filter(kind="state", iso3=person.iso3).first()
        if known:
            return int(known.pk)
    actor = Actor.objects.create(
        name=person.name, kind=person.kind, iso3=person.iso3, state="accepted", origin="machine"
    )
    ActorName.objects.create(actor=actor, name=person.name, folded=fold(person.name), origin="machine")
    return int(actor.pk)


def empty() -> bool:
    """Whether there is nothing in the archive yet."""
    return not (Article.objects.exists() or Event.objects.exists() or Actor.objects.exists())
