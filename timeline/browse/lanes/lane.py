"""A lane: one row under the strip, and what it is called in an address (`state:USA`, `type:CONSULT`)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from timeline.models import Actor, Timeline
from timeline.models.merging import survivor
from timeline.models.vocabulary import ActorKind, EventType

MOST = 8
"""Lanes on a page."""
BY = ("state", "actor", "theme", "timeline")
"""What the quick choice offers; `by:state` in an address becomes the lanes that have most in the window."""
QUADS = {quad.replace(" ", "-"): quad for quad in dict.fromkeys(kind.quad for kind in EventType)}
"""Quad classes as an address has them."""
_LONGEST_KIND = 40


@dataclass(frozen=True, slots=True)
class Lane:
    """`kind` is actor (takes part itself), state (it or who acts for it), type, quad, kind, timeline, or by.

    `value` is an actor's or timeline's id, a state's ISO 3166 alpha-3 code, a type, a quad class, a kind of event.
    """

    kind: str
    value: str
    label: str
    about: Any = None

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.value}"

    @property
    def of_actor(self) -> bool:
        """Whether it is about an actor, so that two of them can be set side by side."""
        return self.kind in ("actor", "state")

    @property
    def types(self) -> tuple[str, ...]:
        """The types of event of a lane of a type or of a quad class."""
        if self.kind == "type":
            return (self.value,)
        return tuple(kind.value for kind in EventType if kind.quad == QUADS[self.value])


def for_actor(actor: Actor) -> Lane:
    """The lane of an actor; of a state with a code, everybody's who acts for it."""
    if actor.kind == ActorKind.STATE and actor.iso3:
        return Lane("state", actor.iso3, str(actor), actor)
    return Lane("actor", str(actor.pk), str(actor), actor)


def for_type(kind: EventType) -> Lane:
    return Lane("type", kind.value, kind.label)


def for_timeline(timeline: Timeline) -> Lane:
    return Lane("timeline", str(timeline.pk), str(timeline), timeline)


def read(
    values: Iterable[str], user: Any, ignore: Callable[[str], None], find: Callable[[str], Actor | None]
) -> tuple[Lane, ...]:
    """The lanes of the values of `lane`, in order, each once, of the first `MOST` values.

    Two queries, and a few for each value that is not canonical.

    A value without a known prefix is words that somebody typed: a type, a quad class, a curated timeline, an actor,
    whom `find` finds. What cannot be read is told to `ignore`.
    """
    values = [value for value in values if value]
    if len(values) > MOST:
        ignore(f"Of the lanes only the first {MOST} are shown.")
    values = values[:MOST]
    known = _Known(values, user)
    found: dict[str, Lane] = {}
    for value in values:
        lane = known.lane(value) or _typed(value, user, find)
        if lane is None:
            ignore(f"There is no lane “{value[:60]}” here: left out.")
        elif lane.kind == "by":
            return (lane,)
        else:
            found.setdefault(lane.key, lane)
    return tuple(found.values())


class _Known:
    """The actors and curated timelines that some values name, fetched together."""

    def __init__(self, values: list[str], user: Any) -> None:
        pairs = [value.partition(":")[::2] for value in values]
        ids = {int(v) for kind, v in pairs if kind == "actor" and _is_id(v)}
        codes = {v.upper() for kind, v in pairs if kind == "state" and len(v) == 3 and v.isascii()}
        curated = {int(v) for kind, v in pairs if kind == "timeline" and _is_id(v)}
        self.actors: dict[int, Actor] = {}
        self.states: dict[str, Actor] = {}
        if ids or codes:
            self._fetch(ids, codes, user)
        shown = Timeline.objects.visible_to(user)
        self.timelines: dict[int, Timeline] = shown.in_bulk(curated) if curated else {}

    def _fetch(self, ids: set[int], codes: set[str], user: Any) -> None:
        rows: Any = Actor.objects.visible_to(user)
        states = Q(iso3__in=codes, kind=ActorKind.STATE)
        for actor in rows.filter(Q(pk__in=ids) | states):
            self.actors[actor.pk] = actor
            if actor.kind == ActorKind.STATE and actor.iso3 in codes:
                self.states[actor.iso3] = actor
        for merged in Actor.objects.filter(pk__in=ids - self.actors.keys(), merged_into__isnull=False):
            standing = rows.filter(pk=survivor(merged).pk).first()
            if standing:
                self.actors[merged.pk] = standing

    def lane(self, value: str) -> Lane | None:
        """The lane of a canonical value, None if it is none."""
        kind, _, rest = value.partition(":")
        found: Any = None
        match kind:
            case "actor" if _is_id(rest) and (found := self.actors.get(int(rest))):
                return Lane("actor", str(found.pk), str(found), found)
            case "state" if found := self.states.get(rest.upper()):
                return for_actor(found)
            case "type" if rest.upper() in EventType.values:
                return for_type(EventType(rest.upper()))
            case "quad" if rest in QUADS:
                return Lane("quad", rest, QUADS[rest].capitalize())
            case "kind" if rest.strip():
                words = rest.strip()[:_LONGEST_KIND]
                return Lane("kind", words, words[:1].upper() + words[1:])
            case "timeline" if _is_id(rest) and (found := self.timelines.get(int(rest))):
                return for_timeline(found)
            case "by" if rest in BY:
                return Lane("by", rest, f"By {rest}")
        return None


def _typed(value: str, user: Any, find: Callable[[str], Actor | None]) -> Lane | None:
    """The lane that words mean; a prefix before them that nothing has does not matter (`state:Portugal`)."""
    kind, colon, rest = value.partition(":")
    words = (rest if colon and kind in ("state", "actor", "timeline") else value).strip()
    if not words or (colon and kind == "actor" and _is_id(words)):
        return None
    plain = words.casefold()
    for type_ in EventType:
        if plain in (type_.label.casefold(), type_.value.casefold()):
            return for_type(type_)
    for key, quad in QUADS.items():
        if plain == quad:
            return Lane("quad", key, quad.capitalize())
    timeline = Timeline.objects.visible_to(user).filter(title__iexact=words).first()
    if timeline:
        return for_timeline(timeline)
    actor = find(words)
    return for_actor(actor) if actor else None


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18
