"""What the extractor says about one article: frozen values with spans into the given text.

Offsets are Unicode code points, end exclusive; `text[span.start:span.end] == span.text` for every span.
Ids ("A1", "S1", "E1") are local to one extraction. The JSON form, `Extraction.as_json()`, is the one format of
`python -m timeline.extract`; `FORMAT` is its version.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

FORMAT = 1

ACTOR_KINDS = ("person", "state", "government", "organisation", "group", "media")
FORMS = ("direct", "indirect", "mixed")
ACTS = (
    "offer",
    "demand",
    "refuse",
    "accuse",
    "warn",
    "threaten",
    "praise",
    "promise",
    "condition",
    "deny",
    "announce",
    "appeal",
    "expect",
    "thank",
    "condemn",
    "support",
    "comment",
)
KINDS = ("speech", "belief", "intent", "stance", "evidence", "unsaid")
"""What an attribution tells of its source: words said, what it thinks, wants, is for or against, shows, did not say."""
PLOVER_TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
STATUSES = (
    "happened",
    "ongoing",
    "planned",
    "proposed",
    "cancelled",
    "denied",
    "hypothetical",
    "alleged",
)
DATE_BASES = ("explicit", "reporting", "inferred", "carried", "document", "none")
"""How an event got its date: in its clause, from its reporting verb, worked out, carried over, or only the document's."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the article: `text` is exactly `article[start:end]`."""

    start: int
    end: int
    text: str

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression (TIMEX3). `edtf` is None for durations, sets and what cannot be resolved."""

    span: Span
    type: str  # DATE, TIME, DURATION or SET
    value: str  # the TIMEX3 value, "" if unresolved
    edtf: str | None
    earliest: date | None
    latest: date | None
    derivation: str  # in words: which rule, which reference, which direction
    rule: str = ""
    mod: str = ""  # TIMEX3 mod: START ("early June"), MID, END, APPROX …
    ends: tuple[
        Time, ...
    ] = ()  # of a range ("from 3 May to 5 May"): its two ends, as annotated corpora mark it


@dataclass(frozen=True, slots=True)
class HeldPosition:
    """An office or role that the text gives an actor, with the words that say so."""

    title: str  # as a caption would say it, without the country adjective
    org: str | None  # actor id of the state or organisation it belongs to
    evidence: Span


@dataclass(frozen=True, slots=True)
class FoundActor:
    """Everything in the article that names one actor."""

    id: str
    name: str  # canonical
    kind: str  # one of ACTOR_KINDS
    mentions: tuple[Span, ...]  # named, acronym and metonym mentions, no pronouns
    iso3: str | None = None  # ISO 3166-1 alpha-3 of the state it is or belongs to
    affiliation: str | None = None  # actor id
    positions: tuple[HeldPosition, ...] = ()
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """One attribution: source, cue and content.

    A joint statement has its first speaker in `speaker`, the others in `co_speakers`. `within` is the statement whose
    content this one stands in ("X said that Y had warned Z": the warning is within what X said).
    """

    id: str
    content: tuple[Span, ...]
    form: str  # one of FORMS
    act: str  # one of ACTS
    speaker: str | None = None  # actor id
    co_speakers: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    cue: Span | None = None
    source: Span | None = None
    said: str | None = None  # EDTF
    said_span: Span | None = None
    said_derivation: str = ""
    about: tuple[str, ...] = ()  # actor ids, whom the content is about first
    negated: bool = False  # it says that something is not, or will not be
    terms: tuple[Span, ...] = ()  # words that set a condition, or say that there is none
    hedges: tuple[Span, ...] = ()  # words that say how sure the speaker is
    within: str | None = None  # statement id
    kind: str = "speech"  # one of KINDS
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Offset:
    """ "Two days after the summit in Oslo", where the article names no day for the summit.

    What is counted from, as far as the words say: its category and kind as in `FoundEvent`, place and participants.
    """

    days: int  # negative: before
    span: Span
    plover: str | None = None
    kind: str = ""
    place: str | None = None
    place_iso3: str | None = None
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """One happening as the article tells it.

    PLOVER's coding rules hold: a visitor is actor and the host recipient; a meeting without a clear host has all as
    actors; a future meeting is AGREE. `plover` is None for what PLOVER has no category for (statements, appointments).
    """

    id: str
    label: str  # a short headline composed from the parts
    trigger: Span
    evidence: tuple[Span, ...]  # the sentences
    plover: str | None = None
    mode: str = ""  # PLOVER mode
    cameo: str = ""  # CAMEO code, a string: "036"
    kind: str = ""  # the desk's sub-type: visit, bilateral, trilateral, call, statement, appointment …
    status: str = "happened"
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    edtf: str | None = None
    precision: str = "none"
    date_basis: str = "none"  # one of DATE_BASES
    derivation: str = ""  # in words
    date_span: Span | None = None
    bound: str | None = None  # without a date: EDTF with one end open, "../2021-06-21"
    offset: Offset | None = None  # without a date: counted from something else that happened
    place: str | None = None
    place_iso3: str | None = None
    statements: tuple[str, ...] = ()  # statement ids made in or amounting to this event
    core: bool = True  # belongs on a diplomatic timeline
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article."""

    text: str
    published: date | datetime | None
    engine: str  # name and version of the rules that found it
    language: str = "en"
    times: tuple[Time, ...] = ()
    actors: tuple[FoundActor, ...] = ()
    statements: tuple[FoundStatement, ...] = ()
    events: tuple[FoundEvent, ...] = ()
    notes: tuple[str, ...] = field(
        default=()
    )  # what the reader should know: "not English", "no publication date"

    def spans(self) -> list[Span]:
        """Every span of the extraction, for checking and highlighting."""
        found: list[Span] = [time.span for time in self.times]
        for actor in self.actors:
            found += actor.mentions
            found += [position.evidence for position in actor.positions]
        for statement in self.statements:
            found += statement.content
            found += [s for s in (statement.cue, statement.source, statement.said_span) if s]
            found += [*statement.terms, *statement.hedges]
        for event in self.events:
            found += [event.trigger, *event.evidence]
            found += [event.date_span] if event.date_span else []
        return found

    def check(self) -> None:
        """Raise ValueError naming the first span that is not the text it claims, or an unknown id."""
        for span in self.spans():
            if self.text[span.start : span.end] != span.text or span.start >= span.end:
                raise ValueError(f"span {span.start}–{span.end} is not “{span.text}”")
        known = {actor.id for actor in self.actors}
        told = {statement.id for statement in self.statements}
        for statement in self.statements:
            people = [statement.speaker, *statement.co_speakers, *statement.addressee, *statement.about]
            _known(known, statement.id, people)
            if statement.within is not None and (
                statement.within not in told or statement.within == statement.id
            ):
                raise ValueError(f"{statement.id} is within {statement.within}, which is no other statement")
        for event in self.events:
            _known(known, event.id, [*event.actors, *event.recipients, *event.about])

    def as_json(self, doc: dict[str, Any]) -> dict[str, Any]:
        """The output line for the input line `doc` ({"id", "published", "title"?, "url"?, "source"?})."""
        keys = ("id", "url", "title", "published", "source")
        return {
            "format": FORMAT,
            "engine": self.engine,
            "doc": {key: doc.get(key) for key in keys},
            "notes": list(self.notes),
            "times": [row for time in self.times for row in _times(time)],
            "actors": [_plain(actor) for actor in self.actors],
            "statements": [_statement(statement) for statement in self.statements],
            "events": [_plain(event) for event in self.events],
        }


def _known(known: set[str], owner: str, ids: list[str | None]) -> None:
    for actor in ids:
        if actor is not None and actor not in known:
            raise ValueError(f"{owner} names {actor}, which is no actor of this extraction")


def _plain(found: FoundActor | FoundEvent) -> dict[str, Any]:
    return asdict(found)


def _times(time: Time) -> list[dict[str, Any]]:
    """The rows of a time expression: of a range one for each end, with the whole interval as "range"."""
    return [_time(one, time.edtf if time.ends else None) for one in time.ends or (time,)]


def _time(time: Time, whole: str | None) -> dict[str, Any]:
    row = asdict(time)
    del row["ends"]
    span: dict[str, Any] = row.pop("span")
    for end in ("earliest", "latest"):
        row[end] = row[end].isoformat() if row[end] else None
    return span | row | {"range": whole}


def _statement(statement: FoundStatement) -> dict[str, Any]:
    row = asdict(statement)
    row["source_span"] = row.pop("source")
    return row
