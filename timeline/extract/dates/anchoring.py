"""Which time expression dates a given event or utterance, and what date follows from it.

For the steps that find events and statements. Both questions are asked with the span of the word that carries the
happening (verb or event noun), and answered with an `Anchor`: EDTF, precision, basis, the words that gave it and a
derivation that an editor can read.

    anchor = anchor_event(reading, trigger, actors=("A1",))
    anchor = anchor_statement(reading, cue)

An anchor is never more precise than the text. `basis` is one of `extraction.DATE_BASES`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.extract.dates.attachment import attached
from timeline.extract.dates.edtf import Edtf, EdtfError
from timeline.extract.extraction import Span, Time
from timeline.extract.reading import Reading

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date and how it is known. `edtf` is None, `precision` and `basis` "none", where the text gives no date."""

    edtf: str | None = None
    precision: str = "none"
    basis: str = "none"
    derivation: str = ""
    span: Span | None = None


UNDATED = Anchor()


def anchor_event(
    reading: Reading, trigger: Span, *, actors: Collection[str] = (), reporting: bool = False
) -> Anchor:
    """When the happening named by `trigger` took place.

    `actors` are the actor ids taking part: a duration ("five-day visit") is counted from an arrival only if the one
    who arrives is among them (any arrival, if it is empty). `reporting` says that the trigger is a finite verb of
    saying in the past or present, which without a date of its own gets the document's day.
    """
    time = time_of(reading, trigger)
    if time is not None and time.edtf:
        return explicit(time)
    if reporting and reading.day:
        return document_day(reading.day)
    return UNDATED


def anchor_statement(reading: Reading, cue: Span) -> Anchor:
    """When the words reported by `cue` ("said", "told") were spoken: its own date, or the document's day."""
    return anchor_event(reading, cue, reporting=True)


def time_of(reading: Reading, trigger: Span) -> Time | None:
    """The time expression of the clause of `trigger` that belongs to it, or None."""
    return attached(reading, trigger)


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
