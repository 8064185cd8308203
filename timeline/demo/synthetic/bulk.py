"""Many rows at once: `COPY` on PostgreSQL, one prepared statement elsewhere. Values are plain; dates are ISO strings."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

Row = Sequence[Any]


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert `rows` into the table of `model`; other columns get their field's default.

    Triggers and constraints hold as always; `save` is not called, so that bounds and positions must be given.
    """
    rest = [
        field
        for field in model._meta.concrete_fields
        if field.column not in columns and not field.primary_key
    ]
    fixed = tuple(_plain(field) for field in rest)
    table, names = (
        model._meta.db_table,
        ", ".join(f'"{c}"' for c in (*columns, *(field.column for field in rest))),
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row((*row, *fixed))
        else:
            marks = ", ".join(["%s"] * (len(columns) + len(fixed)))
            cursor.executemany(
                f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608
                [(*row, *fixed) for row in rows],
            )


def _plain(field: models.Field[Any, Any]) -> Any:
    """The field's default as `COPY` and SQLite take it."""
    value = field.get_default()
    return json.dumps(value) if isinstance(field, models.JSONField) else value


def free_id(model: type[models.Model]) -> int:
    """The smallest id above all that are taken."""
    top: int | None = model._default_manager.aggregate(top=models.Max("pk"))["top"]
    return (top or 0) + 1


def follow_on(tables: Iterable[type[models.Model]]) -> None:
    """Let the ids that the database gives out follow on those inserted."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)


def analyse() -> None:
    """Let the database count what it has, so that it plans its queries by that.

    PostgreSQL notes besides which pages an index answers for alone; autovacuum would come to it later.
    """
    apart = connection.vendor == "postgresql" and not connection.in_atomic_block
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)" if apart else "ANALYZE")
