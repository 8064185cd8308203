"""SQLite: one FTS5 index a table, kept by three triggers.

The index reads its content from a view, which writes the letters that FTS5's tokeniser leaves alone (ł, ø, ß …) in the
plain way, so that both databases fold alike.
"""

import json
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.lookups import In

from timeline.search.indexes import EVENTS, INDEXES, Index, index_of
from timeline.search.query import CLOSES, OPENS, UNDECOMPOSED, Query


def _names(index: Index) -> tuple[str, str, list[str]]:
    """The index, its view and its triggers."""
    fts = f"{index.table}_fts"
    return fts, f"{index.table}_words", [f"{fts}_{when}" for when in ("insert", "delete", "update")]


def _folded(column: str) -> str:
    """SQL that writes the undecomposed letters of a column plainly."""
    sql = column
    for letter, plain in UNDECOMPOSED.items():
        sql = f"replace({sql}, '{letter}', '{plain}')"
        if letter.upper() != letter and len(letter.upper()) == 1 and letter != "ı":
            sql = f"replace({sql}, '{letter.upper()}', '{plain}')"
    return sql


def _values(index: Index, row: str = "") -> str:
    return ", ".join(_folded(f"{row}{column}") for column in index.columns.values())


def _statements(index: Index) -> tuple[str, ...]:
    fts, view, (insert, delete, update) = _names(index)
    table, key, names = index.table, index.key, ", ".join(index.columns)
    add = f"INSERT INTO {fts}(rowid, {names}) VALUES (NEW.{key}, {_values(index, 'NEW.')});"  # noqa: S608
    drop = f"INSERT INTO {fts}({fts}, rowid, {names}) VALUES ('delete', OLD.{key}, {_values(index, 'OLD.')});"  # noqa: S608
    shown = ", ".join(f"{_folded(column)} AS {name}" for name, column in index.columns.items())
    changed = ", ".join((key, *index.columns.values()))
    return (
        f"CREATE VIEW IF NOT EXISTS {view} AS SELECT {key}, {shown} FROM {table}",  # noqa: S608
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {fts} USING fts5("
        f"{names}, content='{view}', content_rowid='{key}', "
        f"tokenize='porter unicode61 remove_diacritics 2', prefix='{index.prefixes}')",
        f"CREATE TRIGGER IF NOT EXISTS {insert} AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER IF NOT EXISTS {delete} AFTER DELETE ON {table} BEGIN {drop} END",
        f"CREATE TRIGGER IF NOT EXISTS {update} AFTER UPDATE OF {changed} ON {table} BEGIN {drop} {add} END",
    )


def expression(query: Query, joined: str = " ") -> str:
    """The query as FTS5 reads it: every term quoted, all wanted (or one, joined by " OR ")."""
    terms = [f'"{" ".join(words)}"' for words in query.terms]
    if query.prefix:
        terms[-1] += "*"
    return joined.join(terms)


def matching(rows: QuerySet[Any], query: Query) -> QuerySet[Any]:
    index = index_of(rows.model)
    return rows.filter(**{f"{index.key}__in": found(rows.model, query)})


def found(model: Any, query: Query, most: int | None = None) -> RawSQL:
    """A subquery of the keys of the rows that match, or of the `most` largest of them."""
    fts = _names(index_of(model))[0]
    select = f"SELECT rowid FROM {fts} WHERE {fts} MATCH %s"  # noqa: S608
    if most is None:
        return RawSQL(select, [expression(query)])  # noqa: S611
    return RawSQL(f"{select} ORDER BY rowid DESC LIMIT %s", [expression(query), most])  # noqa: S611


def having(model: Any, query: Query) -> Q:
    """A condition, for rows that are gone through in an order of their own: a number as an expression, lest SQLite
    fetches all hits to sort them. Keys of the index must be those of the table."""
    return Q(In(F("pk") + 0, found(model, query)))


def marked(
    connection: Any, asked: list[tuple[Index, str, list[int]]], query: Query
) -> list[tuple[int, int, str]]:
    """For each index, column and keys that are asked for: their number, the key, and the column's folded words with what
    matches any of the terms between marks. One query."""
    parts: list[str] = []
    given: list[Any] = []
    for number, (index, column, keys) in enumerate(asked):
        fts, at = _names(index)[0], list(index.columns).index(column)
        parts.append(f"SELECT {number}, rowid, highlight({fts}, {at}, %s, %s) {_walk(fts)}")
        given += [OPENS, CLOSES, *_among(expression(query, " OR "), keys)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), given)
        return list(cursor.fetchall())


def positions(
    connection: Any, query: Query, low: int, high: int, most: int, newest: bool
) -> tuple[str, list[Any]]:
    """SQL and its parameters: one walk along the index, which is in the order of positions."""
    fts, order = _names(EVENTS)[0], "DESC" if newest else "ASC"
    select = f"SELECT rowid FROM {fts} WHERE {fts} MATCH %s AND rowid >= %s AND rowid < %s "  # noqa: S608
    return f"{select}ORDER BY rowid {order} LIMIT %s", [expression(query), low, high, most]


def among(connection: Any, query: Query, keys: list[int]) -> list[int]:
    """Those events that match whose positions are among `keys`."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT rowid {_walk(_names(EVENTS)[0])}", _among(expression(query), keys))
        return [key for (key,) in cursor.fetchall()]


def _walk(fts: str) -> str:
    """SQL of one walk past all that match from the first to the last of some keys, which `_among` gives.

    The plus keeps SQLite from looking each key up by itself: for each it would put together the list of a word that may
    go on once more.
    """
    return (
        f"FROM {fts} WHERE {fts} MATCH %s AND rowid BETWEEN %s AND %s "  # noqa: S608
        "AND +rowid IN (SELECT value FROM json_each(%s))"
    )


def _among(matched: str, keys: list[int]) -> list[Any]:
    """What `_walk` asks for; with no keys, nothing is found."""
    return [matched, min(keys, default=0), max(keys, default=0), json.dumps(keys)]


def install(connection: Any) -> None:
    for index in INDEXES:
        fts, _, triggers = _names(index)
        pieces = [*triggers, fts]
        marks = ", ".join(["%s"] * len(pieces))
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [fts])
            kept = cursor.fetchone()
            if kept and f"prefix='{index.prefixes}'" not in kept[0]:
                cursor.execute(f"DROP TABLE {fts}")
            cursor.execute(f"SELECT count(*) FROM sqlite_master WHERE name IN ({marks})", pieces)  # noqa: S608
            whole = cursor.fetchone()[0] == len(pieces)
            for statement in _statements(index):
                cursor.execute(statement)
        if not whole:
            _rebuild(connection, index)


def make_way(connection: Any) -> None:
    """A view on a table keeps SQLite from rebuilding that table."""
    with connection.cursor() as cursor:
        for index in INDEXES:
            cursor.execute(f"DROP VIEW IF EXISTS {_names(index)[1]}")


def _rebuild(connection: Any, index: Index) -> None:
    fts = _names(index)[0]
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {fts}({fts}) VALUES ('rebuild')")  # noqa: S608


def rebuild(connection: Any) -> None:
    for index in INDEXES:
        _rebuild(connection, index)


def check(connection: Any) -> None:
    """Raise DatabaseError if an index is not what its rows say."""
    with connection.cursor() as cursor:
        for index in INDEXES:
            fts = _names(index)[0]
            cursor.execute(f"INSERT INTO {fts}({fts}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
