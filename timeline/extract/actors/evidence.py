"""What the words around a name show: that it acts as people do, and whose reaction to it the sentence tells."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.actors.page import Page
from timeline.extract.lexicons.load import cues, lines, noun_cues


def regarded_by(page: Page, root: Token) -> str | None:
    """The state that reacts to this person's words ("Chile rejected Duarte’s offer"): not the person's own."""
    if root.dep_ != "poss" or (
        root.head.lemma_ not in lines("text_nouns.txt") and root.head.lemma_ not in noun_cues()
    ):
        return None
    token = root.head
    for _ in range(4):
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        hit = page.state_at.get(subject.i) if subject is not None else None
        if hit is not None:
            return hit.value.iso3
        if token.dep_ == "ROOT":
            break
        token = token.head
    return None


def acts(root: Token) -> bool:
    """Whether the name does what people do: says, meets, is met with, has comments."""
    head = root.head
    match root.dep_:
        case "nsubj" | "nsubjpass" | "agent":
            return head.lemma_ in lines("human_verbs.txt") or head.lemma_ in cues()
        case "poss":
            return head.lemma_ in lines("human_things.txt") or head.lemma_ in noun_cues()
        case "pobj" if head.lower_ == "of":
            return head.head.lemma_ in lines("human_things.txt")
        case "pobj":
            return head.lower_ in ("with", "by", "between")
        case "dobj" | "dative":
            return head.lemma_ in lines("dealing_verbs.txt")
        case "conj":
            return head is not root and head.dep_ != "conj" and acts(head)
    return any(child.dep_ == "relcl" and child.left_edge.lower_ == "who" for child in root.children)
