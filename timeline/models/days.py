"""The number of a day in the database, as `date.toordinal()`, so that rows in thousands are compared without dates."""

from typing import Any

from django.db.models import Func, IntegerField

from timeline.models.derived.sql import DIALECTS


class DayNumber(Func):
    """The number of a date column's day; NULL for none."""

    output_field = IntegerField()

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **kwargs: Any) -> Any:
        kwargs["template"] = DIALECTS[connection.vendor].day.format("%(expressions)s")
        return super().as_sql(compiler, connection, *args, **kwargs)
