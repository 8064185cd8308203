"""Verbs that tell of a happening, as drafts: complete, and not only wished, quoted or described."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.events import factuality, tables, tree, wording
from timeline.extract.events.drafts import UTTERANCES, Draft
from timeline.extract.events.layout import Layout
from timeline.extract.events.tables import Trigger
from timeline.extract.lexicons.load import words
from timeline.extract.reading import Reading

_STANCES = frozenset({"oppose", "support", "back", "advocate", "endorse", "recognise", "recognize"})
_CROWDING = frozenset({"gather", "surround", "assemble", "chant"})
_CROWD = frozenset({"protester", "protestor", "demonstrator", "marcher"})
_SILENCES = frozenset(
    {"comment", "say", "answer", "elaborate", "speak", "discuss", "identify", "name", "speculate", "respond"}
)
_FIRST = frozenset({"i", "we"})


def verb_draft(reading: Reading, layout: Layout, verb: Token, trigger: Trigger) -> Draft | None:
    status = factuality.of_verb(verb.head if verb.pos_ == "ADJ" else verb)
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
    status = "ongoing" if trigger.frame == "host" and factuality.gladly(verb) else status
    status = in_present(status, word, trigger, layout)
    if not status or (layout.quoted(verb) and not _performs(verb, trigger)):
        return None
    first = min([word.i, *(c.i for c in word.children if c.dep_ == "prt")])
    if word.dep_ == "xcomp" and word.head.pos_ == "VERB" and 0 < word.i - word.head.i <= 3:
        first = word.head.i  # "continue to implement"
    last = max([word.i, *(c.i for c in word.children if c.dep_ == "prt" and c.i - word.i < 3)])
    doc = reading.tokens
    span = reading.span(doc[first].idx, doc[last].idx + len(doc[last]))
    return Draft(trigger, word, None, status, span, background=in_passing(verb, trigger))


def in_passing(verb: Token, trigger: Trigger) -> bool:
    """Whether the clause only describes a noun: "a territory which was occupied"; "a message blaming …" does more."""
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        if tree.subject(verb) != tree.subject(verb.head):
            return False
        verb = verb.head
    if verb.dep_ == "relcl" and any(c.tag_ == "WRB" for c in verb.children):
        return False  # "the summit where the presidents signed the pact" goes on telling
    if verb.dep_ == "pcomp" and trigger.kind == "taking office":
        return True  # "shortly after taking office"
    return verb.dep_ in {"relcl", "acl"} and not (verb.tag_ == "VBG" and trigger.plover in UTTERANCES)


def in_present(status: str, verb: Token, trigger: Trigger, layout: Layout) -> str:
    """The bare present tense: a plan in a schedule, an act in the lead or where saying is doing, else no event."""
    if status != "present":
        return status
    if layout.scheduled(verb):
        return "planned"
    if verb.lemma_ in _STANCES and not layout.leads(verb):
        return ""  # "the party opposes the plan" is what it always thought
    if trigger.frame == "pact" and not layout.leads(verb):
        return ""  # "we agree that" is an opinion
    if trigger.kind == "offer" and not any(map(tree.is_infinitive, tree.complements(verb))):
        return ""  # "the school offers many courses" is what it always does
    if trigger.plover in UTTERANCES or layout.leads(verb):
        return "happened"
    return ""


def _complete(verb: Token, trigger: Trigger) -> bool:
    """Whether the verb has the objects that its sense in the row needs: "the fever hit" is no attack."""
    passive, direct = tree.is_passive(verb), bool(tree.objects(verb))
    if trigger.kind == "refusal" and any(c.lemma_ in _SILENCES for c in tree.complements(verb)):
        return False  # "declined to comment"
    if trigger.frame == "feel":
        return verb.pos_ == "ADJ" or passive  # "is concerned about", unlike "the rules concern"
    if trigger.frame == "bound":
        return verb.pos_ == "ADJ" and bool(tree.prepositional(verb, "to") or tree.complements(verb))
    if verb.pos_ == "ADJ":
        return False
    if trigger.frame == "force":
        subject = tree.subject(verb)
        return subject is not None and subject.lemma_.lower() in tables.words("forces.tsv")
    if trigger.frame == "intransitive":
        return not (passive or direct or tree.complements(verb))
    if trigger.kind == "protest" and verb.lemma_ in _CROWDING:
        subject = tree.subject(verb)
        return subject is not None and any(t.lemma_.lower() in _CROWD for t in (subject, *subject.subtree))
    if trigger.frame == "host" and verb.lemma_ == "have":
        return factuality.gladly(verb)
    if trigger.frame == "ruling":
        return (
            not direct and wording.told_clause(verb) is not None
        )  # "ruled that …", unlike "ruled the islands"
    if trigger.kind == "call" and verb.lemma_ == "call":
        objects = tree.objects(verb)  # unlike "called Holt a liar", "called for Holt’s arrest"
        return len(objects) == 1 and objects[0].ent_type_ == "PERSON" and not tree.complements(verb)
    if trigger.kind == "designation":  # unlike "designated Holt as the minister of the sea"
        named = [noun for _, noun in tree.prepositional(verb, "as")]
        return not any(noun.lemma_.lower() in words("titles.tsv", "head") for noun in named)
    if trigger.frame == "call":
        return not direct  # "called the election for …"
    bare = trigger.frame in {"blow", "mutual"} or any(particle for _, particle in trigger.words)
    if trigger.frame == "urge" or (trigger.plover == "ASSAULT" and not bare):
        return passive or direct
    if trigger.frame == "mutual" and verb.lemma_ == "meet":
        return not passive  # "the plan was met with anger", "he was met by an aide"
    return True


def _performs(verb: Token, trigger: Trigger) -> bool:
    """Whether quoted words do what they say: "we warn you", "I urge them"."""
    subject = tree.subject_of_own(verb)
    return (
        trigger.plover in UTTERANCES
        and verb.tag_ in {"VBP", "VB"}
        and subject is not None
        and subject.lower_ in _FIRST
    )
