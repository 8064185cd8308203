"""Which row of the trigger files a word matches, and which verb carries an event noun."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.events import tables, tree
from timeline.extract.events.tables import Carrier, Trigger

_OBJECTS = {"GPE": "GPE", "PERSON_OBJECT": "PERSON"}
"""What a row may ask of the direct object itself, and the parser's label for it."""
_PARTITIVES = frozenset(
    {"day", "round", "series", "set", "week", "hour", "string", "couple", "number", "idea"}
)


def verb_trigger(verb: Token) -> tuple[Trigger, set[int]] | None:
    """The row of `verbs.tsv` that the verb matches, and the tokens that its object condition used."""
    if verb.pos_ not in {"VERB", "AUX"} and not is_predicate(verb):
        return None
    entries = tables.verbs().get(verb.lemma_.lower())
    if not entries:
        return None
    carried = tables.carriers().get(verb.lemma_.lower(), {})
    if any(child.dep_ == "prt" and f"{child.lower_}_" in carried for child in verb.children):
        return None  # "called off the summit" is not "called a summit"
    particles = tree.particles(verb)
    governed: list[Token] | None = None
    for particle, trigger in sorted(entries, key=lambda entry: (not entry[1].needs, not entry[0])):
        if not all(part in particles for part in particle.split("_") if part):
            continue
        if not trigger.needs:
            return trigger, set()
        governed = governed if governed is not None else list(tree.governed(verb))
        used = {token.i for token in governed if token.lemma_.lower() in trigger.needs}
        if "PERSON" in trigger.needs:
            used |= {token.i for token in governed if token.ent_type_ == "PERSON"}
        for label, kind in _OBJECTS.items():
            if label in trigger.needs:
                used |= {token.i for token in tree.objects(verb) if token.ent_type_ == kind}
        if used:
            return trigger, used
    return None


def is_predicate(word: Token) -> bool:
    """Whether an adjective is what somebody is said to be: "is concerned about"."""
    return word.pos_ == "ADJ" and word.dep_ == "acomp"


def noun_trigger(noun: Token) -> Trigger | None:
    """The row of `nouns.tsv` that the noun matches."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ in {"compound", "nmod"} or noun.ent_type_ == "DATE":
        return None
    for _, trigger in tables.nouns().get(noun.lemma_.lower(), ()):
        modifiers = [
            child for child in noun.lefts if child.dep_ in {"compound", "amod", "nmod", "poss", "nsubj"}
        ]
        modifiers += [deeper for child in modifiers for deeper in child.lefts]  # "live-fire exercises"
        beside = {child.lemma_.lower() for child in modifiers}
        beside |= {grand.lemma_.lower() for _, grand in tree.prepositional(noun, "of")}
        if trigger.kind == "call" and _appeals(noun):
            return None
        if not trigger.needs or trigger.needs & beside:
            return trigger
    return None


def _appeals(noun: Token) -> bool:
    """Whether a "call" is one for something, not one on the telephone."""
    return any(
        c.lower_ in {"for", "on", "by"} or c.dep_ in {"acl", "relcl"} or c.lemma_ == "ask"
        for c in noun.rights
    )


def carrier_of(noun: Token) -> tuple[Token, Carrier] | None:
    """The verb that holds the event noun, and its row."""
    above, particle = noun.head, ""
    if (
        noun.dep_ == "nsubj" and above.lemma_ == "be"
    ):  # "was co-chaired", which the parse takes for an adjective
        above = next((c for c in above.children if c.dep_ == "acomp" and c.tag_ == "VBN"), above)
        row = tables.carriers().get(above.lemma_.lower(), {}).get("")
        return (above, row) if row is not None and above != noun.head else None
    if noun.dep_ == "pobj":
        particle, above = noun.head.lower_, noun.head.head
    elif noun.dep_ not in {"dobj", "nsubjpass", "attr"} and not (
        noun.dep_ == "nsubj" and above.pos_ == "VERB"
    ):
        return None
    if above.pos_ in {"NOUN", "PROPN", "PRON"} and above.dep_ == "dobj":  # "take part in"
        own, above = above.lower_ + "_", above.head
    else:
        own = next((c.lower_ + "_" for c in above.children if c.dep_ == "prt"), "")
        if own == "" and any(c.dep_ == "dobj" and c.lower_ == "place" for c in above.children):
            own = "place_"
    rows = tables.carriers().get(above.lemma_.lower(), {})
    row = rows.get(own + particle)
    if row is None and own and noun.dep_ == "pobj":
        row = rows.get(
            particle
        )  # "accompanied the president on a visit": the phrase hangs on him in the parse
    if (
        row is None and noun.dep_ == "dobj"
    ):  # "participates in X’s meeting", parsed as if the meeting were its object
        row = next((rows[name] for name in sorted(tree.particles(above)) if name in rows), None)
    if row is None or (noun.dep_ == "nsubj" and own != "place_"):
        return None
    return above, row


def position(noun: Token) -> Token:
    """The noun whose place in the sentence counts: the first of a coordination, "a day" of "a day of meetings"."""
    while True:
        if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _PARTITIVES:
            noun = noun.head.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.ent_type_ == "MONEY":
            noun = noun.head.head  # "$20 million in aid"
        else:
            return noun
