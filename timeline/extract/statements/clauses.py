"""Small questions to the parse: whose verb this is, how far a clause reaches."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from timeline.extract.lexicons.load import Cue, body_nouns, cues, lines, words
from timeline.extract.statements.draft import Range
from timeline.extract.statements.quotes import Quotes

_CHAIN = frozenset(("conj", "xcomp", "advcl", "acl", "pcomp", "ccomp", "relcl", "prep", "dep", "parataxis"))

_SHORT = frozenset(("'s", "’s", "’ve", "’d", "’re", "’m"))
_NO_CUE = Cue("comment", frozenset())


def subject_of(verb: Token, quotes: Quotes | None = None) -> Token | None:
    """Who does what the verb says: its subject, its agent, or the subject shared with the verb it hangs on."""
    if bare_passive(verb):
        return agent_of(verb)
    if (outer := outer_cue(verb)) is not None:
        return subject_of(outer, quotes)
    at = verb
    for _ in range(6):
        own = _own_subject(at, quotes)
        if at is verb and (agent := agent_of(verb)) is not None:
            return agent
        if own is not None and own.pos_ != "VERB":
            if own.dep_ == "nsubjpass" and at is verb and any(c.dep_ == "auxpass" for c in verb.children):
                return own if shortened_have(verb) else None
            return at.head if own.tag_ in ("WP", "WDT") and at.dep_ == "relcl" else own
        if at.dep_ == "acl" and at.head.pos_ in ("NOUN", "PROPN", "PRON"):
            if at.tag_ == "VBN":
                return None
            if not _is_place_or_medium(at.head) and not set_apart(at):
                return at.head
            at = at.head.head  # "posted a message on Twitter blaming …"
            while at.pos_ != "VERB" and at.dep_ != "ROOT":
                at = at.head
            continue
        if at.dep_ == "relcl":
            return at.head
        if (cited := _cited(at)) is not None:
            return cited
        if at.dep_ not in _CHAIN or (at.dep_ == "ccomp" and at.tag_ not in ("VBG", "VBN")):
            break
        at = at.head
    return beside(verb)


def bare_passive(verb: Token) -> bool:
    """Whether the verb is a passive without its auxiliary, whose subject says nothing: "Asked whether …, Kim …"."""
    return (
        verb.tag_ in ("VBN", "VBD")
        and verb.dep_ == "advcl"
        and not any(c.dep_ in ("aux", "nsubj", "dobj") for c in verb.children)
    )


def outer_cue(verb: Token) -> Token | None:
    """The cue of the sentence that a verb of saying goes on from, though the parser hangs it into what that cue tells.

    "Kim told Lee that the team had not left, adding that …", "Kim said the team had not left and called for …".
    """
    known = cues()
    if verb.lemma_.lower() not in known or any(c.dep_ in ("nsubj", "aux", "mark") for c in verb.children):
        return None
    if not (set_apart(verb) if verb.tag_ == "VBG" else verb.dep_ == "conj"):
        return None
    told = verb.head
    while told.dep_ in ("conj", "advcl", "xcomp", "acl", "dobj", "pobj", "prep") and told.head != told:
        told = told.head
    outer = told.head
    if told.dep_ != "ccomp" or outer.i > told.i or "c" not in known.get(outer.lemma_.lower(), _NO_CUE).frames:
        return None
    return outer if verb.tag_ in ("VBG", outer.tag_) and child_subject(outer) else None


def child_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own before it."""
    return any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)


def shortened_have(verb: Token) -> bool:
    """Whether the auxiliary is "’s" for "has", which the parser takes for a passive: "he’s said that …"."""
    return any(c.dep_ == "auxpass" and c.lower_ in ("'s", "’s") for c in verb.children) and any(
        c.dep_ in ("ccomp", "dobj", "xcomp") and c.i > verb.i for c in verb.children
    )


def set_apart(participle: Token) -> bool:
    """Whether a comma cuts a participle off from the noun before it: "met Lee, calling the pact a trap"."""
    first = participle.left_edge
    return participle.tag_ == "VBG" and first.i > 0 and first.nbor(-1).text == ","


def _own_subject(verb: Token, quotes: Quotes | None) -> Token | None:
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    outside = [child for child in subjects if quotes is None or not quotes.speech_at(child.idx)]
    if len(outside) > 1 and outside[-1].pos_ in ("PROPN", "PRON") and outside[-1].i < verb.i:
        return outside[-1]  # "Freedonia's president Jan Holt said", parsed as two subjects
    return unshortened(outside[0]) if outside else None


def unshortened(subject: Token) -> Token:
    """The pronoun where the parser takes the "’s" of "he’s said" for the subject and hangs the pronoun on it."""
    if subject.lower_ not in _SHORT:
        return subject
    return next((c for c in subject.children if c.dep_ == "nsubj"), subject)


def _cited(verb: Token) -> Token | None:
    """Whom a medium quotes: "Politico quoted the minister as saying …" is what the minister said."""
    if verb.tag_ != "VBG" or verb.head.lower_ != "as" or verb.head.dep_ != "prep":
        return None
    return next((c for c in verb.head.head.children if c.dep_ == "dobj" and c.i < verb.head.i), None)


