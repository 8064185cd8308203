"""Is this report an account of an event that is already known? Conservative: a doubt makes a second event.

Candidates are blocked by type or kind, overlapping dates and a shared participant. Then nobody may contradict: persons
and countries of one must lie within those of the other, and the countries of the two places must not differ. Events of
one article are never joined to each other. What the desk has judged different stays apart.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.db.models import Exists, OuterRef, QuerySet

from timeline.models import Actor, Article, Decision, Event, EventReport, Evidence, Participation
from timeline.models.event_queries import EventQuerySet
from timeline.models.vocabulary import ActorKind, EventType, Part, Role, State, Status
from timeline.resolve.likeness import Wording

PRINCIPALS = (Role.ACTOR, Role.RECIPIENT, Role.HOST)
_TALKS = (EventType.CONSULT, EventType.AGREE)
MEETINGS = frozenset(
    (
        "visit",
        "arrival",
        "departure",
        "bilateral",
        "trilateral",
        "multilateral",
        "meeting",
        "talks",
        "call",
        "summit",
        "dialogue",
        "conference",
        "attendance",
        "negotiation",
        "consultation",
    )
)
"""Kinds of event that a planned report (PLOVER: AGREE) and a later one (CONSULT) share, and of which two people have one
a day."""

MOST = 500
"""So many events of one time are compared with an article's reports."""

_LONGEST = timedelta(days=10)
"""Two vague dates that merely overlap prove nothing; beyond this length they must be the same."""


@dataclass(frozen=True, slots=True)
class Account:
    """A report that is about to be stored, with what decides where it belongs."""

    report: EventReport  # unsaved, with its date set
    place_iso3: str
    participants: dict[Actor, set[str]]  # the roles of each
    passages: list[str]  # its evidence sentences
    wording: Wording  # the same, to be compared

    @property
    def principals(self) -> set[Actor]:
        return {actor for actor, roles in self.participants.items() if roles & set(PRINCIPALS)}


@dataclass(frozen=True, slots=True)
class Match:
    """The event that a report belongs to, and why, in words."""

    event: Event
    note: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    event: Event
    principals: set[Actor]
    passages: list[str]


class KnownEvents:
    """The stored events that one article may tell, looked up once for all of its reports of one time.

    `everybody`: ids of all whom the article names; `types`: those of its reports.
    """

    def __init__(self, article: Article, everybody: Collection[int], types: Collection[str]) -> None:
        self.article = article
        self._everybody = everybody
        talks = _TALKS if set(types) & set(_TALKS) else ()
        self._types = {*types, *talks}
        self._around: dict[tuple[date, date], list[_Candidate]] = {}

    @cached_property
    def any_rejected(self) -> bool:
        """Whether an editor has rejected any event of these types."""
        rejected = Event.objects.filter(state=State.REJECTED, merged_into__isnull=True)
        return rejected.filter(event_type__in=self._types).exists()

    def around(self, first: date, last: date) -> list[_Candidate]:
        """The current events between two days in which somebody takes part whom the article names."""
        if (first, last) not in self._around:
            part = Participation.objects.filter(event=OuterRef("pk"), actor__in=self._everybody)
            rows = Event.objects.defer("summary", "search_text").current().in_window(first, last)
            rows = rows.filter(Exists(part), ~Exists(_told_in(self.article)), event_type__in=self._types)
            self._around[first, last] = _with_details(list(rows[:MOST]))
        return self._around[first, last]


def find(account: Account, known: KnownEvents, taken: Iterable[int]) -> Match | None:
    """The known event that the account tells, or None. `taken`: ids of events that its article tells already."""
    report, principals, used = account.report, account.principals, set(taken)
    rejected = _rejected(account, known.article, used) if known.any_rejected else None
    if rejected is not None:
        return Match(rejected, "An editor rejected what these very words tell.")
    if not principals or not report.earliest or not report.latest:
        return None
    around = known.around(report.earliest, report.latest)
    candidates = [c for c in around if c.event.pk not in used and _comparable(account, c)]
    fitting = [(account.wording.ratio(c.passages), c) for c in candidates if _agrees(account, c)]
    fitting = [pair for pair in fitting if not _judged_apart(account, pair, fitting)]
    if not fitting:
        return None
    _, best = max(fitting, key=lambda pair: (pair[0], -pair[1].event.pk))
    return Match(Event.objects.get(pk=best.event.pk), _note(account, best))


def _rejected(account: Account, article: Article, taken: set[int]) -> Event | None:
    """The event that an editor threw out and that the account tells again in the very same words, if there is one.

    A copy of it stays out, dated or not; another telling of it is a new suggestion.
    """
    report, day = account.report, account.report.sort_day
    events: EventQuerySet = Event.objects.filter(
        state=State.REJECTED, merged_into__isnull=True, event_type=report.event_type, kind=report.kind
    )
    events = events.in_window(report.earliest or day, report.latest or day) if day else events.undated()
    for passage in account.passages:
        alike = Evidence.objects.filter(report__event=OuterRef("pk"), part=Part.PASSAGE, exact=passage)
        events = events.filter(Exists(alike))
    if account.principals:
        events = events.filter(Exists(_taking_part(account)))
    return events.exclude(pk__in=taken).filter(~Exists(_told_in(article))).first()


