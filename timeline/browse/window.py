"""Window: what is on screen; read from a query string, written back as the canonical one, and as a sentence."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from timeline.browse.lanes.lane import Lane
from timeline.browse.phrases import Filter, both, counted, either, looked_for, names_for_box
from timeline.browse.scales import ALL, fitting
from timeline.browse.sides import acting_for
from timeline.browse.view import View
from timeline.browse.window_form import WindowForm
from timeline.models import Actor, Event
from timeline.models.counting import Counts
from timeline.models.date_words import plain_day
from timeline.models.event_queries import EventQuerySet
from timeline.models.known import AsOf
from timeline.models.vocabulary import ActorKind, EventType, State, Status
from timeline.search import matching


@dataclass(frozen=True, slots=True)
class Window(View):
    """A view of the timeline. All of it is in the query string.

    Each of the `actors` takes part itself; of each of the `sides`, it or somebody who acts for it. With a `scale`, a
    dense window is shown as clusters, and the scale is always the one that fits; `opened` is the first day of the one
    that is open. `lanes` are rows of it that are drawn beside one another; they leave nothing out.
    """

    actors: tuple[Actor, ...] = ()
    sides: tuple[Actor, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    kind: str = ""
    place: str = ""
    recorded: bool = False
    as_of: date | None = None
    held: bool = False
    lanes: tuple[Lane, ...] = ()
    before: int | None = None
    after: int | None = None
    undated: bool = False
    scale: str = ""
    opened: date | None = None

    def __post_init__(self) -> None:
        if self.scale:
            fits = fitting(self.first_day, self.last_day) if self.first_day and self.last_day else ALL
            object.__setattr__(self, "scale", fits)

    @classmethod
    def read(cls, query: QueryDict | str, user: Any) -> "Window":
        """The window of a query string, for what `user` may see. Never raises; unreadable values are in `ignored`."""
        form = WindowForm(QueryDict(query) if isinstance(query, str) else query, user)
        form.is_valid()
        given = form.cleaned_data
        actors = {actor.pk: actor for actor in [*given["actor"], *given["named"]]}
        return cls(
            text=given["q"],
            actors=tuple(actors[pk] for pk in sorted(actors)),
            sides=given["side"],
            types=given["type"],
            statuses=given["status"],
            kind=given["kind"],
            place=given["place"],
            recorded=given["record"],
            as_of=given["as_of"],
            held=given["known"] and bool(given["as_of"]),
            source=given["source"],
            state=given["state"],
            first=given["first"],
            last=given["last"],
            lanes=given["lane"],
            before=given["before"],
            after=None if given["before"] else given["after"],
            undated=given["undated"] == "1",
            scale=given["scale"],
            opened=given["opened"],
            ignored=tuple(form.ignored),
        )

    def narrowing(self) -> list[tuple[str, Any]]:
        return [
            *(("actor", actor.pk) for actor in self.actors),
            *(("side", actor.pk) for actor in self.sides),
            *(("type", value) for value in self.types),
            *(("status", value) for value in self.statuses),
            ("kind", self.kind),
            ("place", self.place),
            ("record", "1" if self.recorded else ""),
            ("as_of", self.as_of or ""),
            ("known", "stored" if self.held else ""),
        ]

    @property
    def asof(self) -> AsOf | None:
        """The day up to which reports count; None for today's state."""
        return AsOf(self.as_of, self.held) if self.as_of else None

    def paging(self) -> list[tuple[str, Any]]:
        return [
            *(("lane", lane.key) for lane in self.lanes),
            ("scale", self.scale),
            ("undated", "1" if self.undated else ""),
            ("open", self.opened.isoformat() if self.opened else ""),
            ("before", self.before),
            ("after", self.after),
        ]

    def but(self, **changes: Any) -> "Window":
        return View.but(self, **{"opened": None, **changes})

    @property
    def today(self) -> "Window":
        """The same as known today."""
        return self.but(as_of=None, held=False)

    @property
    def as_of_words(self) -> str:
        """The day as the form's box shows it."""
        return plain_day(self.as_of) if self.as_of else ""

    @property
    def whole(self) -> "Window":
        """The same filter over all time."""
        return self.but(first=None, last=None, undated=False)

    def plain(self, user: Any) -> EventQuerySet:
        """The events that pass the filters that an event answers by itself: visibility, types, statuses, state."""
        events: Any = Event.objects.visible_to(user).core()
        if self.types:
            events = events.filter(event_type__in=self.types)
        if self.statuses:
            events = events.filter(status__in=self.statuses)
        return events.filter(state=self.state) if self.state else events  # type: ignore[no-any-return]

    def counted(self, suggestions: bool) -> Counts:
        """The counts of those events; `suggestions`: whether what waits for review is shown."""
        accepted = self.state == State.ACCEPTED if self.state else None if suggestions else True
        counts = Counts(self.types, self.statuses, accepted)
        return counts.none() if accepted is False and not suggestions else counts

    def matching(self, user: Any) -> EventQuerySet:
        """All events of the filter, dated and undated, at any time."""
        events = self.plain(user).with_actor(*(actor.pk for actor in self.actors))
        for side in self.sides:
            events = events.with_any(acting_for(side))
        if self.source:
            events = events.reported_by(self.source.pk)
        if self.kind:
            events = events.filter(kind=self.kind)
        if self.place:
            events = events.filter(place=self.place)
        if self.recorded:
            events = events.on_record()
        return matching(events, self.text)  # type: ignore[return-value]

    def events(self, user: Any) -> EventQuerySet:
        """The events in the window, in order: the undated ones if it is the tray, else those with a date in it."""
        events = self.matching(user)
        if self.undated:
            return events.undated().order_by("position")
        return events.dated().in_window(self.first_day, self.last_day).order_by("position")

    @property
    def filters(self) -> list[Filter]:
        """Every filter that is on, each with the window that drops it."""
        found = []
        if self.text:
            found.append(Filter(f"“{self.text}”", self.but(text="")))
        for actor in self.actors:
            rest = tuple(other for other in self.actors if other != actor)
            found.append(Filter(f"with {actor}", self.but(actors=rest)))
        for side in self.sides:
            others = tuple(other for other in self.sides if other != side)
            found.append(Filter(f"{side} or its people", self.but(sides=others)))
        if self.types:
            found.append(Filter(either([EventType(v).label for v in self.types]), self.but(types=())))
        if self.statuses:
            found.append(Filter(either([Status(v).label for v in self.statuses]), self.but(statuses=())))
        if self.kind:
            found.append(Filter(self.kind, self.but(kind="")))
        if self.place:
            found.append(Filter(f"in {self.place}", self.but(place="")))
        if self.recorded:
            found.append(Filter("on record", self.but(recorded=False)))
        if self.source:
            found.append(Filter(f"told by {self.source}", self.but(source=None)))
        if self.state:
            found.append(Filter(f"{State(self.state).label} only", self.but(state="")))
        if self.first or self.last:
            found.append(Filter(self.when, self.but(first=None, last=None)))
        if self.asof:
            found.append(
                Filter(
                    f"counting only what was {self.asof.words.removeprefix('as ')}",
                    self.but(as_of=None, held=False),
                )
            )
        if self.undated:
            found.append(Filter("undated", self.but(undated=False)))
        return found

    @property
    def chips(self) -> list[Filter]:
        """The filters that stand above the list; the day as of which it is has a line of its own."""
        return [one for one in self.filters if one.without.as_of == self.as_of]

    @property
    def two(self) -> tuple[Actor, ...]:
        """The two that it is about; empty if they are not two."""
        return next((pair for pair in (self.sides, self.actors) if len(pair) == 2), ())

    @property
    def sides_of_states(self) -> "Window | None":
        """With its one actor, a state, taken as a side: whoever acts for it as well."""
        one = self.actors[0] if len(self.actors) == 1 and not self.sides else None
        return self.but(actors=(), sides=self.actors) if one and one.kind == ActorKind.STATE else None

    @property
    def statuses_chosen(self) -> int:
        """How many boxes of the status are ticked."""
        return len(self.statuses) + self.recorded

    def sentence(self, count: int | None, more: bool = False) -> str:
        """“12 planned events with North Korea, June 2021, matching “talks””, for `count` events, or `more`.

        Without a count it is a title: “Planned events with North Korea, June 2021”.
        """
        status = either([Status(v).label.lower() for v in self.statuses])
        nouns = [counted(count, more), self.state, status, "undated" if self.undated else ""]
        said = " ".join([*filter(None, nouns), "event" if count == 1 else "events"])
        if self.types:
            said += " of type " + either([EventType(v).label for v in self.types])
        if self.kind:
            said += f" of kind “{self.kind}”"
        if self.actors:
            said += " with " + both([str(actor) for actor in self.actors])
        if self.sides:
            said += (" between " if len(self.sides) > 1 else " of the side of ") + both(
                [str(side) for side in self.sides]
            )
        if self.place:
            said += f" in {self.place}"
        if self.recorded:
            said += " on record"
        if self.source:
            said += f" told by {self.source}"
        if self.when:
            said += f", {self.when}"
        if self.asof:
            said += f", {self.asof.words}"
        return looked_for(said[0].upper() + said[1:], self.text)

    @property
    def actor_names(self) -> str:
        """The actors as the form's box takes them."""
        return names_for_box(self.actors)
