"""The queue of pairs that may be one, events or actors: one at a time, with what speaks for it and what against it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse

from timeline.actions import Action, Judge, MergeActors, MergeEvents
from timeline.models import Decision, EventResemblance, Resemblance, Verb
from timeline.models.vocabulary import State
from timeline.review.item import Item
from timeline.review.pair import Pair
from timeline.review.queue import Queue

PAIRS: dict[str, Any] = {"event": EventResemblance, "actor": Resemblance}
VERDICTS = (Verb.SAME, Verb.DIFFERENT, Verb.UNSURE)
_MOST = 1_000
_LEFT_OPEN = 40
_MERGES: dict[str, Any] = {"event": MergeEvents, "actor": MergeActors}


@dataclass(frozen=True)
class Pairs:
    """What one address shows. `at` is the id of the pair, None is the likeliest that waits."""

    user: Any
    kind: str
    at: int | None = None

    @cached_property
    def ids(self) -> list[int]:
        """The pairs that wait, the likeliest first; no more than a thousand."""
        return list(PAIRS[self.kind].objects.open().values_list("pk", flat=True)[:_MOST])

    @cached_property
    def suggestion(self) -> Any:
        """The pair that is shown: the one asked for if it still stands, decided or not; None if nothing waits."""
        rows = PAIRS[self.kind].objects.standing().with_both()
        asked = rows.filter(pk=self.at).first() if self.at else None
        return asked or (rows.filter(pk=self.ids[0]).first() if self.ids else None)

    @cached_property
    def pair(self) -> Pair | None:
        """The two of it, side by side."""
        found = self.suggestion
        return Pair(Item(found.one), Item(found.other)) if found else None

    @property
    def place(self) -> int:
        """Where it stands among those that wait, from 1; 0 for one that is decided."""
        found = self.suggestion
        return self.ids.index(found.pk) + 1 if found and found.pk in self.ids else 0

    def _address(self, pk: int | None) -> str:
        address = reverse("pairs", args=[self.kind])
        return f"{address}?at={pk}" if pk else address

    @property
    def here(self) -> str:
        """The address of the pair that is shown."""
        return self._address(self.suggestion.pk if self.suggestion else None)

    @property
    def before(self) -> str:
        """The address of the one before it; "" for none."""
        return self._address(self.ids[self.place - 2]) if self.place > 1 else ""

    @property
    def after(self) -> str:
        """The address of the next one; "" for none."""
        return self._address(self.ids[self.place]) if 0 < self.place < len(self.ids) else ""

    @property
    def others(self) -> list[tuple[str, int]]:
        """(kind, how many wait) of the other kinds."""
        counts = [(kind, rows.objects.open().order_by().count()) for kind, rows in PAIRS.items()]
        return [(kind, count) for kind, count in counts if kind != self.kind and count]

    @cached_property
    def left_open(self) -> list[Any]:
        """Those that an editor could not tell, the likeliest."""
        return list(PAIRS[self.kind].objects.left_open().with_both()[:_LEFT_OPEN])

    @cached_property
    def last(self) -> Decision | None:
        """The editor's last decision, which can be taken back."""
        return Queue(self.user).last

    def judged(self, verdict: str, reason: str, versions: tuple[int | None, int | None]) -> Action:
        """What a verdict on the pair that is shown means: the same are merged, the others noted."""
        one, other = self.suggestion.one, self.suggestion.other
        if verdict != Verb.SAME:
            return Judge(user=self.user, verdict=verdict, one=one, other=other, reason=reason)
        kept = [(one, versions[0]), (other, versions[1])]
        # What an editor accepted stays; else the older, to which more may point.
        kept.sort(key=lambda row: (row[0].state != State.ACCEPTED, row[0].pk))
        (winner, seen), (loser, also_seen) = kept
        merge: Action = _MERGES[self.kind](
            user=self.user, winner=winner, loser=loser, winner_version=seen, loser_version=also_seen, reason=reason
        )  # fmt: skip
        return merge
