"""Who may have said it: the actors that the article names, the likeliest first, each with why it is offered.

First who stands there now. Then those named nearest to the words, in the same sentence before the same paragraph before
the rest; of those equally near persons come before bodies and those before states, then whoever the article names more
often. Far from the words, being named often counts for more than being near.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from timeline.models import Actor, Evidence, Position
from timeline.models.vocabulary import ActorKind, Part, State

MOST = 9
"""As many as there are keys from 1 to 9."""
NEARLY = 40
"""Characters within which two are equally near."""

_KINDS = (ActorKind.PERSON, ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.GROUP, ActorKind.STATE)
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that may be the speaker: the role it held then, and where the article names it."""

    key: int
    actor: Actor
    caption: str
    why: str
    current: bool


@dataclass(slots=True)
class _Named:
    actor: Actor
    rank: int = 3
    distance: int = 10**9
    times: int = 0


_WHY = {0: "named as the source", 1: "named in the same sentence", 2: "named in the same paragraph", 3: ""}


def candidates(statement: Any, text: str) -> list[Candidate]:
    """At most nine for a statement in the article of this text. Four queries."""
    pieces = list(statement.evidence.all())
    named = Evidence.objects.filter(article=statement.article_id, mention__isnull=False, part=Part.NAME)
    found: dict[int, _Named] = {}
    for name in named.select_related("mention__actor"):
        actor = name.mention.actor  # type: ignore[union-attr]  # those without were left out
        if actor.state != State.REJECTED and actor.merged_into_id is None:
            _note(found.setdefault(actor.pk, _Named(actor)), name, pieces, text)
    ordered = sorted(found.values(), key=_likeliest)
    if statement.speaker:
        ordered = [one for one in ordered if one.actor.pk != statement.speaker_id]
        ordered.insert(0, found.get(statement.speaker_id) or _Named(statement.speaker))
    ordered = ordered[:MOST]
    captions = _captions([one.actor for one in ordered], statement)
    return [
        Candidate(
            key,
            one.actor,
            statement.speaker_caption
            if one.actor.pk == statement.speaker_id
            else captions.get(one.actor.pk, ""),
            "as it stands" if one.actor.pk == statement.speaker_id else _why(one),
            one.actor.pk == statement.speaker_id,
        )
        for key, one in enumerate(ordered, start=1)
    ]


def _note(named: _Named, name: Evidence, pieces: list[Evidence], text: str) -> None:
    named.times += 1
    if any(p.part == Part.CONTENT and p.start <= name.start and name.end <= p.end for p in pieces):
        return  # named in what was said: hardly who said it
    for piece in pieces:
        if piece.part == Part.SOURCE and piece.start <= name.start < piece.end:
            named.rank = 0
        if piece.part not in (Part.CONTENT, Part.CUE):
            continue
        gap = max(piece.start - name.end, name.start - piece.end, 0)
        between = text[min(piece.end, name.end) : max(piece.start, name.start)]
        rank = 3 if "\n" in between else 2 if _SENTENCE_END.search(between) else 1
        named.rank, named.distance = min(named.rank, rank), min(named.distance, gap)


def _likeliest(named: _Named) -> tuple[int, ...]:
    near = named.rank < 3
    return (
        named.rank, named.distance // NEARLY if near else -named.times, _kind(named.actor), -named.times, named.distance,
    )  # fmt: skip


def _kind(actor: Actor) -> int:
    return _KINDS.index(actor.kind) if actor.kind in _KINDS else len(_KINDS)


def _why(named: _Named) -> str:
    if named.times == 0:
        return ""
    return _WHY[named.rank] or ("named once" if named.times == 1 else f"named {named.times} times")


def _captions(actors: list[Actor], statement: Any) -> dict[int, str]:
    """For each actor (id) the position that this article gives it, else one that is known to be held on the day."""
    day: date | None = statement.sort_day or statement.reported_on
    found: dict[int, tuple[bool, str]] = {}
    rows = Position.objects.filter(actor__in=actors).exclude(state=State.REJECTED).select_related("org")
    told = set(
        Evidence.objects.filter(article=statement.article_id, position__in=rows).values_list(
            "position", flat=True
        )
    )
    for held in rows:
        dated = bool(
            day and held.first_day and held.first_day <= day and (not held.last_day or day <= held.last_day)
        )
        if held.pk in told or dated:
            best = found.get(held.actor_id)
            if best is None or (held.pk in told and not best[0]):
                found[held.actor_id] = (held.pk in told, str(held)[:200])
    return {actor: caption for actor, (_, caption) in found.items()}
