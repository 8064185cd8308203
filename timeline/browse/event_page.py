"""What an event's page shows beyond its card: where the reports differ, what was said there, the public notes."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from timeline.browse import words
from timeline.browse.cards import Account, Card
from timeline.models import TimelineEntry
from timeline.models.vocabulary import EventType, Status


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field that the reports have differently: its name, and each telling with the sources that have it."""

    field: str
    tellings: list[tuple[str, list[str]]]


class EventPage:
    """An event with everything on its page, for what `user` may see."""

    def __init__(self, event: Any, user: Any) -> None:
        self.event = event
        self.user = user
        self.card = Card(event)

    @property
    def accounts(self) -> list[Account]:
        return sorted(
            self.card.accounts, key=lambda told: (str(told.report.article.published_on or ""), told.report.pk)
        )

    @cached_property
    def disagreements(self) -> list[Disagreement]:
        """Per field, what the reports say where they do not say the same."""
        readers: dict[str, Callable[[Any], str]] = {
            "Date": lambda report: words.when(report) or "no date",
            "Type": lambda report: EventType(report.event_type).label,
            "Status": lambda report: Status(report.status).label,
            "Place": lambda report: report.place or "no place",
        }
        if not _types_differ([told.report for told in self.accounts]):
            del readers["Type"]
        named = self._named()
        found = []
        for field, read in readers.items():
            tellings: dict[str, dict[str, None]] = {}
            for told in self.accounts:
                tellings.setdefault(read(told.report), {})[named[told.report.pk]] = None
            if len(tellings) > 1:
                found.append(Disagreement(field, [(telling, list(by)) for telling, by in tellings.items()]))
        return found

    def _named(self) -> dict[int, str]:
        """What each report is called: by its source, and by its day too if the source tells the event more than once."""
        articles = {told.report.pk: told.report.article for told in self.accounts}
        often = Counter(article.source_id for article in articles.values())
        return {
            pk: f"{article.source}, {words.plain_day(article.published_on)}"
            if often[article.source_id] > 1 and article.published_on
            else str(article.source)
            for pk, article in articles.items()
        }

    @property
    def statements(self) -> Any:
        return sorted(self.event.statements.all(), key=lambda s: (str(s.earliest or ""), s.pk))

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


def _types_differ(reports: list[Any]) -> bool:
    """Whether reports of the same standing differ: a meeting that was held was agreed on while it was planned."""
    ahead = (Status.PLANNED, Status.PROPOSED)
    told = {(report.status in ahead, report.event_type) for report in reports}
    return len(told) > len({standing for standing, _ in told})
