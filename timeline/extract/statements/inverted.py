"""The speaker behind the verb, read from the surface: "…,” said retired General Ana Duarte, who leads the mission."

Long names with titles, and verbs in the words said, mislead the parser here more often than elsewhere; the order of
words does not: a comma or closing mark, a verb of saying, a noun phrase, and then a stop of some kind.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from timeline.extract.statements.clauses import could_speak, finite, trimmed
from timeline.extract.statements.draft import Range
from timeline.extract.statements.holders import child
from timeline.extract.statements.quotes import Quotes

_MARKS = frozenset((",", "?", "!", "—", "–", "--"))
_STOPS = frozenset((",", ".", ";", ":", "(", "—", "–", "--", "-"))
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NOUNS = ("PROPN", "NOUN")
_OF = frozenset(("of", "for", "'s", "’s", "and"))
_LINKS = frozenset(
    ("in", "at", "on", "during", "after", "to", "by", "with", "before", "about", "from", "as", "who")
)
_NO_SPEAKER = frozenset(("it", "that", "this", "there", "these", "those", "what", "which", "i", "we", "you"))
_TIMES = frozenset(("DATE", "TIME", "CARDINAL", "PERCENT", "QUANTITY", "MONEY"))
_LONGEST = 16
"""Tokens of a speaker's titles and name."""


@dataclass(frozen=True, slots=True)
class Inversion:
    """The speaker behind a verb, as tokens `[start, end)` with their head, and the words said as character ranges."""

    start: int
    end: int
    head: Token
    content: list[Range]


def inverted(verb: Token, quotes: Quotes) -> Inversion | None:
    """The speaker that follows `verb` and what stands before it, or None if the words are not in this order."""
    doc, first = verb.doc, verb.i + 1
    if verb.i == 0 or first >= len(doc) or verb.tag_ not in ("VBD", "VBZ", "VBN"):
        return None
    mark = doc[verb.i - 1]
    if not (mark.text in _MARKS or mark.is_quote) or doc[first].lower_ in _NO_SPEAKER:
        return None
    found = _speaker(doc, first)
    if found is None:
        return None
    end, head = found
    if head.ent_type_ in _TIMES or not could_speak(head):
        return None
    if head.pos_ == "PRON" and end < len(doc) and doc[end].text not in _STOPS:
        return None
    content = _said(doc, verb, mark, end, quotes)
    return Inversion(first, end, head, content) if content else None


def _speaker(doc: Doc, first: int) -> tuple[int, Token] | None:
    """Where the noun phrase from `first` ends, and its head; None where a clause begins there."""
    head: Token | None = None
    at = first
    while at < len(doc) and at - first < _LONGEST:
        token = doc[at]
        if token.text in _STOPS or token.is_quote or "\n" in token.text:
            break
        if token.tag_ in _FINITE or token.pos_ == "AUX":
            return None
        if head is not None and (token.pos_ in ("VERB", "ADV", "SCONJ") or token.lower_ in _LINKS):
            return None if _predicate(doc, at) else (at, head)
        if token.pos_ == "ADP" and token.lower_ not in _OF:
            return None
        nominal = token.pos_ in _NOUNS or (token.pos_ == "PRON" and at == first)
        if nominal and (head is None or not _within_of(doc, first, at)):
            head = token
        at += 1
    return (at, head) if head is not None and at - first < _LONGEST else None


def _predicate(doc: Doc, at: int) -> bool:
    """Whether a finite verb follows, behind adverbs or at once: the noun phrase is the subject of a clause."""
    while at < len(doc) and doc[at].pos_ == "ADV":
        at += 1
    return at < len(doc) and doc[at].tag_ in _FINITE


def _within_of(doc: Doc, first: int, at: int) -> bool:
    """Whether "of" or "for" stands before the token, so that it only belongs to the head."""
    return any(doc[i].lower_ in ("of", "for", "and") for i in range(first, at))


def _said(doc: Doc, verb: Token, mark: Token, end: int, quotes: Quotes) -> list[Range]:
    """The quotation before the verb, or the sentence up to it, with its predicate behind the speaker if it has one."""
    quote = quotes.before(verb.idx)
    if quote is not None and quotes.is_speech(quote) and not quotes.text[quote.end : verb.idx].strip(" ,"):
        return [(quote.start, quote.end)]
    sent = verb.sent
    if mark.is_quote or quotes.at(verb.idx) is not None or mark.i <= sent.start:
        return []
    subject = child(verb, "nsubj")
    if subject is not None and subject.i < verb.i and could_speak(subject):
        return []
    before = trimmed(doc, sent.start, mark.i)
    if finite(doc, sent.start, mark.i):
        return [before]
    rest = next(
        (i + 1 for i in range(end, sent.end - 1) if doc[i].text == "," and doc[i + 1].tag_ in _FINITE), None
    )
    if rest is not None:
        return [before, trimmed(doc, rest, sent.end)]
    return [] if finite(doc, end, sent.end) else [before]
