"""What a card of an event shows, worked out once, so that templates only print."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from timeline.browse import words
from timeline.browse.date_marks import DateMark
from timeline.browse.highlight import Marked, Piece, kind_of, pieces
from timeline.browse.hits import Snippet, hits_of, snippet
from timeline.models.addresses import address
from timeline.models.evidence import CONTEXT
from timeline.models.vocabulary import Form, Part, Role, State

BRIEF, LONG = 30, 260
"""Characters between which a statement makes a good pull quote."""

_LEAD = {
    Role.ACTOR: "",
    Role.RECIPIENT: "→",
    Role.HOST: "hosted by",
    Role.VENUE: "at",
    Role.ABOUT: "about",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of evidence, with what stands before and after it in the article."""

    before: str
    pieces: list[Piece]
    after: str


@dataclass(frozen=True, slots=True)
class Account:
    """One report with its passages."""

    report: Any
    passages: list[Passage]


class Card:
    """An event with what is shown of it. Needs the event as `EventQuerySet.for_cards` gives it."""

    def __init__(self, event: Any) -> None:
        self.event = event
        self.note = ""

    @property
    def id(self) -> str:
        """Of its place on the page."""
        return f"e{self.event.pk}"

    @property
    def classes(self) -> str:
        """For the style sheet: what the desk has said about it, what became of it."""
        off = " struck-out" if self.struck_out else ""
        return f"event {self.event.state} {self.event.status}{off}"

    @property
    def headline(self) -> list[Piece]:
        """The headline, with the words that were searched for marked in it."""
        return pieces(self.event.headline, hits_of(self.event))

    @property
    def snippet(self) -> Snippet | None:
        """The words of the quotation around what was searched for; None if nothing of it was."""
        return snippet(self.quote) if self.quote is not None else None

    @property
    def known(self) -> str:
        """The query string of its addresses, if it is shown as known on a day."""
        asof = getattr(self.event, "asof", None)
        return asof.query if asof else ""

    @cached_property
    def address(self) -> str:
        """Its page, as known on the same day."""
        return f"{self.event.get_absolute_url()}{self.known}"

    @property
    def evidence(self) -> str:
        """Where the reports with their words are fetched from, as known on the same day."""
        return f"{address('known', self.event.pk)}{self.known}"

    @cached_property
    def date(self) -> str:
        """The precise date phrase; how it is known is `basis`."""
        return words.when(self.event)

    @property
    def basis(self) -> str:
        """How the date came about, in short. The event's page says it in full."""
        return words.basis(self.event)

    @cached_property
    def mark(self) -> DateMark:
        """How its date is drawn."""
        return DateMark.of(self.event)

    @property
    def why(self) -> str:
        """How the date came about, in full: “19–23 June 2021, several days: five-day visit from Saturday”."""
        told = f"{self.date}, {self.mark.form}" if self.date else str(self.mark.form)
        return f"{told}: {self.event.derivation}" if self.event.derivation else told

    @property
    def day(self) -> str:
        """The day it is filed under, for zooming in on it; empty without a date."""
        return self.event.sort_day.isoformat() if self.event.sort_day else ""

    @property
    def struck_out(self) -> bool:
        """Whether the headline names something that was called off, and is to be read as struck out."""
        return words.is_struck_out(self.event)

    @cached_property
    def parts(self) -> list[tuple[str, list[Any]]]:
        """Participants by role: the word that leads in, and the participations."""
        rows = list(self.event.participations.all())
        found = [(_LEAD[role], [row for row in rows if row.role == role]) for role in Role]
        found = [(lead, some) for lead, some in found if some]
        if found and not any(row.role == Role.ACTOR for row in rows):
            found[0] = ("", found[0][1])
        return found

    @cached_property
    def quote(self) -> Any:
        """The statement that speaks best for the event, or None."""
        return best_statement(self.event.statements.all())

    @cached_property
    def accounts(self) -> list[Account]:
        """The reports with their words."""
        return [account(report) for report in self.event.reports.all()]

    @property
    def sources(self) -> str:
        """ "3 sources", "3 sources, 1 independent": agency copy in several outlets is one voice, a record is none."""
        count, voices = self.event.source_count, self.event.voice_count
        if not count:
            return "No article"
        return f"{count} source{'' if count == 1 else 's'}" + (
            f", {voices} independent" if voices < count else ""
        )

    @property
    def on_record(self) -> bool:
        """Whether a chronology has it, beside articles or alone."""
        return bool(self.event.record_count)

    @property
    def has_evidence(self) -> bool:
        """Whether the evidence was fetched with the event; else it is when the card is opened."""
        return "reports" in getattr(self.event, "_prefetched_objects_cache", {})


def best_statement(statements: Iterable[Any]) -> Any:
    """The one to print: what was searched for before all; then accepted before suggested, direct before indirect, of a
    length that reads well, surest first."""

    def rank(statement: Any) -> tuple[bool, bool, bool, bool, float]:
        return (
            bool(hits_of(statement)),
            statement.state == State.ACCEPTED,
            statement.form != Form.INDIRECT,
            BRIEF <= len(statement.content) <= LONG,
            statement.confidence,
        )

    return max(statements, key=rank, default=None)


def account(report: Any) -> Account:
    """A report's passages in text order, its trigger and date marked in them."""
    evidence = sorted(report.evidence.all(), key=lambda piece: (piece.start, -piece.end))
    marks = [Marked(e.start, e.end, kind_of(e), e) for e in evidence if e.part != Part.PASSAGE]
    shown = [e for e in evidence if e.part == Part.PASSAGE] or evidence
    return Account(
        report,
        [
            Passage(_last_words(e.prefix), pieces(e.exact, marks, e.start), _first_words(e.suffix))
            for e in shown
        ],
    )


def _last_words(prefix: str) -> str:
    """A prefix without the word that it begins in the middle of."""
    return prefix.partition(" ")[2] if len(prefix) == CONTEXT else prefix


def _first_words(suffix: str) -> str:
    """A suffix without the word that it ends in the middle of."""
    return suffix.rpartition(" ")[0] if len(suffix) == CONTEXT else suffix
