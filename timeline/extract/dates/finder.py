"""Finds the time expressions of a text and resolves them, from left to right, the longest reading first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from timeline.extract.dates.builders import BUILDERS
from timeline.extract.dates.dateline import day_of_dateline
from timeline.extract.dates.lexicon import ENGLISH, lookup, macros, vocabularies
from timeline.extract.dates.normal import normalise
from timeline.extract.dates.reference import NotADateError, Reference, Resolved
from timeline.extract.dates.rules import Match, Rule, by_first_word, expand
from timeline.extract.dates.value import Value, of_week
from timeline.extract.extraction import Span, Time

AHEAD = 120
"""Characters in which "a day after X" looks for the date of X."""

_START = re.compile(r"(?<![^\W_])(?:[^\W\d_]+|[0-9]|'(?=[0-9]0s))")
_JOIN = re.compile(r",? ?(?:[a-z]+ time,? )?(?:on |at |, )?\(?")


@dataclass(frozen=True, slots=True)
class Reading:
    """One expression found: the match's rule, its place and its meaning."""

    start: int
    end: int
    rule: str
    resolved: Resolved


@dataclass(frozen=True, slots=True)
class Rejected:
    """A reading that was turned down, for whoever looks for the reason."""

    start: int
    end: int
    rule: str
    reason: str


def find(
    text: str, published: date | None, language: str = ENGLISH, *, month_first: bool | None = None
) -> tuple[list[Time], list[Rejected]]:
    """The time expressions of `text` in order, and the readings that were turned down.

    `published` is the day that relative expressions are counted from; without it they stay unresolved and say so.
    `language` is the name of a pack of rules; ValueError is raised if there is none. `month_first` is how the outlet
    orders numeric dates (05/06/2021), None if it is not known (`outlet.Outlet`). Time is linear in the length of the
    text.
    """
    plain = normalise(text)
    written = day_of_dateline(plain, text, published, language) if published else None
    reference = Reference(plain, text, written or published, language, month_first)
    rejected: list[Rejected] = []
    reference.ahead = lambda offset: _ahead(reference, offset)
    readings: list[Reading] = []
    for reading in _read(reference, 0, len(text), rejected):
        if readings and (joined := _join(reference, readings[-1], reading)):
            readings[-1] = joined
            reference.named.append((joined.start, joined.end, joined.resolved.value))
            continue
        readings.append(reading)
        if not (reading.rule in _COMPARING and reading.resolved.value.grain == "quarter"):
            reference.named.append((reading.start, reading.end, reading.resolved.value))
    return [_time(text, reading) for reading in readings], rejected


def _read(
    reference: Reference, start: int, end: int, rejected: list[Rejected], skip: str = ""
) -> Iterator[Reading]:
    words, digits = by_first_word(reference.language)
    at = start
    while at < end:
        found = _START.search(reference.text, at, end)
        if not found:
            return
        word = found.group()
        at = found.end()
        if word[0].isdigit() or word == "'":
            if re.search(r"[0-9][.,:/]$", reference.text[max(0, found.start() - 2) : found.start()]):
                continue
            candidates: Sequence[Rule] = digits
        else:
            candidates = words.get(word, ())
        for match in _matches(reference, candidates, found.start(), end, skip):
            try:
                resolved = BUILDERS[match.rule.build](match, reference)
                reading = _with_part(reference, Reading(match.start, match.end, match.rule.name, resolved))
            except NotADateError as reason:
                rejected.append(Rejected(match.start, match.end, match.rule.name, str(reason)))
            except (ValueError, OverflowError) as error:
                reason_text = f"outside the calendar: {error}"
                rejected.append(Rejected(match.start, match.end, match.rule.name, reason_text))
            else:
                yield reading
                at = match.end
                break


def _with_part(reference: Reference, reading: Reading) -> Reading:
    """ "The night of May 13" for "May 13"."""
    value = reading.resolved.value
    if value.grain != "day" or value.type != "DATE" or not reference.before(reading.start, 4).endswith(_OF):
        return reading
    if value.first and (
        week := _before("week_before", reference.language).search(reference.before(reading.start, 30))
    ):
        why = f"the week of {value.timex}: {reading.resolved.why}"
        return replace(
            reading, start=reading.start - len(week.group()), resolved=Resolved(of_week(value.first), why)
        )
    found = _before("part_before", reference.language).search(reference.before(reading.start, 40))
    if not found:
        return reading
    part = lookup("part", reference.language)[found["part"]] if found["part"] else "MO"
    start = reading.start - len(found.group())
    return replace(reading, start=start, resolved=replace(reading.resolved, value=value.at(part)))


