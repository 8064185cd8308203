"""Who did it to whom: how each frame of the trigger files reads its participants from the parse.

The rules are PLOVER's: a visitor is actor and the host recipient; a meeting without a clear host has all as actors.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from timeline.extract.events import tree
from timeline.extract.events.candidates import carrier_of
from timeline.extract.events.drafts import Draft
from timeline.extract.events.roles import Roles, unique

_MATERIAL = frozenset({"COOPERATE", "AID", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_TOGETHER = ("with", "between", "among", "alongside")
_AT = ("to", "on", "upon", "at", "against", "from", "for", "towards", "toward", "over", "with")


def fill(draft: Draft, roles: Roles) -> None:
    """Set the draft's actors, recipients and lead."""
    draft.actors, draft.recipients = [], []
    _FRAMES[draft.frame](draft, roles)
    if draft.plover in _MATERIAL and draft.actors and speaks_for_a_state(draft):
        draft.actors = [roles.land_of(actor) or actor for actor in draft.actors]
    draft.actors = unique(draft.actors)
    draft.recipients = [actor for actor in unique(draft.recipients) if actor not in draft.actors]
    draft.lead = min(draft.lead, len(draft.actors))


def speaks_for_a_state(draft: Draft) -> bool:
    """Whether the subject is "we": an official telling what the state did."""
    subject = tree.subject(draft.carrier if draft.carrier is not None else draft.word)
    return subject is not None and subject.lower_ == "we"


def _mutual(draft: Draft, roles: Roles) -> None:
    if draft.word.pos_ in {"VERB", "AUX"}:
        _mutual_verb(draft, roles)
    else:
        _mutual_noun(draft, roles)


def _mutual_verb(draft: Draft, roles: Roles) -> None:
    verb = draft.word
    first = roles.subject(verb)
    others = [a for noun in tree.objects(verb) for a in roles.of(noun)] + _companions(verb, roles)
    if tree.is_passive(verb):
        others += roles.of(tree.agent(verb))
    draft.actors, draft.lead = first + others, len(unique(first))


def _pair(draft: Draft, roles: Roles) -> None:
    first = roles.subject(draft.word)
    draft.actors, draft.lead = first + _companions(draft.word, roles), len(unique(first))


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
    others = _companions(noun, roles) or (_companions(verb, roles) if verb is not None else [])
    others += _named_inside(noun, roles)
    if noun.dep_ == "conj" and _is_trilateral(noun) and len(unique(first + others)) < 3:
        others += _companions(noun.head, roles)
    if host and len(unique(first + others)) == 1:
        draft.actors, draft.recipients = first + others, host
    else:
        draft.actors = first + others if not host or len(unique(others)) > 1 else host + others
        draft.recipients = host if len(unique(others)) > 1 else []
    draft.lead = len(unique(first))


def _visit(draft: Draft, roles: Roles) -> None:
    word, verb = draft.word, draft.carrier
    if word.pos_ in {"VERB", "AUX"}:
        draft.actors = roles.subject(word)
        spots = list(tree.objects(word))
        spots += [noun for _, noun in tree.prepositional(word, "to", "in", "at", "into")]
    else:
        draft.actors = [a for child in word.children if child.dep_ == "poss" for a in roles.of(child)]
        draft.actors += [a for _, noun in tree.prepositional(word, "by", "of") for a in roles.of(noun)]
        if not draft.actors and verb is not None:
            draft.actors = roles.subject(verb)
        spots = [noun for _, noun in tree.prepositional(word, "to", "in")]
        if not spots and verb is not None:
            spots = [noun for _, noun in tree.prepositional(verb, "in", "to")]
    draft.lead = len(unique(draft.actors))
    draft.recipients = [a for noun in spots for a in roles.of(noun)][:1]
    if word.pos_ not in {"VERB", "AUX"}:
        lands = {roles.actors[a].iso3 for a in draft.recipients}
        for actor in _companions(word, roles):
            at_home = roles.is_person(actor) and roles.actors[actor].iso3 in lands
            (draft.recipients if at_home else draft.actors).append(actor)


def _host(draft: Draft, roles: Roles) -> None:
    verb = draft.word
    object_ = [a for noun in tree.objects(verb) for a in roles.of(noun)]
    if tree.is_passive(verb):
        guest, host = roles.subject(verb), roles.of(tree.agent(verb))
    else:
        guest, host = object_, roles.subject(verb)
    draft.actors = [actor for actor in guest if roles.is_person(actor)]
    draft.recipients, draft.lead = (host if draft.actors else []), len(draft.actors)


def _to(draft: Draft, roles: Roles) -> None:
    word = draft.word
    if word.pos_ in {"NOUN", "PROPN"}:
        _to_noun(draft, roles)
        return
    if tree.is_passive(word):
        draft.actors = roles.of(tree.agent(word))
        draft.recipients = roles.subject(word) + _targets(word, roles)
        return
    draft.actors = roles.subject(word)
    direct = tree.objects(word)
    if draft.trigger.plover == "SANCTION" and (found := _sanctioned(word, roles)):
        draft.recipients, draft.lead = found, len(unique(draft.actors))
        return
    draft.recipients = [a for noun in direct for a in roles.of(noun)] + _targets(word, roles)
    if not draft.recipients and draft.trigger.plover == "REQUEST":
        draft.recipients = _concerned(word, draft.actors, roles)
    elif not draft.recipients:
        for noun in [*direct, *(noun for _, noun in tree.prepositional(word))]:
            draft.recipients += _targets(noun, roles)
            draft.recipients += [] if draft.trigger.plover == "SANCTION" else _owners(noun, roles)
    draft.lead = len(unique(draft.actors))


