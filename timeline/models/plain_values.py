"""Numbers and words of many rows as the database gives them, without what Django does to each value."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections


def plain(rows: Any) -> list[tuple[Any, ...]]:
    """The tuples of a `values_list` of integers and words, in which nothing has to be converted."""
    return together([rows])


def together(several: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The tuples of several, each of which may be ordered and cut off. One query."""
    parts, given = [], []
    for rows in several:
        with suppress(EmptyResultSet):
            sql, params = rows.query.sql_with_params()
            parts.append(f"SELECT * FROM ({sql}) AS part")  # noqa: S608
            given += params
    if not parts:
        return []
    with connections[several[0].db].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), given)
        return list(cursor.fetchall())
