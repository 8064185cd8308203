"""What the values of a view share: filters in words, periods, lists of names."""

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from timeline.browse import words
from timeline.extract.dates.edtf import Edtf
from timeline.models import Actor


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter that is on: in words, and the view without it."""

    label: str
    without: Any


_PLAIN = re.compile(r"[0-9]{4}(-[0-9]{2})?$")
"""A year or a month without a qualifier."""


def joined(parts: list[str], last: str) -> str:
    """“a, b or c”."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def both(parts: list[str]) -> str:
    """“a, b and c”."""
    return joined(parts, "and")


def either(parts: list[str]) -> str:
    """“a, b or c”."""
    return joined(parts, "or")


def counted(count: int | None, more: bool = False) -> str:
    """“1,200”, “More than 2,000”, “No”; nothing where nothing was counted, or none among those that were looked at."""
    if count is None or (more and not count):
        return ""
    return f"{'More than ' if more else ''}{count:,}" if count else "No"


def looked_for(said: str, text: str) -> str:
    """A sentence with the words that are looked for: “2 events, matching “talks””, but “No events matching “talks””."""
    comma = "" if said.startswith("No ") and "," not in said else ","
    return f"{said}{comma} matching “{text}”" if text else said


def period(first: Edtf | None, last: Edtf | None) -> str:
    """Two dates, either of which may be open, in words; empty for all time."""
    if first and last:
        if first.text == last.text:
            return words.date_phrase(first.text)
        if first.precision == last.precision == "day" and first.earliest and last.latest:
            return words.span(first.earliest, last.latest)
        since, until = words.date_phrase(first.text), words.date_phrase(last.text)
        if _PLAIN.match(first.text) and _PLAIN.match(last.text) and len(first.text) == len(last.text):
            year = f" {first.text[:4]}"
            if first.text[:4] == last.text[:4]:
                return f"{since.removesuffix(year)}–{until}"
            return f"{since} – {until}" if len(first.text) > 4 else f"{since}–{until}"
        return f"{since} – {until}"
    if first:
        return f"from {words.date_phrase(first.text)}"
    return f"until {words.date_phrase(last.text)}" if last else ""


def names_for_box(actors: tuple[Actor, ...]) -> str:
    """Actors as a form's box takes them: names with commas between, with the id where two share a name."""
    names = [actor.name for actor in actors]
    shared = (
        Actor.objects.current().filter(name__in=names).values("name").annotate(n=Count("pk")).filter(n__gt=1)
    )
    unclear = set(shared.values_list("name", flat=True)) if names else set()
    return ", ".join(
        f"{actor.name.replace(',', ' ')} #{actor.pk}"
        if "," in actor.name or actor.name in unclear
        else actor.name
        for actor in actors
    )
