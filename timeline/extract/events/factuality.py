"""Whether a verb or event noun tells of something that happened, is planned, or is no event at all.

Planned is not happened; negated, wished, feared and hypothetical are no events. Sources of the distinctions: the
auxiliary modes of the PLOVER manual and the traps of the development data.
"""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.events import hedging, tables, tree

_NO_EVENT = frozenset(
    {"may", "might", "could", "can", "should", "must", "ought", "would", "'d", "’d", "need"}
)
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until"})
_COMING = frozenset({"upcoming", "forthcoming", "planned", "impending", "future"})
_AIMS = frozenset(
    {"mission", "goal", "aim", "purpose", "objective", "task", "job", "role", "priority", "mandate", "idea"}
)
_NEGATIONS = frozenset({"no", "neither", "nor"})
_AFTER = frozenset({"after", "by", "before", "since", "following"})


def of_verb(verb: Token) -> str:
    """The status of what a verb tells: one of the statuses, "present" (the bare present tense), or "" for no event."""
    denier = hedging.denier(verb)
    if denier is not None:
        return "denied" if _by_tense(denier, set()) and not (_negated(verb) or _negated(denier)) else ""
    status = _plainly(verb)
    if status == "planned" and any(c.lower_ == "longer" for c in verb.children):
        return "cancelled"  # "will no longer travel"
    return hedging.hedged(verb, status)


def _plainly(verb: Token) -> str:
    """The status by tense, mood and governors."""
    if _negated(verb) or _conditional(verb):
        return ""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if auxiliaries & _WILL:
        return "planned"
    if "would" in auxiliaries and _reported_past(verb):
        return "planned"
    if auxiliaries & _NO_EVENT:
        return ""
    if tree.is_infinitive(verb):
        return "happened" if "have" in auxiliaries and verb.dep_ == "xcomp" else _governed(verb)
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG":
        return _governed(verb)
    if (
        verb.dep_ == "conj"
        and verb.head.pos_ in {"VERB", "AUX"}
        and not auxiliaries
        and verb.tag_ in {"VB", "VBG"}
    ):
        return of_verb(verb.head)
    return _by_tense(verb, auxiliaries)


def _by_tense(verb: Token, auxiliaries: set[str]) -> str:
    if verb.tag_ == "VBG":
        if auxiliaries & {"is", "are", "am", "'re", "’re", "'s", "’s", "'m", "’m"}:
            return "ongoing"
        if auxiliaries & {"be", "been", "was", "were"}:
            return "ongoing" if auxiliaries & {"has", "have"} else "happened"
        if verb.dep_ == "pcomp":
            above = tree.clause_of(verb.head)
            together = verb.head.lower_ == "in" and above.lemma_ == "join"  # "joined others in condemning"
            return of_verb(above) if together or verb.head.lower_ in _AFTER else ""
        if verb.dep_ in {"advcl", "acl", "conj", "dep"}:
            return "happened" if verb.head.pos_ not in {"VERB", "AUX"} else of_verb(verb.head)
        return ""
    if verb.tag_ in {"VBD", "VBN"}:
        if verb.tag_ == "VBN" and not auxiliaries and verb.dep_ in {"acl", "amod", "advcl"}:
            return "happened" if verb.dep_ == "acl" else ""
        passive = {c.lower_ for c in verb.children if c.dep_ == "auxpass"}
        if "be" in passive and not auxiliaries:
            return ""
        if passive & {"is", "are"} and not auxiliaries:
            return "present"  # "is elected by the members": what is so, and no event
        return "happened"
    if verb.tag_ in {"VBZ", "VBP"}:
        return "present"
    return ""


def of_noun(noun: Token) -> bool:
    """Whether an event noun may stand for an event at all: not negated, not any of a kind ("no talks", "any meeting")."""
    determiners = {child.lower_ for child in noun.children if child.dep_ in {"det", "neg"}}
    return not determiners & {"no", "any", "every", "another"}


def gladly(verb: Token) -> bool:
    """Whether an infinitive is a welcome being given: "it is a pleasure to have the minister here"."""
    if not tree.is_infinitive(verb) or verb.dep_ not in {"xcomp", "ccomp", "acl", "advcl"}:
        return False
    above = verb.head
    near = [above, *(child for child in above.children if child.dep_ in {"acomp", "attr", "dobj"})]
    if not any(token.lemma_.lower() in tables.words("delights.tsv") for token in near):
        return False
    clause = tree.clause_of(above)
    return clause.pos_ not in {"VERB", "AUX"} or (_by_tense(clause, set()) != "" and not _modal(clause))


