"""Builders of what is no date: lengths of time, repetitions, and vague references to now, before and after."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from timeline.extract.dates.builders.common import count
from timeline.extract.dates.direction import look
from timeline.extract.dates.lexicon import key, lookup
from timeline.extract.dates.reference import NotADateError, Reference, Resolved
from timeline.extract.dates.rules import Match
from timeline.extract.dates.value import Value, unresolved
from timeline.extract.dates.value import duration as length

_RATE = re.compile(
    r"(?:[0-9][0-9,.]*|percent|%|million|billion|trillion|thousand|hundred|dozen|tons|tonnes|barrels|times|twice|once"
    r"|dollars|euros|people|cents|pounds|cars|units|flights|hours|share)[ -]$"
)
_CLOCK = {"hour": "TH", "minute": "TM", "second": "TS"}
_LETTER = {
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "10Y",
    "century": "100Y",
} | _CLOCK
_OFTEN = {
    "hourly": "PT1H",
    "nightly": "P1D",
    "daily": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
    "biennial": "P2Y",
    "bi annual": "P6M",
}
_PART = re.compile(r"\b(?:early|small|late|wee|morning|evening|afternoon|night) $")
_AGED = re.compile(r"\b(?:aged|ages|the age of) (?:[0-9]{1,3} ?(?:-|to|and) ?)?$")
A_LENGTH = "a length of time, not a date"


def duration(match: Match, reference: Reference) -> Resolved:
    """ "Five-day", "two hours", "the past two months"."""
    said, unit_word = match["count"] or "", match["unit"] or ""
    unit = match.word("unit")
    if match.rule.vocabulary["unit"] == "clock_unit":
        unit = f"T{unit}"
    number = count(match)
    single = not unit_word.endswith("s") and unit_word != "century"
    after = reference.after(match.end, 16)
    if re.match(r"[- ]old\b", after) or _AGED.search(reference.before(match.start, 24)):
        raise NotADateError("an age")
    if (
        unit == "TH"
        and re.fullmatch(r"[0-9]{4}", said)
        and re.search(r"\b(?:at|by|until|from) $", reference.before(match.start, 6))
    ):
        raise NotADateError("an hour of the clock")
    if unit[0] == "T" and said[0].isdigit() and reference.capital(match.found.start("unit")):
        raise NotADateError("the name of a programme")
    if (
        single
        and number not in (0.5, 1)
        and not re.search(r"[a-z0-9]-$|[0-9] $", match.found.group()[: -len(unit_word)])
        and match["span"] is None
        and said in {"some", "many", "few", "a few", "several"}
    ):
        raise NotADateError("not a counted length")
    if single and isinstance(number, int) and 1900 <= number <= 2100 and "-" not in match.found.group():
        raise NotADateError("a year before a noun")
    if said in {"a", "an"} and not single:
        raise NotADateError("an article of what follows")
    if unit_word == "second" and not re.match(r"\b[0-9]", said):
        raise NotADateError("“second” is an order here")
    if unit_word.startswith("quarter") and said not in {"several", "many"} and re.match(r"[- ]of\b|-", after):
        raise NotADateError("a fraction")
    rate = number == 1 and said in {"a", "an"} and single and _RATE.search(reference.before(match.start))
    if unit == "Q" and said == "a" and not rate:
        raise NotADateError("a fraction")
    if rate:
        return Resolved(length(1, unit).__class__("SET", length(1, unit).timex), "a rate: so much in each")
    if (match["half"] or match["half2"]) and number != "X":
        number += 0.5
    return Resolved(length(number, unit), A_LENGTH, _two_lengths(match, number, unit))


def _two_lengths(match: Match, number: Any, unit: str) -> tuple[tuple[int, int, Value], ...]:
    """The ends of "two to six days", which are two lengths; none for "the next 12 to 18 months", which is one."""
    second = match["or"]
    if second in {None, "so", "more"} or match["span"] or match["half"]:
        return ()
    other = int(second) if second.isdigit() else lookup("number", match.rule.language)[key(second)]
    return (
        (match.found.start("count"), match.found.end("count"), length(number, unit)),
        (match.found.start("or"), match.end, length(other, unit)),
    )


def plural_duration(match: Match, reference: Reference) -> Resolved:
    """ "For years", "weeks"."""
    group = "plural_unit" if match["plural_unit"] else "plural_unit2"
    unit = match.word(group)
    if match["plural_unit2"]:
        unit = f"T{unit}"
    if match["span"] in {"past", "coming"} and not match.found.group().startswith("the"):
        raise NotADateError("no length: a vague time before or ahead")
    if reference.capital(match.found.start(group)) and re.search(
        r"[a-z] $", reference.before(match.start, 2)
    ):
        raise NotADateError("a name")
    if (
        match["plural_unit2"] == "hours"
        and reference.after(match.end, 4) == " of "
        and _PART.search(reference.before(match.start, 12))
    ):
        raise NotADateError("a part of the day that follows")
    if re.search(r"[0-9] $", reference.before(match.start, 2)) and reference.capital(match.start):
        raise NotADateError("the name of a programme")
    if (match[group] or "") in {"quarters", "seconds"} or re.search(
        r"\blight[ -]$", reference.before(match.start, 8)
    ):
        raise NotADateError("a word with another meaning")
    if re.match(r"[- ]old\b", reference.after(match.end, 8)) or (
        match.found.group().endswith("-old") and re.search(r"[a-z0-9]-$", reference.before(match.start, 2))
    ):
        raise NotADateError("an age")
    if re.match(r" (?:before|after|since|around|when|apart|leading up)\b", reference.after(match.end, 12)):
        raise NotADateError("told by an event that has no date here")
    return Resolved(length("X", unit), A_LENGTH)


def unit_long(match: Match, reference: Reference) -> Resolved:
    """ "A yearlong review"."""
    return Resolved(length(1, match.word("unit_long")), A_LENGTH)


def per_unit(match: Match, reference: Reference) -> Resolved:
    """ "Every year", "each day", "every two weeks"."""
    unit = _LETTER[(match["unit"] or "").removesuffix("s")]
    number = (
        match.word("number")
        if match["number"]
        else 2
        if re.search("other|second", match.found.group())
        else 1
    )
    value = length(number, unit)
    return Resolved(value.__class__("SET", value.timex), "a repetition, not one date")


def frequency(match: Match, reference: Reference) -> Resolved:
    """ "Daily", "annually"."""
    if reference.capital(match.start) and not re.search(
        r"(?:^|[.!?\"\n]) *$", reference.before(match.start, 4)
    ):
        raise NotADateError("part of a name")
    word = (match["word"] or "").replace("-", " ")
    return Resolved(unresolved(_OFTEN[word], "SET"), "a repetition, not one date")


def present(match: Match, reference: Reference) -> Resolved:
    """Now."""
    return Resolved(unresolved("PRESENT_REF"), "about the time of writing, no date")


def past(match: Match, reference: Reference) -> Resolved:
    """Recently."""
    return Resolved(unresolved("PAST_REF"), "some time before, no date")


def future(match: Match, reference: Reference) -> Resolved:
    """Soon."""
    return Resolved(unresolved("FUTURE_REF"), "some time ahead, no date")


def soon(match: Match, reference: Reference) -> Resolved:
    """ "Will soon decide": only of what lies ahead; "was soon released" names no time of its own."""
    if re.match(r" (?:as|after|afterwards?|before)\b", reference.after(match.end, 12)):
        raise NotADateError("it sets two happenings beside each other")
    if not look(reference, match.start, match.end).ahead:
        raise NotADateError("nothing ahead in its clause")
    return future(match, reference)


def vague_adjective(match: Match, reference: Reference) -> Resolved:
    """ "Current", "recent" before a noun."""
    word = match["adjective"] or ""
    if word in {"former", "future"} and not reference.narrative:
        raise NotADateError("says of news no more than that things change")
    if reference.capital(match.start) and not re.search(
        r"(?:^|[.!?\n][\")]? *)$", reference.before(match.start, 6)
    ):
        raise NotADateError("part of a name")
    if not re.match(r" [a-z]{3,}", reference.after(match.end, 8)) or re.match(
        r" (?:and|has|had|was|were|is|are|will|for|with|from|that|which)\b", reference.after(match.end, 8)
    ):
        raise NotADateError("no noun that it belongs to")
    return {"current": present, "future": future}.get(word, past)(match, reference)


BUILDERS: dict[str, Callable[[Match, Reference], Resolved]] = {
    "duration": duration,
    "plural_duration": plural_duration,
    "unit_long": unit_long,
    "per_unit": per_unit,
    "frequency": frequency,
    "present": present,
    "past": past,
    "future": future,
    "soon": soon,
    "vague_adjective": vague_adjective,
}
