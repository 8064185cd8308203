"""A short headline in plain English, composed from an event's parts: "Sung Kim visits South Korea"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Token

from timeline.extract.events import tree
from timeline.extract.events.drafts import Draft
from timeline.extract.events.roles import Roles

LONGEST = 110
_TOPIC_WORDS = 8
_IRREGULAR = {"have": "has", "be": "is", "do": "does", "go": "goes"}
_SLOT = re.compile(r"\{(\w)\}")
_AFTER_PLAN = {"planned": "plan", "proposed": "propose", "cancelled": "cancel plans", "denied": "deny plans"}
_ALONE = frozenset(
    {"visit", "host", "attend", "take office", "sole", "blow", "mutual", "pair", "intransitive", "joint"}
)
"""Frames whose headline is whole without an object, or whose other side `worth` asks for itself."""
_ABOUT = frozenset({"of", "for", "to", "on", "over", "about", "against", "into", "from"})
_AIMS = frozenset(
    {
        "need",
        "requirement",
        "obligation",
        "effort",
        "right",
        "decision",
        "plan",
        "attempt",
        "request",
        "refusal",
    }
)
_CLAUSES = frozenset({"relcl", "advcl", "acl", "mark"})
_ASKING = frozenset({"urge", "ask", "press", "implore", "exhort", "beseech"})
_DONE_TO = frozenset({"COERCE", "ASSAULT", "RETREAT"})
_FORCE = frozenset({"ASSAULT", "MOBILIZE", "PROTEST"})
_VAGUE = frozenset({"this", "that", "these", "those", "such", "what", "which", "others", "same", "one"})
_RELATIONAL = ("al", "ic", "ary", "ual")


def headline(draft: Draft, roles: Roles) -> str:
    """The label of an event. Names are canonical, the tense is the headline's present."""
    leaders, others = draft.actors, draft.recipients
    if draft.frame in {"mutual", "pair"} and 0 < draft.lead < len(draft.actors):
        leaders, others = draft.actors[: draft.lead], draft.actors[draft.lead :]
    elif draft.frame in {"mutual", "pair"}:
        others = []
    slots = {
        "r": names(draft.recipients, roles),
        "o": names(others, roles),
        "t": matter(draft, roles),
        "d": partner(draft),
        "x": infinitive(draft.word),
        "p": draft.place or "",
        "k": kind_noun(draft),
        "v": _with_particle(draft),
    }
    if slots["t"] and draft.plover in _DONE_TO and all(map(roles.is_state, draft.recipients)):
        slots["r"] = slots["t"]  # "arrests 33 Russian sailors", not "arrests Russia"
    if not leaders:
        return _impersonal(draft, slots)
    for keep in (True, False):
        phrase = _phrase(draft.trigger.phrases, slots, keep)
        label = f"{names(leaders, roles)} {_inflected(phrase, draft.status, plural=len(leaders) > 1)}"
        if len(label) <= LONGEST:
            return label
    return label[:LONGEST].rsplit(" ", 1)[0]


def tells(draft: Draft, roles: Roles) -> bool:
    """Whether the headline has the object its phrase needs: "makes an appeal", "sanctions" alone tell nothing."""
    phrases = draft.trigger.phrases
    forceful = draft.plover in _FORCE and (
        draft.word.pos_ in {"NOUN", "PROPN"} or draft.anchor.edtf is not None
    )
    if forceful or draft.frame in _ALONE or len(draft.actors) > 1:
        return True
    filled = {"r": bool(draft.recipients), "o": len(draft.people) > 1, "p": bool(draft.place)}
    filled |= {
        "t": bool(matter(draft, roles)),
        "x": bool(infinitive(draft.word)),
        "d": True,
        "k": True,
        "v": True,
    }
    wanted = [_SLOT.findall(phrase) for phrase in phrases]
    return not wanted[0] or any(slots and all(filled[slot] for slot in slots) for slots in wanted)


def names(actors: Sequence[str], roles: Roles, most: int = 3) -> str:
    """ "A", "A and B", "A, B and C", "A, B, C and others"."""
    called = [roles.name(actor) for actor in actors]
    if len(called) > most:
        return ", ".join(called[:most]) + " and others"
    return " and ".join(filter(None, [", ".join(called[:-1]), called[-1]])) if called else ""


def third_person(verb: str) -> str:
    """The present tense: "meet" → "meets", "apply" → "applies"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(s|x|z|ch|sh|o)$", verb) else "s")


def partner(draft: Draft) -> str:
    """Whom the article gives no name of its own: "meets senior officials", "meets the Executive Council"."""
    beside = [noun for noun in tree.objects(draft.word) if noun.pos_ == "PROPN"]
    beside += [
        noun for _, noun in tree.prepositional(draft.word, "with") if not _vague(noun) and noun.pos_ != "PRON"
    ]
    return next(filter(None, map(compact, beside)), "")


def matter(draft: Draft, roles: Roles) -> str:
    """What the headline's {t} says: the topic, or the recipient where the row has no {r} ("suspends the Parliament")."""
    asked = any("{r}" in phrase for phrase in draft.trigger.phrases)
    return topic(draft, roles) or ("" if asked else names(draft.recipients, roles))


