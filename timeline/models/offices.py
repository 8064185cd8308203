"""One office in several wordings: “Secretary”, “Secretary of State”, “Secretary of State of the United States”."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from timeline.models.names import fold
from timeline.models.vocabulary import Origin, State

_SMALL = frozenset(("of", "the", "for", "to", "in", "at", "and", "s"))
NEAR = timedelta(days=366)
"""How far apart two wordings may be attested and still be one office."""


def _words(title: str) -> list[str]:
    """The words that count, each once, in order."""
    return [word for word in dict.fromkeys(fold(title).split()) if word not in _SMALL]


def tells_in_short(title: str, body: str, fuller: str, its_body: str) -> bool:
    """Whether `title` (of `body`, a name or “”) says no more than `fuller` (of `its_body`).

    It is how the fuller one begins (“Special Envoy”, “Special Envoy for Yemen”), or has the same words but for those
    of the bodies (“Spokesperson”, “Department Spokesperson” of a department). What stands *before* an office changes
    it: a president is not in short a vice president.
    """
    short, full = _words(title), _words(fuller)
    if not short:
        return False
    if short == full[: len(short)]:
        return True
    bodies = {*_words(body), *_words(its_body)}
    return {*short} <= {*full} | bodies and {*full} <= {*short} | bodies


@dataclass(frozen=True, slots=True)
class Office:
    """A position and the others of the actor that tell the same office in short or in other words."""

    position: Any
    others: tuple[Any, ...] = ()

    @property
    def wordings(self) -> list[str]:
        """How else it is told, each once."""
        told = {fold(other.title): other.title for other in self.others}
        told.pop(fold(self.position.title), None)
        return list(told.values())


def offices(positions: Iterable[Any]) -> list[Office]:
    """An actor’s positions by office: one that only articles tell, and nobody has judged, goes with a fuller one."""
    known = list(positions)
    under: dict[int, list[Any]] = {held.pk: [] for held in known}
    leading: list[Any] = []
    for held in sorted(known, key=_rank):
        host = next((one for one in leading if _loose(held) and _same(held, one)), None)
        if host is None:
            leading.append(held)
        else:
            under[host.pk].append(held)
    return [Office(held, tuple(under[held.pk])) for held in known if held in leading]


def _loose(held: Any) -> bool:
    """Whether nobody has judged it or given it a term."""
    undated = held.first_day is None and held.last_day is None
    return undated and held.origin == Origin.MACHINE and held.state == State.SUGGESTED


def _rank(held: Any) -> tuple[bool, bool, int, int]:
    """What was judged first, then what names a body, then the longest."""
    return _loose(held), held.org_id is None, -len(_words(held.title)), held.pk


def _same(held: Any, fuller: Any) -> bool:
    if not _near(held, fuller) or not _one_country(held, fuller):
        return False
    body, its_body = (str(p.org) if p.org_id else "" for p in (held, fuller))
    return tells_in_short(held.title, body, fuller.title, its_body)


def _near(held: Any, fuller: Any) -> bool:
    day: date | None = held.attested
    if day is None:
        return True
    if fuller.first_day or fuller.last_day:
        return (fuller.first_day or day) <= day <= (fuller.last_day or day)
    return fuller.attested is None or abs(fuller.attested - day) <= NEAR


def _one_country(held: Any, fuller: Any) -> bool:
    if not held.org_id or not fuller.org_id or held.org_id == fuller.org_id:
        return True
    return bool(held.org.iso3) and held.org.iso3 == fuller.org.iso3
