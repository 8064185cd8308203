"""PostgreSQL: a stored text search vector on each searched table, with a GIN index.

The text search configuration drops diacritics (`unaccent`) and stems as FTS5 does (Porter, without stop words).
Everything that is not a letter or a digit is a space, in the index as in the query, so that hyphens, addresses and
numbers fall into the same words on both databases.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.models import BooleanField, F, Func, Q, QuerySet
from django.db.models.expressions import RawSQL

from timeline.search.indexes import EVENTS, INDEXES, Index, index_of
from timeline.search.query import CLOSES, OPENS, Query
from timeline.search.spread import way

CONFIGURATION = "timeline_words"
LARGEST = (1 << 63) - 1
"""The largest key that there can be."""
TOKENS = "asciiword, word, numword, int, uint, float, sfloat"

DICTIONARY = "CREATE TEXT SEARCH DICTIONARY timeline_porter (TEMPLATE = snowball, Language = porter)"
CONFIGURE = (
    f"CREATE TEXT SEARCH CONFIGURATION {CONFIGURATION} (PARSER = default)",
    f"ALTER TEXT SEARCH CONFIGURATION {CONFIGURATION} ADD MAPPING FOR {TOKENS} WITH unaccent, timeline_porter",
)


LONGEST = 250_000
"""Characters of a row's words that are read: a text search vector holds a megabyte at most."""


def _column(index: Index) -> tuple[str, str]:
    joined = " || ' ' || ".join(index.columns.values())
    words = f"left({joined}, {LONGEST})"
    return (
        f"""
        ALTER TABLE {index.table} ADD COLUMN IF NOT EXISTS search_vector tsvector GENERATED ALWAYS AS (
            to_tsvector('{CONFIGURATION}', regexp_replace({words}, '[\\W_]+', ' ', 'g'))
        ) STORED
        """,
        f"CREATE INDEX {index.table}_search ON {index.table} USING gin (search_vector)",
    )


def expression(query: Query, joined: str = " && ") -> tuple[str, list[str]]:
    """The query as SQL and its parameters: one tsquery a term, all wanted (or one, joined by " || ")."""
    parts, parameters = [], []
    for number, words in enumerate(query.terms, start=1):
        if query.prefix and number == len(query.terms):
            parts.append("to_tsquery(%s, %s)")
            parameters += [CONFIGURATION, " <-> ".join(f"'{word}'" for word in words) + ":*"]
        else:
            parts.append("phraseto_tsquery(%s, %s)")
            parameters += [CONFIGURATION, " ".join(words)]
    return joined.join(parts), parameters


def matching(rows: QuerySet[Any], query: Query) -> QuerySet[Any]:
    index = index_of(rows.model)
    return rows.filter(**{f"{index.key}__in": found(rows.model, query)})


def found(model: Any, query: Query, most: int | None = None) -> RawSQL:
    """A subquery of the keys of the rows that match, or of the `most` largest of them."""
    index = index_of(model)
    if most is not None:
        return RawSQL(*_listing(connections[DEFAULT_DB_ALIAS], index, query, 0, LARGEST, most, True))  # noqa: S611
    sql, parameters = expression(query)
    return RawSQL(f"SELECT {index.key} FROM {index.table} WHERE search_vector @@ ({sql})", parameters)  # noqa: S608, S611


class _Words(Func):
    """Whether a row's words match, asked of the row."""

    output_field = BooleanField()

    def __init__(self, key: Any, query: Query) -> None:
        super().__init__(key)
        self.asked = query

    def as_postgresql(self, compiler: Any, connection: Any, **kwargs: Any) -> tuple[str, list[str]]:
        (column,) = self.get_source_expressions()
        sql, parameters = expression(self.asked)
        return (
            f'ts_match_vq({compiler.quote_name_unless_alias(column.alias)}."search_vector", {sql})',
            parameters,
        )


def having(model: Any, query: Query) -> Q:
    """A condition, for rows that are gone through in an order of their own."""
    return Q(_Words(F("pk"), query))


def marked(
    connection: Any, asked: list[tuple[Index, str, list[int]]], query: Query
) -> list[tuple[int, int, str]]:
    """For each index, column and keys that are asked for: their number, the key, and the column's words with what
    matches any of the terms between marks. One query."""
    sql, parameters = expression(query, " || ")
    shown = f"HighlightAll=true, StartSel={OPENS}, StopSel={CLOSES}"
    parts: list[str] = []
    given: list[Any] = []
    for number, (index, column, keys) in enumerate(asked):
        parts.append(
            f"SELECT {number}, {index.key}, ts_headline('{CONFIGURATION}', {index.columns[column]}, ({sql}), %s) "  # noqa: S608
            f"FROM {index.table} WHERE search_vector @@ ({sql}) AND {index.key} = ANY(%s)"
        )
        given += [*parameters, shown, *parameters, keys]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), given)
        return list(cursor.fetchall())


