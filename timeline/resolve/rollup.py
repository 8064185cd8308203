"""What an event is, derived from its reports: where they disagree the best supported wins, and both stay on record.

Never touched: a field in `Event.edited_fields` ("participants" stands for its participations), and rows that an editor
made.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from timeline.models import Event, EventReport, Participation, ReportedRole, Statement
from timeline.models.vocabulary import DateBasis, Origin, State, Status

PARTICIPANTS = "participants"
"""In `edited_fields`: an editor has set who took part."""

SEARCH_CHARACTERS = 20_000
_DATE = ("edtf", "date_basis", "derivation")
_BASIS_WEIGHT = {
    DateBasis.EDITOR: 4.0,
    DateBasis.EXPLICIT: 1.0,
    DateBasis.INFERRED: 0.8,
    DateBasis.REPORTING: 0.7,
    DateBasis.CARRIED: 0.6,
    DateBasis.DOCUMENT: 0.4,
    DateBasis.NONE: 0.0,
}
_UNSETTLED = (Status.PLANNED, Status.PROPOSED, Status.HYPOTHETICAL)
_SETTLED = (Status.HAPPENED, Status.ONGOING)


@dataclass(frozen=True, slots=True)
class Telling:
    """One report with what weighs in the roll-up: whose it is, of which day, and the roles it gives.

    `source` is the voice: that of the original if the article is a copy.
    """

    report: EventReport
    source: int
    day: date | None
    roles: Sequence[ReportedRole]

    @property
    def weight(self) -> float:
        return max(self.report.confidence, 0.01)


@transaction.atomic
def derive(event: Event) -> bool:
    """Bring an event in line with its reports, save it if that changes it, and say whether it did."""
    told = tellings(event)
    retold = bool(told) and _apply(event, fields(told))
    regrouped = bool(told) and PARTICIPANTS not in event.edited_fields and _sync(event, parts(told))
    if retold:
        event.version += 1
    return _refreshed(event, unsaved=retold) or regrouped


def refresh_search(event: Event) -> bool:
    """Bring only the search text in line; for an event that an editor has accepted as it is."""
    return _refreshed(event)


def tellings(event: Event) -> list[Telling]:
    """The reports of a stored event, in order of publication."""
    reports = event.reports.select_related("article__copy_of").prefetch_related("roles")
    told = [
        Telling(r, (r.article.copy_of or r.article).source_id, r.article.published_on, list(r.roles.all()))
        for r in reports.defer("article__text", "article__copy_of__text")
    ]
    return sorted(told, key=lambda telling: (telling.day or date.max, telling.report.pk))


def fields(told: Sequence[Telling]) -> dict[str, Any]:
    """The fields that the reports make together; once it has happened, previews say nothing more of what it was."""
    status = _status(told)
    everyone = told
    told = [t for t in told if (t.report.status in _UNSETTLED) == (status in _UNSETTLED)] or told
    derived: dict[str, Any] = {
        name: _best((telling, getattr(telling.report, name)) for telling in told) or ""
        for name in ("event_type", "kind", "place")
    }
    derived["status"] = status
    dated = _date(told)
    derived |= {name: getattr(dated, name) for name in _DATE}
    derived["headline"] = _headline(told, derived)
    derived["confidence"] = _confidence(everyone)
    return derived


def parts(told: Sequence[Telling]) -> dict[tuple[int, str], str]:
    """Who took part in which role, with the caption: (actor id, role) → caption.

    The reports' best supported set of roles for an actor counts; a role that only some give is not added to it.
    """
    sets: dict[int, dict[tuple[str, ...], dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    captions: dict[tuple[int, str], list[tuple[Telling, str]]] = defaultdict(list)
    for telling in told:
        given: dict[int, list[str]] = defaultdict(list)
        for role in telling.roles:
            given[role.actor_id].append(role.role)
            captions[role.actor_id, role.role].append((telling, role.caption))
        for actor, roles in given.items():
            votes = sets[actor][tuple(sorted(roles))]
            votes[telling.source] = max(votes.get(telling.source, 0), telling.weight)
    chosen: dict[tuple[int, str], str] = {}
    for actor, candidates in sets.items():
        support = {names: sum(votes.values()) for names, votes in candidates.items()}
        for name in max(support, key=lambda names: support[names]):
            chosen[actor, name] = _best(captions[actor, name]) or ""
    return chosen


def search_text(event: Event) -> str:
    """What full-text search reads beside the headline: names, roles, place, other headlines, words of statements."""
    pieces = [event.place]
    for part in event.participations.select_related("actor"):
        pieces += [part.actor.name, part.caption]
    pieces += list(event.reports.values_list("headline", flat=True))
    statements = Statement.objects.filter(event=event).exclude(state=State.REJECTED)
    pieces += list(statements.order_by("pk").values_list("content", flat=True))
    return joined(pieces)


def joined(pieces: Iterable[str]) -> str:
    """The pieces that say something, each once, one a line."""
    return "\n".join(dict.fromkeys(piece for piece in pieces if piece))[:SEARCH_CHARACTERS]


def _best(given: Iterable[tuple[Telling, str]]) -> str | None:
    """The value with most support; a source counts once, with its surest report. Empty values count for nothing."""
    votes: dict[str, dict[int, float]] = defaultdict(dict)
    for telling, value in given:
        if value:
            votes[value][telling.source] = max(votes[value].get(telling.source, 0), telling.weight)
    return max(votes, key=lambda v: sum(votes[v].values())) if votes else None


def _status(told: Sequence[Telling]) -> str:
    """The life of an event, day by day: what has happened is not planned again, and a denial needs a majority."""
    order = sorted(told, key=lambda t: (t.day or date.max, t.report.status not in _UNSETTLED))
    status = order[0].report.status
    for telling in order[1:]:
        given = telling.report.status
        if given == Status.DENIED or (status in _SETTLED and given in _UNSETTLED):
            continue
        status = given
    denied = [t for t in told if t.report.status == Status.DENIED]
    claimed = [t for t in told if t.report.status in _SETTLED]
    if denied and _support(denied) >= _support(claimed):
        return Status.DENIED
    return status


def _support(told: Iterable[Telling]) -> float:
    by_source: dict[int, float] = {}
    for telling in told:
        by_source[telling.source] = max(by_source.get(telling.source, 0), telling.weight)
    return sum(by_source.values())


def _date(told: Sequence[Telling]) -> EventReport:
    """The report whose date has most support; a report that says “in June” supports the 21st of that month.

    What is only a bound gives way to any date. Narrowing several bounds by each other belongs here, when it comes.
    """

    def covers(wide: EventReport, narrow: EventReport) -> bool:
        if not (wide.earliest and wide.latest and narrow.earliest and narrow.latest):
            return wide.edtf == narrow.edtf
        return wide.earliest <= narrow.earliest and narrow.latest <= wide.latest

    def support(candidate: Telling) -> tuple[float, float]:
        votes: dict[int, float] = {}
        for telling in told:
            if telling.report.edtf and covers(telling.report, candidate.report):
                worth = telling.weight * _BASIS_WEIGHT[DateBasis(telling.report.date_basis)]
                votes[telling.source] = max(votes.get(telling.source, 0), worth)
        own = candidate.weight * _BASIS_WEIGHT[DateBasis(candidate.report.date_basis)]
        return sum(votes.values()), own

    dated = [telling for telling in told if telling.report.edtf]
    dated = [telling for telling in dated if not telling.report.is_bound] or dated
    return max(dated, key=support).report if dated else told[0].report


def _headline(told: Sequence[Telling], derived: dict[str, Any]) -> str:
    """The headline of the surest report that agrees with what was derived."""

    def fit(telling: Telling) -> tuple[bool, bool, bool, float]:
        report = telling.report
        return (
            report.status == derived["status"],
            report.event_type == derived["event_type"],
            report.edtf == derived["edtf"],
            telling.weight,
        )

    return max(told, key=fit).report.headline


def _confidence(told: Iterable[Telling]) -> float:
    """That at least one of the sources is right, taken as independent; never certainty."""
    best: dict[int, float] = {}
    for telling in told:
        best[telling.source] = max(best.get(telling.source, 0), telling.report.confidence)
    doubt = 1.0
    for confidence in best.values():
        doubt *= 1 - confidence
    return round(max(max(best.values()), min(0.99, 1 - doubt)), 4)


def _apply(event: Event, derived: dict[str, Any]) -> bool:
    """Set what was derived, but for what an editor has set, and say whether that changes anything."""
    edited = set(event.edited_fields)
    if edited & set(_DATE):
        edited |= set(_DATE)
    if derived["event_type"] != event.event_type and "event_type" not in edited:
        derived |= {"mode": "", "cameo": ""}
    changes = {n: v for n, v in derived.items() if n not in edited and getattr(event, n) != v}
    for name, value in changes.items():
        setattr(event, name, value)
    return bool(changes)


def _refreshed(event: Event, *, unsaved: bool = False) -> bool:
    """Bring the search text in line, and save the event if that or anything before has changed it."""
    words = search_text(event)
    if words == event.search_text and not unsaved:
        return False
    event.search_text = words
    event.save()
    return True


def _sync(event: Event, wanted: dict[tuple[int, str], str]) -> bool:
    """Make the machine's participations what is wanted; an editor's stay."""
    changed = False
    for row in event.participations.all():
        caption = wanted.pop((row.actor_id, row.role), None)
        if row.origin != Origin.MACHINE:
            continue
        if caption is None:
            row.delete()
            changed = True
        elif caption != row.caption:
            row.caption = caption
            row.save()
            changed = True
    for (actor, role), caption in wanted.items():
        Participation(event=event, actor_id=actor, role=role, caption=caption, origin=Origin.MACHINE).save()
        changed = True
    return changed