_OF = (" of ", " the ", "ing ", " on ")


@cache
def _before(macro: str, language: str) -> re.Pattern[str]:
    """The pattern of what stands before a day; one that never matches in a language without it."""
    return re.compile(r"(?<![^\W\d_])" + expand(macros(language).get(macro, "(?!)"), {}, language))


def _matches(
    reference: Reference, candidates: Sequence[Rule], start: int, end: int, skip: str
) -> list[Match]:
    """What matches at `start`, the longest first, then in the order of the rules."""
    matches = [
        Match(rule, found)
        for rule in candidates
        if rule.build != skip and (found := rule.pattern.match(reference.text, start, end))
    ]
    return sorted(matches, key=lambda match: -match.end)


def _ahead(reference: Reference, offset: int) -> Value | None:
    """The value of the first dated expression after the offset, near and in the same clause.

    What is found there does not look further ahead itself: "the quarter ended the quarter ended …" would not end.
    """
    ahead, reference.ahead = reference.ahead, lambda offset: None
    try:
        return _first_dated(reference, offset)
    finally:
        reference.ahead = ahead


def _first_dated(reference: Reference, offset: int) -> Value | None:
    end = min(offset + AHEAD, len(reference.text))
    stop = _sentence_end(reference.language).search(reference.text, offset, end)
    comma = reference.text.find(", ", offset, end)
    for reading in _read(reference, offset, stop.start() if stop else end, [], skip="from_event"):
        if 0 <= comma < reading.start:
            return None
        if reading.resolved.value.dated:
            return reading.resolved.value
    return None


@cache
def _sentence_end(language: str) -> re.Pattern[str]:
    """Where a sentence ends, which is not behind "Feb."."""
    short = (word.removesuffix(".") for word in vocabularies(language)["month"] if word.endswith("."))
    not_month = "".join(rf"(?<! {re.escape(word)})" for word in short)
    return re.compile(rf"{not_month}[.!?](?=\s[\"(]?[^a-z\s])|\n")


def _join(reference: Reference, first: Reading, second: Reading) -> Reading | None:
    """ "10:30 a.m." and "Tuesday" beside each other are one expression."""
    gap = _OTHER_ZONE.sub("", reference.text[first.end : second.start])
    if not _JOIN.fullmatch(gap):
        return None
    clock, day = (first, second) if first.rule in _CLOCKS else (second, first)
    if clock.rule not in _CLOCKS or day.rule in _CLOCKS or day.resolved.value.grain != "day":
        return None
    if day.resolved.value.type == "TIME":
        return None
    time = clock.resolved.value.timex.partition("T")[2]
    resolved = replace(day.resolved, value=day.resolved.value.at(time))
    return Reading(first.start, second.end, f"{clock.rule}+{day.rule}", resolved)


# The same quarter a year before is only compared with; the text goes on about the quarter named before it.
_COMPARING = frozenset({"ago", "later", "year-earlier", "year-and-period"})
_OTHER_ZONE = re.compile(r" \([0-9]{2}:?[0-9]{2} (?:gmt|utc)\)")
_CLOCKS = frozenset({"clock-12", "clock-24", "clock-four-digits", "clock-spoken", "clock-in-part", "noon"})


def _time(text: str, reading: Reading) -> Time:
    whole = _row(text, reading)
    ends = [
        _row(text, Reading(start, end, reading.rule, Resolved(value, f"an end of {whole.derivation}")))
        for start, end, value in reading.resolved.ends
    ]
    return replace(whole, ends=tuple(ends))


def _row(text: str, reading: Reading) -> Time:
    value = reading.resolved.value
    words = text[reading.start : reading.end]
    shown = value.edtf or ("no date" if not value.timex else value.timex)
    return Time(
        span=Span(reading.start, reading.end, words),
        type=value.type,
        value=value.timex,
        edtf=value.edtf if value.dated else None,
        earliest=value.first,
        latest=value.last,
        derivation=f"{' '.join(words.split())} → {shown}: {reading.resolved.why}",
        rule=reading.rule,
        mod=value.mod,
    )
