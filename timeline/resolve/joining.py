"""Is this report an account of an event that is already known? Conservative: a doubt makes a second event.

Candidates are blocked by type, overlapping dates and a shared participant, and weighed against the report
(`timeline.resolve.weighing`). It joins the likeliest if that is nearly certain, nothing contradicts, and the words or the
participants bear it out; what is likely but not certain is put before an editor. Events of one article are never joined
to each other. What the desk has judged different stays apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from timeline.models import (
    Actor,
    Article,
    Decision,
    Event,
    EventReport,
    Evidence,
    Participation,
)
from timeline.models.event_queries import EventQuerySet
from timeline.models.vocabulary import ActorKind, DateBasis, EventType, Part
from timeline.resolve import sameness, weighing
from timeline.resolve.known_events import PRINCIPALS, TALKS, Candidate, KnownEvents, told_in
from timeline.resolve.likeness import Wording
from timeline.resolve.stays import known_visit
from timeline.resolve.weighing import Comparison, Party, Story, Telling

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

NEAR = 3
"""So many events that a report may tell are put before an editor, the likeliest."""

_STORIES = 1_000
"""So many articles' stories are kept in memory, the latest used: some 10 kB each."""


@dataclass(frozen=True, slots=True)
class Account:
    """A report that is about to be stored, with what decides where it belongs."""

    report: EventReport  # unsaved, with its date set
    place_iso3: str
    participants: dict[Actor, set[str]]  # the roles of each
    passages: list[str]  # its evidence sentences
    wording: Wording  # the same, to be compared
    trigger: str = ""

    @property
    def principals(self) -> set[Actor]:
        return {actor for actor, roles in self.participants.items() if roles & set(PRINCIPALS)}

    def weighed(self) -> weighing.Account:
        """As it is compared, without the article's story."""
        article = (self.report.article_id, self.report.article.content_hash)
        words = tuple(self.trigger.split())
        persons = frozenset(actor.pk for actor in self.principals if actor.kind == ActorKind.PERSON)
        telling = Telling(article, words, tuple(self.passages), self.wording, persons=persons)
        return _weighed(self.report, self.principals, self.place_iso3, (telling,))


@dataclass(frozen=True, slots=True)
class Match:
    """The event that a report belongs to, and why, in words."""

    event: Event
    note: str


