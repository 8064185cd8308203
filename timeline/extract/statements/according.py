"""Attributions by "according to"."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.extract.statements.clausal import cut, with_quotes
from timeline.extract.statements.clauses import finite, noun_phrase
from timeline.extract.statements.draft import Attribution
from timeline.extract.statements.quotes import Quotes

_VERBS = ("VERB", "AUX")
_INNER = ("relcl", "ccomp", "advcl", "acl", "pcomp", "csubj")


def according_to(word: Token, quotes: Quotes) -> Attribution | None:
    """The attribution that "according" begins, or None where it is none."""
    doc = word.doc
    if word.i + 1 >= len(doc) or doc[word.i + 1].lower_ != "to" or quotes.speech_at(word.idx):
        return None
    to = doc[word.i + 1]
    source = next((c for c in (*to.children, *word.children) if c.dep_ == "pobj"), None)
    if source is None:
        return None
    sent = word.sent
    start, end = noun_phrase(source)
    last = doc.char_span(start, end, alignment_mode="expand")
    stop = last.end if last is not None else source.i + 1
    if not finite(doc, sent.start, word.i):
        rest = next((i for i in range(stop, sent.end) if doc[i].text == ","), stop - 1) + 1
        ranges = cut(doc, sent.start, sent.end, (sent.start, rest))
    else:
        host = word.head
        while host.dep_ != "ROOT" and (host.pos_ not in _VERBS or host.dep_ not in _INNER):
            host = host.head
        low, high = (
            (host.left_edge.i, host.right_edge.i + 1) if host.dep_ != "ROOT" else (sent.start, sent.end)
        )
        ranges = cut(doc, min(low, word.i), high, (word.i, stop))
    return Attribution(
        content=with_quotes(ranges, quotes, (word.i, stop), doc),
        cue=(word.idx, to.idx + 2),
        source=(start, end),
        head=(source.idx, source.idx + len(source)),
        rule="according to",
        lemma="according",
    )
