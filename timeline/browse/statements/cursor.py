"""Where a page of statements ends, as it stands in an address: “2021-06-21_12”, or “_12” for what has no date."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

_WRITTEN = re.compile(r"(\d{4}-\d{2}-\d{2})?_([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the list: the first day (None: undated) and the id of a statement."""

    day: date | None
    pk: int

    @classmethod
    def at(cls, statement: Any) -> "Cursor":
        """The place of a statement."""
        return cls(statement.earliest, statement.pk)

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """The place that is written; None if it is none."""
        found = _WRITTEN.fullmatch(text)
        if found is None:
            return None
        try:
            return cls(date.fromisoformat(found[1]) if found[1] else None, int(found[2]))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.day.isoformat() if self.day else ''}_{self.pk}"