def _is_place_or_medium(noun: Token) -> bool:
    named = noun.dep_ == "pobj" and noun.pos_ == "PROPN"
    return named and (
        noun.ent_type_ not in ("PERSON", "NORP") or noun.head.lower_ in ("on", "in", "at", "to")
    )


def could_speak(noun: Token) -> bool:
    """Whether a noun can be one that speaks: a name, a pronoun, an office, a body, people, or a text of somebody's."""
    if noun.pos_ in ("PROPN", "PRON") or noun.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    word = noun.lemma_.lower()
    return (
        word in words("titles.tsv", "head")
        or word in lines("text_nouns.txt")
        or word in lines("people_nouns.txt")
        or word in body_nouns()
        or noun.pos_ not in ("NOUN",)
        or _as_name(noun)
    )


def _as_name(noun: Token) -> bool:
    """Whether a noun is written as a name, though the tagger takes it for none."""
    return noun.text[:1].isupper() and (noun.i > noun.sent.start or (noun.tag_ == "NN" and noun.n_lefts == 0))


def beside(verb: Token) -> Token | None:
    """The noun beside the verb where the parser found no subject: "… Clinton said", "said Kim."."""
    doc, sent = verb.doc, verb.sent
    at = verb.i - 1
    while at >= sent.start and (doc[at].pos_ in ("AUX", "ADV") or doc[at].dep_ == "aux"):
        at -= 1
    if at > sent.start and doc[at].text == "," and doc[at - 1].ent_type_ == "PERSON":
        return doc[at - 1]  # "Speaking to reporters, the head of the league, Jan Holt, said"
    if at >= sent.start and doc[at].text == ",":
        opening = next((i for i in range(at - 1, max(sent.start, at - 15), -1) if doc[i].text == ","), None)
        at = opening - 1 if opening is not None else at
    if (
        at >= sent.start
        and doc[at].pos_ in ("PROPN", "PRON", "NOUN")
        and doc[at].dep_ not in ("npadvmod", "pobj")
    ):
        return doc[at]
    after = doc[verb.i + 1] if verb.i + 1 < sent.end else None
    return (
        after
        if after is not None and after.pos_ == "PROPN" and after.dep_ in ("dobj", "attr", "dep")
        else None
    )


def voice_of(source: Token) -> Token:
    """Who speaks through a source that is a text: the owner or author of "a statement", "his message"."""
    if source.lemma_.lower() not in lines("text_nouns.txt"):
        return source
    for child in source.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            author = next((c for c in child.children if c.dep_ == "pobj"), None)
            if author is not None:
                return author
    verb = source.head if source.dep_ == "dobj" else source.head.head if source.dep_ == "pobj" else None
    own = subject_of(verb) if verb is not None and verb.pos_ == "VERB" else None
    return own if own is not None and own != source else source


def finite(doc: Doc, start: int, end: int) -> bool:
    """Whether tokens `[start, end)` hold a finite verb."""
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in doc[start:end])


def agent_of(verb: Token) -> Token | None:
    """The agent of a passive: "was announced by the ministry"."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def noun_phrase(head: Token) -> Range:
    """Characters of the noun phrase of `head`, with its titles and appositions, without its relative clauses."""
    left, right = head.left_edge.i, head.right_edge.i
    for child in head.children:
        if child.i > head.i and (
            child.dep_ in ("relcl", "acl", "advcl", "ccomp", "parataxis", "punct", "prep")
            or (
                child.dep_ in ("appos", "conj", "cc", "dep") and (child.right_edge.i - child.left_edge.i) > 12
            )
        ):
            if (
                child.dep_ == "prep"
                and child.lower_ in ("of", "for", "to", "at", "in", "from", "on")
                and child.right_edge.i - child.i < 10
            ):
                continue
            if child.dep_ == "punct" and child.text in ("’s", "'s", "(", ")", "-", ","):
                continue
            right = min(right, child.left_edge.i - 1)
    doc = head.doc
    while right > head.i and (
        doc[right].is_space or (doc[right].is_punct and doc[right].text not in (")", "”", "."))
    ):
        right -= 1
    while left < head.i and (doc[left].is_space or doc[left].is_punct):
        left += 1
    return doc[left].idx, doc[right].idx + len(doc[right])


def clause(head: Token) -> Range:
    """Characters of the whole subtree of `head`, without white space and stops at its ends."""
    return trimmed(head.doc, head.left_edge.i, head.right_edge.i + 1)


def trimmed(doc: Doc, start: int, end: int) -> Range:
    """Characters of tokens `[start, end)` without the white space, commas and stops at their ends."""
    while end > start and (
        doc[end - 1].is_space or doc[end - 1].text in (",", ".", ";", ":", "-", "–", "—", "…")
    ):
        end -= 1
    while start < end and (
        doc[start].is_space or doc[start].text in (",", ".", ";", ":", "–", "—", "-", ")")
    ):
        start += 1
    if start >= end:
        return doc[start - 1].idx, doc[start - 1].idx
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
