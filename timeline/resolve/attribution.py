"""What an article says of its actors: where it names them, and which positions it gives them."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from timeline.extract.extraction import Extraction, FoundActor, HeldPosition, Span
from timeline.models import Actor, Article, Evidence, Mention, Position
from timeline.models.creating import create_with_history
from timeline.models.names import fold
from timeline.models.offices import tells_in_short
from timeline.models.vocabulary import ActorKind, Origin, Part, State


def add_mentions(
    article: Article, extraction: Extraction, identities: dict[str, Actor], evidence: list[Evidence]
) -> dict[tuple[str, int], Mention]:
    """A mention for each place where an actor is named, by (actor id of the extraction, offset)."""
    places = {(found.id, span.start): span for found in extraction.actors for span in found.mentions}
    rows = {place: Mention(actor=identities[place[0]], article=article) for place in places}
    # With history: merging two actors moves their mentions, and undoing that needs to know where each was.
    create_with_history(list(rows.values()), Mention)
    for place, mention in rows.items():
        span = places[place]
        evidence.append(Evidence.of(article, span.start, span.end, Part.NAME, mention=mention))
    return rows


def add_positions(
    article: Article, extraction: Extraction, identities: dict[str, Actor], evidence: list[Evidence]
) -> None:
    """A row for each position that is new, and the words of this article as evidence for each.

    A position is one by actor, folded title and organisation. `attested` is the earliest article that gives it.
    """
    actors = {identities[found.id].pk for found in extraction.actors if found.positions}
    known: dict[tuple[int, str], list[Position]] = {}
    for stored in Position.objects.filter(actor__in=actors).select_related("org").order_by("pk"):
        known.setdefault((stored.actor_id, fold(stored.title)), []).append(stored)
    new: list[Position] = []
    spans: list[tuple[Position, Span]] = []
    for found in extraction.actors:
        for held in found.positions:
            actor, org = identities[found.id], identities.get(held.org or "")
            same = known.setdefault((actor.pk, fold(held.title)), [])
            position = _same_post(same, org)
            if position is None:
                position = Position(
                    actor=actor,
                    title=held.title[:200],
                    org=org,
                    attested=article.published_on,
                    state=State.SUGGESTED,
                    origin=Origin.MACHINE,
                )
                same.append(position)
                new.append(position)
            elif position.pk:
                _complete(position, org, article)
            spans.append((position, held.evidence))
    create_with_history(new, Position)
    done: set[tuple[int, int, int]] = set()
    for position, span in spans:
        if (key := (position.pk, span.start, span.end)) not in done:
            done.add(key)
            evidence.append(Evidence.of(article, span.start, span.end, Part.TITLE, position=position))


def _same_post(known: list[Position], org: Actor | None) -> Position | None:
    """Of positions with one title, that of the same organisation; else one where either does not say which."""
    exact = next((p for p in known if p.org_id == (org.pk if org else None)), None)
    return exact or next((p for p in known if not p.org_id or not org), None)


def _complete(position: Position, org: Actor | None, article: Article) -> None:
    if position.origin != Origin.MACHINE or position.state != State.SUGGESTED:
        return
    day, changed = article.published_on, False
    if org and not position.org_id:
        position.org, changed = org, True
    if day and (position.attested is None or day < position.attested):
        position.attested, changed = day, True
    if changed:
        position.save()


NEAR = timedelta(days=120)
"""How far from its article a position without since and until still stands for the role held."""

_OF_A_STATE = frozenset(("minister", "ambassador", "president", "premier", "chancellor"))
"""Offices that belong to the state of who holds them, where the text names no other body."""


class Captions:
    """The role that each actor held on the day of the article: as the article has it, else as others have it.

    Positions that an editor has dated hold from their first day to their last; one that only an article attests holds
    for `NEAR` before and after it.
    """

    def __init__(self, extraction: Extraction, identities: dict[str, Actor], day: date | None = None) -> None:
        self._found: dict[str, FoundActor] = {found.id: found for found in extraction.actors}
        self._identities = identities
        silent = {identities[f.id].pk for f in extraction.actors if f.kind == "person" and not f.positions}
        self._known = _held(silent, day) if day and silent else {}

    def of(self, actor: str, near: tuple[Span, ...] = ()) -> str:
        """The caption of the actor (id of the extraction), of the positions that the article gives it.

        One that says of what comes before “official”, a formal one (“Special Representative”) before a description,
        one named in the words `near` before others, the first before later ones.
        """
        found = self._found.get(actor)
        if found is None:
            return ""
        if not found.positions:
            known = self._known.get(self._identities[actor].pk)
            return str(known)[:200] if known else ""

        def rank(held: HeldPosition) -> tuple[bool, bool, bool, int]:
            vague = held.org is None and len(held.title.split()) < 2
            here = any(span.overlaps(held.evidence) for span in near)
            return vague, not held.title[:1].isupper(), not here, held.evidence.start

        return self._written(self._fullest(min(found.positions, key=rank), found.positions), found)

    def _fullest(self, held: HeldPosition, others: Iterable[HeldPosition]) -> HeldPosition:
        """The article's longest wording of the same office: “Secretary of State” for a later “Secretary”."""
        body = self._body(held)
        fuller = [
            other
            for other in others
            if tells_in_short(held.title, body, other.title, self._body(other))
            and (other.org or not held.org)
        ]
        return max([held, *fuller], key=lambda other: len(other.title.split()))

    def _body(self, held: HeldPosition) -> str:
        org = self._identities.get(held.org or "")
        return org.name if org else ""

    def _written(self, held: HeldPosition, found: FoundActor) -> str:
        org = self._identities.get(held.org or "")
        words = held.title.lower().split()
        if org is None and words and words[-1] in _OF_A_STATE and len(words) > 1:
            home = self._identities.get(found.affiliation or "")
            org = home if home is not None and home.kind == ActorKind.STATE else None
        title = held.title.strip()
        title = title.title() if title.isupper() and len(title) > 3 else title
        if org is None or fold(org.name) in fold(title):
            return title[:200]
        return f"{title}, {org.name}"[:200]


def _held(actors: set[int], day: date) -> dict[int, Position]:
    """Actor → the position held on `day`: one an editor dated or accepted first, then the one attested nearest to it."""
    held = Position.objects.held_on(day).filter(actor__in=actors).exclude(state=State.REJECTED)
    dated = Q(first_day__isnull=False) | Q(last_day__isnull=False)
    rows = held.filter(dated | Q(attested__range=(day - NEAR, day + NEAR), org__isnull=False))

    def rank(one: Position) -> tuple[bool, bool, bool, int]:
        sure = one.first_day is not None or one.last_day is not None
        distance = abs((one.attested - day).days) if one.attested else 0
        return not sure, one.state != State.ACCEPTED, not one.title[:1].isupper(), distance

    best: dict[int, Position] = {}
    for one in sorted(rows.select_related("org").order_by("pk"), key=rank):
        best.setdefault(one.actor_id, one)
    return best
