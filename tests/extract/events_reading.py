"""Readings with known actors, so that the tests of the event rules do not hang on the actor finder."""

from __future__ import annotations

import re
from datetime import date

from timeline.extract.dates.step import TimeFinder
from timeline.extract.events.step import EventFinder
from timeline.extract.extraction import FoundActor, FoundEvent, FoundStatement
from timeline.extract.parser import parse
from timeline.extract.reading import Reading

MONDAY = date(2021, 6, 21)
CAST = {
    "Anna Leitner": ("person", "AUT"),
    "Leitner": ("person", "AUT"),
    "Pedro Silva": ("person", "PRT"),
    "Silva": ("person", "PRT"),
    "Yuki Tanaka": ("person", "JPN"),
    "Austria": ("state", "AUT"),
    "Portugal": ("state", "PRT"),
    "Portuguese": ("state", "PRT"),
    "Japan": ("state", "JPN"),
    "Kenya": ("state", "KEN"),
    "Security Council": ("organisation", None),
}
IDS = {
    "Anna Leitner": "anna", "Leitner": "anna", "Pedro Silva": "pedro", "Silva": "pedro", "Yuki Tanaka": "yuki",
    "Austria": "AUT", "Portugal": "PRT", "Portuguese": "PRT", "Japan": "JPN", "Kenya": "KEN",
    "Security Council": "council",
}  # fmt: skip
_NAMES = re.compile("|".join(sorted(map(re.escape, CAST), key=len, reverse=True)))


def reading(text: str, day: date | None = MONDAY) -> Reading:
    """A reading of the text in which the names of the cast are resolved and times are found."""
    made = Reading(text, day, next(iter(parse([text]))))
    TimeFinder()(made)
    spans: dict[str, list[tuple[int, int]]] = {}
    for match in _NAMES.finditer(text):
        spans.setdefault(IDS[match.group()], []).append(match.span())
    longest = {identity: max((n for n in CAST if IDS[n] == identity), key=len) for identity in spans}
    longest |= {identity: "Portugal" for identity in spans if identity == "PRT"}
    made.actors = [
        FoundActor(
            identity,
            longest[identity],
            CAST[longest[identity]][0],
            tuple(made.span(*span) for span in found),
            CAST[longest[identity]][1],
        )
        for identity, found in spans.items()
    ]
    made.mentions = sorted(
        ((mention, actor.id) for actor in made.actors for mention in actor.mentions),
        key=lambda pair: pair[0].start,
    )
    return made


def say(
    made: Reading,
    speaker: str,
    cue: str,
    *content: str,
    said: str | None = "2021-06-21",
    act: str = "comment",
    **rest,
) -> None:
    """Add a statement to the reading; `rest` are further fields of `FoundStatement`."""

    def find(words: str):
        start = made.text.index(words)
        return made.span(start, start + len(words))

    made.statements = [
        *made.statements,
        FoundStatement(
            f"S{len(made.statements) + 1}",
            tuple(find(words) for words in content),
            "indirect",
            act,
            speaker,
            cue=find(cue),
            said=said,
            **rest,
        ),
    ]


def events(text: str | Reading, day: date = MONDAY) -> list[FoundEvent]:
    """The events found in a text or a prepared reading."""
    made = reading(text, day) if isinstance(text, str) else text
    EventFinder()(made)
    return list(made.events)


def only(text: str | Reading, day: date = MONDAY) -> FoundEvent:
    """The one event of a text; fails if there are none or more."""
    found = events(text, day)
    assert len(found) == 1, [event.label for event in found]
    return found[0]
