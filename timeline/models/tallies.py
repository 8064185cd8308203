"""How many events of several questions lie in each of some stretches of the timeline: two queries for all of them.

The first finds, from an index alone, where in each stretch a question's events are more than may be looked at; the
second counts up to there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import Count, Max, Min, Q, Value
from django.db.models.expressions import RawSQL

from timeline.models.event_queries import EventQuerySet
from timeline.models.plain_values import asked
from timeline.models.position import first_position, last_position

_LOW, _HIGH = -7_001, -7_002
"""They stand in a compiled query for the ends of a stretch."""
_NAME, _STRETCH, _FAR, _SOME = -7_003, -7_004, -7_005, -7_006
"""They stand in it for what a question counts by and for the positions it counts at."""
_RANGE = re.compile(r"(\S+) >= %s AND \1 < %s")


class Stretch(NamedTuple):
    """Days from first to last, as positions: from, and up to but not including."""

    first: date
    last: date

    @property
    def low(self) -> int:
        return first_position(self.first)

    @property
    def high(self) -> int:
        return last_position(self.last) + 1


@dataclass(eq=False)
class Question:
    """`lead` gives the positions in a range as a query, `rows` which of the events at them count.

    `lead(ranges)` takes ranges as (from, up to but not including).
    """

    name: int
    rows: EventQuerySet
    lead: Any
    stretches: Sequence[Stretch | None]
    """One for each column of the answer; None where nothing is asked."""

    @cached_property
    def listed(self) -> tuple[str, list[Any]]:
        """SQL of the positions from `_LOW` to below `_HIGH`, which stand in its parameters: put together once, then
        repeated; empty if there can be none."""
        try:
            sql, params = self.lead([(_LOW, _HIGH)]).query.sql_with_params()
        except EmptyResultSet:
            return "", []
        return sql, list(params)


class Tally(NamedTuple):
    """Events of one type and status in one stretch that end in it, or, if `far`, behind it.

    `low` and `high` are the first and the last one's positions, `until` the last day of any.
    """

    name: int
    stretch: int
    event_type: str
    status: str
    far: bool
    number: int
    low: int
    high: int
    until: date | None


def edges(questions: Sequence[Question], most: Sequence[int]) -> dict[tuple[int, int], int]:
    """By number of the question and of the stretch: the position behind the first `most` of the stretch, if there is one.

    One query, of the index only.
    """
    parts: list[str] = []
    params: list[Any] = []
    for n, question in enumerate(questions):
        sql, given = question.listed
        for number, stretch in enumerate(question.stretches):
            if stretch is None or not sql:
                continue
            put = {_LOW: stretch.low, _HIGH: stretch.high}
            parts.append(f"SELECT {n}, {number}, ({sql} ORDER BY 1 LIMIT 1 OFFSET {int(most[number])})")
            params += [put.get(value, value) for value in given]
    if not parts:
        return {}
    rows = asked(" UNION ALL ".join(parts), params)
    return {(n, number): edge for n, number, edge in rows if edge is not None}


def tallies(questions: Sequence[Question], beyond: dict[tuple[int, int], int]) -> list[Tally]:
    """The answers, each stretch counted up to its edge. One query."""
    shapes: dict[int, tuple[str, Sequence[Any]]] = {}
    parts: list[str] = []
    params: list[Any] = []
    for n, question in enumerate(questions):
        ranges = _ranges(n, question, beyond)
        if not ranges or not question.listed[0]:
            continue
        shape = shapes.get(id(question.rows)) or _shape(question.rows)
        shapes[id(question.rows)] = shape
        sql, given = _filled(*shape, _counted(question, ranges))
        parts.append(sql)
        params += given
    if not parts:
        return []
    rows = asked(" UNION ALL ".join(parts), params)
    return [Tally._make((*row[:-1], _day(row[-1]))) for row in rows]


def _ranges(n: int, question: Question, beyond: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The ranges of positions that are counted, those that meet joined."""
    found: list[tuple[int, int]] = []
    for number, stretch in enumerate(question.stretches):
        if stretch is None:
            continue
        high = beyond.get((n, number), stretch.high)
        if found and found[-1][1] == stretch.low:
            found[-1] = (found[-1][0], high)
        else:
            found.append((stretch.low, high))
    return found


def within(ranges: Sequence[tuple[int, int]]) -> Q:
    """The condition that a position lies in one of the ranges."""
    found = Q(pk__in=[])
    for low, high in ranges:
        found |= Q(position__gte=low, position__lt=high)
    return found


def _shape(rows: EventQuerySet) -> tuple[str, Sequence[Any]]:
    """SQL that counts those of `rows` at some positions, with `_NAME` and the like where a question has its own terms."""
    counted = (
        rows.filter(position__in=RawSQL("%s", [_SOME]))
        .order_by()
        .annotate(
            name=Value(_NAME, models.IntegerField()),
            stretch=RawSQL("%s", [_STRETCH]),
            far=RawSQL("%s", [_FAR]),
        )
        .values("name", "stretch", "event_type", "status", "far")
        .annotate(number=Count("pk"), low=Min("position"), high=Max("position"), until=Max("latest"))
        .values_list("name", "stretch", "event_type", "status", "far", "number", "low", "high", "until")
    )
    return counted.query.sql_with_params()  # type: ignore[no-any-return]


def _counted(question: Question, ranges: list[tuple[int, int]]) -> dict[int, tuple[str, list[Any]]]:
    """A question's own terms: what stands in the shape → SQL and parameters."""
    day = connection.ops.adapt_datefield_value
    which, last = "CASE", "CASE"
    which_params: list[Any] = []
    last_params: list[Any] = []
    for n, stretch in enumerate(question.stretches):
        if stretch:
            which += f" WHEN timeline_event.position < %s THEN {n}"
            last += " WHEN timeline_event.position < %s THEN %s"
            which_params.append(stretch.high)
            last_params += [stretch.high, day(stretch.last)]
    far = f"CASE WHEN timeline_event.latest > {last} END THEN 1 ELSE 0 END"
    return {
        _NAME: (str(int(question.name)), []),
        _STRETCH: (f"{which} END", which_params),
        _FAR: (far, last_params),
        _SOME: _listed(question, ranges),
    }


def _listed(question: Question, ranges: list[tuple[int, int]]) -> tuple[str, list[Any]]:
    """SQL of the positions that the question's lead leads to in some ranges, and its parameters."""
    sql, params = question.listed
    for found in _RANGE.finditer(sql):
        at = sql.count("%s", 0, found.start())
        if params[at : at + 2] == [_LOW, _HIGH]:
            every = " OR ".join([f"({found[0]})"] * len(ranges))
            within = [end for ends in ranges for end in ends]
            return f"{sql[: found.start()]}({every}){sql[found.end() :]}", [
                *params[:at],
                *within,
                *params[at + 2 :],
            ]
    raise ValueError(f"no range of positions in {sql}")


def _filled(sql: str, params: Sequence[Any], put: dict[int, tuple[str, list[Any]]]) -> tuple[str, list[Any]]:
    """SQL with the terms that `put` has for some of its parameters in their places."""
    first, *pieces = sql.split("%s")
    parts, given = [first], []
    for param, piece in zip(params, pieces, strict=True):
        term, values = put.get(param, ("%s", [param])) if isinstance(param, int) else ("%s", [param])
        parts += [term, piece]
        given += values
    return "".join(parts), given


def _day(value: Any) -> date | None:
    """A day as SQLite or PostgreSQL gives it."""
    return date.fromisoformat(value) if isinstance(value, str) else value
