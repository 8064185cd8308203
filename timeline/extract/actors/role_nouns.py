"""Whom a noun phrase stands for: "the Greek foreign minister", "the agency", "both countries"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from timeline.extract.actors.draft import Draft
from timeline.extract.actors.scene import Scene, Standing
from timeline.extract.actors.titles import is_head
from timeline.extract.lexicons.load import body_nouns, office_families, states


def pair(scene: Scene, drafts: Sequence[Draft], kind: str) -> list[Draft]:
    """The two that "both countries", "the two ministers" mean: the two states named most so far, or people last."""
    seen = [d for d in drafts if d.kind == kind and id(d) in scene.standings]
    if kind == "person":
        seen.sort(key=lambda d: (-scene.standings[id(d)].sentence, -scene.standings[id(d)].weight))
    else:
        seen.sort(key=lambda d: -len(d.mentions))
    return seen[:2] if len(seen) > 1 else []


def definite(token: Token) -> bool:
    """Whether the noun is marked as known by "the", "this", "his", its own or that of the noun it is joined to."""
    if token.dep_ in ("compound", "nmod"):
        return False
    if token.dep_ == "conj" and is_head(token) and not any(c.dep_ in ("det", "poss") for c in token.children):
        return token.head.pos_ in ("NOUN", "PROPN") and definite(token.head)
    return any(
        c.dep_ in ("det", "poss") and c.lower_ in ("the", "this", "that", "his", "her", "its", "their")
        for c in token.children
    )


def phrase_start(token: Token) -> int:
    """The first token of the noun's phrase."""
    left = token.left_edge.i
    return left + 1 if token.doc[left].is_space else left


_POINTING = frozenset(("the", "this", "that", "his", "her", "their", "its"))
_TELLING = frozenset(
    (
        "vice",
        "deputy",
        "former",
        "minority",
        "majority",
        "opposition",
        "prime",
        "foreign",
        "defence",
        "defense",
    )
)
"""Words of an office that make it another office."""


def role_noun(
    scene: Scene, token: Token, sentence: int, drafts: Sequence[Draft], beside: Sequence[Draft] = ()
) -> Draft | None:
    """The actor that a definite noun phrase with this head stands for, or None; none of those that stand `beside` it."""
    if is_head(token):
        return _office(scene, token, sentence, [d for d in drafts if all(d is not other for other in beside)])
    kind = body_nouns().get(token.lower_)
    if kind is None:
        return None
    state = _state_inside(token)
    fits = [s for s in scene.standings.values() if _is_body(s.draft, kind)]
    if state is not None:
        return next((d for d in drafts if d.kind == "state" and d.iso3 == state), None)
    return scene.best([s for s in fits if s.weight >= 1.2 or s.draft is scene.speaker], sentence)


def _is_body(draft: Draft, kind: str) -> bool:
    if kind == "any":
        return draft.kind in ("organisation", "group", "media", "government")
    return draft.kind == kind


def _state_inside(token: Token) -> str | None:
    text = token.doc[phrase_start(token) : token.i + 1].text
    hit = next(states().find(text), None)
    return hit.value.iso3 if hit else None


def _office(scene: Scene, token: Token, sentence: int, drafts: Sequence[Draft]) -> Draft | None:
    """The holder of the office: by its words and state anywhere in the article, else by its noun near by."""
    end = token.i + 1
    text = token.doc[phrase_start(token) : end].text.lower()
    state = _state_inside(token)
    modifiers = {w for w in text.split()[:-1] if w not in _POINTING}
    fits: list[Standing] = []
    for draft in drafts:
        if draft.kind != "person":
            continue
        for role in draft.roles:
            title = role.title.lower().split()
            if not _same_office(token.lower_, title) or (modifiers & _TELLING) - set(title):
                continue
            if state is not None and state not in (draft.iso3, role.iso3):
                continue
            exact = modifiers and modifiers <= {*title, *text.split()} and any(m in title for m in modifiers)
            standing = scene.standings.get(id(draft))
            if standing is not None:
                fits.append(standing)
            elif (state is not None and exact) or (token.text[0].isupper() and not token.is_sent_start):
                fits.append(Standing(draft, sentence))
            break
    if not fits:
        return None
    words = " ".join(w for w in text.split() if w not in _POINTING)
    called = [s for s in fits if any(role.title.lower() == words for role in s.draft.roles)]
    fits = called or fits  # "the State Secretary" before a Deputy Secretary of State
    if state is not None or len({id(s.draft) for s in fits}) == 1:
        return max(fits, key=lambda s: (s.sentence, s.weight)).draft
    return scene.best(fits, sentence)


def _same_office(noun: str, title: list[str]) -> bool:
    if noun in title:
        return True
    return any(noun in family and not family.isdisjoint(title) for family in office_families())
