"""Actors: the pipeline's step."""

from __future__ import annotations

from collections import Counter

from timeline.extract.actors.anaphora import resolve
from timeline.extract.actors.body_homes import give_bodies_homes
from timeline.extract.actors.draft import Draft, Mention
from timeline.extract.actors.homes import give_homes
from timeline.extract.actors.identity import bare_surnames, group_by_name, group_persons
from timeline.extract.actors.incumbents import incumbents
from timeline.extract.actors.organisations import at_home, organisation_mentions
from timeline.extract.actors.page import Page
from timeline.extract.actors.persons import person_mentions
from timeline.extract.actors.recogniser.model import names
from timeline.extract.actors.states import state_mentions
from timeline.extract.extraction import FoundActor, HeldPosition
from timeline.extract.lexicons.load import state_names
from timeline.extract.reading import Reading


class ActorFinder:
    """Fills `Reading.actors` and `Reading.mentions`."""

    needs = ("tokens", "times")
    gives = ("actors", "mentions")

    def __call__(self, reading: Reading) -> None:
        """Find states, organisations and persons, tie their mentions together, and resolve pronouns and role nouns."""
        doc = reading.tokens
        page = Page.of(doc, reading.known)
        page.named = {at: name for name in names(page) for at in range(name.start, name.end)}
        bodies = list(organisation_mentions(page))
        states = [m for m in state_mentions(page) if not _inside(m, bodies)]
        bodies = [at_home(m, states, reading.text) for m in bodies]
        page.add_bodies(bodies)
        persons = [m for m in person_mentions(page) if not _inside(m, bodies)]
        people = group_persons(persons)
        missed = list(bare_surnames(page, people, [*bodies, *states, *persons]))
        if missed:
            people = group_persons(sorted([*persons, *missed], key=lambda m: m.start))
        told = Counter(m.iso3 for m in states if m.iso3)
        give_homes(people, reading, told)
        grouped = group_by_name(bodies)
        give_bodies_homes(grouped, people, reading, told)
        drafts = group_by_name(states) + grouped + people
        drafts.sort(key=lambda draft: draft.mentions[0].start)
        day = reading.day.isoformat() if reading.day else ""
        drafts += incumbents(page, day, people, reading.known.holders)
        drafts += _unnamed_states(drafts)
        reading.actors = number(reading, drafts)
        ids = {id(draft): actor.id for draft, actor in zip(drafts, reading.actors, strict=True)}
        named = [(span, actor.id) for actor in reading.actors for span in actor.mentions]
        meant = [(reading.span(a.start, a.end), ids[id(a.draft)]) for a in resolve(doc, drafts)]
        reading.mentions = sorted(named + meant, key=lambda mention: (mention[0].start, mention[0].end))


def _inside(mention: Mention, others: list[Mention]) -> bool:
    return any(other.start < mention.end and mention.start < other.end for other in others)


def _unnamed_states(drafts: list[Draft]) -> list[Draft]:
    """States that somebody belongs to though the text never names them ("the Taoiseach")."""
    known = {draft.iso3 for draft in drafts if draft.kind == "state"}
    wanted = {draft.iso3 for draft in drafts if draft.kind == "person"} - known - {None}
    names = state_names()
    return [Draft(names.get(iso3, iso3), "state", iso3) for iso3 in sorted(wanted - {None}, key=str) if iso3]


def number(reading: Reading, drafts: list[Draft]) -> list[FoundActor]:
    """The drafts as actors A1, A2 … with affiliations and positions as ids."""
    ids = {id(draft): f"A{n}" for n, draft in enumerate(drafts, 1)}
    by_state = {draft.iso3: ids[id(draft)] for draft in drafts if draft.kind == "state"}
    by_name = {
        name: ids[id(draft)]
        for draft in drafts
        if draft.kind != "state"
        for name in (*draft.aliases, draft.name)
    }
    actors = []
    for draft in drafts:
        own = ids[id(draft)]
        positions = tuple(
            HeldPosition(
                role.title,
                by_name.get(role.body or "") or by_state.get(role.iso3),
                reading.span(role.start, role.end),
            )
            for role in draft.roles
        )
        home = by_state.get(draft.iso3) if draft.kind != "state" else None
        body = next((by_name[role.body] for role in draft.roles if role.body in by_name), None)
        mentions = tuple(reading.span(m.start, m.end) for m in sorted(draft.mentions, key=lambda m: m.start))
        actors.append(
            FoundActor(
                own,
                draft.name,
                draft.kind,
                mentions,
                draft.iso3,
                body or home,
                _unique(positions),
                _confidence(draft),
            )
        )
    return actors


def _unique(positions: tuple[HeldPosition, ...]) -> tuple[HeldPosition, ...]:
    seen: dict[tuple[str, str | None], HeldPosition] = {}
    for position in positions:
        seen.setdefault((position.title.lower(), position.org), position)
    return tuple(seen.values())


def _confidence(draft: Draft) -> float:
    base = {"state": 0.9, "person": 0.6}.get(draft.kind, 0.7)
    return round(min(0.95, base + 0.05 * len(draft.roles) + 0.02 * len(draft.mentions)), 2)
