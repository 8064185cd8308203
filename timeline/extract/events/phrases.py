"""Participants in the phrases around a word: "with X", "between X and Y", "against X", "X’s"."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.events import tree
from timeline.extract.events.roles import Roles, unique

_TOGETHER = ("with", "between", "among", "alongside")
_AT = ("to", "on", "upon", "at", "against", "from", "for", "towards", "toward", "over", "with")
_GIVING = frozenset({"provide", "send", "deliver", "supply", "donate", "give"})
_MEASURES = frozenset({"sanction", "embargo", "measure", "tariff", "restriction"})


def behind(word: Token, roles: Roles) -> list[str]:
    """Whose doing somebody is concerned about: "by X’s decision", "about a number of arrests in X"."""
    heads = [noun for _, noun in tree.prepositional(word, "about", "over", "by", "at", "with", "regarding")]
    for _ in range(3):
        found = unique(a for noun in heads for a in [*roles.of(noun), *owners(noun, roles)])
        if found or not heads:
            return found
        heads = [deeper for noun in heads for _, deeper in tree.prepositional(noun, "of", "by", "in")]
    return []


def companions(word: Token, roles: Roles) -> list[str]:
    """Those after "with", "between", "involving" …, of all the phrases that hang on the word."""
    found: list[str] = []
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in _TOGETHER:
            found += roles.with_phrase(child)
        elif child.lemma_ in {"involve", "include"} and child.dep_ in {"acl", "prep", "relcl"}:
            found += [a for noun in child.children if noun.dep_ in {"dobj", "pobj"} for a in roles.of(noun)]
    return unique(found)


def named_inside(noun: Token, roles: Roles) -> list[str]:
    """The parties in "the U.S.-UAE dialogue", "Sino-Indian talks"."""
    inside = [child for child in noun.lefts if child.dep_ in {"compound", "amod", "nmod"}]
    return unique(a for c in inside for t in c.subtree for a in roles.inside(t) if not roles.is_person(a))


def targets(word: Token, roles: Roles) -> list[str]:
    """Those after "to", "on", "against" …, towards whom the word is directed."""
    names = [name for name in _AT if name != "with" or word.lemma_ not in _GIVING]
    if word.pos_ in {"NOUN", "PROPN"}:
        names.append("into")  # "an offensive into X"
    return unique(a for _, noun in tree.prepositional(word, *names) for a in roles.of(noun))


def owners(noun: Token, roles: Roles) -> list[str]:
    """Whose it is: "Trump’s order", "an Al-Qaeda attack", "his offer"."""
    beside = [child for child in noun.children if child.dep_ in {"poss", "compound", "amod", "nmod"}]
    return unique(actor for child in beside for actor in roles.of(child))


def culprits(noun: Token, roles: Roles) -> list[str]:
    """Whose doing a condemned thing is: "X’s raid", "the raid by X", and not "the raid on Y", who suffered it."""
    by = [doer for _, doer in tree.prepositional(noun, "by", "from")]
    return unique([*owners(noun, roles), *(a for doer in by for a in roles.of(doer))])


def subjects(word: Token, roles: Roles) -> list[str]:
    """What a meeting is about: "talks on X", "to discuss X"."""
    heads = [noun for _, noun in tree.prepositional(word, "on", "about", "over", "regarding")]
    for child in word.children:
        if child.lemma_ in {"discuss", "address", "negotiate", "review"}:
            heads += tree.objects(child)
    found = [*heads, *(noun for head in heads for _, noun in tree.prepositional(head, "in", "on", "with"))]
    return unique(a for head in found for a in roles.of(head) if not roles.is_person(a))


def sanctioned(verb: Token, roles: Roles) -> list[str]:
    """Against whom: "… resolutions that have imposed sanctions on X"."""
    measures = [token for token in verb.subtree if token.lemma_ in _MEASURES]
    return unique(a for t in measures for _, n in tree.prepositional(t, "on", "against") for a in roles.of(n))


def concerned(verb: Token, actors: list[str], roles: Roles) -> list[str]:
    """The state that a call for something is about: "called for a dialogue with X", "for elections in Y"."""
    phrases = [t for child in verb.rights if child.dep_ in {"dobj", "prep"} for t in child.subtree]
    own = {*actors, *(roles.land_of(actor) for actor in actors)}
    found = unique(a for t in phrases if (a := roles.covering(t)) and roles.is_state(a) and a not in own)
    return found if len(found) == 1 else []
