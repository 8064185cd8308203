"""Quotations with a name and no verb: "Ana Duarte: “…”" before them, "“…” – Ana Duarte" behind them.

So stand the answers of a survey, the two sides of a comparison, and mottoes at the head of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from timeline.extract.statements.draft import Attribution, Range
from timeline.extract.statements.quotes import Quote, Quotes
from timeline.extract.statements.speakers import Speakers

_SIGNED = re.compile(
    r"[^\S\n]*(?:\n\s?)?[^\S\n]*(?P<mark>[―—–]|--?)[^\S\n]*(?P<who>[A-ZÀ-Þ][^\n“”\":;]{2,80}?)[.\s]*(?=\n|$)"
)
_BEFORE = re.compile(r"\s*(?P<who>[A-ZÀ-Þ(][^\n“”\":;?!]{1,90}?)(?P<mark>:)\s*$")
_SENTENCE = re.compile(r"[.?!]\s+(?=[A-Z])")
_REACH = 200
"""Characters before a quotation within which its speaker's name begins."""
_CLAUSE = ("VBD", "VBZ", "VBP", "MD", "VB")
_JOINING = frozenset(("of", "the", "and", "for", "de", "van", "von", "bin", "al", "at", "in"))


def signed(
    doc: Doc, quotes: Quotes, speakers: Speakers, found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """An attribution for each quotation that `found` leaves and that a name alone introduces or signs."""
    taken = [part for item in found for part in item.content]
    for quote in quotes.all:
        if any(start < quote.end and quote.start < end for start, end in taken):
            continue
        name = _behind(doc, quotes.text, quote) or _before(doc, quotes, speakers, quote)
        if name is not None:
            source, cue, head = name
            yield Attribution(
                content=[(quote.start, quote.end)],
                cue=cue,
                source=source,
                head=(head.idx, head.idx + len(head)),
                rule="signed",
                confidence=0.5,
            )


def _behind(doc: Doc, text: str, quote: Quote) -> tuple[Range, Range, Token] | None:
    """The name that signs a quotation at the end of its line."""
    match = _SIGNED.match(text, quote.end)
    if match is None or len(text[quote.start : quote.end].split()) < 4:
        return None
    head = name_in(doc, match.span("who"))
    return (match.span("who"), match.span("mark"), head) if head is not None else None


def _before(doc: Doc, quotes: Quotes, speakers: Speakers, quote: Quote) -> tuple[Range, Range, Token] | None:
    """The name and colon that open a paragraph or follow a sentence or quotation, with no verb between."""
    text, last = quotes.text, quotes.before(quote.start)
    begin = max(
        text.rfind("\n", 0, quote.start) + 1, last.end if last is not None else 0, quote.start - _REACH
    )
    for stop in _SENTENCE.finditer(text, begin, quote.start):
        if len(text[begin : stop.start()].split()) > 2:  # "Gov. Ana Duarte" is no end of a sentence
            begin = stop.end()
    match = _BEFORE.match(text, begin, quote.start)
    if match is None or not quotes.is_speech(quote):
        return None
    head = name_in(doc, match.span("who"))
    if head is None or not speakers.inside(*match.span("who")):
        return None
    return match.span("who"), match.span("mark"), head


def name_in(doc: Doc, part: Range, *, headline: bool = False) -> Token | None:
    """The last word of the name if the words are a name with its titles and offices, and no clause.

    In a headline, which mostly has capitals, the tagger is not asked.
    """
    span = doc.char_span(*part, alignment_mode="expand")
    if span is None or not len(span) or (not headline and any(t.tag_ in _CLAUSE for t in span)):
        return None
    first = next((i for i, t in enumerate(span) if t.text in (",", "(")), len(span))
    named = [t for t in span[:first] if not t.is_punct and not t.is_space]
    if (
        not named
        or not named[-1].text[:1].isupper()
        or (not headline and named[-1].pos_ not in ("PROPN", "NOUN"))
    ):
        return None
    small = sum(t.text[:1].islower() and t.lower_ not in _JOINING for t in named)
    return named[-1] if small * 2 <= len(named) else None
