"""Small questions to the parse: whose verb this is, how far a clause reaches."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from timeline.extract.statements.draft import Range

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_CHAIN = ("conj", "xcomp", "advcl", "acl", "pcomp", "ccomp", "relcl")


def subject_of(verb: Token) -> Token | None:
    """The one who does what the verb says: its subject, or the subject it shares with the verb it hangs on."""
    seen = 0
    at = verb
    while seen < 6:
        own = next((child for child in at.children if child.dep_ in ("nsubj", "nsubjpass")), None)
        if own is not None:
            return own if own.dep_ == "nsubj" or at is not verb else agent_of(verb) or own
        if at is verb and (agent := agent_of(verb)) is not None:
            return agent
        if at.dep_ == "acl" and at.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return None if at.tag_ in ("VBN",) else at.head
        if at.dep_ == "relcl":
            return at.head
        if at.dep_ == "ROOT" or at.dep_ not in (*_CHAIN, "prep", "dep", "parataxis"):
            return None
        if at.dep_ == "ccomp" and at.morph.get("VerbForm") != ["Part"]:
            return None
        at = at.head
        seen += 1
    return None


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


def clause(head: Token, *, without: Token | None = None) -> Range:
    """Characters of the whole subtree of `head`, without white space and stops at its ends."""
    tokens = (
        [t for t in head.subtree]
        if without is None
        else [t for t in head.subtree if t != without and not without.is_ancestor(t)]
    )
    return trimmed(head.doc, tokens[0].i, tokens[-1].i + 1)


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
