"""Which column of a chronology holds what: guessed by its name, corrected by the editor."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

TARGETS = (
    "date",
    "until",
    "title",
    "note",
    "kind",
    "who",
    "office",
    "state",
    "whom",
    "place",
    "link",
    "number",
)


@cache
def targets() -> dict[str, dict[str, Any]]:
    """What a column may hold: name → label, names and so on, as `columns.toml` has them."""
    return tomllib.loads(Path(__file__).with_name("columns.toml").read_text("utf-8"))


def choices() -> list[tuple[str, str]]:
    """For a form: what a column may hold, and nothing first."""
    return [("", "Not used"), *((name, str(targets()[name]["label"])) for name in TARGETS)]


@dataclass(frozen=True, slots=True)
class Mapped:
    """How a chronology is read: column → target, and what holds for rows whose columns do not say.

    `who`, `state`, `whom` and `kind` are words as a cell would have them.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    who: str = ""
    state: str = ""
    whom: str = ""
    kind: str = ""

    def holding(self, target: str) -> list[str]:
        """The columns that hold `target`, in the order of the file."""
        return [column for column, held in self.columns.items() if held == target]


def guess(columns: Iterable[str]) -> dict[str, str]:
    """The likeliest target of each column, "" where none is likely. The first of a target's names is the likeliest."""
    found = dict.fromkeys(columns, "")
    for target in TARGETS:
        fitting = [column for column in found if not found[column] and _rank(target, column) is not None]
        fitting.sort(key=lambda column: _rank(target, column) or 0)
        for column in fitting[:1] if targets()[target].get("once") else fitting:
            found[column] = target
    return found


def _rank(target: str, column: str) -> int | None:
    """How likely a column holds `target`, the less the likelier; None: it does not."""
    held, name = targets()[target], column.casefold().strip()
    if name in held["names"]:
        return int(held["names"].index(name))
    return len(held["names"]) if "guess" in held and re.search(held["guess"], name) else None
