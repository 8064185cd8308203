"""What of one event differs between two days, in words."""

from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from timeline.browse import words
from timeline.browse.asof.retelling import as_told
from timeline.browse.cards import Card
from timeline.browse.ledger.entries import listed
from timeline.models.known import AsOf
from timeline.models.telling import Telling
from timeline.models.telling.voices import in_order
from timeline.models.telling.whole import parts
from timeline.models.vocabulary import Status

_NOTHING = "not given"


@dataclass(frozen=True, slots=True)
class Line:
    """One matter in which the event is told differently: what it was, and what it is, or in one what is new of it."""

    matter: str
    was: str
    now: str


class Change:
    """An event, shown as it stood on the later day, with what became known of it since the earlier one.

    `event` is as it stands today, with `known`; `every` are all its reports.
    """

    def __init__(self, event: Any, every: list[Telling], before: AsOf, after: AsOf) -> None:
        self._every = in_order(every)
        self._told = {at: [t for t in self._every if at.knows(t.article)] for at in (before, after)}
        self._before, self._after = before, after
        self.is_new = event.known.day(before) > before.day
        self.event = self._shown(event, after)
        self._was = None if self.is_new else self._shown(event, before)

    def _shown(self, event: Any, asof: AsOf) -> Any:
        """A copy of the event with its fields as they were told."""
        shown = copy(event)
        if self._told[asof]:
            for name, value in as_told(event, self._told[asof], self._every, asof).items():
                setattr(shown, name, value)
        shown.clean()
        shown.asof = asof
        return shown

    @property
    def both(self) -> list[Any]:
        """The event on the two days; on the later alone, if it was not known before."""
        return [shown for shown in (self._was, self.event) if shown is not None]

    @property
    def address(self) -> str:
        return Card(self.event).address

    @property
    def date(self) -> str:
        return words.when(self.event)

    @cached_property
    def lines(self) -> list[Line]:
        """Where it is told differently; nothing for a new event."""
        if self._was is None:
            return []
        was, now = self._was, self.event
        told = [
            ("Status", Status(was.status).label.lower(), Status(now.status).label.lower()),
            ("Date", words.when(was), words.when(now)),
            ("Type", words.type_phrase(was), words.type_phrase(now)),
            ("Place", was.place, now.place),
        ]
        found = [Line(name, a or _NOTHING, b or _NOTHING) for name, a, b in told if a != b]
        then, since = self._names(self._before), self._names(self._after)
        news = [f"now also {listed(sorted(since - then))}" if since - then else ""]
        news += [f"no longer {listed(sorted(then - since))}" if then - since else ""]
        if any(news) and then:
            found.append(Line("With", "", ", ".join(filter(None, news))))
        return found

    def _names(self, asof: AsOf) -> set[str]:
        """Those who take part by the reports of the day."""
        told = self._told[asof]
        names = {role.actor_id: role.actor.name for telling in told for role in telling.roles}
        return {names[actor] for actor, _ in parts(told)}

    @property
    def reports(self) -> list[Telling]:
        """The reports that came in between."""
        known = {telling.report.pk for telling in self._told[self._before]}
        return [telling for telling in self._told[self._after] if telling.report.pk not in known]
