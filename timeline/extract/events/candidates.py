"""Finds the words that tell of a happening: verbs of `verbs.tsv`, nouns of `nouns.tsv` with what carries them."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.events import factuality, tables, tree
from timeline.extract.events.drafts import UTTERANCES, Draft
from timeline.extract.events.layout import Layout
from timeline.extract.events.tables import Carrier, Trigger
from timeline.extract.reading import Reading

_PARTITIVES = frozenset({"day", "round", "series", "set", "week", "hour", "string", "couple", "number"})
_FIRST = frozenset({"i", "we"})
_ACTS_IN_PASSING = frozenset(
    {"signing", "ratification", "endorsement", "proclamation", "agreement", "recognition"}
)
_WIDEST_TRIGGER = 8  # tokens between carrier and noun that may still be shown as one trigger


def find(reading: Reading, layout: Layout) -> list[Draft]:
    """Every candidate of the article, in text order; participants, dates and places are still to be filled."""
    found: list[Draft] = []
    for sentence in reading.tokens.sents:
        if sentence.text.rstrip(' \n”"').endswith("?"):
            continue
        words = [token for token in sentence if token.pos_ in {"VERB", "AUX", "NOUN", "PROPN"}]
        taken: set[int] = set()
        drafts: list[Draft] = []
        verbs = [(token, *match) for token in words if (match := verb_trigger(token))]
        for token, trigger, used in verbs:
            if used and trigger.frame != "attend" and (draft := _verb_draft(reading, layout, token, trigger)):
                drafts.append(draft)
                taken |= used | {token.i}
        carried: set[int] = set()
        for token in words:
            if token.i not in taken and (noun := noun_trigger(token)):
                draft = _noun_draft(reading, layout, token, noun)
                if draft:
                    drafts.append(draft)
                    moves = draft.carrier is not None and draft.carrier.lemma_ == "arrive"
                    carried |= {draft.carrier.i} if draft.carrier is not None and not moves else set()
        for token, trigger, used in verbs:
            if token.i in taken or (token.i in carried and trigger.frame != "attend"):
                continue
            if used and trigger.frame != "attend":
                continue
            if draft := _verb_draft(reading, layout, token, trigger):
                drafts.append(draft)
        found += sorted(drafts, key=lambda draft: draft.span.start)
    return found


def verb_trigger(verb: Token) -> tuple[Trigger, set[int]] | None:
    """The row of `verbs.tsv` that the verb matches, and the tokens that its object condition used."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    entries = tables.verbs().get(verb.lemma_.lower())
    if not entries:
        return None
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
        if used:
            return trigger, used
    return None


