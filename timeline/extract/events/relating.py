""" "A day after the summit": counted from the summit's own date, if the article gives it; else left to the timeline.

Where the article names no day for what is counted from, the event keeps an `Offset`: so many days from something of that
type, place and participants. `timeline.resolve.relative` looks for it among the events that are known already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Token

from timeline.extract.dates.anchoring import UNDATED, Anchor
from timeline.extract.dates.attachment import clause, root_of, times_in
from timeline.extract.dates.edtf import single_day
from timeline.extract.dates.reference import words
from timeline.extract.dates.value import day_away
from timeline.extract.events.drafts import Draft
from timeline.extract.events.matching import noun_trigger
from timeline.extract.events.merging import family
from timeline.extract.extraction import Offset, Time
from timeline.extract.reading import Reading

_LENGTH = re.compile(r"P(\d{1,3})([DW])")
_SIDES = {"after": 1, "following": 1, "before": -1}


def relate(drafts: Sequence[Draft], every: Sequence[Draft], reading: Reading) -> None:
    """Date the undated among `drafts` that are told so many days from another of `every`, or give them an offset."""
    for draft in drafts:
        if draft.anchor.edtf is None and draft.status != "planned":
            for time in times_in(reading, draft.word.sent.start_char, draft.word.sent.end_char):
                _count(draft, time, every, reading)


def _count(draft: Draft, time: Time, every: Sequence[Draft], reading: Reading) -> None:
    length = _LENGTH.fullmatch(time.value)
    mark = _mark(root_of(reading, time.span)) if length and time.type == "DURATION" else None
    verb = draft.carrier if draft.carrier is not None else draft.word
    if length is None or mark is None or verb != clause(mark):
        return
    other = next((child for child in mark.children if child.dep_ == "pobj"), None)
    if other is None or other == draft.word:
        return
    days = int(length[1]) * (7 if length[2] == "W" else 1) * _SIDES[mark.lower_]
    named = next((one for one in every if one.word == other), None)
    alike = [one for one in every if _same(one, named, other)]
    found = {day for one in alike if (day := single_day(one.anchor.edtf))}
    phrase = list(other.subtree)
    span = reading.span(time.span.start, phrase[-1].idx + len(phrase[-1]))
    if len(found) == 1:
        draft.anchor = counted(found.pop(), days, span.text)
    elif not found and (row := noun_trigger(other)):
        place = (named.place if named else None) or _place_before(other, reading)
        iso3, people = (named.place_iso3, tuple(named.people)) if named else (None, ())
        draft.offset = Offset(days, span, row.plover, row.kind, place, iso3, people)


def _place_before(noun: Token, reading: Reading) -> str | None:
    """The town in "the Oslo summit": a name before the noun that is nobody's name."""
    taken = [span for span, _ in reading.mentions]
    for child in noun.children:
        span = reading.span(child.idx, child.idx + len(child))
        named = child.dep_ in {"compound", "nmod"} and child.pos_ == "PROPN"
        if named and not any(span.overlaps(other) for other in taken):
            return str(child.text)
    return None


def counted(start: date, days: int, said: str) -> Anchor:
    """The day so many days from `start`, with the words that say so; no date beyond the years 1 to 9999."""
    day = day_away(start, days)
    if day is None:
        return UNDATED
    side = "after" if days > 0 else "before"
    many = f"{abs(days)} day{'s' * (abs(days) > 1)}"
    return Anchor(day.isoformat(), "day", "inferred", f"{said} → {day}: {many} {side} {words(start)}")


def _mark(length: Token | None) -> Token | None:
    """The "after" or "before" right behind a length of time."""
    following = length.nbor() if length is not None and length.i + 1 < len(length.doc) else None
    if following is None or following.lower_ not in _SIDES or following.dep_ != "prep":
        return None
    return following


def _same(one: Draft, named: Draft | None, other: Token) -> bool:
    """Whether a draft may be what "the summit" means: alike, and not somewhere else."""
    if one is named or (one.status == "planned"):
        return False
    if named is None:
        return one.word.lemma_ == other.lemma_
    apart = None not in {one.place_iso3, named.place_iso3} and one.place_iso3 != named.place_iso3
    return family(one) == family(named) and not apart
