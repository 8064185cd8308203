"""Who takes part in a meeting: all of them are actors, unless one is plainly the host."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.events import tree
from timeline.extract.events.drafts import Draft
from timeline.extract.events.matching import carrier_of
from timeline.extract.events.phrases import companions, named_inside
from timeline.extract.events.roles import Roles, unique


def mutual(draft: Draft, roles: Roles) -> None:
    """ "met", "met with", "held talks with", "the meeting between X and Y"."""
    if draft.word.pos_ in {"VERB", "AUX"}:
        _mutual_verb(draft, roles)
    else:
        _mutual_noun(draft, roles)


def pair(draft: Draft, roles: Roles) -> None:
    """ "the two discussed trade", "discussed trade with X": the object is a topic, not a side."""
    first = roles.subject(draft.word)
    draft.actors, draft.lead = first + companions(draft.word, roles), len(unique(first))


def _mutual_verb(draft: Draft, roles: Roles) -> None:
    verb = draft.word
    first = roles.subject(verb)
    others = [a for noun in tree.objects(verb) for a in roles.of(noun)] + companions(verb, roles)
    if tree.is_passive(verb):
        others += roles.of(tree.agent(verb))
    if (
        len(unique(first + others)) < 2
    ):  # "President A and Foreign Minister B spoke", which long titles tore apart
        first += roles.between(*tree.left_field(verb), persons=True)
    draft.actors, draft.lead = first + others, len(unique(first))


def _mutual_noun(draft: Draft, roles: Roles) -> None:
    noun, verb = draft.word, draft.carrier
    first: list[str] = []
    host: list[str] = []
    row = carrier_of(_top(noun))
    if verb is not None and row is not None:
        subject = roles.of(tree.agent(verb)) if tree.is_passive(verb) else roles.subject(verb)
        if row[1].subject == "party":
            first = subject
        elif row[1].subject == "host":
            host = subject
    first += [a for child in noun.children if child.dep_ == "poss" for a in roles.of(child)]
    if verb is not None and verb.i < noun.i:
        first += roles.between(verb.i, noun.i, persons=True)
    others = companions(noun, roles) or (companions(verb, roles) if verb is not None else [])
    others += named_inside(noun, roles)
    if not first and not others:  # "a summit of the union"
        members = [a for _, n in tree.prepositional(noun, "of") for a in roles.of(n)]
        others = [actor for actor in members if not roles.is_person(actor)]
    if noun.dep_ == "conj" and _is_trilateral(noun) and len(unique(first + others)) < 3:
        others += companions(noun.head, roles)
    if not first and not others and any(c.dep_ == "poss" and c.ent_type_ == "DATE" for c in noun.lefts):
        others = roles.pair_before(noun)  # "Today’s meeting in Geneva": of the two that are spoken of
    if host and len(unique(first + others)) == 1:
        draft.actors, draft.recipients = first + others, host
    else:
        draft.actors = first + others if not host or len(unique(others)) > 1 else host + others
        draft.recipients = host if len(unique(others)) > 1 else []
    draft.lead = len(unique(first))


def _top(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun


def _is_trilateral(noun: Token) -> bool:
    return any(child.lower_ == "trilateral" for child in noun.children)
