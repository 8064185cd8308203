"""How many events of several questions lie in each of some stretches of the timeline: two queries for all of them.

The first finds, from an index alone, where in each stretch a question's events are more than may be looked at; the
second counts up to there.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.models import Count, Max, Min, Q, Value
from django.db.models.expressions import RawSQL

from timeline.models.event_queries import EventQuerySet
from timeline.models.position import first_position, last_position

_LOW, _HIGH, _MOST = -7_001, -7_002, 7_003
"""They stand in a compiled query for the ends of a stretch, and how far it is followed."""


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


class Question(NamedTuple):
    """`lead` gives the positions in a range as a query in order, `rows` which of the events at them count.

    `lead(ranges)` takes ranges as (from, up to but not including).
    """

    name: int
    rows: EventQuerySet
    lead: Any
    stretches: Sequence[Stretch | None]
    """One for each column of the answer; None where nothing is asked."""


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
        one = question.lead([(_LOW, _HIGH)]).order_by("position")[_MOST : _MOST + 1]
        sql, given = one.query.sql_with_params()
        before, after = sql.rsplit(f"OFFSET {_MOST}", 1)
        for number, stretch in enumerate(question.stretches):
            if stretch is None:
                continue
            put = {_LOW: stretch.low, _HIGH: stretch.high}
            parts.append(f"SELECT {n}, {number}, ({before}OFFSET {int(most[number])}{after})")
            params += [put.get(value, value) for value in given]
    if not parts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        return {(n, number): edge for n, number, edge in cursor.fetchall() if edge is not None}


def tallies(questions: Sequence[Question], beyond: dict[tuple[int, int], int]) -> list[Tally]:
    """The answers, each stretch counted up to its edge. One query."""
    asked = [
        _counted(question, ranges)
        for n, question in enumerate(questions)
        if (ranges := _ranges(n, question, beyond))
    ]
    if not asked:
        return []
    rows = asked[0].union(*asked[1:], all=True) if len(asked) > 1 else asked[0]
    return [Tally(*row) for row in rows]


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


def _counted(question: Question, ranges: list[tuple[int, int]]) -> Any:
    some = [(n, stretch) for n, stretch in enumerate(question.stretches) if stretch]
    day = connection.ops.adapt_datefield_value
    which, last = "CASE", "CASE"
    which_params: list[Any] = []
    last_params: list[Any] = []
    for n, stretch in some:
        which += f" WHEN timeline_event.position < %s THEN {n}"
        last += " WHEN timeline_event.position < %s THEN %s"
        which_params.append(stretch.high)
        last_params += [stretch.high, day(stretch.last)]
    far = RawSQL(f"CASE WHEN timeline_event.latest > {last} END THEN 1 ELSE 0 END", last_params)  # noqa: S611  no words of a reader
    number = RawSQL(f"{which} END", which_params)  # noqa: S611  no words of a reader
    return (
        question.rows.at(question.lead(ranges))
        .order_by()
        .annotate(name=Value(question.name, models.IntegerField()), stretch=number, far=far)
        .values("name", "stretch", "event_type", "status", "far")
        .annotate(number=Count("pk"), low=Min("position"), high=Max("position"), until=Max("latest"))
        .values_list("name", "stretch", "event_type", "status", "far", "number", "low", "high", "until")
    )
