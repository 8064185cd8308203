"""Events that last into a day: what began before it and may still run on it.

An index in the order of last days tells them, but most that end after a day began after it, too. So those that last no
longer than `SHORT` days are looked for among what ends that soon, and the few that last longer in indexes of their own.
"""

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, BooleanField, F, Func, Q
from django.db.models.lookups import LessThan
from django.utils.deconstruct import deconstructible

from timeline.models.position import first_position

SHORT, LONG = 31, 366
"""Days between first and last that parts the three indexes: a month, a year."""


@deconstructible(path="timeline.models.lasting.Lasts")
class Lasts(Func):
    """Whether there are more than `days` between the first and the last day. The number is written out: a database
    would not see that an index holds what is asked for if it came as a parameter."""

    output_field = BooleanField()

    def __init__(self, *expressions: Any, days: int, **extra: Any) -> None:
        super().__init__(*(expressions or (F("latest"), F("earliest"))), **extra)
        self.days = days

    def as_sqlite(self, compiler: Any, connection: Any, **kwargs: Any) -> Any:
        return self._longer(compiler, connection, "julianday(%(expressions)s)", ") - julianday(")

    def as_postgresql(self, compiler: Any, connection: Any, **kwargs: Any) -> Any:
        return self._longer(compiler, connection, "%(expressions)s", " - ")

    def _longer(self, compiler: Any, connection: Any, difference: str, joiner: str) -> Any:
        return self.as_sql(compiler, connection, template=f"({difference}) > {self.days}", arg_joiner=joiner)


class _Unwalked(Func):
    """A number as an expression, lest SQLite walks along its index; PostgreSQL compares it inside another index."""

    template = "(%(expressions)s)"
    output_field = BigIntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **kwargs: Any) -> Any:
        return self.as_sql(compiler, connection, template="(%(expressions)s + 0)", **kwargs)


def lasting_into(day: date) -> Q:
    """The condition; each part of it is a range of one of the three indexes, because it names what that index holds."""
    before = Q(LessThan(_Unwalked(F("position")), first_position(day)))
    month, year = (date.fromordinal(min(day.toordinal() + n, date.max.toordinal())) for n in (SHORT, LONG))
    short = Q(latest__gt=F("earliest"), latest__gte=day, latest__lte=month)
    long = Q(Lasts(days=SHORT), latest__gt=month, latest__lte=year)
    return (before & short) | (before & long) | (before & Q(Lasts(days=LONG), latest__gt=year))
