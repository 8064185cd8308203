"""What stands in a headline when no object fills it: the words of the text that complete the verb or noun, cut short.

"stresses the need" → "stresses the need for the next round to be calm"; "makes a pledge" → "makes a pledge to plant
a million trees".
"""

from __future__ import annotations

import re
from itertools import takewhile

from spacy.tokens import Token

from timeline.extract.events import tree
from timeline.extract.events.drafts import UTTERANCES, Draft
from timeline.extract.events.roles import Roles

_MOST = 9
"""Words, with the one that opens the phrase."""
_PREPOSITIONS = ("on", "for", "to", "against", "of", "about", "over")
_OPEN = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "ADJ", "ADV", "PART", "NUM", "AUX"})
_BREAK = re.compile(r"[,;:—–()“”\"]|\s+")
_ENDS = frozenset(
    {"when", "where", "while", "which", "who", "so", "because", "as", "that", "including", "and"}
)


def aim(draft: Draft) -> str:
    """The infinitive that says what is asked or promised, without its "to": "plant a million trees"; "" if none."""
    if draft.trigger.plover not in UTTERANCES:
        return ""
    return next(filter(None, map(_infinitive, _sides(draft))), "")


def matter(draft: Draft, roles: Roles) -> str:
    """The phrase that says what the act is about: "for calm at the polls"; "" if there is none."""
    if draft.trigger.plover not in UTTERANCES and draft.frame not in {"visit", "ruling"}:
        return ""
    clause = told_clause(draft.word)
    if clause is not None and draft.frame != "visit":
        mark = next((child for child in clause.lefts if child.lower_ == "that"), None)
        return cut(mark, until=clause.right_edge.i + 1) if mark is not None else ""
    names = ("to",) if draft.frame == "visit" else _PREPOSITIONS
    return next(filter(None, (_phrase(word, names, draft, roles) for word in _sides(draft))), "")


def told_clause(word: Token) -> Token | None:
    """The verb of the clause with a subject that completes the word: "agreed that the two would meet"."""
    finite = (
        child
        for child in word.children
        if child.dep_ in {"ccomp", "acl"} and tree.subject_of_own(child) is not None
    )
    return next((child for child in finite if not tree.is_infinitive(child)), None)


def _sides(draft: Draft) -> list[Token]:
    return [draft.word] if draft.carrier is None else [draft.word, draft.carrier]


def after(noun: Token) -> str:
    """What follows a noun that means nothing alone: "the need" → "for the next round to be calm"."""
    for child in noun.rights:
        if child.dep_ == "prep" and (found := cut(child, until=_clause_end(noun))):
            return found
    return ""


def cut(first: Token, until: int) -> str:
    """The words from `first` up to token `until`, at most a few, never ending inside a name, a number or a phrase."""
    doc = first.doc
    words = list(takewhile(lambda token: not _BREAK.fullmatch(token.text), doc[first.i : until]))
    clause = next((n for n, token in enumerate(words) if n > 2 and token.lower_ in _ENDS), len(words))
    words = words[: min(len(words), _MOST if clause > _MOST else clause)]
    words = _before_date(words)
    while len(words) > 1 and _cut_open(words[-1]):
        words.pop()
    if len(words) < 2:
        return ""
    return "".join(_plain(token) + token.whitespace_ for token in words).strip().removesuffix("’s").strip()


def _infinitive(word: Token) -> str:
    holders = [word, *tree.objects(word), *(noun for _, noun in tree.prepositional(word))]
    for holder in holders:
        for child in holder.rights:
            if child.dep_ in {"xcomp", "acl", "ccomp", "advcl", "relcl"} and tree.is_infinitive(child):
                if any(grand.dep_ == "neg" for grand in child.children):
                    return ""
                mark = next(grand for grand in child.lefts if grand.tag_ == "TO")
                return cut(mark, child.right_edge.i + 1).removeprefix("to ")
    return ""


def _phrase(word: Token, names: tuple[str, ...], draft: Draft, roles: Roles) -> str:
    for child in word.rights:
        if child.dep_ in {"prep", "dative"} and child.lower_ in names:
            objects = [grand for grand in child.children if grand.dep_ in {"pobj", "pcomp"}]
            dated = any(grand.ent_type_ in {"DATE", "TIME"} for grand in objects)
            told = [
                grand
                for grand in objects
                if grand.pos_ != "PRON" and not set(roles.of(grand)) & set(draft.people)
            ]
            if told and not dated and (found := cut(child, child.right_edge.i + 1)):
                return found
    return ""


def _clause_end(noun: Token) -> int:
    """Where the clause of the noun's verb ends: "for the next round to be calm" often hangs on the verb in part."""
    return max(noun.right_edge.i, tree.clause_of(noun).right_edge.i) + 1


def _before_date(words: list[Token]) -> list[Token]:
    """The words before a phrase that says when."""
    for n, token in enumerate(words):
        if n and token.ent_type_ in {"DATE", "TIME"}:
            return words[: n - 1] if words[n - 1].pos_ == "ADP" else words[:n]
    return words


def _cut_open(last: Token) -> bool:
    """Whether a phrase may not end here: "the", "of", "its", the first half of a name, a verb without its object."""
    if last.pos_ in _OPEN and not (last.pos_ in {"ADJ", "ADV"} and last.dep_ in {"acomp", "advmod", "oprd"}):
        return True
    if last.tag_ in {"PRP$", "POS", "WDT", "WP", "WRB"} or last.dep_ in {"compound", "nmod", "amod", "poss"}:
        return True
    nearer = last.i + 1 < len(last.doc) and last.doc[last.i + 1]
    if last.pos_ == "VERB" and nearer and any(child.i > last.i for child in tree.objects(last)):
        return True
    if last.text == "-" or last.lower_ in {"those", "these", "who"} or (nearer and nearer.text == "-"):
        return True
    return bool(nearer) and last.ent_type_ != "" and last.doc[last.i + 1].ent_iob_ == "I"


def _plain(token: Token) -> str:
    """ "our" is the speaker's, whom the headline names: "the"; "its" and "his" stay."""
    return "the" if token.lower_ in {"our", "my", "your"} else token.text
