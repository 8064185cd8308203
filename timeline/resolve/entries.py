"""Rows of a chronology become events: each row an article of its own, told by one report, with the words it rests on.

A row is kept as an article so that whatever holds of articles holds of the record: its words never change, evidence
points into them, reports stand side by side, and the same row twice is the same article. It is not read by the
extractor: what it tells is known from its columns.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from simple_history.utils import bulk_create_with_history

from timeline.extract.extraction import Extraction, FoundActor
from timeline.extract.lexicons.load import nicknames
from timeline.models import (
    Actor,
    ActorName,
    Article,
    Decision,
    Event,
    EventReport,
    Evidence,
    Extracted,
    Participation,
    Precision,
    ReportedRole,
    Source,
)
from timeline.models.article import content_hash
from timeline.models.names import fold
from timeline.models.vocabulary import DateBasis, EventType, Origin, Part, Role, State
from timeline.resolve import rollup
from timeline.resolve.actors import resolve_actors
from timeline.resolve.events import give_positions
from timeline.resolve.naming import keys

AT_ONCE = 500
"""Rows written together; progress is told after each lot."""

DERIVATION = "given by the record"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody a row names. `kind` is one of the extractor's; `iso3` its state's code, or ""."""

    name: str
    kind: str
    iso3: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, understood.

    `text` is the row in words, as it is stored; `passages` and `dates` are (start, end) in it, code points, end
    exclusive. `edtf` is never empty. `parties` gives each party its role, and `caption` the office that the first role's
    holders have.
    """

    where: str  # “line 12”
    text: str
    headline: str
    edtf: str
    passages: tuple[tuple[int, int], ...]
    dates: tuple[tuple[int, int], ...] = ()
    parties: tuple[tuple[Party, str], ...] = ()
    caption: str = ""
    place: str = ""
    place_iso3: str = ""
    event_type: str = EventType.OTHER
    kind: str = ""
    summary: str = ""
    url: str = ""
    reference: str = ""


@dataclass(slots=True)
class Sifted:
    """Entries by what is to be done with them: `new` become events, `known` have one, `clashing` are left alone.

    A clashing entry bears the reference of another row, of the file or an earlier import, that has other words.
    """

    new: list[Entry] = field(default_factory=list)
    known: list[Entry] = field(default_factory=list)
    clashing: list[Entry] = field(default_factory=list)


def sift(source: Source | None, entries: Sequence[Entry]) -> Sifted:
    """What of the entries is new to `source` (None: everything, but for what the entries have twice)."""
    told = _told(source, [content_hash(entry.text) for entry in entries])
    used: dict[str, str] = {}
    if source is not None:
        # A row whose import was taken back tells nothing any more, and may come again corrected.
        rows = Article.objects.filter(source=source, reports__isnull=False).exclude(external_id="")
        used = dict(rows.values_list("external_id", "content_hash"))
    found = Sifted()
    for entry in entries:
        digest = content_hash(entry.text)
        if entry.reference and used.setdefault(entry.reference, digest) != digest:
            found.clashing.append(entry)
        elif digest in told:
            found.known.append(entry)
        else:
            told.add(digest)
            found.new.append(entry)
    return found


def _told(source: Source | None, hashes: Sequence[str]) -> set[str]:
    """Of these texts, by hash, those that are an article of `source` on which a report rests."""
    if source is None:
        return set()
    told: set[str] = set()
    for some in _lots(hashes):
        rows = Article.objects.filter(source=source, content_hash__in=some, reports__isnull=False)
        told.update(rows.values_list("content_hash", flat=True))
    return told


def write(
    source: Source,
    entries: Sequence[Entry],
    decision: Decision,
    tell: Callable[[int], None] = lambda done: None,
) -> None:
    """Make an event of each entry, all new to `source` (`sift`), under `decision`. Call in a transaction.

    `tell` hears how many entries are done.
    """
    identities = _identities(entries)
    done = 0
    for lot in _lots(entries):
        rows = {content_hash(entry.text): entry for entry in lot}
        _write(_articles(source, rows), rows, identities, decision)
        done += len(lot)
        tell(done)


def _lots(rows: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE))


def _identities(entries: Iterable[Entry]) -> dict[Party, Actor]:
    """The stored actor of each party; those that are new are made, as when an article names them."""
    parties = dict.fromkeys(party for entry in entries for party, _ in entry.parties)
    found = [
        FoundActor(str(number), party.name, party.kind, (), party.iso3 or None)
        for number, party in enumerate(parties)
    ]
    given = {str(number): actor for number, party in enumerate(parties) if (actor := _familiar(party))}
    actors, _ = resolve_actors(Extraction("", None, "", actors=tuple(found)), None, given)
    return {party: actors[str(number)] for number, party in enumerate(parties)}


def _familiar(party: Party) -> Actor | None:
    """The one person of the party's state whom the news knows by a short form of the name: “Joe Biden” for Joseph R.

    Where the row names no state, the one whom it knows by the same names with an initial: “Ana J. Sousa” for Ana Joana.
    """
    words = fold(party.name).split()
    if party.kind != "person" or len(words) < 2:
        return None
    if not party.iso3:
        return _by_initial(party.name, words)
    theirs = ActorName.objects.filter(actor__kind="person", actor__iso3=party.iso3, actor__merged_into=None)
    if theirs.filter(folded__in=keys(party.name, "person")).exists():
        return None
    forms = [f"{short} {words[-1]}" for short, full in nicknames() if full == words[0]]
    return _only(theirs.filter(folded__in=forms))


def _by_initial(name: str, words: list[str]) -> Actor | None:
    persons = ActorName.objects.filter(actor__kind="person", actor__merged_into=None)
    if len(words) != 3 or len(words[1]) < 2 or persons.filter(folded=fold(name)).exists():
        return None
    return _only(persons.filter(folded=f"{words[0]} {words[1][0]} {words[2]}"))


def _only(names: Any) -> Actor | None:
    """The actor of these names, if they are one's."""
    known = list(Actor.objects.filter(pk__in=names.values("actor")).current()[:2])
    return known[0] if len(known) == 1 else None


