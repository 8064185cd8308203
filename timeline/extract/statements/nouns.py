"""Attributions by a noun: "Johnson’s stated intent to leave", "the claim by the ministry that …"."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.lexicons.load import noun_cues
from timeline.extract.statements.clauses import clause, noun_phrase
from timeline.extract.statements.draft import Attribution
from timeline.extract.statements.quotes import Quotes


def noun_attribution(noun: Token, quotes: Quotes) -> Attribution | None:
    """The attribution that a noun of saying makes with a clause and an owner, or None."""
    cue = noun_cues().get(noun.lemma_.lower())
    if cue is None or quotes.speech_at(noun.idx):
        return None
    source = _owner(noun)
    if source is None or source.lower_ in ("my", "our", "your"):
        return None
    said = next((c for c in noun.children if c.i > noun.i and _is_clause(c)), None)
    if said is None:
        return None
    start = noun
    for child in noun.children:
        if child.dep_ == "amod" and child.i > source.i and child.i < noun.i and child.i < start.i:
            start = child
    return Attribution(
        content=[clause(said)],
        cue=(start.idx, noun.idx + len(noun)),
        source=noun_phrase(source),
        head=(source.idx, source.idx + len(source)),
        act=cue.act,
        rule="noun",
        lemma=noun.lemma_.lower(),
        confidence=0.5,
    )


def _owner(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _is_clause(token: Token) -> bool:
    """A clause with "that", or an infinitive; a relative clause is none."""
    if token.dep_ not in ("acl", "ccomp", "relcl", "advcl", "xcomp"):
        return False
    marks = [c for c in token.children if c.dep_ == "mark" and c.lower_ in ("that", "for")]
    return bool(marks) or any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
