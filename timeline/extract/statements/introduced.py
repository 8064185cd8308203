"""Quotations that a verb introduces which is no cue elsewhere: "Blankenship concurred: “…”", "“…,” Smith sighed."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from timeline.extract.statements.clauses import could_speak, noun_phrase, subject_of
from timeline.extract.statements.draft import Attribution
from timeline.extract.statements.quotes import Quote, Quotes

_NO_SPEECH = frozenset(
    (
        "be",
        "have",
        "do",
        "go",
        "come",
        "get",
        "seem",
        "appear",
        "become",
        "make",
        "take",
        "keep",
        "quit",
        "let",
        "win",
        "lose",
    )
)
_FINITE = ("VBD", "VBZ", "VBP", "VBG", "VBN")
_NEAR = 6
"""Tokens between a comma before a quotation and the verb that introduces it."""
_CLOSE = 80
"""Characters from a cue to the second half of the quotation."""
_FAR = 30
"""Tokens between a colon before a quotation and its verb."""


def introduced(doc: Doc, quotes: Quotes, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """An attribution for each quotation that `found` leaves and that stands beside a verb with a speaker.

    Where the verb is already the cue of one, the quotation is the second half of what it tells: "“…,” he said, “…”".
    """
    by_cue = {item.cue[0]: item for item in found if item.cue is not None}
    for quote in quotes.all:
        if not quotes.is_speech(quote) or any(
            a < quote.end and quote.start < b for item in found for a, b in item.content
        ):
            continue
        verb = _verb_before(doc, quotes, quote) or _verb_after(doc, quotes, quote)
        first = by_cue.get(verb.idx) if verb is not None else None
        if first is not None and first.cue is not None and quote.start - first.cue[1] < _CLOSE:
            first.content.append((quote.start, quote.end))
            continue
        subject = subject_of(verb, quotes) if verb is not None else None
        if (
            verb is None
            or subject is None
            or verb.lemma_ in _NO_SPEECH
            or not (could_speak(subject) or subject.text[0].isupper())
            or subject.lower_ in ("i", "we", "you", "it")
        ):
            continue
        yield Attribution(
            content=[(quote.start, quote.end)],
            cue=(verb.idx, verb.idx + len(verb)),
            source=noun_phrase(subject),
            head=(subject.idx, subject.idx + len(subject)),
            rule="introduced",
            lemma=verb.lemma_.lower(),
            confidence=0.5,
        )


def _verb_before(doc: Doc, quotes: Quotes, quote: Quote) -> Token | None:
    """The verb of the clause that a colon or comma before the quotation ends."""
    mark = quotes.text[: quote.start].rstrip()[-1:]
    if mark not in (":", ",") or (
        "\n\n" in quotes.text[max(0, quote.start - 6) : quote.start] and mark == ","
    ):
        return None
    span = doc.char_span(quote.start, quote.start + 1, alignment_mode="expand")
    if span is None:
        return None
    reach = _FAR if mark == ":" else _NEAR
    verbs = [
        t for t in doc[max(0, span.start - reach) : span.start] if t.pos_ == "VERB" and t.tag_ in _FINITE
    ]
    verbs = [
        t for t in verbs if not quotes.at(t.idx) and not any(s.text in ".?!" for s in doc[t.i : span.start])
    ]
    if not verbs:
        return None
    roots = [t for t in verbs if t.dep_ in ("ROOT", "conj")]
    return (roots or verbs)[-1] if mark == ":" else verbs[-1]


def _verb_after(doc: Doc, quotes: Quotes, quote: Quote) -> Token | None:
    """The verb of the few words after the quotation, up to the stop."""
    if (
        quotes.text[quote.end - 2 : quote.end - 1] not in (",", "?", "!")
        and quotes.text[quote.end : quote.end + 1] != ","
    ):
        return None
    span = doc.char_span(quote.end, min(len(quotes.text), quote.end + 2), alignment_mode="expand")
    if span is None:
        return None
    for token in doc[span.start : span.start + _NEAR + 2]:
        if (token.is_space and "\n" in token.text) or token.text in (".", ";"):
            return None
        if token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ"):
            return token
    return None