def _taking_part(account: Account) -> QuerySet[Participation]:
    return Participation.objects.filter(event=OuterRef("pk"), actor__in=[a.pk for a in account.principals])


def _told_in(article: Article) -> QuerySet[EventReport]:
    return EventReport.objects.filter(event=OuterRef("pk"), article=article)


def _with_details(events: list[Event]) -> list[_Candidate]:
    if not events:
        return []
    principals: dict[int, set[Actor]] = {event.pk: set() for event in events}
    for row in Participation.objects.filter(event__in=events, role__in=PRINCIPALS).select_related("actor"):
        principals[row.event_id].add(row.actor)
    passages: dict[int, list[str]] = {event.pk: [] for event in events}
    stored = Evidence.objects.filter(report__event__in=events, part=Part.PASSAGE)
    for event, exact in stored.values_list("report__event", "exact"):
        passages[event].append(exact)
    return [_Candidate(event, principals[event.pk], passages[event.pk]) for event in events]


def _comparable(account: Account, candidate: _Candidate) -> bool:
    """Whether type or kind could be one and somebody takes part in both."""
    report, event = account.report, candidate.event
    talks = report.kind in MEETINGS and report.kind == event.kind and event.event_type in _TALKS
    return (event.event_type == report.event_type or talks) and bool(
        account.principals & candidate.principals
    )


def _agrees(account: Account, candidate: _Candidate) -> bool:
    report, event = account.report, candidate.event
    if report.kind and event.kind and report.kind != event.kind:
        return False
    if (report.status == Status.HYPOTHETICAL) != (event.status == Status.HYPOTHETICAL):
        return False
    if account.place_iso3 and event.place_iso3 and account.place_iso3 != event.place_iso3:
        return False
    return _dates_agree(report, event) and _actors_agree(account, candidate)


def _dates_agree(report: EventReport, event: Event) -> bool:
    if not (event.earliest and event.latest and report.earliest and report.latest):
        return False
    if report.edtf == event.edtf:
        return True
    short = report.latest - report.earliest <= _LONGEST and event.latest - event.earliest <= _LONGEST
    return short and report.earliest <= event.latest and event.earliest <= report.latest


def _actors_agree(account: Account, candidate: _Candidate) -> bool:
    mine, theirs = account.principals, candidate.principals
    shared = mine & theirs
    if not shared or not _nested(_persons(mine), _persons(theirs)):
        return False
    if not _nested(_countries(mine), _countries(theirs)):
        return False
    report, event = account.report, candidate.event
    if report.event_type == EventType.STATEMENT or (len(shared) < 2 and mine == theirs):
        return mine == theirs and account.wording.is_same(candidate.passages)
    one_day = report.edtf == event.edtf and report.earliest == report.latest
    same_countries = one_day and _countries(mine) == _countries(theirs) and len(_countries(mine)) >= 2
    together = len(shared) >= 2 or same_countries
    if report.kind in MEETINGS and report.event_type in _TALKS:
        return together
    return together and account.wording.is_like(candidate.passages)


def _nested(one: set[int] | set[str], other: set[int] | set[str]) -> bool:
    """Whether neither contradicts the other: one lies within the other."""
    return one <= other or other <= one


def _persons(actors: set[Actor]) -> set[int]:
    return {actor.pk for actor in actors if actor.kind == ActorKind.PERSON}


def _countries(actors: set[Actor]) -> set[str]:
    return {actor.iso3 for actor in actors if actor.iso3}


def _judged_apart(
    account: Account, pair: tuple[float, _Candidate], fitting: list[tuple[float, _Candidate]]
) -> bool:
    """Whether the desk has judged the candidate different from an event that the account is at least as much like."""
    alike, candidate = pair
    others = Decision.objects.judged_apart_from(candidate.event)
    if not others:
        return False
    if any(c.event.pk in others and other > alike for other, c in fitting):
        return True
    known = {c.event.pk for _, c in fitting}
    apart = Event.objects.filter(pk__in=others - known, merged_into__isnull=True)
    for event in apart:
        own = Evidence.objects.filter(report__event=event, part=Part.PASSAGE).values_list("exact", flat=True)
        if account.wording.is_same(own) and account.wording.ratio(own) >= alike:
            return True
    return False


def _note(account: Account, candidate: _Candidate) -> str:
    report, event = account.report, candidate.event
    same_type = report.event_type == event.event_type
    what = f"kind ({report.kind})" if report.kind == event.kind != "" else "type" if same_type else "kind"
    when = f"date ({report.edtf})" if report.edtf == event.edtf else f"dates ({report.edtf} and {event.edtf})"
    who = sorted(actor.name for actor in account.principals & candidate.principals)
    note = f"The {what}, the {when} and the participants {', '.join(who)} agree."
    if report.status != event.status:
        note += f" Known as {event.get_status_display().lower()}, here {report.get_status_display().lower()}."
    return note[:500]
