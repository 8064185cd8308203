"""Whose attitude a word tells: the subject of its verb, wherever in the sentence the parse has it."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.statements.clauses import (
    bare_passive,
    noun_phrase,
    set_apart,
    shortened_have,
    unshortened,
)
from timeline.extract.statements.draft import Range

_DEPTH = 6
_HANGS_ON = frozenset(
    ("conj", "advcl", "pcomp", "xcomp", "dep", "parataxis", "ccomp", "prep", "acomp", "oprd", "acl")
)
_NOUNS = ("NOUN", "PROPN")
_VERBS = ("VERB", "AUX")
_OBJECTS = ("dobj", "attr", "pobj", "nsubj")
_OF_SUBJECT = frozenset(("promise", "use", "take", "make"))
"""Verbs with an object whose infinitive is still the subject's: "used the visit to warn"."""


def child(token: Token, *deps: str) -> Token | None:
    """The first child of `token` with one of the relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def passive(verb: Token) -> bool:
    """Whether the verb is a passive, or a participle that stands for one."""
    deps = {c.dep_ for c in verb.children}
    if "auxpass" in deps or "nsubjpass" in deps:
        return not shortened_have(verb)
    return bare_passive(verb) or (verb.tag_ == "VBN" and verb.dep_ == "acl" and not deps & {"aux", "nsubj"})


def holder(verb: Token, depth: int = 0) -> Token | None:
    """Who does what the verb says, or None."""
    subject = [c for c in verb.children if c.dep_ == "nsubj"]
    if subject:
        return unshortened(subject[-1])
    if shortened_have(verb):
        return child(verb, "nsubjpass")
    if depth and (patient := child(verb, "nsubjpass")) is not None:
        return patient
    if depth > _DEPTH or child(verb, "csubj") is not None:
        return None
    head, role = verb.head, verb.dep_
    if role == "relcl" or (role == "acl" and verb.tag_ == "VBG" and not set_apart(verb)):
        return head
    if role not in _HANGS_ON or (role == "ccomp" and verb.tag_ not in ("VBG", "VBN", "VB")):
        return None
    if role == "xcomp" and head.lemma_ not in _OF_SUBJECT:
        thing = child(head, "dobj")
        if thing is not None and head.i < thing.i < verb.i:
            return thing
    return _above(head, depth)


def _above(head: Token, depth: int) -> Token | None:
    """The owner of the noun that a verb hangs on ("his decision to run"), or the subject of the verb further up."""
    if head.pos_ in _NOUNS and head.dep_ in _OBJECTS and (owner := child(head, "poss")) is not None:
        return owner
    for _ in range(4):
        if head.pos_ in _VERBS or head.dep_ == "ROOT":
            break
        head = head.head
    return holder(head, depth + 1) if head.pos_ in _VERBS or head.dep_ == "ROOT" else None


def noun_holder(noun: Token) -> Token | None:
    """Whose view a noun tells: its owner or author, or the subject of the verb it belongs to ("voiced support for")."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for preposition in noun.children:
        if preposition.dep_ == "prep" and preposition.lower_ in ("by", "from"):
            author = child(preposition, "pobj")
            if author is not None:
                return author
    if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in _VERBS:
        return holder(noun.head)
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "VERB":
        return holder(noun.head.head)
    return None


def adjective_holder(adjective: Token) -> Token | None:
    """Who is said to be so: the subject, or the noun the adjective stands with."""
    if adjective.dep_ == "acomp":
        return holder(adjective.head)
    if adjective.dep_ == "conj" and adjective.head.dep_ == "acomp":
        return holder(adjective.head.head)
    return adjective.head if adjective.dep_ in ("amod", "relcl", "acl") else None


def source_range(source: Token, cue: Token) -> Range:
    """Characters of the source, with the relative pronoun that stands for it in the cue's clause."""
    start, end = noun_phrase(source)
    at = cue
    for _ in range(_DEPTH):
        if at.dep_ == "relcl" and at.head == source:
            pronoun = next(
                (c for c in at.children if c.dep_ in ("nsubj", "nsubjpass") and c.tag_ in ("WP", "WDT")), None
            )
            if pronoun is not None and 0 <= pronoun.idx - end < 40:
                end = pronoun.idx + len(pronoun)
            break
        if at.dep_ == "ROOT":
            break
        at = at.head
    return start, end
