"""The weights of `weights.toml`, read once a process."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was compared: its name in `weights.toml`, how much it weighs here, and its words, "" for none."""

    name: str
    weight: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Weights:
    """A table a method; each gives a `Finding` of that name. Raises KeyError for a name that is not in the file."""

    start: float
    join: float
    suggest: float
    doubts: frozenset[str]
    _tables: dict[str, dict[str, Any]]
    _families: dict[str, str]
    saying: frozenset[str]
    vague: frozenset[str]
    empty: frozenset[str]
    sides: frozenset[str]
    _ways: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()

    def what(self, name: str, words: str = "", times: float = 1.0) -> Finding:
        return self._finding("what", name, words, times)

    def who(self, name: str, words: str = "") -> Finding:
        return self._finding("who", name, words)

    def when(self, name: str, words: str = "") -> Finding:
        return self._finding("when", name, words)

    def where(self, name: str, words: str = "") -> Finding:
        return self._finding("where", name, words)

    def articles(self, name: str, words: str = "") -> Finding:
        return self._finding("articles", name, words)

    def graded(self, name: str, value: float, words: str = "") -> Finding:
        """What grows with a likeness: between the points of the file on straight lines."""
        return Finding(name, _between(self._tables["articles"][name], value), words)

    def akin(self, one: str, other: str) -> bool:
        """Whether two kinds may name one happening."""
        return one == other or (
            one in self._families and self._families.get(one) == self._families.get(other)
        )

    def turned(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether the words of one go one way and those of the other the opposite one: checked in, checked out."""
        mine, theirs = ({word.casefold() for word in words} for words in (one, other))
        return any(
            (mine & there and theirs & back) or (mine & back and theirs & there) for there, back in self._ways
        )

    def _finding(self, table: str, name: str, words: str, times: float = 1.0) -> Finding:
        return Finding(name, self._tables[table][name] * times, words)


@cache
def weights() -> Weights:
    """Those of the data file."""
    with Path(__file__).with_name("weights.toml").open("rb") as file:
        read = tomllib.load(file)
    families = {kind: family for family, kinds in read["kinds"].items() for kind in kinds}
    words = read["words"]
    saying, vague, empty = (frozenset(words[name]) for name in ("saying", "vague", "empty"))
    sides = frozenset(read["numbers"]["sides"])
    ways = tuple((frozenset(there), frozenset(back)) for there, back in words["ways"])
    doubts = frozenset(read["doubts"])
    return Weights(
        read["start"],
        read["join"],
        read["suggest"],
        doubts,
        read,
        families,
        saying,
        vague,
        empty,
        sides,
        ways,
    )


def _between(points: list[list[float]], value: float) -> float:
    if value <= points[0][0]:
        return points[0][1]
    for (left, low), (right, high) in pairwise(points):
        if value <= right:
            return low + (high - low) * (value - left) / (right - left)
    return points[-1][1]
