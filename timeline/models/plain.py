"""The rows of a query as the database gives them: for thousands of numbers and words that Django would convert to
themselves, each by itself."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet


def plain(rows: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """Those of a query of values. Truth comes as the database has it, on SQLite as 0 or 1."""
    try:
        sql, params = rows.query.sql_with_params()
    except EmptyResultSet:
        return []
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
