"""The predicates that type a pair, and what operators make of them: `pair_*.tsv` as values, read once a process."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from timeline.extract.events import tables
from timeline.extract.events.tables import TableError
from timeline.extract.extraction import PLOVER_TYPES


@dataclass(frozen=True, slots=True)
class Predicate:
    """One row of `pair_predicates.tsv` for one of its words; the file's heading explains the fields."""

    words: tuple[str, ...]  # lemmas that follow each other
    part: str  # "v", "n" or "*"
    near: frozenset[str]
    does: str  # a PLOVER category, or an operator
    cameo: str
    example: str

    @property
    def operates(self) -> bool:
        """Whether it makes something of the predicate after it."""
        return self.does not in PLOVER_TYPES


@dataclass(frozen=True, slots=True)
class Turn:
    """One row of `pair_turns.tsv`."""

    becomes: str  # a PLOVER category, "=" for the predicate's own, "" for nothing
    cameo: str  # a code, "=" for the predicate's own, "+" for the operator's own


@cache
def predicates() -> dict[str, tuple[Predicate, ...]]:
    """First word → predicates that begin with it: those that need a word near first, then the longer ones."""
    found: dict[str, list[Predicate]] = {}
    for row in tables.rows("pair_predicates.tsv"):
        if row["does"] not in PLOVER_TYPES and row["does"] not in operators():
            raise TableError(
                f"pair_predicates.tsv: {row['words']}: neither category nor operator: {row['does']}"
            )
        near = frozenset(filter(None, _dash(row["with"]).split(",")))
        for words in row["words"].split(" / "):
            parts = tuple(re.split(r"[ -]", words.strip()))
            made = Predicate(parts, row["part"], near, row["does"], _dash(row["cameo"]), row["example"])
            found.setdefault(parts[0], []).append(made)
    return {
        first: tuple(sorted(rows, key=lambda row: (-len(row.words), not row.near)))
        for first, rows in found.items()
    }


@cache
def turns() -> dict[tuple[str, str], Turn]:
    """(operator, category of what follows, "*" or "") → what becomes of it. Raises `TableError`."""
    found = {}
    for row in tables.rows("pair_turns.tsv"):
        becomes = _dash(row["becomes"])
        if becomes not in {*PLOVER_TYPES, "=", ""}:
            raise TableError(f"pair_turns.tsv: {row['operator']}: no PLOVER category {becomes!r}")
        found[row["operator"], _dash(row["of"])] = Turn(becomes, _dash(row["cameo"]))
    return found


@cache
def operators() -> frozenset[str]:
    """The operators that have turns."""
    return frozenset(operator for operator, _ in turns())


def bounds() -> frozenset[str]:
    """Words at which the clause of the pair ends."""
    return tables.words("pair_bounds.tsv")


def _dash(cell: str) -> str:
    return "" if cell == "-" else cell
