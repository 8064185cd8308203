"""Dates that have to be worked out: a stay of so many days, "a day after", what a publication of a given day says.

Each rule returns (EDTF, derivation, the words that gave it) or None.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING

from timeline.extract.dates.attachment import (
    DIRECT,
    OFFSET_RULES,
    SHARED,
    Attached,
    candidates,
    clause,
    governor,
    preposition,
    root_of,
    times_in,
    token_at,
)
from timeline.extract.dates.lexicon import table
from timeline.extract.dates.reference import words
from timeline.extract.dates.value import day_away
from timeline.extract.extraction import Span, Time
from timeline.extract.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

Derived = tuple[str, str, Span]

_DAYS = re.compile(r"P([0-9]{1,3})([DW])")
_STARTS = frozenset({"", "on", "from", "starting", "beginning"})
_HAVE = frozenset({"have", "has", "had", "having"})
LONGEST = 60
"""Days of the longest stay that is counted from an arrival."""


def stay(reading: Reading, trigger: Span, length: Time, actors: Collection[str]) -> Derived | None:
    """The days of a "five-day visit": from a day beside it, or from an arrival told elsewhere in the article."""
    found = _DAYS.fullmatch(length.value)
    word = token_at(reading, trigger)
    if not found or word is None or word.pos_ not in {"NOUN", "PROPN"}:
        return None
    days = int(found[1]) * (7 if found[2] == "W" else 1)
    if not 1 < days <= LONGEST:
        return None
    beside = [one.time for one in candidates(reading, trigger) if _is_day(one.time)]
    beside += [time for time in times_in(reading, trigger.end, word.sent.end_char) if _begins(reading, time)]
    start, how = (beside[0], "from") if beside else (_arrival(reading, actors, days), "from the arrival on")
    first = start.earliest if start else None
    last = day_away(first, days - 1) if first else None
    if start is None or first is None or last is None:
        return None
    span = reading.span(min(length.span.start, trigger.start), max(length.span.end, trigger.end))
    said = " ".join(span.text.split())
    why = (
        f"{said} → {first}/{last}: derived, {days} days {how} {words(first)} (“{start.span.text}”), "
        "counting that day"
    )
    return f"{first}/{last}", why, span


def run(reading: Reading, trigger: Span, start: Attached) -> Derived | None:
    """ "closed on Monday for three days", "will visit for three days from Monday": from that day to the last one."""
    first, word = start.time.earliest, token_at(reading, trigger)
    if first is None or not _is_day(start.time) or word is None or start.closeness > SHARED:
        return None
    if start.preposition not in _STARTS or any(child.lower_ in _HAVE for child in clause(word).children):
        return None
    for other in candidates(reading, trigger):
        found = _DAYS.fullmatch(other.time.value)
        if not found or other.preposition != "for" or other.closeness != start.closeness:
            continue
        days = int(found[1]) * (7 if found[2] == "W" else 1)
        if 1 < days <= LONGEST and (last := day_away(first, days - 1)):
            edtf = f"{first}/{last}"
            why = f"“{other.time.span.text}” from {words(first)} on → {edtf}: counting that day"
            return edtf, why, start.time.span
    return None


def apposed_offset(reading: Reading, trigger: Span, time: Time) -> Derived | None:
    """ "arrived on Saturday, a day after X reported": the reporting is a day before Saturday."""
    return _offset(reading, trigger) if time.rule in OFFSET_RULES else None


def explained_offset(reading: Reading, trigger: Span) -> Derived | None:
    """The same for a word whose clause, or the clause above it, is the one that "a day after" introduces."""
    return _offset(reading, trigger)


def medium(reading: Reading, trigger: Span) -> Derived | None:
    """ "In an editorial published Monday the envoy highlighted", "said in its May 3 report": said on that day."""
    word = token_at(reading, trigger)
    if word is None or word.pos_ != "VERB":
        return None
    publishing, issued = table("attachment")["publishing"], table("attachment")["issued"]
    for child in word.children:
        if child.dep_ != "nsubj" and (child.dep_ != "prep" or child.lower_ not in {"in", "on"}):
            continue
        for token in child.subtree:
            of_words = token.dep_ == "pobj" and token.head == child and token.lemma_.lower() in issued
            if not of_words and (token.dep_ != "acl" or token.lemma_ not in publishing):
                continue
            span = reading.span(token.idx, token.idx + len(token))
            days = [one.time for one in candidates(reading, span) if _is_day(one.time)]
            if days and days[0].edtf:
                return days[0].edtf, f"{days[0].derivation}; the day its words were published", days[0].span
    return None


def meanwhile(reading: Reading, trigger: Span) -> Derived | None:
    """ "When she took office in 2015, he became minister": the date of the clause that says when."""
    word = token_at(reading, trigger)
    for child in word.children if word is not None and word.pos_ == "VERB" else ():
        marks = {token.lower_ for token in child.children if token.dep_ in {"advmod", "mark"}}
        if (
            child.dep_ != "advcl"
            or not marks & {"when", "as", "while"}
            or child.tag_ not in {"VBD", "VBZ", "VBG"}
        ):
            continue
        span = reading.span(child.idx, child.idx + len(child))
        for one in candidates(reading, span):
            plain = one.preposition in {"", "in", "on", "at"} and one.time.type != "DURATION"
            if one.closeness == DIRECT and one.time.edtf and plain:
                return (
                    one.time.edtf,
                    f"{one.time.derivation}; the day of “{child.text}”, which says when",
                    one.time.span,
                )
    return None


def _offset(reading: Reading, trigger: Span) -> Derived | None:
    word = token_at(reading, trigger)
    if word is None:
        return None
    for time in times_in(reading, word.sent.start_char, trigger.start):
        if time.rule not in OFFSET_RULES:
            continue
        away = _days_away(time)
        mark = root_of(reading, reading.span(time.span.end - 1, time.span.end))
        if away is None or mark is None:
            continue
        told = _clause_of_mark(mark)
        main = _main_day(reading, time)
        if told is None or main is None or main.earliest is None:
            continue
        day = day_away(main.earliest, -away)
        if day is None:
            continue
        sense = f"{time.span.text} → {day}: {abs(away)} day{'s' * (abs(away) > 1)} "
        sense += f"{'before' if away > 0 else 'after'} {words(main.earliest)} (“{main.span.text}”)"
        own = clause(word)
        if own == told:
            return day.isoformat(), sense, time.span
        if own.dep_ == "ccomp" and own.head == told and own.tag_ in {"VBD", "VBN"} and own == word:
            return f"../{day}", f"{sense}, when it was reported: no later", time.span
    return None


def _days_away(time: Time) -> int | None:
    found = re.match(
        r"(?:just )?(?:the |a |one )?(?:(\w+) )?(day|week)s?\b.*\b(after|before|following|prior)",
        time.span.text.lower(),
    )
    if not found:
        return None
    number = table("words")["number"].get(found[1], found[1]) if found[1] else 1
    if not str(number).isdecimal():
        return None
    return int(number) * (7 if found[2] == "week" else 1) * (-1 if found[3] in {"before", "prior"} else 1)


def _clause_of_mark(mark: Token) -> Token | None:
    """The verb of the clause that "after" opens."""
    head = mark.head
    if mark.dep_ == "mark" and head.pos_ in {"VERB", "AUX"}:
        return head
    return next((child for child in mark.children if child.dep_ == "pcomp"), None)


def _main_day(reading: Reading, offset: Time) -> Time | None:
    """The day just before "a day after", which it explains ("on Saturday, a day after …")."""
    before = [time for time in times_in(reading, offset.span.start - 60, offset.span.start) if _is_day(time)]
    if before and re.fullmatch(r"[\s,–-]*", reading.text[before[-1].span.end : offset.span.start]):
        return before[-1]
    return None


def _is_day(time: Time) -> bool:
    return time.earliest is not None and time.earliest == time.latest and time.rule not in OFFSET_RULES


def _begins(reading: Reading, time: Time) -> bool:
    """ "beginning Monday", "from Monday", "that starts on Monday"."""
    root = root_of(reading, time.span)
    if root is None or not _is_day(time):
        return False
    above, _ = governor(root)
    return preposition(root) in {"from", "beginning", "starting"} or above.lemma_ in {
        "begin",
        "start",
        "open",
    }


def _arrival(reading: Reading, actors: Collection[str], days: int) -> Time | None:
    found = [time for token in _arrivals(reading, actors) for time in _days_of(reading, token)]
    near = [time for time in found if time.earliest and _near(time.earliest, reading.day, days)]
    return near[0] if len({time.earliest for time in near}) == 1 else None


def _arrivals(reading: Reading, actors: Collection[str]) -> Iterator[Token]:
    for token in reading.tokens:
        if token.pos_ == "VERB" and token.lemma_ in table("attachment")["arriving"]:
            subjects = [child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}]
            if subjects and (not actors or _actor(reading, subjects[0]) in actors):
                yield token


def _days_of(reading: Reading, token: Token) -> list[Time]:
    span = reading.span(token.idx, token.idx + len(token))
    return [one.time for one in candidates(reading, span) if one.closeness == DIRECT and _is_day(one.time)]


def _actor(reading: Reading, token: Token) -> str | None:
    for span, actor in reading.mentions:
        if span.start <= token.idx < span.end:
            return actor
    return None


def _near(day: date, published: date | None, days: int) -> bool:
    return published is None or -days <= (published - day).days <= days + 7
