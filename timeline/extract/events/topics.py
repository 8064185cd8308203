"""What a headline is about, in a few words of the text: the object, the deed asked for, the partner without a name."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Token

from timeline.extract.events import tree, wording
from timeline.extract.events.drafts import Draft
from timeline.extract.events.roles import Roles

_TOPIC_WORDS = 8
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
_OPEN_ENDED = frozenset({"need", "importance", "urgency", "necessity", "significance"})
_CLAUSES = frozenset({"relcl", "advcl", "acl", "mark"})
_ASKING = frozenset({"urge", "ask", "press", "implore", "exhort", "beseech"})
_THEIRS = frozenset({"its", "their", "his", "her"})
_VAGUE = frozenset({"this", "that", "these", "those", "such", "what", "which", "others", "same", "one"})


def partner(draft: Draft) -> str:
    """Whom the article gives no name of its own: "meets senior officials", "meets the Executive Council"."""
    beside = [noun for noun in tree.objects(draft.word) if noun.pos_ == "PROPN"]
    beside += [
        noun for _, noun in tree.prepositional(draft.word, "with") if not _vague(noun) and noun.pos_ != "PRON"
    ]
    return next(filter(None, map(compact, beside)), "")


def topic(draft: Draft, roles: Roles) -> str:
    """The object in a few words, or what the noun is about."""
    word = draft.word
    if draft.frame == "feel":
        heads = [noun for _, noun in tree.prepositional(word, "about", "over", "by", "at", "with")]
    elif word.pos_ in {"VERB", "AUX"}:
        heads = [noun for noun in tree.objects(word) if noun.dep_ != "dative"] or [
            n
            for p, n in tree.prepositional(word)
            if p in _particles(draft) or (p in _ABOUT and (p != "on" or draft.trigger.kind == "vote"))
        ]
        if draft.frame == "leave":
            heads = [n for _, n in tree.prepositional(word, "from", "of")] or heads
        if tree.is_passive(word) and not _keeps_object(word):
            heads = [subject] if (subject := tree.subject(word)) is not None else []
    else:
        heads = [
            noun for _, noun in tree.prepositional(word, "of", "to", "on", "over", "for", "against", "about")
        ]
    heads = [
        head
        for head in heads
        if head.pos_ != "PRON"
        and not _vague(head)
        and head.ent_type_ not in {"DATE", "TIME"}
        and roles.covering(head) not in draft.recipients
    ]
    return compact(heads[0]) if heads else ""


def _keeps_object(verb: Token) -> bool:
    """Whether a passive keeps an object of its own: "was granted asylum"."""
    return any(child.dep_ == "dobj" for child in verb.children)


def _vague(head: Token) -> bool:
    """Whether the noun only points back to what another sentence names: "those", "these individuals", "others"."""
    return head.lower_ in _VAGUE or any(
        child.dep_ in {"det", "amod"} and child.lower_ in _VAGUE for child in head.children
    )


def compact(head: Token, most: int = _TOPIC_WORDS, *, own: bool = False) -> str:
    """A noun phrase cut to a few words at a boundary of the parse; "our" becomes "the", and so does "its" unless `own`.

    `own` says that "its" can only be the one who is asked or promises to do it.
    """
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
    if tokens[-1].dep_ == "cc" or (tokens[-1].pos_ == "ADP" and len(tokens) > 1):
        tokens.pop()
    aim = next((c for c in head.rights if c.dep_ == "acl" and tree.is_infinitive(c)), None)
    if aim is not None and tokens[-1] == head and head.lemma_ in _AIMS:  # "the need to hold elections"
        if aim.i > head.i + 2:  # "the need for the next round to be calm"
            rest = wording.cut(head.doc[head.i + 1], until=aim.right_edge.i + 1)
            return re.sub(
                r"^The\b", "the", f"{''.join(t.text_with_ws for t in tokens).strip()} {rest}".strip()
            )
        end = min(aim.right_edge.i + 1, aim.i + _TOPIC_WORDS)
        told = next(
            (t.i for t in head.doc[aim.i + 1 : end] if t.text in ',;“”"()' or t.dep_ in _CLAUSES), end
        )
        tokens += list(head.doc[head.i + 1 : told])
        while tokens[-1].pos_ in {"ADP", "DET", "CCONJ", "ADJ", "PART"} or tokens[-1].tag_ in {"POS", "PRP$"}:
            tokens.pop()
    gaps = [token.whitespace_ or (" " if after.i > token.i + 1 else "") for token, after in pairwise(tokens)]
    if aim is None and head.lemma_ in _OPEN_ENDED and tokens[-1] == head and (rest := wording.after(head)):
        return re.sub(r"^The\b", "the", f"{''.join(t.text_with_ws for t in tokens).strip()} {rest}")
    texts = [
        "the" if token.tag_ == "PRP$" and not (own and token.lower_ in _THEIRS) else token.text
        for token in tokens
    ]
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
    gerunds = [noun for _, noun in tree.prepositional(verb, "to") if noun.tag_ == "VBG"]
    for child in [*tree.complements(verb), *asked, *gerunds]:
        if any(grand.dep_ == "neg" for grand in child.children):
            return ""  # "urged the states not to reschedule"
        if child.pos_ == "VERB" and (tree.is_infinitive(child) or _promised(draft_verb=verb, gerund=child)):
            heads = tree.objects(child) or [noun for _, noun in tree.prepositional(child)][:1]
            particle = next((f" {p.lower_}" for p in child.children if p.dep_ in {"prt"}), "")
            if not tree.objects(child) and heads:
                particle += f" {heads[0].head.lower_}"
            told = compact(heads[0], 6, own=True) if heads and not _vague(heads[0]) else ""
            if not told and (
                heads or tree.complements(child) or child.lemma_ in {"do", "make", "have", "take"}
            ):
                return ""
            return f"{child.lemma_}{particle} {told}".strip()
    return ""


def _promised(draft_verb: Token, gerund: Token) -> bool:
    """ "pledged converting the museum": as good as the infinitive."""
    return gerund.tag_ == "VBG" and draft_verb.lemma_ in {
        "commit",
        "pledge",
        "promise",
        "offer",
        "propose",
        "recommend",
    }


def _particles(draft: Draft) -> set[str]:
    """The particles and prepositions of the verb's own in its row: "on" of "agree on"."""
    lemma = draft.word.lemma_.lower()
    return {particle.split("_")[-1] for word, particle in draft.trigger.words if word == lemma and particle}
