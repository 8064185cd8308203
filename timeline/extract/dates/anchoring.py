"""Which date a given event or utterance gets from the article, and how we know.

For the steps that find events and statements. Both questions are asked with the span of the word that carries the
happening (verb or event noun), and answered with an `Anchor`: EDTF, precision, basis, the words that gave it and a
derivation that an editor can read.

    anchor = anchor_event(reading, trigger, actors=("A1",))
    anchor = anchor_statement(reading, cue)

An anchor is never more precise than the text. `basis` is one of `extraction.DATE_BASES`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from timeline.extract.dates import derived
from timeline.extract.dates.attachment import CARRIED, Attached, attached, times_in, token_at
from timeline.extract.dates.edtf import Edtf, EdtfError
from timeline.extract.dates.lexicon import table
from timeline.extract.dates.value import day_away
from timeline.extract.extraction import Span, Time
from timeline.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date and how it is known. `edtf` is None, `precision` and `basis` "none", where the text gives no date."""

    edtf: str | None = None
    precision: str = "none"
    basis: str = "none"
    derivation: str = ""
    span: Span | None = None


UNDATED = Anchor()
_TAIL = 2  # characters behind the date of a caption: a full stop, a bracket


def anchor_event(
    reading: Reading, trigger: Span, *, actors: Collection[str] = (), reporting: bool = False
) -> Anchor:
    """When the happening named by `trigger` took place.

    `actors` are the actor ids taking part: a duration ("five-day visit") is counted from an arrival only if the one
    who arrives is among them (any arrival, if it is empty). `reporting` says that the trigger is a finite verb of
    saying in the past or present, which without a date of its own gets the document's day.
    """
    found = attached(reading, trigger)
    if found and found.time.type == "DURATION":
        stay = derived.stay(reading, trigger, found.time, actors)
        if stay:
            return _inferred(*stay)
        found = None
    if found is not None:
        offset = derived.apposed_offset(reading, trigger, found.time)
        offset = offset or derived.run(reading, trigger, found)
        return _inferred(*offset) if offset else _of(found)
    for rule in (derived.explained_offset, derived.medium, derived.meanwhile):
        if worked_out := rule(reading, trigger):
            return _inferred(*worked_out)
    if reporting and reading.day:
        return document_day(reading.day)
    return UNDATED


def anchor_statement(reading: Reading, cue: Span) -> Anchor:
    """When the words reported by `cue` ("said", "told") were spoken: its own date, or the document's day."""
    return anchor_event(reading, cue, reporting=True)


def captioned(reading: Reading, trigger: Span) -> Anchor | None:
    """The full date that ends a picture's caption, told in the present tense: it dates all that the caption shows."""
    word = token_at(reading, trigger)
    if word is None or word.sent.root.tag_ not in {"VBZ", "VBP", "VBG"}:
        return None
    sentence = reading.trimmed(word.sent.start_char, word.sent.end_char)
    for time in times_in(reading, sentence.start, sentence.end):
        full = precision_of(time.edtf) == "day" and re.search(r"\d{4}", time.span.text)
        if full and 0 <= sentence.end - time.span.end <= _TAIL:
            return explicit(time)
    return None


def explicit(time: Time) -> Anchor:
    """The anchor that a time expression in the clause gives."""
    return Anchor(time.edtf, precision_of(time.edtf), "explicit", time.derivation, time.span)


def document_day(day: date) -> Anchor:
    """The anchor of an utterance without a date: said when the article was published, or shortly before."""
    return Anchor(
        day.isoformat(), "day", "reporting", f"no date beside it: reported on the day of publication, {day}"
    )


def precision_of(edtf: str | None) -> str:
    """The precision word of an EDTF string, "none" for None or what is not EDTF."""
    try:
        return Edtf.parse(edtf).precision if edtf else "none"
    except EdtfError:
        return "none"


def _of(found: Attached) -> Anchor:
    anchor = explicit(found.time)
    if found.closeness == CARRIED:
        note = f"{anchor.derivation}; carried over from the verb beside it"
        return replace(anchor, basis="carried", derivation=note)
    return _bounded(anchor, found)


def _bounded(anchor: Anchor, found: Attached) -> Anchor:
    """ "since 1979", "until Friday", "before June 5": one end is open; but "before 7 p.m." is that day."""
    words = table("attachment")
    first, last = found.time.earliest, found.time.latest
    if first is None or last is None or found.preposition == "" or found.time.type == "TIME":
        return anchor
    edtf = None
    if found.preposition in words["until"]:
        edtf = f"../{_end(found.time, last)}"
    elif found.preposition in words["since"] and "/" not in (anchor.edtf or ""):
        edtf = f"{anchor.edtf}/.."
    elif found.preposition in words["before"] and (end := day_away(first, -1)):
        edtf = f"../{end}"
    elif found.preposition in words["after"] and (begin := day_away(last, 1)):
        edtf = f"{begin}/.."
    if edtf is None:
        return anchor
    note = f"{anchor.derivation}; “{found.preposition}” leaves one end open"
    return replace(anchor, edtf=edtf, precision="open", derivation=note)


def _end(time: Time, last: date) -> str:
    return last.isoformat() if "/" in (time.edtf or "/") else time.edtf or ""


def _inferred(edtf: str, derivation: str, span: Span) -> Anchor:
    return Anchor(edtf, precision_of(edtf), "inferred", derivation, span)
