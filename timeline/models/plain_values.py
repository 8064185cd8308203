"""Numbers and words of many rows as the database gives them, without what Django does to each value."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections


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
    return asked(" UNION ALL ".join(parts), given, several[0].db)


def asked(sql: str, params: Sequence[Any], using: str = DEFAULT_DB_ALIAS) -> list[tuple[Any, ...]]:
    """What the database answers to SQL that was put together from queries, with its parameters."""
    with connections[using].cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
