"""Who says what of an event, field by field, as a desk would write it: agreed, disputed, superseded, or chosen.

Copies stand behind their origin and count with it; an older version of an article, and a plan that was overtaken by
what came of it, are superseded. What an editor has chosen is named as such, and so is every report against it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

from timeline.browse import words
from timeline.browse.ledger import places, taking_part
from timeline.browse.ledger.entries import AGREED, DISPUTED, SHOWN, SUPERSEDED, Entry, Matter, Witness
from timeline.models.telling import Telling
from timeline.models.telling.dates import Days
from timeline.models.telling.life import is_overtaken
from timeline.models.telling.matters import DATE, MATTERS, PARTICIPANTS, PLACE, STATUS, TYPE
from timeline.models.telling.voices import UNSETTLED, outdated
from timeline.models.vocabulary import Status

_ORDER = (SHOWN, AGREED, DISPUTED, SUPERSEDED)


class Ledger:
    """The ledger of an event (as `EventQuerySet.for_page` gives it); `settled` are the decisions on its fields."""

    def __init__(self, event: Any, told: Sequence[Telling], settled: Iterable[Any]) -> None:
        self.event = event
        self.told = told
        self.choices = choices(event, settled)
        self._old = outdated(told)
        self._sources = Counter(telling.article.source_id for telling in told)
        self._days = Counter((telling.article.source_id, telling.day) for telling in told)

    @cached_property
    def matters(self) -> list[Matter]:
        """Those of which there is something to say: told by several, told in several ways, or chosen."""
        made = [self._date(), self._status(), self._type(), self._place(), self._participants()]
        found = [matter for matter in made if self._tells(matter)]
        keys = iter("123456789")
        for matter in found:
            if matter.choosable:
                for entry in matter.entries:
                    offered = (
                        matter.verdict in (DISPUTED, "chosen") and entry.take and entry.standing != SHOWN
                    )
                    entry.key = next(keys, "") if offered else ""
        return found

    @cached_property
    def unanimous(self) -> list[Matter]:
        """Those of which every report, in its last version, says the same; they are told in one sentence."""
        everybody = {telling.voice for telling in self.told if telling.article.pk not in self._old}
        found = [
            matter
            for matter in self.matters
            if len(matter.entries) == 1
            and matter.verdict == "agreed"
            and {witness.telling.voice for witness in matter.entries[0].witnesses} == everybody
        ]
        return found if len(found) > 1 else []

    @property
    def rest(self) -> list[Matter]:
        """The matters that are told one by one."""
        return [matter for matter in self.matters if matter not in self.unanimous]

    @property
    def disputed(self) -> list[Matter]:
        return [matter for matter in self.matters if matter.verdict == DISPUTED]

    @property
    def has_keys(self) -> bool:
        """Whether an editor may take any of the values with a key."""
        return any(entry.key for matter in self.matters for entry in matter.entries)

    def _tells(self, matter: Matter) -> bool:
        voices = {w.telling.voice for entry in matter.entries for w in entry.witnesses}
        return matter.settled or len(matter.entries) > 1 or len(voices) > 1

    def _date(self) -> Matter:
        shown = Days.of(self.event)

        def standing(telling: Telling) -> str:
            days = Days.of(telling.report)
            if telling.report.edtf == self.event.edtf:
                return SHOWN
            if shown is None or (days and shown.agrees(days)):
                return AGREED
            return DISPUTED

        return self._matter(DATE, words.when(self.event), lambda t: words.when(t.report), standing)

    def _status(self) -> Matter:
        status = self.event.status

        def standing(telling: Telling) -> str:
            if telling.report.status == status:
                return SHOWN
            return SUPERSEDED if is_overtaken(telling, self.told, status) else DISPUTED

        return self._matter(
            STATUS, Status(status).label.lower(), lambda t: Status(t.report.status).label.lower(), standing
        )

    def _type(self) -> Matter:
        event = self.event

        def standing(telling: Telling) -> str:
            report = telling.report
            if (report.event_type, report.kind) == (event.event_type, event.kind):
                return SHOWN
            alike = report.event_type == event.event_type and not (report.kind and event.kind)
            return AGREED if alike else DISPUTED

        def read(telling: Telling) -> str:
            # What was agreed on and later held is one thing in two states: its status says so.
            return "" if self._is_overtaken(telling) else words.type_phrase(telling.report)

        return self._matter(TYPE, words.type_phrase(event), read, standing)

    def _place(self) -> Matter:
        def standing(telling: Telling) -> str:
            place, shown = telling.report.place, self.event.place
            return SHOWN if place == shown else AGREED if places.agree(place, shown) else DISPUTED

        return self._matter(PLACE, self.event.place, lambda t: t.report.place, standing)

    def _matter(
        self, name: str, value: str, read: Callable[[Telling], str], standing: Callable[[Telling], str]
    ) -> Matter:
        """Entries by value: what is shown first, then what agrees, what contradicts, what is superseded."""
        values: dict[str, list[Telling]] = {}
        for telling, said in self._spoken(read):
            values.setdefault(said, []).append(telling)
        entries = []
        for said, tellings in values.items():
            found = {self._standing(telling, standing(telling)) for telling in tellings}
            one = next(standing for standing in _ORDER if standing in found)
            take = str(max(tellings, key=lambda t: (t.article.pk not in self._old, t.weight)).report.pk)
            entries.append(Entry(name, said, self._witnesses(tellings), one, take))
        return self._made(name, value, sorted(entries, key=_rank))

    def _made(self, name: str, value: str, entries: list[Entry]) -> Matter:
        settled = bool(set(MATTERS[name]) & set(self.event.edited_fields))
        return Matter(name, value, entries, self.choices.get(name), settled)

    def _standing(self, telling: Telling, standing: str) -> str:
        """The same, but an older version never disputes, and a plan does not dispute what came of it."""
        return (
            SUPERSEDED
            if standing == DISPUTED and (self._is_overtaken(telling) or telling.article.pk in self._old)
            else standing
        )

    def _is_overtaken(self, telling: Telling) -> bool:
        return telling.planned and self.event.status not in UNSETTLED

    def _spoken(self, read: Callable[[Telling], Any]) -> list[tuple[Telling, Any]]:
        """What counts; and, so that nothing is glossed over, what a copy has otherwise than its origin."""
        spoken = [(telling, value) for telling in self.told if (value := read(telling))]
        own = {telling.article.pk: value for telling, value in spoken}
        return [(t, value) for t, value in spoken if own.get(t.article.copy_of_id) != value]

    def _witnesses(self, tellings: Sequence[Telling]) -> list[Witness]:
        copies: dict[int, list[Telling]] = {}
        for telling in self.told:
            copies.setdefault(telling.article.copy_of_id or 0, []).append(telling)
        current_first = sorted(tellings, key=lambda t: t.article.pk in self._old)
        return [
            Witness(
                telling,
                copies.get(telling.article.pk, []),
                telling.article.pk in self._old,
                self._sources[telling.article.source_id] > 1,
                self._days[telling.article.source_id, telling.day] > 1,
            )
            for telling in current_first
        ]

    def _participants(self) -> Matter:
        latest = [telling for telling in self.told if telling.article.pk not in self._old]
        return self._made(PARTICIPANTS, "", taking_part.entries(self.event, latest, self._witnesses))


def choices(event: Any, settled: Iterable[Any]) -> dict[str, Any]:
    """Matter → the decision that settled it and still stands."""
    found: dict[str, Any] = {}
    for decision in settled:
        redone = decision.undoes.undoes if decision.undoes and decision.undoes.undoes else decision
        fields = set(redone.detail.get("fields", ()))
        for matter, names in MATTERS.items():
            if fields & set(names) and set(names) & set(event.edited_fields):
                found[matter] = decision
    return found


def _rank(entry: Entry) -> tuple[int, int, str]:
    return _ORDER.index(entry.standing), -entry.voices, entry.value
