"""Take a chronology in: all of its rows that are not there yet, as one decision that can be taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from timeline.actions.base import Action
from timeline.actions.errors import Invalid
from timeline.models import Source, Verb
from timeline.models.vocabulary import SourceKind
from timeline.resolve.entries import Entry, sift, write


@dataclass(kw_only=True)
class ImportRecord(Action):
    """Make an event of each entry that has none, told by a row of the chronology of this name.

    The chronology is made if there is none of the name. What the rows name that nobody knew becomes a suggested actor,
    as when an article names it, and stays if the import is taken back; so do the rows' words. `new` are the entries
    that are. Raises Invalid if nothing is new.
    """

    verb = Verb.ADD
    chronology: str
    entries: Sequence[Entry]
    file: str = ""
    tell: Callable[[int], None] = lambda done: None
    new: Sequence[Entry] = field(init=False, default=())
    source: Source = field(init=False)

    def validate(self) -> None:
        self.chronology = " ".join(self.chronology.split())[:200]
        if not self.chronology:
            raise Invalid.of_field("chronology", "Give the chronology a name.")
        found = Source.objects.filter(name=self.chronology).first()
        if found is not None and not found.is_record:
            raise Invalid.of_field(
                "chronology", f"“{found}” publishes articles here. Give the chronology another name."
            )
        if not self.entries:
            raise Invalid("There is no row that can be read.")
        sifted = sift(found, self.entries)
        if sifted.clashing:
            first = sifted.clashing[0]
            raise Invalid(f"{first.where}: the reference {first.reference} stands for other words already.")
        if not sifted.new:
            raise Invalid("Every row is on record already. Nothing was added.")
        self.new = sifted.new

    def begin(self) -> None:
        self.source, _ = Source.objects.get_or_create(
            name=self.chronology, defaults={"kind": SourceKind.CHRONOLOGY}
        )
        self.detail = {"file": self.file, "rows": len(self.new)}
        super().begin()

    def about(self) -> Source:
        return self.source

    def change(self) -> None:
        write(self.source, self.new, self.decision, self.tell)
