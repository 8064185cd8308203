"""PostgreSQL: hits of words in the order of their keys, such as positions, though an index of words has none.

To look up a word gives all its hits at once, and each is a row of the table to be read before its key is known; to walk
along the keys reads every row on the way. Where a word is in so many events that both take long, only as
far from the end as enough hits are to be expected is looked at, by the index of words and that of keys together;
beyond it only if they do not suffice. How often a word is and how far that is, the planner's statistics tell. Where
they are old or wrong, an answer takes longer, and is the same.
"""

import hashlib
import json
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from timeline.search.indexes import Index
from timeline.search.query import Query

KEPT = 300
"""Seconds for which statistics are remembered."""
MOST_WORDS = 8
"""So many words of a query are asked about; the rarest of them is used."""
MARGIN = 1.3
"""So many times as many rows are looked at as should hold what is wanted."""
WALKED, LISTED, SPANNED, READ = 2.8, 0.25, 0.1, 2.5
"""Microseconds for a row on a walk, a hit in the index of words, an entry in that of keys, a row that both name:
PostgreSQL 15, a million events in no order on disk."""

_STATISTICS = """
    SELECT greatest(c.reltuples, 0)::bigint, s.histogram_bounds::text::bigint[]
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = %s
    WHERE c.oid = to_regclass(%s)
"""


@dataclass(frozen=True, slots=True)
class Spread:
    """How many rows there are, and the keys that part them into equally many (at least two)."""

    rows: int
    bounds: tuple[int, ...]

    def before(self, key: int) -> float:
        """About how many rows have a smaller key."""
        place = bisect_right(self.bounds, key)
        if place in (0, len(self.bounds)):
            return self.rows if place else 0.0
        low, high = self.bounds[place - 1 : place + 1]
        return self.rows * (place - 1 + (key - low) / (high - low)) / (len(self.bounds) - 1)

    def key(self, number: float) -> int:
        """The key that about so many rows have a smaller one than."""
        place = number / self.rows * (len(self.bounds) - 1)
        whole = min(max(int(place), 0), len(self.bounds) - 2)
        low, high = self.bounds[whole : whole + 2]
        return low + int((high - low) * min(max(place - whole, 0.0), 1.0))

    @property
    def grain(self) -> float:
        """Rows between two bounds: no number is truer than that."""
        return self.rows / (len(self.bounds) - 1)


@dataclass(frozen=True, slots=True)
class Way:
    """How to come by hits. `edge` parts the range where enough should be found, on the side where it is begun; None: all
    of it is looked at. There rows are walked over, or looked up by the word `rarest` (None: by the whole query)."""

    edge: int | None = None
    walk: bool = False
    rarest: str | None = None


def way(connection: Any, index: Index, query: Query, low: int, high: int, most: int, newest: bool) -> Way:
    """How to list the first, or with `newest` the last, `most` hits in a range of keys."""
    spread = _spread(connection, index)
    return choose(spread, _numbers(connection, index, query), low, high, most, newest) if spread else Way()


def choose(spread: Spread, numbers: dict[str, int], low: int, high: int, most: int, newest: bool) -> Way:
    """The same, where so many rows have each word."""
    rarest = min(numbers, key=lambda word: numbers[word])
    hits = max(numbers[rarest], 1)
    first, last = spread.before(low), spread.before(high)
    # Whether the words of a query go together nobody knows: at most wherever the rarest is.
    enough = most * spread.rows / hits
    near = min(MARGIN * enough + spread.grain, last - first)
    looked_up = hits * LISTED + near * SPANNED + near * hits / spread.rows * READ
    walked = min(enough, last - first) * WALKED
    if hits * (LISTED + READ) <= min(looked_up, walked):
        return Way()
    edge = spread.key(last - near if newest else first + near)
    return Way(
        edge if low < edge < high and near < last - first else None,
        walked < looked_up,
        rarest if len(numbers) > 1 else None,
    )


def _spread(connection: Any, index: Index) -> Spread | None:
    """The spread of a table; None if it has too few rows for statistics, or none were made yet."""
    asked = [index.key, index.table]
    rows, bounds = _remembered(connection, index.table, lambda: _ask(connection, _STATISTICS, asked))
    return Spread(rows, tuple(bounds)) if rows and bounds and len(bounds) > 1 else None


def _numbers(connection: Any, index: Index, query: Query) -> dict[str, int]:
    """For words of a query, as `to_tsquery` takes them, how many rows the planner expects to have each."""
    words = {word: f"'{word}'" for word in query.words}
    if query.prefix:
        words[query.words[-1]] += ":*"
    longest = sorted(words, key=len, reverse=True)[:MOST_WORDS]
    asked = [words[word] for word in longest]
    select = f"SELECT 1 FROM {index.table} WHERE search_vector @@ to_tsquery('timeline_words', %s)"  # noqa: S608
    sql = "EXPLAIN (FORMAT JSON) " + " UNION ALL ".join([select] * len(asked))

    def ask() -> dict[str, int]:
        plan = _ask(connection, sql, asked)[0][0]["Plan"]
        while len(asked) > 1 and plan["Node Type"] != "Append" and plan.get("Plans"):
            plan = plan["Plans"][0]  # what gathers the work of several processes stands above
        plans = plan.get("Plans", []) if len(asked) > 1 else [plan]
        return {word: int(one["Plan Rows"]) for word, one in zip(asked, plans, strict=True)}

    told: dict[str, int] = _remembered(connection, json.dumps([index.table, *asked]), ask)
    return told


def _ask(connection: Any, sql: str, parameters: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()


def _remembered(connection: Any, what: str, ask: Any) -> Any:
    database = [str(connection.settings_dict[name]) for name in ("HOST", "PORT", "NAME")]
    key = hashlib.sha256(json.dumps([*database, what]).encode()).hexdigest()
    return cache.get_or_set(f"words-{key}", ask, KEPT)