def positions(
    connection: Any, query: Query, low: int, high: int, most: int, newest: bool
) -> tuple[str, list[Any]]:
    """SQL and its parameters."""
    return _listing(connection, EVENTS, query, low, high, most, newest)


def _listing(
    connection: Any, index: Index, query: Query, low: int, high: int, most: int, newest: bool
) -> tuple[str, list[Any]]:
    """SQL and parameters that list the first, or with `newest` the last, `most` keys of hits in a range, in order.

    What lies near that end comes first, then, if it was too little, the rest: PostgreSQL stops once it has `most`.
    """
    sql, parameters = expression(query)
    how = way(connection, index, query, low, high, most, newest)
    near, far = (low, high), None
    if how.edge is not None:
        near, far = ((how.edge, high), (low, how.edge)) if newest else ((low, how.edge), (how.edge, high))
    key, order = index.key, "DESC" if newest else "ASC"
    if how.walk:
        # A function is asked, for which no index answers: the planner would rather look up than walk.
        first = (
            f"SELECT {key} FROM {index.table} WHERE ts_match_vq(search_vector, {sql}) "  # noqa: S608
            f"AND {key} >= %s AND {key} < %s ORDER BY {key} {order} LIMIT %s"
        )
        given: list[Any] = [*parameters, *near, most]
    elif how.rarest is not None:
        # By one word, as the planner takes two that always go together for two that hardly ever do.
        first = _looked_up(index, f"to_tsquery(%s, %s) AND ts_match_vq(search_vector, {sql})", order)
        given = [CONFIGURATION, how.rarest, *parameters, *near]
    else:
        first = _looked_up(index, f"({sql})", order)
        given = [*parameters, *near]
    parts = [first]
    if far:
        parts.append(_looked_up(index, f"({sql})", order))
        given += [*parameters, *far]
    listed = " UNION ALL ".join(f"({part})" for part in parts)
    return f"SELECT {key} FROM ({listed}) AS hits LIMIT %s", [*given, most]  # noqa: S608


def _looked_up(index: Index, by: str, order: str) -> str:
    """All hits in a range, in order.

    If PostgreSQL were told here how few are wanted, it would walk, and read everything for a rare word.
    """
    return (
        f"SELECT {index.key} FROM (SELECT {index.key} FROM {index.table} WHERE search_vector @@ {by} "  # noqa: S608
        f"AND {index.key} >= %s AND {index.key} < %s OFFSET 0) AS there ORDER BY {index.key} {order}"
    )


def among(connection: Any, query: Query, keys: list[int]) -> list[int]:
    """Those events that match whose positions are among `keys`.

    They are few, and read one by one; by its index PostgreSQL would read all that match.
    """
    sql, parameters = expression(query)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT position FROM timeline_event WHERE position = ANY(%s) AND ts_match_vq(search_vector, {sql})",  # noqa: S608
            [keys, *parameters],
        )
        return [key for (key,) in cursor.fetchall()]


def install(connection: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'unaccent'")
        if not cursor.fetchone():
            _extend(cursor)
        cursor.execute("SELECT 1 FROM pg_ts_dict WHERE dictname = 'timeline_porter'")
        if not cursor.fetchone():
            cursor.execute(DICTIONARY)
        cursor.execute("SELECT 1 FROM pg_ts_config WHERE cfgname = %s", [CONFIGURATION])
        if not cursor.fetchone():
            for statement in CONFIGURE:
                cursor.execute(statement)
        for index in INDEXES:
            cursor.execute("SELECT 1 FROM pg_class WHERE relname = %s", [f"{index.table}_search"])
            if not cursor.fetchone():
                for statement in _column(index):
                    cursor.execute(statement)


def _extend(cursor: Any) -> None:
    try:
        cursor.execute("CREATE EXTENSION unaccent")
    except DatabaseError as error:
        raise DatabaseError(
            "Search needs PostgreSQL's extension “unaccent” (package postgresql-contrib), and the right to create it "
            "in this database."
        ) from error


def make_way(connection: Any) -> None:
    """Nothing hinders PostgreSQL."""


def rebuild(connection: Any) -> None:
    with connection.cursor() as cursor:
        for index in INDEXES:
            cursor.execute(f"REINDEX INDEX {index.table}_search")


def check(connection: Any) -> None:
    """Raise DatabaseError if an index is not there or not whole; the generated column is always what its row says."""
    with connection.cursor() as cursor:
        for index in INDEXES:
            cursor.execute(
                "SELECT 1 FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relname = %s AND indisvalid",
                [f"{index.table}_search"],
            )
            if not cursor.fetchone():
                raise DatabaseError(f"the index on the words of {index.table} is missing or not whole")
