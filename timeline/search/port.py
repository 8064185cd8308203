"""The port: which backend answers is the database's business."""

from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, connections, transaction
from django.db.models import QuerySet

from timeline.search import postgresql, sqlite
from timeline.search.indexes import INDEXES
from timeline.search.query import Query, parse

BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}


def _backend(using: str) -> Any:
    vendor = connections[using].vendor
    if vendor not in BACKENDS:
        raise NotImplementedError(f"Chancery searches on SQLite and PostgreSQL, not on {vendor}.")
    return BACKENDS[vendor]


def matching(rows: QuerySet[Any], text: str | Query) -> QuerySet[Any]:
    """Those of `rows`, events or statements, that match what was typed; all of them if there is no word in it."""
    query = text if isinstance(text, Query) else parse(text)
    return _backend(rows.db).matching(rows, query) if query else rows


def found(rows: QuerySet[Any], text: str | Query) -> Any:
    """A subquery of the index's keys of all rows of that model that match; None if there is no word in `text`."""
    query = text if isinstance(text, Query) else parse(text)
    return _backend(rows.db).found(rows.model, query) if query else None


def install(using: str = "default", **kwargs: Any) -> None:
    """Create the index where it is missing, and fill it; a receiver of `post_migrate`."""
    connection = connections[using]
    if {index.table for index in INDEXES} <= set(connection.introspection.table_names()):
        _backend(using).install(connection)


def make_way(using: str = "default", **kwargs: Any) -> None:
    """Take away what would hinder a migration of the searched tables; a receiver of `pre_migrate`."""
    _backend(using).make_way(connections[using])


def rebuild(using: str = "default") -> None:
    """Fill the index anew from the tables."""
    _backend(using).rebuild(connections[using])


def drift(using: str = "default") -> Iterator[str]:
    """What the index does not have as the events have it, in words."""
    try:
        with transaction.atomic(using=using):
            _backend(using).check(connections[using])
    except DatabaseError as error:
        yield f"search index: {error}"
