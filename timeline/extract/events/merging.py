"""One happening told twice in an article is one event with several sentences as evidence."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.extract.dates.edtf import Edtf, EdtfError
from timeline.extract.events import tree
from timeline.extract.events.drafts import Draft
from timeline.extract.events.roles import unique

_FAMILIES = {
    "dialogue": "meeting",
    "summit": "meeting",
    "talks": "meeting",
    "negotiations": "meeting",
    "attendance": "meeting",
    "call": "meeting",
    "killing": "attack",
    "missile test": "test",
    "taking office": "appointment",
    "demand": "appeal",
    "request": "appeal",
    "refusal": "rejection",
    "support": "praise",
    "agreement": "pledge",
    "designation": "sanctions",
    "condemnation": "accusation",
}
_MORE = frozenset({"additional", "further", "new", "another", "second", "third", "fresh"})
_SPEECH = frozenset({"appeal", "rejection", "praise", "pledge", "accusation", "threat", "warning", "offer"})


def merge(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts with repeated tellings folded into the fullest, in the order of first mention."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((other for other in reversed(kept) if same(other, draft)), None)
        if twin is None:
            kept.append(draft)
        else:
            _fold(twin, draft)
    return kept


def family(draft: Draft) -> str:
    """The kinds that may name one happening have one family."""
    return _FAMILIES.get(draft.trigger.kind, draft.trigger.kind)


def same(one: Draft, other: Draft) -> bool:
    """Whether two drafts tell the same happening: family, people, day and standing agree or do not contradict."""
    if family(one) != family(other):
        return False
    if (one.status == "planned") != (other.status == "planned") and not (one.background or other.background):
        return False
    if not _dates_agree(one, other) or _another(other):
        return False
    if family(one) in _SPEECH:
        if _objects(one) & _objects(other) and _meet(one.actors, other.actors):
            return True
        close = one.word.sent == other.word.sent or _same_statement(one, other)
        return close and one.actors == other.actors
    return _people_agree(one, other)


def _another(draft: Draft) -> bool:
    """Whether its words say that it is one more of its kind: "additional sanctions", "a second round of talks"."""
    word = draft.word
    if word.pos_ not in {"NOUN", "PROPN"} or draft.carrier is None:
        return False
    return any(child.lower_ in _MORE for child in word.lefts)


def _people_agree(one: Draft, other: Draft) -> bool:
    first, second = set(one.people), set(other.people)
    if not first or not second:
        return one.anchor.edtf is not None and one.anchor.edtf == other.anchor.edtf
    if family(one) == "meeting":
        loose = one.background or other.background or "talks" in {one.trigger.kind, other.trigger.kind}
        if first == second or (loose and (first <= second or second <= first)):
            return True
        return (
            bool(first & second) and len(first) == len(second) and _lands(one, first) == _lands(other, second)
        )
    if family(one) == "appointment":
        return bool(_holders(one) & _holders(other))
    if family(one) in {"visit", "arrival"}:
        there, here = _destinations(one), _destinations(other)
        return bool(set(one.actors) & set(other.actors)) and (not there or not here or bool(there & here))
    if family(one) == "signing" and len(lands := _lands(one, first)) > 1 and lands == _lands(other, second):
        return True  # "Greece and Macedonia signed …", then their ministers
    return _meet(one.actors, other.actors) and _meet(one.recipients, other.recipients)


def _meet(one: list[str], other: list[str]) -> bool:
    return not one or not other or bool(set(one) & set(other))


def _objects(draft: Draft) -> set[str]:
    """The lemmas of what an utterance is about in the first place: "agreed to extend" → extend."""
    heads = tree.complements(draft.word) or tree.objects(draft.word)
    return {head.lemma_.lower() for head in heads if head.pos_ in {"VERB", "NOUN"}}


def _destinations(draft: Draft) -> set[str]:
    hosts = _lands(draft, set(draft.recipients))
    return hosts | {draft.place_iso3} if draft.place_iso3 else hosts


def _lands(draft: Draft, people: set[str]) -> set[str]:
    """The states of some of the draft's people, so that a minister and his country count as one side."""
    return {draft.lands.get(actor, actor) for actor in people}


def _holders(draft: Draft) -> set[str]:
    """Who takes the office: the one appointed, or the one who takes it."""
    return set(draft.recipients or draft.actors)


def _dates_agree(one: Draft, other: Draft) -> bool:
    if not one.anchor.edtf or not other.anchor.edtf or one.anchor.edtf == other.anchor.edtf:
        return True
    try:
        first, second = Edtf.parse(one.anchor.edtf), Edtf.parse(other.anchor.edtf)
    except EdtfError:
        return False
    starts = not first.earliest or not second.latest or first.earliest <= second.latest
    return starts and (not second.earliest or not first.latest or second.earliest <= first.latest)


def _same_statement(one: Draft, other: Draft) -> bool:
    return bool(set(one.statements) & set(other.statements))


def _fold(kept: Draft, told: Draft) -> None:
    kept.evidence = unique([*kept.evidence, *told.evidence])
    kept.statements = unique([*kept.statements, *told.statements])
    richer = len(told.people) > len(kept.people) or (kept.background and not told.background)
    if richer and told.people:
        kept.actors, kept.recipients, kept.lead = told.actors, told.recipients, told.lead
        kept.trigger, kept.word, kept.carrier, kept.span = told.trigger, told.word, told.carrier, told.span
        kept.status = told.status
    kept.lands |= told.lands
    kept.background = kept.background and told.background
    if _firmer(told, kept):
        kept.anchor = told.anchor
    kept.place, kept.place_iso3 = kept.place or told.place, kept.place_iso3 or told.place_iso3


def _firmer(one: Draft, other: Draft) -> bool:
    order = ("explicit", "inferred", "carried", "reporting", "document", "none")
    return order.index(one.anchor.basis) < order.index(other.anchor.basis)