def noun_trigger(noun: Token) -> Trigger | None:
    """The row of `nouns.tsv` that the noun matches."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.dep_ in {"compound", "nmod"}:
        return None
    for _, trigger in tables.nouns().get(noun.lemma_.lower(), ()):
        beside = {
            child.lemma_.lower() for child in noun.children if child.dep_ in {"compound", "amod", "nmod"}
        }
        beside |= {grand.lemma_.lower() for _, grand in tree.prepositional(noun, "of")}
        if not trigger.needs or trigger.needs & beside:
            return trigger
    return None


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
    if above.pos_ == "NOUN" and above.dep_ == "dobj":  # "take part in"
        own, above = above.lower_ + "_", above.head
    else:
        own = next((c.lower_ + "_" for c in above.children if c.dep_ == "prt"), "")
        if own == "" and any(c.dep_ == "dobj" and c.lower_ == "place" for c in above.children):
            own = "place_"
    rows = tables.carriers().get(above.lemma_.lower(), {})
    row = rows.get(own + particle)
    if (
        row is None and noun.dep_ == "dobj"
    ):  # "participates in X’s meeting", parsed as if the meeting were its object
        row = next((rows[name] for name in sorted(tree.particles(above)) if name in rows), None)
    if row is None or (noun.dep_ == "nsubj" and own != "place_"):
        return None
    return above, row


def _verb_draft(reading: Reading, layout: Layout, verb: Token, trigger: Trigger) -> Draft | None:
    status = factuality.of_verb(verb)
    if trigger.frame == "future" and status != "planned":
        return None
    if not _complete(verb, trigger):
        return None
    word = verb
    if (
        trigger.frame == "take office"
        and verb.dep_ == "ccomp"
        and verb.head.lemma_ in {"announce", "declare"}
    ):
        word, status = verb.head, factuality.of_verb(verb.head)
    elif trigger.frame == "take office" and verb.lemma_ == "serve" and status != "planned":
        return None  # a career told: "who served as ambassador"
    status = _present(status, word, trigger, layout)
    if not status or (layout.quoted(verb) and not _performs(verb, trigger)):
        return None
    first = min([word.i, *(c.i for c in word.children if c.dep_ == "prt")])
    if word.dep_ == "xcomp" and word.head.pos_ == "VERB" and 0 < word.i - word.head.i <= 3:
        first = word.head.i  # "continue to implement"
    last = max([word.i, *(c.i for c in word.children if c.dep_ == "prt" and c.i - word.i < 3)])
    doc = reading.tokens
    span = reading.span(doc[first].idx, doc[last].idx + len(doc[last]))
    return Draft(trigger, word, None, status, span, background=_in_passing(verb, trigger))


def _complete(verb: Token, trigger: Trigger) -> bool:
    """Whether the verb has the objects that its sense in the row needs: "the fever hit" is no attack."""
    passive, direct = tree.is_passive(verb), bool(tree.objects(verb))
    if trigger.frame == "intransitive":
        return not (passive or direct or tree.complements(verb))
    if trigger.frame == "urge" or trigger.plover == "ASSAULT":
        return passive or direct
    if trigger.frame == "mutual" and verb.lemma_ == "meet":
        return not passive  # "the plan was met with anger", "he was met by an aide"
    return True


def _noun_draft(reading: Reading, layout: Layout, noun: Token, trigger: Trigger) -> Draft | None:
    if not factuality.of_noun(noun):
        return None
    place = _position(noun)
    quoted = layout.quoted(noun)
    if quoted or trigger.plover in UTTERANCES:
        ours = any(c.dep_ == "poss" and c.lower_ in {"our", "my"} for c in noun.children)
        if ours and trigger.plover in UTTERANCES:
            return Draft(trigger, noun, None, "happened", reading.span(noun.idx, noun.idx + len(noun)))
        if quoted:
            return None
    held = carrier_of(place)
    if held is not None and held[1].speech_only and trigger.plover not in UTTERANCES:
        held = None
    if held is None:
        return _bare_noun(reading, layout, noun, place, trigger)
    verb, row = held
    status = factuality.of_verb(verb)
    if status and verb.lemma_ == "be":
        status = "ongoing" if status == "present" else status
    elif verb.lemma_ == "arrive" and trigger.frame == "visit":
        status = "ongoing" if status == "happened" else status
    elif status and row.status and not (row.status == "planned" and trigger.plover != "CONSULT"):
        status = row.status
    status = _present(status, verb, trigger, layout)
    if not status:
        return None
    first, last = min(verb.i, noun.i), max(verb.i, noun.i)
    if place != noun or last - first > _WIDEST_TRIGGER:
        first = last = noun.i
    doc = reading.tokens
    span = reading.span(doc[first].idx, doc[last].idx + len(doc[last]))
    return Draft(trigger, noun, verb, status, span, background=_in_passing(verb, trigger))


def _bare_noun(reading: Reading, layout: Layout, noun: Token, place: Token, trigger: Trigger) -> Draft | None:
    """An event noun that no verb holds: a subject ("Talks will open"), or told in passing ("after the visit")."""
    if trigger.plover in UTTERANCES | {"AID"} and trigger.kind not in _ACTS_IN_PASSING:
        return None
    above = place.head
    background = True
    status = "happened"
    if place.dep_ in {"nsubj", "nsubjpass"}:
        status = factuality.of_verb(above)
        if not status:
            return None
        status = "happened" if status == "present" else status
        background = above.lemma_ not in tables.words("occurrences.tsv")
    elif place.dep_ == "pobj" and above.lower_ in {"before", "for", "to"}:
        verb = above.head
        status = (
            "planned" if "forward" in {c.lower_ for c in verb.children} or verb.lemma_ == "prepare" else ""
        )
        if not status and above.lower_ != "to":
            return None
        status = status or "happened"
    elif place.dep_ == "dobj" and (above.lemma_ in {"prepare", "plan"}):
        status = "planned"
    if layout.scheduled(noun):
        status = "planned"
    return Draft(
        trigger, noun, None, status, reading.span(noun.idx, noun.idx + len(noun)), background=background
    )


def _in_passing(verb: Token, trigger: Trigger) -> bool:
    """Whether the clause only describes a noun: "a territory which was occupied"; "a message blaming …" does more."""
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        if tree.subject(verb) != tree.subject(verb.head):
            return False
        verb = verb.head
    return verb.dep_ in {"relcl", "acl"} and not (verb.tag_ == "VBG" and trigger.plover in UTTERANCES)


def _position(noun: Token) -> Token:
    """The noun whose place in the sentence counts: the first of a coordination, "a day" of "a day of meetings"."""
    while True:
        if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
            noun = noun.head
        elif noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _PARTITIVES:
            noun = noun.head.head
        else:
            return noun


def _present(status: str, verb: Token, trigger: Trigger, layout: Layout) -> str:
    """The bare present tense: a plan in a schedule, an act in the lead or where saying is doing, else no event."""
    if status != "present":
        return status
    if layout.scheduled(verb):
        return "planned"
    if trigger.frame == "pact" and not layout.leads(verb):
        return ""  # "we agree that" is an opinion
    if trigger.plover in UTTERANCES or layout.leads(verb):
        return "happened"
    return ""


def _performs(verb: Token, trigger: Trigger) -> bool:
    """Whether quoted words do what they say: "we warn you", "I urge them"."""
    subject = tree.subject_of_own(verb)
    return (
        trigger.plover in UTTERANCES
        and verb.tag_ in {"VBP", "VB"}
        and subject is not None
        and subject.lower_ in _FIRST
    )
