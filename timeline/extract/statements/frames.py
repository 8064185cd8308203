"""What stands with a word that may tell an attitude: its complements, named as in `lexicons/attitudes.tsv`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from timeline.extract.statements.clauses import trimmed
from timeline.extract.statements.draft import Range
from timeline.extract.statements.holders import adjective_holder, child, holder, noun_holder, passive

_TAIL = frozenset(("for", "of", "on", "with", "to", "against", "about", "from"))
_MATTER = frozenset(("of", "about", "on", "for"))
_QUESTION = frozenset(("if", "whether", "how", "why", "what", "when", "as", "like", "for"))
_CLAUSES = ("acl", "ccomp", "relcl", "advcl", "xcomp")
Tokens = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Framed:
    """One complement: its frame, the source if the sentence has one, and the content as token ranges."""

    frame: str
    source: Token | None
    parts: tuple[Tokens, ...]

    def ranges(self, word: Token) -> list[Range]:
        """The content in characters, without white space and stops at its ends; in text order."""
        found = [trimmed(word.doc, start, end) for start, end in sorted(self.parts) if start < end]
        return [(start, end) for start, end in found if start < end]


def framed(word: Token) -> Iterator[Framed]:
    """The complements of a verb, noun or adjective."""
    if word.pos_ in ("VERB", "AUX"):
        yield from _passive(word) if passive(word) else _verb(word)
    elif word.pos_ == "NOUN":
        yield from _nominal(word, noun_holder(word))
    elif word.pos_ == "ADJ":
        source = adjective_holder(word)
        yield from _nominal(word, None if source is not None and source.lower_ == "it" else source)


def _whole(token: Token) -> Tokens:
    return token.left_edge.i, token.right_edge.i + 1


def _to(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def _after(preposition: Token) -> Token | None:
    return child(preposition, "pobj", "pcomp")


def _verb(verb: Token) -> Iterator[Framed]:
    source = holder(verb)
    children = list(verb.children)
    thing = next((c for c in children if c.dep_ == "dobj"), None)
    clauses = [c for c in children if c.dep_ == "ccomp"]
    later = next((c for c in clauses if c.i > verb.i), None)
    if later is not None:
        yield Framed("ci" if later.tag_ == "VB" and _to(later) else "c", source, (_whole(later),))
    elif clauses:
        yield Framed("c", source, (_whole(clauses[-1]),))
    open_clause = next((c for c in children if c.dep_ == "xcomp" and c.i > verb.i), None)
    if open_clause is not None:
        yield from _open(verb, source, thing, open_clause)
    named = next((c for c in children if c.dep_ == "oprd" and c.i > verb.i), None)
    if named is not None and thing is not None and thing.i < named.i:
        yield Framed("o", source, ((thing.left_edge.i, named.right_edge.i + 1),))
    elif named is not None and source is not None:
        yield Framed("xa", None, (_whole(source), _whole(named)))
    complement = next((c for c in children if c.dep_ == "acomp" and c.i > verb.i), None)
    if complement is not None and source is not None:
        yield Framed("xa", None, (_whole(source), _whole(complement)))
    prepositions = [
        c
        for c in children
        if c.i > verb.i and c.dep_ in ("prep", "dative") and c.pos_ not in ("NOUN", "PROPN", "PRON")
    ]
    if thing is not None:
        if thing.i > verb.i and named is None and open_clause is None:
            yield _object(source, thing, prepositions)
        for preposition in prepositions:
            matter = (
                _after(preposition) if preposition.i > thing.i and preposition.lower_ in _MATTER else None
            )
            if matter is not None:
                yield Framed(f"a:{preposition.lower_}", source, (_whole(matter),))
                break
        return
    for preposition in prepositions:
        matter = _after(preposition)
        if matter is not None:
            yield Framed(f"p:{preposition.lower_}", source, (_whole(matter),))
            break
    if not clauses and open_clause is None:
        asked = next(
            (c for c in children if c.dep_ == "advcl" and c.i > verb.i and c.left_edge.lower_ in _QUESTION),
            None,
        )
        if asked is not None:
            yield Framed("adv", source, (_whole(asked),))


def _is_question(verb: Token, clause: Token) -> bool:
    return clause.dep_ == "advcl" and clause.i > verb.i and clause.left_edge.lower_ in _QUESTION


def _open(verb: Token, source: Token | None, thing: Token | None, clause: Token) -> Iterator[Framed]:
    """The frames of a clause without a subject: "wants to go", "urged Peru to sign", "seems to waver"."""
    if thing is not None and thing.i < clause.i:
        if _to(clause):
            yield Framed("ax", source, (_whole(clause),))
        else:
            yield Framed("o", source, ((thing.left_edge.i, clause.right_edge.i + 1),))
    elif _to(clause):
        yield Framed("x", source, (_whole(clause),))
        if source is not None:
            yield Framed("R:x", None, (_whole(source), _whole(clause)))
    elif clause.tag_ == "VBG":
        yield Framed("g", source, (_whole(clause),))
    elif source is not None:
        yield Framed("xa", None, (_whole(source), _whole(clause)))


def _object(source: Token | None, thing: Token, prepositions: list[Token]) -> Framed:
    """The object with "as …", or with the phrase that belongs to it: "blamed Oslo for the delay"."""
    behind = [c for c in prepositions if c.i > thing.i]
    role = next((c for c in behind if c.lower_ == "as"), None)
    if role is not None:
        return Framed("as", source, ((thing.left_edge.i, role.right_edge.i + 1),))
    tail = next((c for c in behind if c.lower_ in _TAIL), thing)
    return Framed("n", source, ((thing.left_edge.i, max(thing.right_edge.i, tail.right_edge.i) + 1),))


def _passive(verb: Token) -> Iterator[Framed]:
    """The frames of a passive. The content begins with who or what it happens to, except an empty "it"."""
    by = child(verb, "agent")
    source = child(by, "pobj") if by is not None else None
    patient = child(verb, "nsubjpass", "nsubj")
    if patient is None and verb.dep_ == "conj" and passive(verb.head):
        patient = child(verb.head, "nsubjpass", "nsubj")
    told: tuple[Tokens, ...] = ()
    if patient is not None and patient.lower_ != "it" and verb.dep_ not in ("acl", "advcl"):
        told = (_whole(patient),)
    for dep, frame in (("xcomp", "P:x"), ("ccomp", "P:c"), ("oprd", "P:o")):
        complement = child(verb, dep)
        if complement is not None and complement.i > verb.i:
            yield Framed(frame, source, (*told, _whole(complement)))
            return
    asked = next((c for c in verb.children if _is_question(verb, c)), None)
    if asked is not None:
        yield Framed("P:c", source, (*told, _whole(asked)))
        return
    for preposition in verb.children:
        if (
            preposition.dep_ == "prep"
            and preposition.i > verb.i
            and preposition.lower_ in (*_TAIL, "as", "in")
        ):
            matter = _after(preposition)
            if matter is not None:
                yield Framed(f"P:{preposition.lower_}", source, (*told, _whole(matter)))
                return
    if told:
        yield Framed("P:n", source, told)


def _nominal(word: Token, source: Token | None) -> Iterator[Framed]:
    """The frames of a noun or adjective: "the claim that …", "eager to …", "critical of …"."""
    for clause in word.children:
        if clause.i > word.i and clause.dep_ in _CLAUSES:
            if _to(clause):
                yield Framed("x", source, (_whole(clause),))
                return
            marked = any(c.dep_ == "mark" and c.lower_ in ("that", "for") for c in clause.children)
            if marked or (word.pos_ == "ADJ" and clause.dep_ == "ccomp"):
                yield Framed("c", source, (_whole(clause),))
                return
    for preposition in word.children:
        if preposition.i > word.i and preposition.dep_ == "prep" and preposition.lower_ not in ("by", "from"):
            matter = _after(preposition)
            if matter is not None:
                yield Framed(f"p:{preposition.lower_}", source, (_whole(matter),))
                return
