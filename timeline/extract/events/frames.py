"""Who did it to whom: how each frame of the trigger files reads its participants from the parse.

The rules are PLOVER's: a visitor is actor and the host recipient; a meeting without a clear host has all as actors.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from timeline.extract.events import factuality, hedging, tables, tree
from timeline.extract.events.drafts import Draft
from timeline.extract.events.meetings import mutual, pair
from timeline.extract.events.phrases import (
    behind,
    companions,
    concerned,
    culprits,
    owners,
    sanctioned,
    subjects,
    targets,
)
from timeline.extract.events.roles import Roles, unique
from timeline.extract.lexicons.load import words

_TRAVELLERS = frozenset(
    {"citizen", "people", "person", "tourist", "student", "resident", "visitor", "traveller"}
)
_MATERIAL = frozenset({"COOPERATE", "AID", "RETREAT", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})


def fill(draft: Draft, roles: Roles) -> None:
    """Set the draft's actors, recipients and lead."""
    draft.actors, draft.recipients = [], []
    _FRAMES[draft.frame](draft, roles)
    denier = hedging.denier(draft.carrier if draft.carrier is not None else draft.word)
    if draft.status == "denied" and denier is not None and (not draft.actors or draft.frame == "mutual"):
        draft.actors = [*roles.subject(denier), *draft.actors]  # "the ministry denied that it had …"
        draft.lead = 1
    if draft.plover in _MATERIAL and draft.actors and speaks_for_a_state(draft):
        draft.actors = [roles.land_of(actor) or actor for actor in draft.actors]
    if draft.trigger.plover == "ASSAULT" and speaks_for_a_state(draft):
        draft.recipients = [roles.land_of(actor) or actor for actor in draft.recipients]  # "we were attacked"
    draft.actors = unique(draft.actors)
    if draft.trigger.kind == "military exercise" and len(draft.actors) > 1:
        draft.trigger = tables.of_kind("joint exercise")  # what several do together is COOPERATE
    draft.recipients = [actor for actor in unique(draft.recipients) if actor not in draft.actors]
    draft.lead = min(draft.lead, len(draft.actors))
    if draft.trigger.plover == "CONSULT":
        draft.about = [actor for actor in subjects(draft.word, roles) if actor not in draft.people]


def speaks_for_a_state(draft: Draft) -> bool:
    """Whether the subject is "we": an official telling what the state did."""
    subject = tree.subject(draft.carrier if draft.carrier is not None else draft.word)
    return subject is not None and subject.lower_ == "we"


def _visit(draft: Draft, roles: Roles) -> None:
    word, verb = draft.word, draft.carrier
    if word.pos_ in {"VERB", "AUX"}:
        draft.actors = roles.subject(word)
        spots = list(tree.objects(word))
        spots += [noun for _, noun in tree.prepositional(word, "to", "in", "at", "into")]
    else:
        draft.actors = [a for child in word.children if child.dep_ == "poss" for a in roles.of(child)]
        draft.actors += [a for _, noun in tree.prepositional(word, "by", "of") for a in roles.of(noun)]
        if not draft.actors and verb is not None and not draft.judged:
            draft.actors = roles.subject(verb)
            if word.dep_ == "pobj":  # "accompanied the president on a visit"
                draft.actors += [
                    a for noun in tree.objects(verb) for a in roles.of(noun) if roles.is_person(a)
                ]
        spots = [noun for _, noun in tree.prepositional(word, "to", "in")]
        if not spots and verb is not None:
            spots = [noun for _, noun in tree.prepositional(verb, "in", "to")]
    subject = tree.subject(word) if word.pos_ in {"VERB", "AUX"} else None
    if subject is not None and subject.lemma_.lower() in _TRAVELLERS:
        draft.actors = []  # "American citizens visited the islands every year"
    draft.lead = len(unique(draft.actors))
    draft.recipients = [a for noun in spots for a in roles.of(noun)][:1]
    if word.pos_ not in {"VERB", "AUX"}:
        lands = {roles.actors[a].iso3 for a in draft.recipients}
        for actor in companions(word, roles):
            at_home = roles.is_person(actor) and roles.actors[actor].iso3 in lands
            (draft.recipients if at_home else draft.actors).append(actor)


def _somebody(noun: Token) -> bool:
    """Whether the object can be a guest: "received the envoy", unlike "received the nomination over Holt"."""
    return noun.pos_ in {"PROPN", "PRON"} or noun.lemma_.lower() in words("titles.tsv", "head")