def _to_noun(draft: Draft, roles: Roles) -> None:
    noun, verb = draft.word, draft.carrier
    draft.actors = _owners(noun, roles) + [a for _, n in tree.prepositional(noun, "by") for a in roles.of(n)]
    if not draft.actors and verb is not None:
        draft.actors = roles.of(tree.agent(verb)) if tree.is_passive(verb) else roles.subject(verb)
    draft.recipients = _targets(noun, roles) or (_targets(verb, roles) if verb is not None else [])
    if not draft.recipients:
        draft.recipients = [a for _, n in tree.prepositional(noun, "of", "in") for a in roles.of(n)]
    draft.lead = len(unique(draft.actors))


def _joint(draft: Draft, roles: Roles) -> None:
    draft.actors = roles.subject(draft.word) + _companions(draft.word, roles)
    if tree.is_passive(draft.word):
        draft.actors = roles.of(tree.agent(draft.word)) + _companions(draft.word, roles)
    draft.lead = len(unique(draft.actors))


def _sole(draft: Draft, roles: Roles) -> None:
    draft.actors = roles.subject(draft.word)
    if tree.is_passive(draft.word):
        draft.actors, draft.recipients = roles.of(tree.agent(draft.word)), draft.actors
    draft.lead = len(unique(draft.actors))


def _appoint(draft: Draft, roles: Roles) -> None:
    _to(draft, roles)
    draft.recipients = [actor for actor in draft.recipients if roles.is_person(actor)]
    if not draft.recipients:
        draft.actors = []


def _take_office(draft: Draft, roles: Roles) -> None:
    verb = draft.word
    holder = next((c for c in tree.complements(verb) if c.lemma_ in {"serve", "become"}), None)
    if holder is not None:
        draft.actors, draft.recipients = roles.subject(verb), roles.subject(holder)
    else:
        draft.actors = roles.subject(verb)
    draft.lead = len(unique(draft.actors))


def _appointment(draft: Draft, roles: Roles) -> None:
    _to_noun(draft, roles)
    owners = _owners(draft.word, roles) + draft.recipients
    draft.recipients = [actor for actor in owners if roles.is_person(actor)][:1]
    draft.actors = [a for _, noun in tree.prepositional(draft.word, "by") for a in roles.of(noun)]


def _future(draft: Draft, roles: Roles) -> None:
    _joint(draft, roles)
    if len(draft.actors) < 2:
        draft.actors += [a for noun in tree.objects(draft.word) for a in _companions(noun, roles)]


def _attend(draft: Draft, roles: Roles) -> None:
    draft.actors = [actor for actor in roles.subject(draft.word) if roles.is_person(actor)]
    draft.lead = len(draft.actors)


def _companions(word: Token, roles: Roles) -> list[str]:
    """Those after "with", "between", "involving" …, of all the phrases that hang on the word."""
    found: list[str] = []
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in _TOGETHER:
            found += roles.with_phrase(child)
        elif child.lemma_ in {"involve", "include"} and child.dep_ in {"acl", "prep", "relcl"}:
            found += [a for noun in child.children if noun.dep_ in {"dobj", "pobj"} for a in roles.of(noun)]
    return unique(found)


def _named_inside(noun: Token, roles: Roles) -> list[str]:
    """The parties in "the U.S.-UAE dialogue", "Sino-Indian talks"."""
    inside = [child for child in noun.lefts if child.dep_ in {"compound", "amod", "nmod"}]
    return unique(a for c in inside for t in c.subtree for a in roles.inside(t) if not roles.is_person(a))


def _targets(word: Token, roles: Roles) -> list[str]:
    return unique(a for _, noun in tree.prepositional(word, *_AT) for a in roles.of(noun))


def _sanctioned(verb: Token, roles: Roles) -> list[str]:
    """Against whom: "… resolutions that have imposed sanctions on X"."""
    measures = [
        t for t in verb.subtree if t.lemma_ in {"sanction", "embargo", "measure", "tariff", "restriction"}
    ]
    return unique(a for t in measures for _, n in tree.prepositional(t, "on", "against") for a in roles.of(n))


def _concerned(verb: Token, actors: list[str], roles: Roles) -> list[str]:
    """The state that a call for something is about: "called for a dialogue with X", "for elections in Y"."""
    phrases = [t for child in verb.rights if child.dep_ in {"dobj", "prep"} for t in child.subtree]
    own = {*actors, *(roles.land_of(actor) for actor in actors)}
    found = unique(a for t in phrases if (a := roles.covering(t)) and roles.is_state(a) and a not in own)
    return found if len(found) == 1 else []


def _owners(noun: Token, roles: Roles) -> list[str]:
    """Whose it is: "Trump’s order", "an Al-Qaeda attack", "his offer"."""
    beside = [child for child in noun.children if child.dep_ in {"poss", "compound", "amod", "nmod"}]
    return unique(actor for child in beside for actor in roles.of(child))


def _top(noun: Token) -> Token:
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    return noun


def _is_trilateral(noun: Token) -> bool:
    return any(child.lower_ == "trilateral" for child in noun.children)


_FRAMES: dict[str, Callable[[Draft, Roles], None]] = {
    "mutual": _mutual,
    "pair": _pair,
    "visit": _visit,
    "host": _host,
    "to": _to,
    "urge": _to,
    "joint": _joint,
    "pact": _joint,
    "sole": _sole,
    "intransitive": _sole,
    "appoint": _appoint,
    "take office": _take_office,
    "appointment": _appointment,
    "future": _future,
    "attend": _attend,
}
