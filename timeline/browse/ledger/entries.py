"""The parts of the ledger: a matter has entries, an entry has witnesses."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import Truncator

from timeline.browse import words
from timeline.models.evidence import date_part
from timeline.models.telling import Telling
from timeline.models.telling.matters import DATE, PARTICIPANTS, PLACE, STATUS, TYPE
from timeline.models.vocabulary import DateBasis

AGREED, DISPUTED, SUPERSEDED, SHOWN = "agrees", "disputed", "superseded", "shown"
_WORKED_OUT = (DateBasis.INFERRED, DateBasis.CARRIED, DateBasis.DOCUMENT)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_CUES = 3
_TITLE = 60
_SAY = {
    DATE: ("says", "say"),
    STATUS: ("has it as", "have it as"),
    TYPE: ("classes it as", "class it as"),
    PLACE: ("places it in", "place it in"),
    PARTICIPANTS: ("names", "name"),
}
_LABELS = {DATE: "Date", STATUS: "Status", TYPE: "Type", PLACE: "Place", PARTICIPANTS: "Participants"}


@dataclass(frozen=True, slots=True)
class Witness:
    """One report that says it, with the copies of it. `often`: its source tells the event more than once."""

    telling: Telling
    copies: list[Telling]
    outdated: bool = False
    often: bool = False
    same_day: bool = False
    """Whether its source tells it in another article of that day, too, so that only the title tells them apart."""

    @property
    def source(self) -> Any:
        return self.telling.article.source

    @property
    def name(self) -> str:
        """What the report is called: by its source; if that tells the event more than once by its day as well, and by the
        article's title where the day is the same."""
        day = self.telling.day if self.often else None
        name = f"{self.source}, {words.plain_day(day)}" if day else str(self.source)
        title = self.telling.article.title or self.telling.report.headline
        return f"{name}, “{Truncator(title).chars(_TITLE)}”" if self.same_day and title else name

    @property
    def address(self) -> str:
        return words_in_place(self.telling)


@dataclass(slots=True)
class Entry:
    """One value of a matter: `take` is what the button sends that chooses it, "" where it cannot be chosen."""

    matter: str
    value: str
    witnesses: list[Witness]
    standing: str
    take: str = ""
    key: str = ""

    @property
    def voices(self) -> int:
        """How many independent sources say it; or said it, of what is superseded."""
        over = self.standing == SUPERSEDED
        current = [witness for witness in self.witnesses if over or not witness.outdated]
        return len({witness.telling.voice for witness in current or self.witnesses})

    @property
    def lead(self) -> str:
        """The words before the value: “Three sources imply”, “The Dispatch says”."""
        worked_out = self.matter == DATE and all(
            w.telling.report.date_basis in _WORKED_OUT for w in self.witnesses
        )
        one, many = ("implies", "imply") if worked_out else _SAY[self.matter]
        if self.voices > 1:
            return f"{number(self.voices).capitalize()} sources {many}"
        return one

    @property
    def count(self) -> str:
        """The number of independent sources as a word."""
        return number(self.voices)

    @property
    def dated(self) -> bool:
        """Whether one of them is named by its day, so that a comma does not part them."""
        return any(witness.often for witness in self.witnesses)

    @property
    def cues(self) -> list[str]:
        """The words of the articles that the date rests on, a few of them."""
        if self.matter != DATE:
            return []
        parts = [date_part(w.telling.report.evidence.all()) for w in self.witnesses]
        return list(dict.fromkeys(words.bare(part.exact) for part in parts if part))[:_CUES]


@dataclass(slots=True)
class Matter:
    """One field: what is shown of it, and who says what.

    `value` is what is shown of it. `settled`: an editor has set it, by the decision `choice` where there is one that
    says so.
    """

    name: str
    value: str
    entries: list[Entry] = field(default_factory=list)
    choice: Any = None
    settled: bool = False

    @property
    def label(self) -> str:
        return _LABELS[self.name]

    @property
    def verdict(self) -> str:
        """“chosen”, “disputed”, “agreed”, or “one source”."""
        if self.settled:
            return "chosen"
        if self.against:
            return DISPUTED
        standing = [entry for entry in self.entries if entry.standing != SUPERSEDED]
        voices = {w.telling.voice for entry in standing for w in entry.witnesses if not w.outdated}
        return "agreed" if len(voices) > 1 else "one source"

    @property
    def verdict_words(self) -> str:
        """The verdict as it is shown: what is said in several ways that fit is not agreed on word for word."""
        said = {entry.value for entry in self.entries if entry.standing in (SHOWN, AGREED)}
        fits = self.verdict == "agreed" and self.name != PARTICIPANTS and len(said) > 1
        return "No contradiction" if fits else self.verdict.capitalize()

    @property
    def alone(self) -> bool:
        """Whether no report has what is shown: several leave it together, or an editor entered it."""
        return bool(self.value) and all(entry.standing != SHOWN for entry in self.entries)

    @property
    def reason(self) -> str:
        """The reason of a choice made here, which readers are shown; those of other decisions are the desk's own."""
        return str(self.choice.reason) if self.choice and self.choice.detail.get("chosen") else ""

    @property
    def against(self) -> list[Entry]:
        """What contradicts what is shown."""
        return [entry for entry in self.entries if entry.standing == DISPUTED]

    @property
    def choosable(self) -> bool:
        """Whether there is something to choose between."""
        return len([entry for entry in self.entries if entry.take]) > 1


def words_in_place(telling: Telling) -> str:
    """The address of a report's words in its article."""
    return f"{telling.article.get_absolute_url()}#r{telling.report.pk}"


def number(count: int) -> str:
    """A small number as a word."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
