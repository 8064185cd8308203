"""Articles of a sentence or two, read by the steps under test."""

from __future__ import annotations

from datetime import date

from timeline.extract.actors.step import ActorFinder
from timeline.extract.dates.step import TimeFinder
from timeline.extract.extraction import FoundActor, FoundStatement
from timeline.extract.parser import parser
from timeline.extract.reading import Reading
from timeline.extract.statements.step import StatementFinder

DAY = date(2022, 3, 16)  # a Wednesday


def read(text: str, *, day: date | None = DAY, title: str = "", source: str = "") -> Reading:
    """The article with its times, actors and statements."""
    reading = Reading(text, day, parser()(text), title, source)
    for step in (TimeFinder(), ActorFinder(), StatementFinder()):
        step(reading)
    return reading


def actor(reading: Reading, name: str) -> FoundActor:
    """The one actor of that name; fails naming those there are."""
    found = [a for a in reading.actors if a.name == name]
    assert len(found) == 1, f"{name} among {[a.name for a in reading.actors]}"
    return found[0]


def names(reading: Reading, kind: str) -> list[str]:
    """The names of all actors of a kind, in text order."""
    return [a.name for a in reading.actors if a.kind == kind]


def mentions(reading: Reading, name: str) -> list[str]:
    """The words that name an actor."""
    return [span.text for span in actor(reading, name).mentions]


def meant(reading: Reading, words: str) -> str | None:
    """The name of the actor that the first occurrence of `words` stands for, pronouns and role nouns included."""
    by_id = {a.id: a.name for a in reading.actors}
    return next((by_id[who] for span, who in reading.mentions if span.text == words), None)


def said(reading: Reading) -> list[tuple[str | None, str]]:
    """(speaker's name, content) of every statement; parts of a content joined by " … "."""
    by_id = {a.id: a.name for a in reading.actors}
    return [
        (by_id.get(s.speaker or ""), " … ".join(part.text for part in s.content)) for s in reading.statements
    ]


def only(reading: Reading) -> FoundStatement:
    """The one statement there is."""
    assert len(reading.statements) == 1, said(reading)
    return reading.statements[0]
