"""Whose words count when several articles tell one event, and how much.

A copy speaks with its origin's voice, and only where its origin is silent. An article counts in its last version. A
voice counts once for a value, with its surest report.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import Any, TypeVar

from timeline.models.event import EventReport, ReportedRole
from timeline.models.vocabulary import Status

V = TypeVar("V")
Words = TypeVar("Words", str, tuple[str, ...])

UNSETTLED = (Status.PLANNED, Status.PROPOSED, Status.HYPOTHETICAL)
SETTLED = (Status.HAPPENED, Status.ONGOING)


@dataclass(frozen=True, slots=True)
class Telling:
    """One report with the roles it gives. Needs the report's article, and what that is a copy of, without their texts."""

    report: EventReport
    roles: Sequence[ReportedRole] = ()

    @property
    def article(self) -> Any:
        return self.report.article

    @property
    def voice(self) -> int:
        """The id of the source whose words these are: that of the origin, if the article is a copy."""
        return int((self.article.copy_of or self.article).source_id)

    @property
    def day(self) -> date | None:
        """The day of publication."""
        day: date | None = self.article.published_on
        return day

    @property
    def weight(self) -> float:
        """How much it counts, above 0 to 1."""
        return max(self.report.confidence, 0.01)

    @property
    def planned(self) -> bool:
        """Whether it looks ahead, to what had not come about when it was published."""
        return self.report.status in UNSETTLED


def in_order(told: Iterable[Telling]) -> list[Telling]:
    """By day of publication, undated last; those of one day by outlet."""
    return sorted(told, key=lambda t: (t.day or date.max, not t.planned, _content(t)))


def outdated(told: Sequence[Telling]) -> set[int]:
    """The ids of the articles of which another one that tells the event is a later version."""
    latest: dict[Any, int] = {}
    for telling in told:
        for key in _lineage(telling.article):
            latest[key] = max(latest.get(key, 0), telling.article.version)
    replaced = {telling.article.replaces_id for telling in told}
    return {
        telling.article.pk
        for telling in told
        if telling.article.pk in replaced
        or any(latest[key] > telling.article.version for key in _lineage(telling.article))
    }


def standing(told: Sequence[Telling]) -> list[Telling]:
    """Those of the last versions."""
    old = outdated(told)
    return [telling for telling in told if telling.article.pk not in old]


def heard(told: Iterable[Telling], read: Callable[[Telling], V]) -> list[tuple[Telling, V]]:
    """The tellings that have something to say, with it; a copy is not heard where its origin is."""
    spoken = [(telling, value) for telling in told if (value := read(telling))]
    speakers = {telling.article.pk for telling, _ in spoken}
    return [(t, value) for t, value in spoken if t.article.copy_of_id not in speakers]


def support(given: Iterable[tuple[int, float]]) -> float:
    """The weights of (voice, weight) together, each voice once, with its largest."""
    by_voice: dict[int, float] = {}
    for voice, weight in given:
        by_voice[voice] = max(by_voice.get(voice, 0), weight)
    return fsum(by_voice.values())


def best(given: Iterable[tuple[Telling, Words]]) -> Words | None:
    """The value with most support; of two alike the one that was published first. None if there is none."""
    votes: dict[Words, list[Telling]] = defaultdict(list)
    for telling, value in given:
        if value:
            votes[value].append(telling)

    def rank(value: Words) -> tuple[float, int, Words]:
        first = min((telling.day or date.max).toordinal() for telling in votes[value])
        return -support((t.voice, t.weight) for t in votes[value]), first, value

    return min(votes, key=rank) if votes else None


def _lineage(article: Any) -> list[tuple[int, str, str]]:
    """By what the versions of one article are known: the publisher's own id, else the address."""
    known = article.external_id or article.url
    return [(article.source_id, article.external_id, "" if article.external_id else known)] if known else []


def _content(telling: Telling) -> tuple[Any, ...]:
    report = telling.report
    return (
        telling.article.source.name,
        report.status,
        report.edtf,
        report.event_type,
        report.headline,
        report.confidence,
    )