@dataclass(frozen=True, slots=True)
class Near:
    """A known event that the report may tell, for an editor to judge."""

    event: int
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of the event that a report tells: the one that it joins, and those that are like it."""

    match: Match | None = None
    near: list[Near] = field(default_factory=list)


def _weighed(
    row: Event | EventReport, principals: Iterable[Actor], place_iso3: str, tellings: tuple[Telling, ...]
) -> weighing.Account:
    return weighing.Account(
        tellings, row.event_type, row.kind, row.status,
        frozenset(Party(a.pk, a.name, a.kind == ActorKind.PERSON, a.iso3) for a in principals),
        row.edtf, row.earliest, row.latest, row.date_basis == DateBasis.DOCUMENT, row.place, place_iso3,
    )  # fmt: skip


def _with_stories(account: weighing.Account) -> weighing.Account:
    told = []
    for telling in account.tellings[-weighing.MOST :]:
        article: Any = telling.article
        told.append(replace(telling, story=_story_of(*article)))
    return replace(account, tellings=tuple(told))


@lru_cache(maxsize=_STORIES)
def _story_of(article: int, digest: str) -> Story:
    """What an article is about. Its text never changes; the digest (unused) tells two databases of one process apart."""
    title, text = Article.objects.filter(pk=article).values_list("title", "text").get()
    return Story(f"{title}\n{text}")


def find(account: Account, known: KnownEvents, taken: Iterable[int]) -> Found:
    """The known event that the account tells, and those that it may tell. `taken`: ids of events of its article."""
    report, principals, used = account.report, account.principals, set(taken)
    rejected = _rejected(account, known, used) if known.any_rejected else None
    if rejected is not None:
        return Found(Match(rejected, "An editor rejected what these very words tell."))
    if not principals:
        return Found()
    if not report.earliest or not report.latest:
        return Found(_as_visit(account, used))
    around = known.around(report.earliest, report.latest)
    candidates = [c for c in around if c.event.pk not in used and c.principals & principals]
    likely = [(c, found) for c in candidates if (found := _compared(account, c)) is not None]
    fitting = [
        (account.wording.ratio(c.passages), c, found) for c, found in likely if _joins(account, c, found)
    ]
    fitting = [one for one in fitting if not _judged_apart(account, one, fitting)]
    best = max(fitting, key=lambda one: (one[0], -one[1].event.pk), default=None)
    near = [Near(c.event.pk, found) for c, found in likely if best is None or c is not best[1]]
    near.sort(key=lambda one: (-one.comparison.score, one.event))
    near = near[:NEAR]
    if best is None:
        visit = _as_visit(account, used)
        return Found(visit, [one for one in near if visit is None or one.event != visit.event.pk])
    _, candidate, comparison = best
    event = Event.objects.get(pk=candidate.event.pk)
    return Found(Match(event, _note(report, event, comparison)), near)


def _as_visit(account: Account, taken: set[int]) -> Match | None:
    """The visit that the account tells by who was where and when, whatever its words."""
    visit = known_visit(account, taken)
    return None if visit is None else Match(Event.objects.get(pk=visit.event.pk), visit.why)


def _compared(account: Account, candidate: Candidate) -> Comparison | None:
    """The comparison of the two if it is worth an editor's look; None if they are apart, or little speaks for it.

    Stories are compared last: that needs whole articles, and few pairs come so far.
    """
    mine = account.weighed()
    event = candidate.event
    theirs = _weighed(event, candidate.principals, event.place_iso3, candidate.tellings)
    found = weighing.compare(mine, theirs)
    if found.contradiction or found.total + weighing.MOST_BY_STORY < 0:
        return None
    found = weighing.compare(_with_stories(mine), _with_stories(theirs))
    if not found.suggests:
        return None
    # What may happen several times a day is hardly one if the sentences tell other matters.
    often = account.report.kind not in MEETINGS
    return None if often and not account.wording.is_like(candidate.passages) else found


def _joins(account: Account, candidate: Candidate, found: Comparison) -> bool:
    """Whether the report joins without asking: nearly certain, nothing doubtful, and borne out by words or participants.

    Two ministers have one meeting a day, and who is in a country on a day is there once. What may happen twice a day must
    be told in the same words, or have the very same participants and day and be on one matter.
    """
    report, mine, theirs = account.report, account.principals, candidate.principals
    if not found.joins:
        return False
    if found.has("the same visitor and country"):
        return True
    if report.event_type == EventType.STATEMENT or (len(mine & theirs) < 2 and mine == theirs):
        return mine == theirs and _in_the_same_words(account, candidate)
    if report.kind in MEETINGS and report.event_type in TALKS:
        return len(mine & theirs) > 1 or found.has("the same countries")
    if _in_the_same_words(account, candidate):
        return True
    exactly = found.has("the same two or more") and found.has("the same day", "the same stretch")
    return exactly and account.wording.is_like(candidate.passages)


def _in_the_same_words(account: Account, candidate: Candidate) -> bool:
    """Whether a sentence is the same, perhaps re-edited, and no name or number differs: good wishes are worded alike."""
    mine = " ".join(account.passages)
    same = (theirs for theirs in candidate.passages if account.wording.is_same([theirs]))
    return any(not sameness.compare(mine, theirs).against for theirs in same)


def _rejected(account: Account, known: KnownEvents, taken: set[int]) -> Event | None:
    """The event that an editor threw out and that the account tells again in the very same words, if there is one.

    A copy of it stays out, dated or not; another telling of it is a new suggestion.
    """
    report, day = account.report, account.report.sort_day
    ids = known.rejected(report.earliest or day, report.latest or day, report.event_type, report.kind)
    if not ids:
        return None
    events: EventQuerySet = Event.objects.filter(pk__in=ids)
    for passage in account.passages:
        alike = Evidence.objects.filter(report__event=OuterRef("pk"), part=Part.PASSAGE, exact=passage)
        events = events.filter(Exists(alike))
    if account.principals:
        events = events.filter(Exists(_taking_part(account)))
    return events.exclude(pk__in=taken).filter(~Exists(told_in(known.article))).first()


def _taking_part(account: Account) -> QuerySet[Participation]:
    return Participation.objects.filter(event=OuterRef("pk"), actor__in=[a.pk for a in account.principals])


def _judged_apart(
    account: Account,
    one: tuple[float, Candidate, Comparison],
    fitting: list[tuple[float, Candidate, Comparison]],
) -> bool:
    """Whether the desk has judged the candidate different from an event that the account is at least as much like."""
    alike, candidate, _ = one
    others = Decision.objects.judged_apart_from(candidate.event)
    if not others:
        return False
    if any(c.event.pk in others and other > alike for other, c, _ in fitting):
        return True
    known = {c.event.pk for _, c, _ in fitting}
    apart = Event.objects.filter(pk__in=others - known, merged_into__isnull=True)
    for event in apart:
        own = Evidence.objects.filter(report__event=event, part=Part.PASSAGE).values_list("exact", flat=True)
        if account.wording.is_same(own) and account.wording.ratio(own) >= alike:
            return True
    return False


def _note(report: EventReport, event: Event, found: Comparison) -> str:
    note = f"{'; '.join(found.agrees)}."
    if report.status != event.status:
        note += f" Known as {event.get_status_display().lower()}, here {report.get_status_display().lower()}."
    if found.differs:
        note += f" But: {'; '.join(found.differs)}."
    return f"{note[:1].upper()}{note[1:]}"[:500]
