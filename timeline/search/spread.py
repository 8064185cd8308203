"""PostgreSQL: hits of words in the order of positions, though an index of words has none.

To look up a word gives all its hits at once, and each is a row of the table to be read before its position is known;
to walk along the positions reads every row on the way. Where a word is in so many events that both take long, only as
far from the end as enough hits are to be expected is looked at, by the index of words and that of positions together;
beyond it only if they do not suffice. How often a word is and how far that is, the planner's statistics tell. Where
they are old or wrong, an answer takes longer, and is the same.
"""

import hashlib
import json
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache

from timeline.search.query import Query

KEPT = 300
"""Seconds for which statistics are remembered."""
MOST_WORDS = 8
"""So many words of a query are asked about; the rarest of them is used."""
MARGIN = 1.3
"""So many times as many events are looked at as should hold what is wanted."""
WALKED, LISTED, SPANNED, READ = 2.8, 0.25, 0.1, 2.5
"""Microseconds for a row on a walk, a hit in the index of words, an entry in that of positions, a row that both name:
PostgreSQL 15, a million events in no order on disk."""

_STATISTICS = """
    SELECT greatest(c.reltuples, 0)::bigint, s.histogram_bounds::text::bigint[]
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_stats s ON s.schemaname = n.nspname AND s.tablename = c.relname AND s.attname = 'position'
    WHERE c.oid = to_regclass('timeline_event')
"""


@dataclass(frozen=True, slots=True)
class Spread:
    """How many events there are, and the positions that part them into equally many (at least two)."""

    events: int
    bounds: tuple[int, ...]

    def before(self, position: int) -> float:
        """About how many events lie before a position."""
        place = bisect_right(self.bounds, position)
        if place in (0, len(self.bounds)):
            return self.events if place else 0.0
        low, high = self.bounds[place - 1 : place + 1]
        return self.events * (place - 1 + (position - low) / (high - low)) / (len(self.bounds) - 1)

    def position(self, number: float) -> int:
        """The position before which about so many events lie."""
        place = number / self.events * (len(self.bounds) - 1)
        whole = min(max(int(place), 0), len(self.bounds) - 2)
        low, high = self.bounds[whole : whole + 2]
        return low + int((high - low) * min(max(place - whole, 0.0), 1.0))

    @property
    def grain(self) -> float:
        """Events between two bounds: no number is truer than that."""
        return self.events / (len(self.bounds) - 1)


@dataclass(frozen=True, slots=True)
class Way:
    """How to come by hits. `edge` parts the range where enough should be found, on the side where it is begun; None: all
    of it is looked at. There events are walked over, or looked up by the word `rarest` (None: by the whole query)."""

    edge: int | None = None
    walk: bool = False
    rarest: str | None = None


def way(connection: Any, query: Query, low: int, high: int, most: int, newest: bool) -> Way:
    """How to list the first, or with `newest` the last, `most` hits in a range of positions."""
    spread = _spread(connection)
    return choose(spread, _numbers(connection, query), low, high, most, newest) if spread else Way()


def choose(spread: Spread, numbers: dict[str, int], low: int, high: int, most: int, newest: bool) -> Way:
    """The same, where so many events have each word."""
    rarest = min(numbers, key=lambda word: numbers[word])
    hits = max(numbers[rarest], 1)
    first, last = spread.before(low), spread.before(high)
    # Whether the words of a query go together nobody knows: at most wherever the rarest is.
    enough = most * spread.events / hits
    near = min(MARGIN * enough + spread.grain, last - first)
    looked_up = hits * LISTED + near * SPANNED + near * hits / spread.events * READ
    walked = min(enough, last - first) * WALKED
    if hits * (LISTED + READ) <= min(looked_up, walked):
        return Way()
    edge = spread.position(last - near if newest else first + near)
    return Way(
        edge if low < edge < high and near < last - first else None,
        walked < looked_up,
        rarest if len(numbers) > 1 else None,
    )


def _spread(connection: Any) -> Spread | None:
    """The spread of all events; None if there are too few for statistics, or none were made yet."""
    events, bounds = _remembered(connection, "spread", lambda: _ask(connection, _STATISTICS, []))
    return Spread(events, tuple(bounds)) if events and bounds and len(bounds) > 1 else None


def _numbers(connection: Any, query: Query) -> dict[str, int]:
    """For words of a query, as `to_tsquery` takes them, how many events the planner expects to have each."""
    words = {word: f"'{word}'" for word in query.words}
    if query.prefix:
        words[query.words[-1]] += ":*"
    longest = sorted(words, key=len, reverse=True)[:MOST_WORDS]
    asked = [words[word] for word in longest]
    select = "SELECT 1 FROM timeline_event WHERE search_vector @@ to_tsquery('timeline_words', %s)"
    sql = "EXPLAIN (FORMAT JSON) " + " UNION ALL ".join([select] * len(asked))

    def ask() -> dict[str, int]:
        plan = _ask(connection, sql, asked)[0][0]["Plan"]
        while len(asked) > 1 and plan["Node Type"] != "Append" and plan.get("Plans"):
            plan = plan["Plans"][0]  # what gathers the work of several processes stands above
        plans = plan.get("Plans", []) if len(asked) > 1 else [plan]
        return {word: int(one["Plan Rows"]) for word, one in zip(asked, plans, strict=True)}

    told: dict[str, int] = _remembered(connection, json.dumps(asked), ask)
    return told


def _ask(connection: Any, sql: str, parameters: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()


def _remembered(connection: Any, what: str, ask: Any) -> Any:
    database = [str(connection.settings_dict[name]) for name in ("HOST", "PORT", "NAME")]
    key = hashlib.sha256(json.dumps([*database, what]).encode()).hexdigest()
    return cache.get_or_set(f"words-{key}", ask, KEPT)
