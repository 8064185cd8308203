"""What an event's page shows beyond its card: who says what, its life, reports, what was said there, what is related."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from timeline.browse import words
from timeline.browse.cards import Account, Card, account
from timeline.browse.ledger import DISPUTED, Ledger, Matter, words_in_place
from timeline.browse.related import Group, Related
from timeline.models import Decision, Event, Statement, TimelineEntry
from timeline.models.sightings import in_words_last, is_inferred, sightings
from timeline.models.telling import Telling
from timeline.models.telling.dates import Days
from timeline.models.telling.life import CONFIRMED, stages
from timeline.models.telling.voices import UNSETTLED, in_order, outdated
from timeline.models.vocabulary import EventType, Status

MOST_BESIDE = 8
"""So many statements of those who took part are shown that were not made there."""

STAGES = {
    Status.HYPOTHETICAL: "Spoken of",
    Status.PROPOSED: "Proposed",
    Status.PLANNED: "Announced",
    CONFIRMED: "Confirmed",
    Status.ONGOING: "Under way",
    Status.HAPPENED: "Took place",
    Status.CANCELLED: "Called off",
    Status.ALLEGED: "Alleged",
    Status.DENIED: "Denied",
}


@dataclass(frozen=True, slots=True)
class Stage:
    """One state in the life of the event: what it is called, and the report that first has it."""

    label: str
    status: str
    telling: Telling

    @property
    def address(self) -> str:
        return words_in_place(self.telling)


@dataclass(frozen=True, slots=True)
class Column:
    """One independent report, with what it disputes, and the copies of it.

    `ahead`: written before what it tells had come about. `outdated`: a later version of the article tells it, too.
    """

    told: Account
    differs: list[str]
    copies: list["Copy"]
    outdated: bool
    ahead: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """A report whose words are mostly another's, with its passages beside those of the origin."""

    told: Account
    pairs: list[tuple[str, str]]


class EventPage:
    """An event with everything on its page, for what `user` may see."""

    def __init__(self, event: Any, user: Any) -> None:
        self.event = event
        self.user = user
        self.card = Card(event)
        self.asof = getattr(event, "asof", None)

    @cached_property
    def _told(self) -> list[Telling]:
        return in_order(Telling(report, list(report.roles.all())) for report in self.event.reports.all())

    @cached_property
    def ledger(self) -> Ledger:
        return Ledger(self.event, self._told, Decision.objects.settling(self.event))

    @property
    def matters(self) -> list[Matter]:
        """Who says what; nothing where there is one report and no choice."""
        return self.ledger.matters

    @cached_property
    def life(self) -> list[Stage]:
        """The states it went through, as the reports have them; empty where there is only one."""
        meeting = self.event.event_type == EventType.CONSULT
        named = STAGES | (
            {Status.HAPPENED: "Held", Status.DENIED: "Said not to have been held"} if meeting else {}
        )
        return [Stage(named[status], status, telling) for status, telling in stages(self._told)]

    @cached_property
    def inferred(self) -> bool:
        """Whether it is a visit that its reports only announce, held because its visitor was seen there."""
        return is_inferred(self.event)

    @cached_property
    def seen(self) -> list[Any]:
        """The events that show so, of those that the user may see."""
        if not self.inferred:
            return []
        shown = Event.objects.visible_to(self.user).for_lines()
        return in_words_last(sightings(self.event, self.event.edtf, shown))

    @cached_property
    def columns(self) -> list[Column]:
        """The reports side by side: independent voices first, copies folded under what they copy."""
        old = outdated(self._told)
        articles = {telling.article.pk for telling in self._told}
        copies: dict[int, list[Telling]] = {}
        for telling in self._told:
            if telling.article.copy_of_id in articles:
                copies.setdefault(telling.article.copy_of_id, []).append(telling)
        own = [t for t in self._told if t.article.copy_of_id not in articles]
        own.sort(key=lambda telling: (telling.article.pk in old, telling.article.copy_of_id is not None))
        return [
            Column(
                account(telling.report),
                self._differs(telling),
                [_copy(one, telling) for one in copies.get(telling.article.pk, [])],
                telling.article.pk in old,
                telling.planned and self.event.status not in UNSETTLED,
            )
            for telling in own
        ]

    def _differs(self, telling: Telling) -> list[str]:
        """The names of the matters in which this report disputes what is shown."""
        return [
            matter.label.lower()
            for matter in self.matters
            for entry in matter.entries
            if entry.standing == DISPUTED and any(witness.telling is telling for witness in entry.witnesses)
        ]

    @cached_property
    def _statements(self) -> list[tuple[bool, Any]]:
        """The statements that belong to it, and whether each was made there: by one who took part, on a day of it."""
        part = {row.actor_id for row in self.event.participations.all()}
        ordered = sorted(self.event.statements.all(), key=lambda s: (str(s.earliest or ""), s.pk))
        return [(_made_there(statement, self.event, part), statement) for statement in ordered]

    @property
    def statements(self) -> list[Any]:
        """What was said there."""
        return [statement for there, statement in self._statements if there]

    @property
    def told_of_it(self) -> list[Any]:
        """What was said of it, before or after, or by others."""
        return [statement for there, statement in self._statements if not there]

    @cached_property
    def beside(self) -> list[Any]:
        """What those who took part said on the same days, by the same articles, without its being said there."""
        speakers = {row.actor_id for row in self.event.participations.all()}
        articles = {telling.article.pk for telling in self._told}
        if not speakers or not articles:
            return []
        found = Statement.objects.visible_to(self.user).beside(self.event, articles, speakers)
        found = found.filter(self.asof.articles("article__")) if self.asof else found
        return list(found.with_voices().order_by("earliest", "pk")[:MOST_BESIDE])

    @cached_property
    def related(self) -> list[Group]:
        """What else those who took part did, as of the day of the event."""
        return Related(self.event, self.user, self.asof).groups

    @property
    def notes(self) -> Any:
        return self.event.notes.filter(public=True).select_related("author")

    @cached_property
    def entries(self) -> Any:
        """The published timelines that carry it, or what was merged into it, once each."""
        carried = TimelineEntry.objects.filter(Q(event=self.event) | Q(event__merged_into=self.event))
        shown = (
            carried.filter(hidden=False, timeline__published=True).select_related("timeline").order_by("pk")
        )
        return list({entry.timeline_id: entry for entry in shown}.values())


def _made_there(statement: Any, event: Any, part: Collection[int]) -> bool:
    days, day = Days.of(event), Days.of(statement)
    speakers = {actor.pk for actor, _ in statement.speakers}
    return bool(speakers & set(part) and days and day and not statement.is_bound and days.common(day))


def _copy(copy: Telling, origin: Telling) -> Copy:
    mine, theirs = account(copy.report), account(origin.report)
    pairs = zip([_text(p) for p in theirs.passages], [_text(p) for p in mine.passages], strict=False)
    return Copy(mine, list(pairs))


def _text(passage: Any) -> str:
    return words.bare("".join(piece.text for piece in passage.pieces))