def ahead(noun: Token) -> bool:
    """Whether the words before an event noun say that it is still to come: "the minister’s upcoming trip"."""
    return any(child.lower_ in _COMING for child in noun.lefts)


def _governed(verb: Token) -> str:
    """The status of an infinitive or gerund, from the word that governs it."""
    above = verb.head
    if verb.dep_ == "acl" and above.lemma_ == "plan":
        return "cancelled" if _given_up(above) else ""  # "abandoned plans to send troops"
    if verb.dep_ in {"advcl", "relcl", "acl"} and above.lemma_ != "be" and not _arranged(verb):
        return ""
    if above.lemma_ == "be":
        subject = tree.subject_of_own(above)
        if subject is not None and subject.lemma_.lower() in _AIMS:
            return ""  # "the aim of the mission is to support the government"
        return "planned" if verb.dep_ in {"xcomp", "ccomp", "acl", "relcl", "advcl"} else ""
    status = tables.governors().get(above.lemma_.lower(), "")
    if not status:
        return ""
    carrier = above if above.pos_ in {"VERB", "AUX"} else tree.clause_of(above)
    own = of_verb(carrier) if carrier != verb else ""
    if not own:
        return ""
    return own if status == "happened" else status


def _given_up(noun: Token) -> bool:
    """Whether the plan is the object of a verb that ends it."""
    rows = tables.carriers().get(noun.head.lemma_.lower(), {})
    return noun.dep_ == "dobj" and any(row.status == "cancelled" for row in rows.values())


def _arranged(verb: Token) -> bool:
    """ "is set to expel", whose infinitive the parse takes for a purpose."""
    above = verb.head
    known = tables.governors().get(above.lemma_.lower()) == "planned"
    return verb.dep_ == "advcl" and known and tree.is_passive(above)


def telling(noun: Token) -> Token:
    """The verb that says what becomes of a subject: its own, or the infinitive that it leads to ("is due to begin")."""
    verb = noun.head
    steps = [verb, *(child for child in verb.children if child.dep_ == "acomp")]
    ahead = next((c for step in steps for c in tree.complements(step) if tree.is_infinitive(c)), None)
    return ahead if ahead is not None else verb


def under_way(verb: Token) -> bool:
    """ "are under way", "are underway"."""
    near = [token for child in verb.children for token in (child, *child.children)]
    return verb.lemma_ == "be" and any(token.lower_ in {"underway", "way"} for token in near)


def reported(verb: Token) -> bool:
    """Whether the verb's clause is what another verb reports: "media reported that he called …"."""
    while verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        verb = verb.head
    return verb.dep_ == "ccomp" and verb.head.pos_ == "VERB"


def _negated(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in {"never", "not"}:
            return True
        if child.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and any(
            grand.dep_ == "det" and grand.lower_ in _NEGATIONS for grand in child.children
        ):
            return True
    return False


def _conditional(verb: Token) -> bool:
    """Whether the clause or one above it is a condition, or hangs on a negated or wished clause."""
    token = verb
    for _ in range(6):
        marks = {child.lower_ for child in token.children if child.dep_ in {"mark", "advmod"}}
        marks |= {c.nbor(-1).lower_ for c in token.children if c.dep_ == "mark" and c.i}  # "provided that"
        if marks & (_CONDITIONS | hedging.words("condition")) or (
            marks & {"when", "once"} and _modal(token.head)
        ):
            return True
        if token.head.lower_ in hedging.words("condition") and not _tells(token.head):
            return True  # "provided the border opens"
        if token.dep_ not in {"ccomp", "advcl", "conj", "xcomp"} or token.head == token:
            return False
        above = token.head
        if token.dep_ == "ccomp" and above.lemma_ in hedging.words("denial"):
            return True
        if token.dep_ == "ccomp" and any(child.dep_ == "neg" for child in above.children):
            return True
        token = above
    return False


def _tells(verb: Token) -> bool:
    """Whether "providing" is a verb of its own: "is providing aid"."""
    under = {child.dep_ for child in verb.children}
    return verb.head == verb or bool(under & {"aux", "auxpass"}) or {"nsubj", "dobj"} <= under


def _modal(verb: Token) -> bool:
    """ "would become normal when …", "will leave once …"."""
    return any(child.dep_ == "aux" and child.lower_ in _NO_EVENT | _WILL for child in verb.children)


def _reported_past(verb: Token) -> bool:
    token = verb
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token.dep_ == "ccomp" and token.head.tag_ in {"VBD", "VBN"}
