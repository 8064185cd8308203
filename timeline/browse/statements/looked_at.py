"""What is counted of a selection: so many of its statements at most, so that it costs the same however many there are."""

from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from timeline.browse.statements.leads import Lead
from timeline.browse.statements.selection import MOST, Selection, following


class Told(NamedTuple):
    """What of a statement is counted; `source` is its article's."""

    pk: int
    speaker: int | None
    addressee: int | None
    act: str
    form: str
    source: int
    earliest: date | None
    latest: date | None


_FIELDS = ("pk", "speaker", "addressee", "act", "form", "article__source", "earliest", "latest")


class LookedAt:
    """The statements of a selection, one of each group, that are counted for `user`: all, or `MOST` of them.

    Of a filter that leads to many those that were stored last are looked at, of any other selection those said last.
    """

    def __init__(self, selection: Selection, user: Any) -> None:
        self.selection, self.user = selection, user

    @cached_property
    def _leads(self) -> list[tuple[Lead, list[int]]]:
        return [(lead, lead.keys(MOST + 1)) for lead in self.selection.leads(self.user)]

    @cached_property
    def _plain(self) -> Any:
        return self.selection.plain(self.user)

    @property
    def matching(self) -> Any:
        """As `Selection.matching`."""
        return following(self._plain, self._leads)

    @cached_property
    def _found(self) -> tuple[list[Told], bool]:
        leads = self._leads
        if not leads:
            rows, many = self.matching.latest_first()[: MOST + 1], False
        else:
            many = all(len(keys) > MOST for _, keys in leads)
            cut = [(lead, keys[:MOST] if many and n == 0 else keys) for n, (lead, keys) in enumerate(leads)]
            rows = following(self._plain, cut).order_by()
        told = [Told(*row) for row in rows.values_list(*_FIELDS)]
        return told[:MOST], many or len(told) > MOST

    @property
    def rows(self) -> list[Told]:
        return self._found[0]

    @property
    def partly(self) -> bool:
        """Whether there may be more."""
        return self._found[1]

    @property
    def count(self) -> int:
        return len(self.rows)

    @cached_property
    def ids(self) -> list[int]:
        return [row.pk for row in self.rows]
