"""The port: which backend answers is the database's business."""

from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, connections, transaction
from django.db.models import QuerySet

from timeline.search import postgresql, sqlite
from timeline.search.indexes import INDEXES, index_of
from timeline.search.query import Query, parse, spans

Hits = dict[int, list[tuple[int, int]]]
"""Spans by key."""
BACKENDS = {"sqlite": sqlite, "postgresql": postgresql}


def _backend(using: str) -> Any:
    vendor = connections[using].vendor
    if vendor not in BACKENDS:
        raise NotImplementedError(f"Chancery searches on SQLite and PostgreSQL, not on {vendor}.")
    return BACKENDS[vendor]


def matching(rows: QuerySet[Any], text: str | Query) -> QuerySet[Any]:
    """Those of `rows`, events, statements or articles, that match what was typed; all if there is no word in it."""
    query = text if isinstance(text, Query) else parse(text)
    return _backend(rows.db).matching(rows, query) if query else rows


def found(rows: QuerySet[Any], text: str | Query, most: int | None = None) -> Any:
    """A subquery of the index's keys of all rows of that model that match; None if there is no word in `text`.

    With `most`, of so many that were written last.
    """
    query = text if isinstance(text, Query) else parse(text)
    return _backend(rows.db).found(rows.model, query, most) if query else None


def having(rows: QuerySet[Any], text: str) -> Any:
    """A condition of statements or articles, that they match; for many, that are gone through in an order of their own.

    There must be a word in `text`.
    """
    return _backend(rows.db).having(rows.model, parse(text))


def hits(asked: list[tuple[Any, str, dict[int, str]]], text: str, using: str = "default") -> list[Hits]:
    """Where words of `text` stand: for each model, column (by its name in the index) and the column's texts by key.

    As offsets into those texts, end exclusive; rows without a hit are left out. One query, or none.
    """
    query = parse(text)
    found: list[Hits] = [{} for _ in asked]
    if query:
        keyed = [(index_of(model), column, list(texts)) for model, column, texts in asked]
        for number, key, words in _backend(using).marked(connections[using], keyed, query):
            places = spans(asked[number][2][key], words)
            if places:
                found[number][key] = places
    return found


def positions(
    text: str, low: int, high: int, most: int, *, newest: bool, using: str = "default"
) -> tuple[str, list[Any]]:
    """The first `most` positions of matching events from `low` to below `high`, in order; with `newest`, the last
    `most`, the last first. As SQL and its parameters."""
    return _backend(using).positions(connections[using], parse(text), low, high, most, newest)  # type: ignore[no-any-return]


def among(text: str, positions: list[int], using: str = "default") -> list[int]:
    """Those of these positions whose events match."""
    if not positions:
        return []
    return _backend(using).among(connections[using], parse(text), positions)  # type: ignore[no-any-return]


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