def topic(draft: Draft, roles: Roles) -> str:
    """The object in a few words, or what the noun is about."""
    word = draft.word
    if word.pos_ in {"VERB", "AUX"}:
        heads = [noun for noun in tree.objects(word) if noun.dep_ != "dative"] or [
            n
            for p, n in tree.prepositional(word)
            if p == _particle(draft) or (p in _ABOUT and (p != "on" or draft.trigger.kind == "vote"))
        ]
        if draft.frame == "leave":
            heads = [n for _, n in tree.prepositional(word, "from", "of")] or heads
        if tree.is_passive(word):
            heads = [subject] if (subject := tree.subject(word)) is not None else []
    else:
        heads = [noun for _, noun in tree.prepositional(word, "of", "to", "on", "over", "for", "against")]
    heads = [
        head
        for head in heads
        if head.pos_ != "PRON"
        and not _vague(head)
        and head.ent_type_ not in {"DATE", "TIME"}
        and roles.covering(head) not in draft.recipients
    ]
    return compact(heads[0]) if heads else ""


def _vague(head: Token) -> bool:
    """Whether the noun only points back to what another sentence names: "those", "these individuals", "others"."""
    return head.lower_ in _VAGUE or any(
        child.dep_ in {"det", "amod"} and child.lower_ in _VAGUE for child in head.children
    )


def compact(head: Token, most: int = _TOPIC_WORDS) -> str:
    """A noun phrase cut to a few words at a boundary of the parse; "our" and "its" become "the"."""
    if head.pos_ in {"VERB", "AUX"} or head.tag_ in {"WP", "WDT"}:
        return ""
    tokens = [
        token for child in head.lefts for token in child.subtree if child.dep_ not in {"relcl", "punct"}
    ] + [head]
    for child in head.rights:
        if child.dep_ not in {"prep", "cc", "conj"} and child.dep_ != "case":
            continue
        phrase = _undated(list(child.subtree))
        if child.dep_ == "prep" and _of_time_or_place(child):
            break
        if len(tokens) + len(phrase) > most or any(
            t.dep_ in {"relcl", "acl", "advcl"} or t.text in ',;“”"()' for t in phrase
        ):
            break
        tokens += phrase
    if len(tokens) > most or any(token.text in '“”"()' or token.is_space for token in tokens):
        tokens = [token for token in tokens if token.head == head and token.dep_ in {"compound", "det"}] + [
            head
        ]
        tokens.sort(key=lambda token: token.i)
    if tokens[-1].dep_ == "cc":
        tokens.pop()
    aim = next((c for c in head.rights if c.dep_ == "acl" and tree.is_infinitive(c)), None)
    if aim is not None and tokens[-1] == head and head.lemma_ in _AIMS:  # "the need to hold elections"
        end = min(aim.right_edge.i + 1, aim.i + _TOPIC_WORDS)
        told = next(
            (t.i for t in head.doc[aim.i + 1 : end] if t.text in ',;“”"()' or t.dep_ in _CLAUSES), end
        )
        tokens += list(head.doc[head.i + 1 : told])
        while tokens[-1].pos_ in {"ADP", "DET", "CCONJ", "ADJ", "PART"} or tokens[-1].tag_ in {"POS", "PRP$"}:
            tokens.pop()
    gaps = [token.whitespace_ or (" " if after.i > token.i + 1 else "") for token, after in pairwise(tokens)]
    texts = ["the" if token.tag_ == "PRP$" else token.text for token in tokens]
    text = "".join(word + gap for word, gap in zip(texts, [*gaps, ""], strict=True))
    return re.sub(r"^The\b", "the", text)


def _undated(phrase: list[Token]) -> list[Token]:
    """The phrase up to the first words that say when: "on the extension on Tuesday" → "on the extension"."""
    for position, token in enumerate(phrase):
        if position and token.dep_ == "prep" and any(c.ent_type_ in {"DATE", "TIME"} for c in token.children):
            return phrase[:position]
    return phrase


def _of_time_or_place(preposition: Token) -> bool:
    """Whether a phrase says when or where, which the headline leaves to the event's date and place."""
    kinds = {child.ent_type_ for child in preposition.children if child.dep_ == "pobj"}
    return bool(kinds & {"DATE", "TIME"}) or (
        preposition.lower_ in {"in", "at"} and bool(kinds & {"GPE", "FAC"})
    )


