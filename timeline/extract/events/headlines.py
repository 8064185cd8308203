"""A short headline in plain English, composed from an event's parts: "Sung Kim visits South Korea"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.extract.events import tables, wording
from timeline.extract.events.drafts import UTTERANCES, Draft
from timeline.extract.events.roles import Roles
from timeline.extract.events.topics import infinitive, partner, topic

LONGEST = 110
_IRREGULAR = {"have": "has", "be": "is", "do": "does", "go": "goes"}
_SLOT = re.compile(r"\{(\w)\}")
_AFTER_PLAN = {"planned": "plan", "proposed": "propose", "cancelled": "cancel plans"}
_ALONE = frozenset(
    {
        "visit",
        "host",
        "attend",
        "take office",
        "sole",
        "blow",
        "mutual",
        "pair",
        "intransitive",
        "joint",
        "ruling",
        "order",
    }
)
"""Frames whose headline is whole without an object, or whose other side `worth` asks for itself."""
_DONE_TO = frozenset({"COERCE", "ASSAULT", "RETREAT"})
_FORCE = frozenset({"ASSAULT", "MOBILIZE", "PROTEST"})
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
    if draft.frame == "joint" and 0 < draft.lead < len(draft.actors):
        leaders, others = draft.actors[: draft.lead], draft.actors[draft.lead :]
        told = any("{t}" in phrase for phrase in draft.trigger.phrases) and names(others, roles) in slots["t"]
        slots["r"] = (
            "" if told else names(others, roles)
        )  # "signs the treaty with Kenya", not twice "with Kenya"
    if not leaders:
        return _impersonal(draft, slots)
    for keep in (True, False):
        phrase = _phrase(draft.trigger.phrases, slots, keep)
        if keep and not _says_what(draft, phrase, slots):
            aim = wording.aim(draft)
            phrase = _phrase(draft.trigger.phrases, slots | {"x": aim}, keep)
            if aim and aim not in phrase:
                phrase += f" to {aim}"
            elif not aim:
                phrase = f"{phrase} {wording.matter(draft, roles)}".strip()
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
    deed = draft.plover not in UTTERANCES and (draft.leads or draft.anchor.edtf is not None)
    if deed and any(" " in phrase and not slots for phrase, slots in zip(phrases, wanted, strict=True)):
        return True  # "withdraws troops", "carries out a missile test"
    return not wanted[0] or any(slots and all(filled[slot] for slot in slots) for slots in wanted)


def names(actors: Sequence[str], roles: Roles, most: int = 3) -> str:
    """ "A", "A and B", "A, B and C", "A, B, C and others"."""
    called = [roles.name(actor) for actor in actors]
    if len(called) > most:
        return ", ".join(called[:most]) + " and others"
    return " and ".join(filter(None, [", ".join(called[:-1]), called[-1]])) if called else ""


def participle(verb: str) -> str:
    """The past participle of a verb in its base form."""
    irregular = {row["verb"]: row["participle"] for row in tables.rows("participles.tsv")}
    if verb in irregular:
        return irregular[verb]
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb):
        return verb + verb[-1] + "ed"  # "rammed", "banned"
    return verb + "ed"


def third_person(verb: str) -> str:
    """The present tense: "meet" → "meets", "apply" → "applies"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(s|x|z|ch|sh|o)$", verb) else "s")


def matter(draft: Draft, roles: Roles) -> str:
    """What the headline's {t} says: the topic, or the recipient where the row has no {r} ("suspends the Parliament")."""
    asked = any("{r}" in phrase for phrase in draft.trigger.phrases)
    return topic(draft, roles) or ("" if asked else names(draft.recipients, roles))


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


def _says_what(draft: Draft, phrase: str, slots: dict[str, str]) -> bool:
    """Whether the phrase has an object of its own: "make an appeal to Kenya" does not say for what."""
    if draft.frame == "visit":
        return bool(slots["r"] or slots["p"])
    wants = draft.trigger.phrases[0]
    if not _SLOT.search(wants) and draft.word.pos_ == "VERB":
        return True
    if any(slots[slot] and slots[slot] in phrase for slot in "tx"):
        return True
    return not any("{t}" in p or "{x}" in p for p in draft.trigger.phrases) and draft.word.pos_ == "VERB"


def _inflected(phrase: str, status: str, plural: bool) -> str:
    verb, _, rest = phrase.partition(" ")
    if status == "hypothetical":
        return f"may {phrase}"
    if status in {"alleged", "denied"}:
        said = f"{'are' if plural else 'is'} said to have" if status == "alleged" else "having"
        denies = "" if status == "alleged" else "deny " if plural else "denies "
        return f"{denies}{said} {participle(verb)} {rest}".strip()
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
