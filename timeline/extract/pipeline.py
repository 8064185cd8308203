"""The order of the steps, checked when the module is loaded, and the two ways in: one article, or a stream."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from spacy.tokens import Doc

from timeline.extract.actors.step import ActorFinder
from timeline.extract.dates.step import TimeFinder
from timeline.extract.events.step import EventFinder
from timeline.extract.extraction import Extraction
from timeline.extract.parser import parse
from timeline.extract.reading import Reading, Step
from timeline.extract.statements.step import StatementFinder

ENGINE = "chancery-1"

STEPS: dict[str, Step] = {
    "dates": TimeFinder(),
    "actors": ActorFinder(),
    "statements": StatementFinder(),
    "events": EventFinder(),
}


class PipelineError(Exception):
    """A step needs what no earlier step gives."""


def check(steps: Sequence[Step]) -> None:
    """Raise `PipelineError` if a step needs what nothing before it gives."""
    given = {"text", "published", "tokens"}
    for step in steps:
        missing = set(step.needs) - given
        if missing:
            raise PipelineError(f"{step!r} needs {', '.join(sorted(missing))}, which no earlier step gives")
        given.update(step.gives)


check(list(STEPS.values()))


@dataclass(frozen=True, slots=True)
class Document:
    """An article to read. `published` is a day, or a moment in the publication's own zone, or None."""

    text: str
    published: date | datetime | None = None
    title: str = ""
    source: str = ""


def extract(
    text: str, published: date | datetime | None = None, *, title: str = "", source: str = ""
) -> Extraction:
    """Read one article. See `extract_many` for the same over a stream."""
    return next(iter(extract_many([Document(text, published, title, source)])))


def extract_many(documents: Iterable[Document], only: Sequence[str] | None = None) -> Iterator[Extraction]:
    """Read articles in order, parsing them in batches. `only` names the outputs that are wanted ("dates", …)."""
    held: list[Document] = []

    def texts() -> Iterator[str]:
        for document in documents:
            held.append(document)
            yield document.text

    for tokens in parse(texts()):
        yield _read(held.pop(0), tokens, only)


def _read(document: Document, tokens: Doc, only: Sequence[str] | None) -> Extraction:
    reading = Reading(document.text, document.published, tokens, document.title, document.source)
    if reading.published is None:
        reading.notes.append("no publication date: relative dates stay unresolved")
    for step in STEPS.values():
        step(reading)
    wanted = set(only or STEPS)
    extraction = Extraction(
        text=document.text,
        published=document.published,
        engine=ENGINE,
        times=tuple(reading.times) if "dates" in wanted else (),
        actors=tuple(reading.actors),
        statements=tuple(reading.statements) if "statements" in wanted else (),
        events=tuple(reading.events) if "events" in wanted else (),
        notes=tuple(reading.notes),
    )
    extraction.check()
    return extraction
