"""Quoted speech that no cue claims: the quotation goes on in the paragraph, or the next paragraph is all quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.extract.statements.draft import Attribution
from timeline.extract.statements.quotes import Quote, Quotes

_STOP = re.compile(r"(\S*)[.?!](?=\s|$)")
_SHORTENED = re.compile(
    r"(?:\w|(?:\w\.)+\w|Mrs?|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Adm|Maj|Sgt|Rev|Hon|St|Jr|Sr|Inc|Corp|Co|Ltd|No"
    r"|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Ariz|Calif|Colo|Conn|Del|Fla|Ill|Ind|Kan|Mass|Mich|Minn|Mo|Neb|Nev|Okla|Ore|Pa|Tenn"
    r"|Tex|Va|Wash|Wis)"
)
_NEAR = 400
"""Characters of the speaker's own paragraph between two quotations that still count as one run of speech."""


def continue_quotes(found: Sequence[Attribution], quotes: Quotes) -> list[Attribution]:
    """The attributions, each with the unclaimed quotations that go on with it, in text order."""
    text = quotes.text
    ordered = sorted(found, key=lambda a: a.start)
    claimed = [r for a in ordered for r in a.content]
    for quote in quotes.all:
        if not quotes.is_speech(quote) or any(
            start < quote.end and quote.start < end for start, end in claimed
        ):
            continue
        before = [a for a in ordered if max(end for _, end in _reach(a)) <= quote.start]
        if not before:
            continue
        last = max(before, key=lambda a: max(end for _, end in _reach(a)))
        if not _quoted(last, quotes):  # "…," said Kim, who suggested that Lee might resign. "…"
            last = next((a for a in before if _quoted(a, quotes) and _holds(a, last, text)), last)
        last_end = max(end for _, end in _reach(last))
        if _goes_on(text[last_end : quote.start]) or (
            _next_paragraph(text, last_end, quote) and _quoted(last, quotes)
        ):
            last.content.append((quote.start, quote.end))
            claimed.append((quote.start, quote.end))
    return ordered


def _goes_on(gap: str) -> bool:
    """Whether only the rest of the cue's sentence lies between: "…,” she told reporters in Rome. “…"."""
    if "\n" in gap or len(gap) > _NEAR:
        return False
    return _stops(gap) <= 1


def _stops(gap: str) -> int:
    """How many sentences end in it; the stop of "Sen." or "U.S." ends none."""
    return sum(not _SHORTENED.fullmatch(word.lstrip("(“\"'")) for word in _STOP.findall(gap))


def _next_paragraph(text: str, end: int, quote: Quote) -> bool:
    """Whether only the rest of the cue's sentence and one paragraph's end lie between."""
    first, _, between = text[end : quote.start].partition("\n")
    return not between.strip() and _stands_alone(quote, text) and _goes_on(first)


def _holds(outer: Attribution, inner: Attribution, text: str) -> bool:
    """Whether `inner` follows `outer` in the sentence of its cue."""
    if inner.cue is None or outer.cue is None or outer.cue[1] > inner.cue[0]:
        return False
    between = text[outer.cue[1] : inner.cue[0]]
    return "\n" not in between and not _stops(between)


def _reach(attribution: Attribution) -> list[tuple[int, int]]:
    return [*attribution.content, *(r for r in (attribution.cue, attribution.source) if r)]


def _quoted(attribution: Attribution, quotes: Quotes) -> bool:
    return any(quotes.between(start, end) for start, end in attribution.content)


def _stands_alone(quote: Quote, text: str) -> bool:
    """Whether the quotation is its whole paragraph."""
    begin = text.rfind("\n", 0, quote.start) + 1
    end = text.find("\n", quote.end)
    rest = text[quote.end : end if end >= 0 else len(text)]
    return not text[begin : quote.start].strip() and len(rest.strip()) < 3
