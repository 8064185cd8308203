"""Whether words that sound hostile are so: a warning of floods is no threat, nobody shoots at stability."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Token

from timeline.extract.events import tables, tree
from timeline.extract.events.drafts import Draft
from timeline.extract.events.roles import Roles

_WARNINGS = frozenset({"warn", "caution", "warning"})
_OWN_DOING = frozenset(
    {"consequence", "retaliation", "reprisal", "response", "sanction", "action", "measure", "countermeasure", "strike"}
)  # fmt: skip
_AHEAD = frozenset({"will", "shall", "would", "could", "may", "might", "'ll", "’ll", "'d", "’d"})
_OF = ("of", "about", "over", "regarding", "on")
_FOUGHT = frozenset({"ASSAULT", "PROTEST", "COERCE"})
_LONG_AGO = 3  # years
_MEMORIES = frozenset(
    {"anniversary", "memory", "remembrance", "commemoration", "memorial", "survivor", "veteran"}
)


def only_sounds(draft: Draft, roles: Roles) -> bool:
    """Whether a threat, blow or protest is none: a warning of floods, an abstract patient, a minister who "protests"."""
    if draft.trigger.plover == "PROTEST":
        return _no_crowd(draft, roles)
    if draft.trigger.plover == "THREATEN":
        if draft.word.lemma_.lower() in _WARNINGS:
            return _informs(draft, roles)
        return draft.word.lemma_ in {"threaten", "threat"} and _abstract(draft.word)
    if draft.trigger.plover == "ASSAULT":
        return _abstract(draft.word)
    return False


def _no_crowd(draft: Draft, roles: Roles) -> bool:
    """Whether a state or an official would be the one in the street: "as the minister demonstrated in his speech"."""
    if draft.word.pos_ != "VERB" or not draft.actors:
        return False
    who = [roles.actors[actor] for actor in draft.actors]
    shown = draft.word.lemma_ == "demonstrate"
    return all(
        actor.kind in {"state", "government"} or (actor.kind == "person" and bool(shown or actor.positions))
        for actor in who
    )


def remembered(draft: Draft, day: date | None) -> bool:
    """Whether violence is told of as long past on `day`, the article's.

    "On the anniversary of the attack", "a survivor of the bombing"; or a speaker’s own "we were attacked", years ago.
    """
    if draft.trigger.plover not in _FOUGHT:
        return False
    year = re.match(r"\d{4}", draft.anchor.edtf or "")
    subject = tree.subject(draft.word) if draft.word.pos_ == "VERB" else None
    ours = subject is not None and subject.lower_ == "we"
    if year and day and ours and day.year - int(year.group()) >= _LONG_AGO:
        return True
    if draft.word.pos_ not in {"NOUN", "PROPN"}:
        return False
    above = draft.word.head
    return above.dep_ == "prep" and above.head.lemma_.lower() in _MEMORIES


def _abstract(word: Token) -> bool:
    """Whether all that is struck or threatened is of the kind that no force reaches: "the stability of the region"."""
    if word.pos_ in {"NOUN", "PROPN"}:
        struck = [noun for _, noun in tree.prepositional(word, "of", "on", "against", "to")]
    else:
        struck = tree.objects(word)
    return bool(struck) and all(
        noun.pos_ == "NOUN" and noun.lemma_.lower() in tables.words("untouchable.tsv") for noun in struck
    )


def _informs(draft: Draft, roles: Roles) -> bool:
    """Whether the warning is of something outside the speaker's doing, and so only tells of it."""
    word = draft.word
    clause = next((c for c in word.children if c.dep_ in {"ccomp", "acl"} and _finite(c)), None)
    if clause is not None:
        own = tree.subject_of_own(clause)
        if own is None or not _is_ahead(clause):
            return True
        same = own.pos_ == "PRON" or bool(set(roles.of(own)) & set(draft.actors))
        return not (same or draft.recipients)
    nouns = [noun for _, noun in tree.prepositional(word, *_OF) if noun.ent_type_ not in {"DATE", "TIME"}]
    return bool(nouns) and not any(
        token.lemma_.lower() in _OWN_DOING for noun in nouns for token in tree.coordinated(noun)
    )


def _finite(verb: Token) -> bool:
    return (
        verb.pos_ in {"VERB", "AUX"}
        and not tree.is_infinitive(verb)
        and any(child.dep_ in tree.SUBJECTS for child in verb.children)
    )


def _is_ahead(clause: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ in _AHEAD for child in clause.children)