def _articles(source: Source, fresh: dict[str, Entry]) -> dict[str, Article]:
    """The article of each entry, by hash: stored now, or there since an import that was taken back."""
    there = Article.objects.filter(source=source, content_hash__in=list(fresh))
    articles = {article.content_hash: article for article in there}
    numbers = {
        entry.reference[:500] for digest, entry in fresh.items() if entry.reference and digest not in articles
    }
    earlier = Article.objects.filter(source=source, external_id__in=numbers).order_by("version")
    replaced = {article.external_id: article for article in earlier}
    new = [
        Article(
            source=source,
            external_id=entry.reference[:500],
            replaces=(before := replaced.get(entry.reference[:500])),
            version=before.version + 1 if before else 1,
            url=entry.url[:2000],
            title=entry.headline[:500],
            text=entry.text,
            content_hash=digest,
            published_precision=Precision.NONE,
            origin=entry.where[:500],
            extraction=Extracted.SKIPPED,
            extraction_note="A row of a chronology.",
        )
        for digest, entry in fresh.items()
        if digest not in articles
    ]
    for article in Article.objects.bulk_create(new):
        articles[article.content_hash] = article
    return articles


def _write(
    articles: dict[str, Article],
    fresh: dict[str, Entry],
    identities: dict[Party, Actor],
    decision: Decision,
) -> None:
    stamp = {"default_user": decision.user, "custom_historical_attrs": {"decision_id": decision.pk}}
    events = {digest: _event(entry) for digest, entry in fresh.items()}
    roles = {digest: _roles(entry, identities) for digest, entry in fresh.items()}
    for digest, event in events.items():
        named = [word for (actor, _), caption in roles[digest].items() for word in (actor.name, caption)]
        event.search_text = rollup.joined([event.place, *named, event.summary, event.headline])
    give_positions(list(events.values()))
    bulk_create_with_history(list(events.values()), Event, **stamp)
    reports = {digest: _report(event, articles[digest]) for digest, event in events.items()}
    bulk_create_with_history(list(reports.values()), EventReport, **stamp)
    evidence, reported, parts = [], [], []
    for digest, entry in fresh.items():
        article, report = articles[digest], reports[digest]
        pieces = [(span, Part.PASSAGE) for span in entry.passages] + [
            (span, Part.DATE) for span in entry.dates
        ]
        evidence += [Evidence.of(article, *span, part, report=report) for span, part in pieces]
        for (actor, role), caption in roles[digest].items():
            reported.append(ReportedRole(report=report, actor=actor, role=role, caption=caption))
            # The event's own participants follow from the report's, as the machine's always do.
            parts.append(
                Participation(
                    event=events[digest], actor=actor, role=role, caption=caption, origin=Origin.MACHINE
                )
            )
    bulk_create_with_history(reported, ReportedRole, **stamp)
    bulk_create_with_history(parts, Participation, **stamp)
    bulk_create_with_history(evidence, Evidence, **stamp)


def _event(entry: Entry) -> Event:
    event = Event(
        headline=entry.headline[:300],
        summary=entry.summary,
        event_type=entry.event_type,
        kind=entry.kind[:40],
        place=entry.place[:200],
        place_iso3=entry.place_iso3,
        confidence=1.0,
        edtf=entry.edtf,
        date_basis=DateBasis.EXPLICIT,
        derivation=DERIVATION,
        state=State.ACCEPTED,
        origin=Origin.EDITOR,
    )
    event.clean()
    return event


def _report(event: Event, article: Article) -> EventReport:
    report = EventReport(
        event=event,
        article=article,
        headline=event.headline,
        event_type=event.event_type,
        kind=event.kind,
        status=event.status,
        place=event.place,
        confidence=event.confidence,
        edtf=event.edtf,
        date_basis=event.date_basis,
        derivation=event.derivation,
        origin=Origin.EDITOR,
    )
    report.clean()
    return report


def _roles(entry: Entry, identities: dict[Party, Actor]) -> dict[tuple[Actor, str], str]:
    """(actor, role) → caption; whom two names of the row mean in one role has it once."""
    return {
        (identities[party], role): entry.caption[:200] if role == Role.ACTOR else ""
        for party, role in entry.parties
    }
