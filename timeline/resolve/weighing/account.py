"""What is compared: one telling of an event, or an event with all of its tellings; no rows of the database."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from timeline.resolve.likeness import Wording
from timeline.resolve.weighing.stories import Story


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part. `key` is one for one identity, `iso3` the state that it is or belongs to."""

    key: Hashable
    name: str = ""
    person: bool = False
    iso3: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """How one article tells it: the words of the trigger, its sentences, and what the article is about as a whole."""

    article: Hashable
    words: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    wording: Wording | None = None
    story: Story | None = None
    sentence: Hashable = None
    persons: frozenset[Hashable] = frozenset()
    """The keys of the persons who take part as this article has it."""


@dataclass(frozen=True, slots=True)
class Account:
    """What is said to have happened. Dates are as in `Dated`; `kind` and `event_type` "" where they are not known."""

    tellings: tuple[Telling, ...]
    event_type: str = ""
    kind: str = ""
    status: str = ""
    parties: frozenset[Party] = frozenset()
    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None
    by_publication: bool = False
    """Whether the date is only that of publication."""
    place: str = ""
    place_iso3: str = ""

    @property
    def persons(self) -> frozenset[Hashable]:
        """The keys of the persons who take part."""
        return frozenset(party.key for party in self.parties if party.person)

    @property
    def countries(self) -> frozenset[str]:
        """The states that take part, or to which those belong who do."""
        return frozenset(party.iso3 for party in self.parties if party.iso3)