def _one_you(noun: Token) -> bool:
    """ "to have you here", and not "to have you all here"."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    return noun.lower_ == "you" and not any(token.lower_ in {"all", "both", "guys"} for token in after)


def _host(draft: Draft, roles: Roles) -> None:
    verb = draft.word
    object_ = [a for noun in tree.objects(verb) if _somebody(noun) for a in roles.of(noun)]
    if tree.is_passive(verb):
        guest, host = roles.subject(verb), roles.of(tree.agent(verb))
    else:
        host = roles.subject(verb) or roles.speaker(verb)
        if any(map(_one_you, tree.objects(verb))) and factuality.gladly(verb):
            object_ = roles.others_on_stage(host)
        guest = object_
    draft.actors = [actor for actor in guest if roles.is_person(actor)]
    draft.recipients, draft.lead = (host if draft.actors else []), len(draft.actors)


def _to(draft: Draft, roles: Roles) -> None:
    word = draft.word
    if word.pos_ in {"NOUN", "PROPN"}:
        _to_noun(draft, roles)
        return
    if tree.is_passive(word):
        draft.actors = roles.of(tree.agent(word))
        draft.recipients = roles.subject(word) + targets(word, roles)
        if draft.trigger.kind == "pledge":  # "are committed to": who is bound
            draft.recipients = []
            _bound(draft, roles)
            return
        if draft.trigger.plover == "SANCTION" and (found := sanctioned(word, roles)):
            draft.recipients = found
        return
    draft.actors = roles.subject(word)
    direct = tree.objects(word)
    if draft.trigger.plover == "SANCTION" and (found := sanctioned(word, roles)):
        draft.recipients, draft.lead = found, len(unique(draft.actors))
        return
    draft.recipients = [a for noun in direct for a in roles.of(noun)]
    sums = [noun for noun in direct if noun.ent_type_ == "MONEY"]
    direct += [noun for one in sums for _, noun in tree.prepositional(one, "in")]  # "$20 million in aid to X"
    if draft.trigger.kind == "condemnation" and direct:
        blamed = [noun for _, noun in tree.prepositional(word, "for", "over")]
        draft.recipients = draft.recipients or [
            a for noun in [*direct, *blamed] for a in culprits(noun, roles) if a not in draft.actors
        ]
        draft.lead = len(unique(draft.actors))
        return
    draft.recipients += targets(word, roles)
    if draft.trigger.kind == "mediation":
        draft.recipients += companions(word, roles)
    if not draft.recipients and draft.trigger.kind == "dismissal":
        nouns = [*direct, *(noun for _, noun in tree.prepositional(word, "for"))]
        draft.recipients = [a for noun in nouns for a in owners(noun, roles) if roles.is_person(a)]
    elif not draft.recipients and draft.trigger.plover == "REQUEST":
        draft.recipients = concerned(word, draft.actors, roles)
    elif not draft.recipients:
        for noun in [*direct, *(noun for _, noun in tree.prepositional(word))]:
            if noun.lower_ == "behalf":
                continue
            draft.recipients += targets(noun, roles)
            own = {roles.land_of(actor) for actor in draft.actors}  # "the United States’ condolences"
            if draft.trigger.plover != "SANCTION":
                draft.recipients += [owner for owner in owners(noun, roles) if owner not in own]
    draft.lead = len(unique(draft.actors))


def _to_noun(draft: Draft, roles: Roles) -> None:
    noun, verb = draft.word, draft.carrier
    draft.actors = owners(noun, roles) + [a for _, n in tree.prepositional(noun, "by") for a in roles.of(n)]
    if not draft.actors and verb is not None and not draft.judged:
        draft.actors = roles.of(tree.agent(verb)) if tree.is_passive(verb) else roles.subject(verb)
    draft.recipients = targets(noun, roles) or (targets(verb, roles) if verb is not None else [])
    if not draft.recipients:
        draft.recipients = [a for _, n in tree.prepositional(noun, "of", "in") for a in roles.of(n)]
    if not draft.recipients and draft.trigger.kind == "concern":
        draft.recipients = behind(noun, roles)
    draft.lead = len(unique(draft.actors))


def _feel(draft: Draft, roles: Roles) -> None:
    """ "is concerned about X", "is troubled by what X did": who feels it is the subject, who caused it stands behind."""
    word = draft.word
    draft.actors = roles.subject(word.head if word.pos_ == "ADJ" else word)
    draft.recipients = behind(word, roles)
    draft.lead = len(unique(draft.actors))


def _bound(draft: Draft, roles: Roles) -> None:
    """ "The two states are committed to the reform": those who bind themselves."""
    word = draft.word
    draft.actors = roles.subject(word.head if word.pos_ == "ADJ" or word.dep_ == "acomp" else word)
    draft.lead = len(unique(draft.actors))


def _force(draft: Draft, roles: Roles) -> None:
    """ "Troops of X entered Y": whose troops they are, and the state that they go into."""
    draft.actors = roles.subject(draft.word)
    spots = [*tree.objects(draft.word), *(noun for _, noun in tree.prepositional(draft.word))]
    draft.recipients = [a for noun in spots for a in roles.of(noun) if roles.is_state(a)]
    draft.lead = len(unique(draft.actors))


def _suffer(draft: Draft, roles: Roles) -> None:
    """ "The reporter’s arrest by the police": who undergoes it owns the noun or stands after "of"."""
    noun = draft.word
    draft.actors = [a for _, doer in tree.prepositional(noun, "by") for a in roles.of(doer)]
    draft.recipients = [a for child in noun.children if child.dep_ == "poss" for a in roles.of(child)]
    draft.recipients += [a for _, one in tree.prepositional(noun, "of") for a in roles.of(one)]
    draft.lead = len(unique(draft.actors))


def _joint(draft: Draft, roles: Roles) -> None:
    first, others = roles.subject(draft.word), companions(draft.word, roles)
    aside = not others
    if aside:  # "entered into an agreement with X", "established relations with X"
        nouns = [*tree.objects(draft.word), *(noun for _, noun in tree.prepositional(draft.word, "into"))]
        others = [a for noun in nouns for a in companions(noun, roles)]
    draft.actors = first + others
    if tree.is_passive(draft.word):
        draft.actors = roles.of(tree.agent(draft.word)) + companions(draft.word, roles)
    draft.lead = len(unique(first if aside and first else draft.actors))


def _sole(draft: Draft, roles: Roles) -> None:
    draft.actors = roles.subject(draft.word)
    if tree.is_passive(draft.word):
        draft.actors, draft.recipients = roles.of(tree.agent(draft.word)), draft.actors
    draft.lead = len(unique(draft.actors))


def _leave(draft: Draft, roles: Roles) -> None:
    """ "withdrew from the treaty", "withdrew the republic from the treaty": who leaves and which body is left."""
    draft.actors = roles.subject(draft.word)
    draft.actors += [a for noun in tree.objects(draft.word) for a in roles.of(noun) if roles.is_state(a)]
    left = [noun for _, noun in tree.prepositional(draft.word, "from", "of")] or tree.objects(draft.word)
    draft.recipients = [a for noun in left for a in roles.of(noun) if not roles.is_state(a)]
    draft.lead = len(unique(draft.actors))


def _blow(draft: Draft, roles: Roles) -> None:
    """A bomb or a crowd has no name: who is hit stands in the phrases around the verb."""
    draft.actors = roles.subject(draft.word)
    near = tree.prepositional(draft.word, "into", "on", "at", "outside", "near", "against")
    draft.recipients = [a for _, noun in near for a in roles.of(noun)]
    draft.lead = len(unique(draft.actors))


def _appoint(draft: Draft, roles: Roles) -> None:
    _to(draft, roles)
    draft.recipients = [actor for actor in draft.recipients if roles.is_person(actor)]
    if not draft.recipients and draft.trigger.kind != "dismissal":
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
    holders = owners(draft.word, roles) + draft.recipients
    draft.recipients = [actor for actor in holders if roles.is_person(actor)][:1]
    draft.actors = [a for _, noun in tree.prepositional(draft.word, "by") for a in roles.of(noun)]


def _future(draft: Draft, roles: Roles) -> None:
    _joint(draft, roles)
    if len(draft.actors) < 2:
        draft.actors += [a for noun in tree.objects(draft.word) for a in companions(noun, roles)]


def _attend(draft: Draft, roles: Roles) -> None:
    draft.actors = [actor for actor in roles.subject(draft.word) if roles.is_person(actor)]
    draft.lead = len(draft.actors)


_FRAMES: dict[str, Callable[[Draft, Roles], None]] = {
    "mutual": mutual,
    "pair": pair,
    "visit": _visit,
    "host": _host,
    "to": _to,
    "urge": _to,
    "order": _to,
    "call": _to,
    "feel": _feel,
    "bound": _bound,
    "force": _force,
    "suffer": _suffer,
    "joint": _joint,
    "pact": _joint,
    "sole": _sole,
    "ruling": _sole,
    "intransitive": _sole,
    "appoint": _appoint,
    "take office": _take_office,
    "appointment": _appointment,
    "future": _future,
    "attend": _attend,
    "leave": _leave,
    "blow": _blow,
}
NAMES = frozenset(_FRAMES)
"""The frames that the trigger files may name."""
