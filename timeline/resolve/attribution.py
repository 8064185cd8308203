"""What an article says of its actors: where it names them, and which positions it gives them."""

from simple_history.utils import bulk_create_with_history

from timeline.extract.extraction import Extraction, FoundActor, HeldPosition, Span
from timeline.models import Actor, Article, Evidence, Mention, Position
from timeline.models.names import fold
from timeline.models.vocabulary import Origin, Part, State


def add_mentions(
    article: Article, extraction: Extraction, identities: dict[str, Actor], evidence: list[Evidence]
) -> dict[tuple[str, int], Mention]:
    """A mention for each place where an actor is named, by (actor id of the extraction, offset)."""
    places = {(found.id, span.start): span for found in extraction.actors for span in found.mentions}
    rows = {place: Mention(actor=identities[place[0]], article=article) for place in places}
    # With history: merging two actors moves their mentions, and undoing that needs to know where each was.
    bulk_create_with_history(list(rows.values()), Mention)
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
    bulk_create_with_history(new, Position)
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


class Captions:
    """The role that each actor held then, as this article has it."""

    def __init__(self, extraction: Extraction, identities: dict[str, Actor]) -> None:
        self._found: dict[str, FoundActor] = {found.id: found for found in extraction.actors}
        self._identities = identities

    def of(self, actor: str, near: tuple[Span, ...] = ()) -> str:
        """The caption of the actor (id of the extraction), of the positions that the article gives it.

        One that says of what comes before “official”, a formal one (“Special Representative”) before a description,
        one named in the words `near` before others, the first before later ones.
        """
        found = self._found.get(actor)
        if found is None or not found.positions:
            return ""

        def rank(held: HeldPosition) -> tuple[bool, bool, bool, int]:
            vague = held.org is None and len(held.title.split()) < 2
            here = any(span.overlaps(held.evidence) for span in near)
            return vague, not held.title[:1].isupper(), not here, held.evidence.start

        return self._written(min(found.positions, key=rank))

    def _written(self, held: HeldPosition) -> str:
        org = self._identities.get(held.org or "")
        title = held.title.strip()
        title = title.title() if title.isupper() and " " in title else title
        if org is None or fold(org.name) in fold(title):
            return title[:200]
        return f"{title}, {org.name}"[:200]
