"""What makes a happening less than told as fact: a condition, a denial, an allegation. The words are in `hedges.tsv`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from timeline.extract.events import tables, tree

_AHEAD = frozenset({"planned", "proposed"})
_TOLD = frozenset({"happened", "ongoing", "present"})


def hedged(verb: Token, status: str) -> str:
    """The status of what a verb tells, given what its tense and governors make of it."""
    if status in _AHEAD and conditional(verb):
        return "hypothetical"
    if status in _TOLD and _alleged(verb):
        return "alleged"
    return status


def conditional(verb: Token) -> bool:
    """Whether a condition hangs on the verb: "will leave if …", "will attack should …", "will sign provided that …"."""
    for child in _under(verb):
        if child.lower_ in words("condition") and child.dep_ in {"mark", "acl", "prep", "advcl"}:
            even = child.i > 0 and child.nbor(-1).lower_ == "even"
            clause = child.head if child.dep_ == "mark" else child
            if not even and (clause.head == verb or clause.head.head == verb):
                return True
        elif child.lower_ in words("measure") and any(c.dep_ in {"advcl", "acl"} for c in child.children):
            return child.head == verb or child.head.head == verb  # "as long as …", "on condition that …"
        elif child.lower_ == "should" and child.dep_ == "aux" and child.head.head == verb:
            subject = tree.subject_of_own(child.head)
            if subject is not None and subject.i > child.i:
                return True
    return False


def _under(verb: Token) -> Iterator[Token]:
    """The words that hang on a verb, on these, and on those: no more of an endless sentence."""
    level = [verb]
    for _ in range(3):
        level = [child for token in level for child in token.children]
        yield from level


def denier(verb: Token) -> Token | None:
    """The verb that denies what this one tells: "denied that it had …", "rejected reports that it had …"."""
    above = verb.head
    if verb.dep_ in {"ccomp", "xcomp"} and above.lemma_ in words("denial"):
        return above
    if verb.dep_ in {"acl", "ccomp", "relcl"} and above.lemma_ in words("claim"):
        refusing = above.head
        if above.dep_ == "dobj" and refusing.lemma_ in words("refusal"):
            return refusing
    return None


def _alleged(verb: Token) -> bool:
    if any(child.lower_ in words("adverb") for child in verb.children):
        return True
    above = verb.head
    if verb.dep_ in {"xcomp", "ccomp"} and above.lemma_ in words("governor") and tree.is_passive(above):
        return True
    for child in verb.children:
        if child.lower_ == "according":
            for noun in (n for t in child.subtree for n in [t] if n.lemma_ in words("noun")):
                if noun.lemma_ in {"rumour", "rumor"} or any(
                    c.lower_ in words("doubt") for c in noun.children
                ):
                    return True
    return False


@cache
def words(stands: str) -> frozenset[str]:
    """The words of one kind."""
    return frozenset(row["word"] for row in tables.rows("hedges.tsv") if row["stands"] == stands)
