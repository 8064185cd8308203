"""Questions to the parse: whose subject, which objects, which clause. They forgive the parser's usual slips."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})
_STOP = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp"})


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject undergoes it: "was hit", "the deal signed in May"."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if verb.tag_ not in {"VBN", "VBD"}:
        return False
    if verb.dep_ in {"acl", "acomp"}:
        return verb.tag_ == "VBN"
    if verb.dep_ != "conj" or _own(verb, "aux") or subject_of_own(verb) or not is_passive(verb.head):
        return False
    return verb.tag_ == "VBN" or not objects(verb)  # "was seized on Monday and killed", read as a past tense


def subject_of_own(verb: Token) -> Token | None:
    """The verb's own subject in the parse."""
    found = [child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}]
    if len(found) > 1 and found[-1].pos_ == "PROPN":
        return found[-1]  # "Freedonia's president Jan Holt met …", parsed as two subjects
    found += [child for child in verb.rights if child.dep_ in {"nsubj", "nsubjpass"}]
    return found[0] if found else None


def subject(verb: Token, depth: int = 4) -> Token | None:
    """The head of the verb's subject: its own, a coordinated or governing verb's, or the noun it modifies."""
    own = subject_of_own(verb)
    if own is not None:
        relative = own.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl"
        return verb.head if relative else own
    if depth == 0 or verb.head == verb:
        return None
    if verb.dep_ == "acl" and verb.head.dep_ == "dobj" and is_infinitive(verb):
        return subject(verb.head.head, depth - 1)  # "dropped plans to send troops"
    if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return verb.head
    if verb.dep_ in {"conj", "xcomp", "advcl", "pcomp", "dep", "ccomp"}:
        above = verb.head
        while above.pos_ not in {"VERB", "AUX"} and above.head != above:
            above = above.head
        objects = [child for child in above.children if child.dep_ in {"dobj", "nsubj"} and child.i < verb.i]
        if verb.dep_ in {"xcomp", "ccomp"} and len(objects) > 1:
            return objects[-1]  # "urged the government to withdraw"
        found = subject(above, depth - 1)
        if found is not None and verb.tag_ == "VBZ" and found.tag_ == "NNS" and above.head != above:
            return subject(
                clause_of(above.head), depth - 1
            )  # a verb in the singular hangs on a verb further up
        return found
    return None


def objects(verb: Token) -> list[Token]:
    """Direct objects and complements."""
    return [child for child in verb.children if child.dep_ in OBJECTS]


def agent(verb: Token) -> Token | None:
    """The noun after "by" of a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((grand for grand in child.children if grand.dep_ == "pobj"), None)
    return None


def prepositional(token: Token, *names: str) -> list[tuple[str, Token]]:
    """(preposition, object) of the phrases hanging on a word, those chained ("with A as well as with B") too."""
    found: list[tuple[str, Token]] = []
    for child in token.children:
        if child.dep_ not in {"prep", "agent", "dative"} or (names and child.lower_ not in names):
            continue
        found += [(child.lower_, grand) for grand in child.children if grand.dep_ in {"pobj", "pcomp"}]
    return found


def coordinated(head: Token) -> list[Token]:
    """A noun and those coordinated with it, in order."""
    found = [head]
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in NOMINAL:
            found += coordinated(child)
    return found


def particles(verb: Token) -> set[str]:
    """The particles and prepositions of a verb, lower case."""
    found = {
        child.lower_ for child in verb.children if child.dep_ in {"prt", "prep", "agent", "dative", "advmod"}
    }
    if any(is_infinitive(complement) for complement in complements(verb)):
        found.add("to")
    return found


def is_infinitive(verb: Token) -> bool:
    """Whether the verb has "to" before it."""
    return any(child.tag_ == "TO" and child.dep_ == "aux" for child in verb.children)


def complements(verb: Token) -> list[Token]:
    """Infinitives and clauses that complete the verb."""
    return [child for child in verb.children if child.dep_ in {"xcomp", "ccomp"}]


def governed(verb: Token) -> Iterator[Token]:
    """Nouns, complements and the nouns of their phrases that the verb governs: what its sense depends on."""
    for child in verb.children:
        if child.dep_ in OBJECTS or child.dep_ in {
            "nsubjpass",
            "xcomp",
            "acomp",
            "advmod",
            "npadvmod",
            "prt",
        }:
            yield from _with_modifiers(child)
        elif (
            child.dep_ in {"prep", "agent"} and child.i > verb.i
        ):  # not "after the election, she called on …"
            for grand in child.children:
                if grand.dep_ in {"pobj", "pcomp"}:
                    yield from _with_modifiers(grand)
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        yield from _with_modifiers(verb.head)


def noun_phrase(head: Token) -> list[Token]:
    """The tokens of one conjunct of a noun phrase: no coordination, no clauses."""
    found = [head]
    for child in head.children:
        if child.dep_ not in _STOP and child.dep_ not in {"conj", "cc", "appos", "punct"}:
            found += [token for token in child.subtree if not _under_clause(token, child)]
    return sorted(found, key=lambda token: token.i)


def clause_of(token: Token) -> Token:
    """The verb (or sentence head) whose clause the word belongs to."""
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def left_field(verb: Token) -> tuple[int, int]:
    """Token range before the verb back to the clause's beginning: where its subject must stand if the parse lost it."""
    auxiliaries = [child.i for child in verb.children if child.dep_ in {"aux", "auxpass", "neg"}]
    end = min([verb.i, *auxiliaries])
    start = end
    for i in range(end - 1, verb.sent.start - 1, -1):
        token = verb.doc[i]
        if token.pos_ in {"VERB", "AUX"} or token.text in {",", ";", ":", "”", '"'} or token.dep_ == "mark":
            break
        start = i
    return start, end


def right_field(token: Token) -> tuple[int, int]:
    """Token range after a preposition up to the next clause, or phrase of place or time set off by a comma."""
    end = token.i + 1
    for following in token.doc[token.i + 1 : token.sent.end]:
        if following.pos_ in {"VERB", "AUX"} and following.dep_ not in {"amod", "compound"}:
            break
        if following.tag_ in {"TO", "WDT", "WP", "WRB"} and following.dep_ != "prep":
            break
        if following.text in {";", "“", "”", '"', ":", "–", "—"}:
            break
        if following.lower_ in {
            "in",
            "at",
            "on",
            "during",
            "after",
            "before",
            "amid",
            "about",
            "as",
            "ahead",
        }:
            break
        end = following.i + 1
    return token.i + 1, end


def _with_modifiers(token: Token) -> Iterator[Token]:
    for each in coordinated(token):
        yield each
        for child in each.children:
            if child.dep_ in {"compound", "amod", "nmod", "prep", "poss", "acl", "advmod"}:
                yield child
                yield from (grand for grand in child.children if grand.dep_ in {"pobj", "compound", "amod"})


def _under_clause(token: Token, top: Token) -> bool:
    while token != top:
        if token.dep_ in _STOP or token.dep_ in {"conj", "appos"}:
            return True
        token = token.head
    return False


def _own(verb: Token, dep: str) -> bool:
    return any(child.dep_ == dep for child in verb.children)