def infinitive(verb: Token) -> str:
    """What a verb like "urge" or "refuse" is about: "withdraw the troops"."""
    asked = [
        c for noun in tree.objects(verb) for c in noun.children if c.dep_ == "acl" and verb.lemma_ in _ASKING
    ]
    for child in [*tree.complements(verb), *asked]:
        if any(grand.dep_ == "neg" for grand in child.children):
            return ""  # "urged the states not to reschedule"
        if child.pos_ == "VERB" and (tree.is_infinitive(child) or _promised(draft_verb=verb, gerund=child)):
            heads = tree.objects(child) or [noun for _, noun in tree.prepositional(child)][:1]
            particle = next((f" {p.lower_}" for p in child.children if p.dep_ in {"prt"}), "")
            if not tree.objects(child) and heads:
                particle += f" {heads[0].head.lower_}"
            told = compact(heads[0], 6) if heads and not _vague(heads[0]) else ""
            if not told and (
                heads or tree.complements(child) or child.lemma_ in {"do", "make", "have", "take"}
            ):
                return ""
            return f"{child.lemma_}{particle} {told}".strip()
    return ""


def _promised(draft_verb: Token, gerund: Token) -> bool:
    """ "pledged converting the museum": as good as the infinitive."""
    return gerund.tag_ == "VBG" and draft_verb.lemma_ in {
        "pledge",
        "promise",
        "offer",
        "propose",
        "recommend",
    }


def kind_noun(draft: Draft) -> str:
    """ "a trilateral meeting", "talks": the event noun with its number of sides."""
    word = draft.word
    if word.pos_ not in {"NOUN", "PROPN"}:
        return draft.trigger.kind
    beside = [
        child.text.lower() if not child.text.isupper() else child.text
        for child in word.lefts
        if (child.dep_ == "compound" or (child.dep_ == "amod" and child.lower_.endswith(_RELATIONAL)))
        and child.ent_type_ not in {"DATE", "TIME", "GPE", "NORP", "PERSON", "ORG"}
        and child.pos_ != "PROPN"
    ]
    if draft.trigger.kind == "meeting" and not any(side in beside for side in ("bilateral", "trilateral")):
        count = len(draft.actors) if word.tag_ in {"NN", "NNP"} else 0
        beside = (
            [{2: "bilateral", 3: "trilateral"}.get(count, ""), *beside]
            if word.lemma_.lower() == "meeting"
            else beside
        )
    text = " ".join(filter(None, [*beside, word.text.lower()]))
    if word.tag_ in {"NNS", "NNPS"}:
        return text
    return ("an " if text[0] in "aeiou" else "a ") + text


def _phrase(phrases: Sequence[str], slots: dict[str, str], topics: bool) -> str:
    """The first phrase whose slots are all filled; without topics, the first that needs none."""
    usable = slots if topics else slots | {"t": "", "x": ""}
    for phrase in phrases:
        if all(usable[slot] for slot in _SLOT.findall(phrase)):
            return _SLOT.sub(lambda match: usable[match.group(1)], phrase)
    bare = phrases[-1].replace("{v}", slots["v"])
    return re.sub(r"\s*\b(to|on|of|for|in|with|from|at|between)?\s*\{\w\}", "", bare).strip()


def _inflected(phrase: str, status: str, plural: bool) -> str:
    verb, _, rest = phrase.partition(" ")
    if status in _AFTER_PLAN:
        plan, _, more = _AFTER_PLAN[status].partition(" ")
        plan = plan if plural else third_person(plan)
        if verb in {"hold", "have"} and rest:
            return f"{plan} {rest}"  # "plans a bilateral meeting", "cancels a summit"
        return " ".join(filter(None, [plan, more, "to", phrase]))
    return f"{verb if plural else third_person(verb)} {rest}".strip()


def _impersonal(draft: Draft, slots: dict[str, str]) -> str:
    kind = draft.trigger.kind.capitalize()
    link = {"attack": "on", "appointment": "of", "sanctions": "on", "killing": "of"}.get(
        draft.trigger.kind, "of"
    )
    what = slots["t"] if draft.trigger.kind == "killing" and slots["t"] else slots["r"] or slots["t"]
    if draft.frame == "blow":
        what = slots["r"]
    if not what and draft.place:
        return f"{kind} in {draft.place}"[:LONGEST]
    return f"{kind} {link} {what}"[:LONGEST] if what else kind


def _with_particle(draft: Draft) -> str:
    """The verb with the particle it is written with: "shoot down"."""
    own = next((f" {c.lower_}" for c in draft.word.children if c.dep_ == "prt"), "")
    return draft.word.lemma_.lower() + own


def _particle(draft: Draft) -> str:
    lemma = draft.word.lemma_.lower()
    return next((particle.split("_")[-1] for word, particle in draft.trigger.words if word == lemma), "")
