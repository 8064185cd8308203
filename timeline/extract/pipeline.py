"""The order of the steps, and the two ways in: one article, or a stream of them.

A step says what it needs and what it gives (`reading.Step`); the chain is checked when it is put together. Only the
steps that the wanted outputs depend on are run, and the parser only if one of them needs `tokens`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, cast

from timeline.extract.dates.lexicon import ENGLISH
from timeline.extract.dates.outlet import UNKNOWN, Outlet
from timeline.extract.extraction import Extraction, FoundStatement
from timeline.extract.known import NOTHING, Known
from timeline.extract.language import is_english
from timeline.extract.reading import Reading, Step

if TYPE_CHECKING:
    from spacy.tokens import Doc

ENGINE = "chancery-1"

OUTPUTS = ("dates", "actors", "statements", "attitudes", "events")
"""What an extraction can hold, in the order in which the steps run."""

DESK = ("dates", "actors", "statements", "events")
"""What a timeline needs, and what is read unless something else is asked for."""

BATCH = 32
"""Articles parsed together."""

MAX_CHARACTERS = 1_000_000
"""How much of an article is read; the rest is kept, and the extraction says that it was not read."""

_HOMES = {
    "dates": "timeline.extract.dates.step:TimeFinder",
    "actors": "timeline.extract.actors.step:ActorFinder",
    "statements": "timeline.extract.statements.step:StatementFinder",
    "attitudes": "timeline.extract.statements.attitude_step:AttitudeFinder",
    "events": "timeline.extract.events.step:EventFinder",
}
_SURROGATE = re.compile("[\ud800-\udfff]")


class PipelineError(Exception):
    """A step needs what no earlier step gives, or an output is asked for that no step makes."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article to read. `published` is a day, or a moment in the publication's own zone, or None.

    `outlet` says which language's time rules apply, and how dates in numbers are ordered.
    """

    text: str
    published: date | datetime | None = None
    title: str = ""
    source: str = ""
    outlet: Outlet = UNKNOWN


def asked(only: Iterable[str]) -> frozenset[str]:
    """The outputs that are asked for with `only`: statements by themselves include attitudes."""
    wanted = frozenset(only)
    return wanted | {"attitudes"} if "statements" in wanted and "events" not in wanted else wanted


def check(steps: Sequence[Step]) -> None:
    """Raise `PipelineError` if a step needs what nothing before it gives."""
    given = {"text", "published", "tokens"}
    for step in steps:
        missing = set(step.needs) - given
        if missing:
            raise PipelineError(f"{step!r} needs {', '.join(sorted(missing))}, which no earlier step gives")
        given.update(step.gives)


@cache
def step(output: str) -> Step:
    """The step that makes an output, loaded on first use, so that who wants dates alone does not load the parser."""
    if output not in _HOMES:
        raise PipelineError(f"there is no output “{output}”: choose from {', '.join(OUTPUTS)}")
    module, _, name = _HOMES[output].partition(":")
    return cast("Step", getattr(import_module(module), name)())


@cache
def chain(wanted: frozenset[str]) -> tuple[Step, ...]:
    """The steps for the outputs wanted and for what these depend on, in order. Raises `PipelineError`."""
    needed: set[str] = set()
    chosen: list[Step] = []
    last = max((OUTPUTS.index(output) for output in wanted if step(output)), default=-1)
    for output in reversed(OUTPUTS[: last + 1]):
        if output in wanted or needed & set(step(output).gives):
            chosen.insert(0, step(output))
            needed |= set(step(output).needs)
    check(chosen)
    return tuple(chosen)


def extract(
    text: str,
    published: date | datetime | None = None,
    *,
    title: str = "",
    source: str = "",
    outlet: Outlet = UNKNOWN,
    known: Known = NOTHING,
) -> Extraction:
    """Read one article. See `extract_many` for the same over a stream."""
    return next(iter(extract_many([Document(text, published, title, source, outlet)], known=known)))


def extract_many(
    documents: Iterable[Document], only: Iterable[str] | None = None, *, known: Known = NOTHING
) -> Iterator[Extraction]:
    """Read articles in order, in batches. `only` names the outputs that are wanted ("dates", …), None those of `DESK`.

    Statements without events come with the attitudes, each attribution saying its kind: who wants to know who said
    what gets all that is attributed. Events rest on words said, and a desk keeps these alone.

    `known` is what is known of actors beyond the lexicons (`timeline.extract.known`).

    Any text can be given: what is empty or not English comes back without findings, and a note says so.
    """
    wanted = asked(DESK if only is None else only)
    steps = chain(wanted)
    source = iter(documents)
    while batch := list(islice(source, BATCH)):
        yield from _read_batch(batch, steps, wanted, known)


def _read_batch(
    batch: list[Document], steps: tuple[Step, ...], wanted: frozenset[str], known: Known
) -> Iterator[Extraction]:
    prepared = [_prepare(document) for document in batch]
    parsed: Iterator[Doc] = iter(())
    if any("tokens" in step.needs for step in steps):
        from timeline.extract.parser import parse

        parsed = parse(reading.text for reading, readable in prepared if readable)
    for document, (reading, readable) in zip(batch, prepared, strict=True):
        reading.known = known
        if readable:
            # Without a parse no step of the chain needs tokens, so none of them looks at it.
            reading.tokens = next(parsed, reading.tokens)
            for each in steps:
                each(reading)
        elif reading.outlet.pack != ENGLISH and "dates" in wanted and reading.text.strip():
            step("dates")(reading)
        yield _extraction(document, reading, wanted, readable)


def _prepare(document: Document) -> tuple[Reading, bool]:
    """The state to start from, and whether there is something to read."""
    text = _SURROGATE.sub("\ufffd", document.text)
    reading = Reading(
        text[: _cut(text)],
        document.published,
        cast("Doc", None),
        document.title,
        document.source,
        document.outlet,
    )
    if text != document.text:
        reading.notes.append("the text had halves of broken characters, which are replaced by \ufffd")
    if not text.strip():
        reading.notes.append("the text is empty")
        return reading, False
    if not is_english(text):
        dated = reading.outlet.pack != ENGLISH
        reading.notes.append(f"not English: stored, {'only its dates read' if dated else 'not extracted'}")
        return reading, False
    if reading.outlet.pack != ENGLISH:  # an English text of a German outlet
        reading.outlet = Outlet(country=reading.outlet.country)
    if len(reading.text) < len(text):
        read, whole = f"{len(reading.text):,}", f"{len(text):,}"
        reading.notes.append(f"very long: only the first {read} of {whole} characters were read")
    if reading.published is None:
        reading.notes.append("no publication date: relative dates stay unresolved")
    return reading, True


def _cut(text: str) -> int:
    """Where reading ends: the last paragraph end, or else the last space, within the limit."""
    if len(text) <= MAX_CHARACTERS:
        return len(text)
    for boundary in ("\n\n", "\n", " "):
        at = text.rfind(boundary, MAX_CHARACTERS // 2, MAX_CHARACTERS)
        if at > 0:
            return at
    return MAX_CHARACTERS


def _extraction(document: Document, reading: Reading, wanted: frozenset[str], readable: bool) -> Extraction:
    extraction = Extraction(
        text=_SURROGATE.sub("\ufffd", document.text),
        published=document.published,
        engine=ENGINE,
        language=ENGLISH if readable or not reading.text.strip() else "und",
        times=tuple(reading.times) if "dates" in wanted else (),
        actors=tuple(reading.actors) if wanted - {"dates"} else (),
        statements=_attributed(reading, wanted),
        events=tuple(reading.events) if "events" in wanted else (),
        notes=tuple(reading.notes),
    )
    extraction.check()
    return extraction


def _attributed(reading: Reading, wanted: frozenset[str]) -> tuple[FoundStatement, ...]:
    """Statements and attitudes as wanted, in text order."""
    found = [*reading.statements] if "statements" in wanted else []
    found += reading.attitudes if "attitudes" in wanted else []
    return tuple(sorted(found, key=lambda one: one.content[0].start)) if reading.attitudes else tuple(found)
