"""PostgreSQL: a stored text search vector on the events' table, with a GIN index.

The text search configuration drops diacritics (`unaccent`) and stems as FTS5 does (Porter, without stop words).
Everything that is not a letter or a digit is a space, in the index as in the query, so that hyphens, addresses and
numbers fall into the same words on both databases.
"""

from typing import Any

from django.db import DatabaseError
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from timeline.search.query import Query

CONFIGURATION = "timeline_words"
TOKENS = "asciiword, word, numword, int, uint, float, sfloat"

DICTIONARY = "CREATE TEXT SEARCH DICTIONARY timeline_porter (TEMPLATE = snowball, Language = porter)"
CONFIGURE = (
    f"CREATE TEXT SEARCH CONFIGURATION {CONFIGURATION} (PARSER = default)",
    f"ALTER TEXT SEARCH CONFIGURATION {CONFIGURATION} ADD MAPPING FOR {TOKENS} WITH unaccent, timeline_porter",
)
COLUMN = (
    f"""
    ALTER TABLE timeline_event ADD COLUMN IF NOT EXISTS search_vector tsvector GENERATED ALWAYS AS (
        to_tsvector('{CONFIGURATION}', regexp_replace(headline || ' ' || search_text, '[\\W_]+', ' ', 'g'))
    ) STORED
    """,
    "CREATE INDEX timeline_event_search ON timeline_event USING gin (search_vector)",
)


def expression(query: Query) -> tuple[str, list[str]]:
    """The query as SQL and its parameters: one tsquery a term, all wanted."""
    parts, parameters = [], []
    for number, words in enumerate(query.terms, start=1):
        if query.prefix and number == len(query.terms):
            parts.append("to_tsquery(%s, %s)")
            parameters += [CONFIGURATION, " <-> ".join(f"'{word}'" for word in words) + ":*"]
        else:
            parts.append("phraseto_tsquery(%s, %s)")
            parameters += [CONFIGURATION, " ".join(words)]
    return " && ".join(parts), parameters


def matching(events: QuerySet[Any], query: Query) -> QuerySet[Any]:
    sql, parameters = expression(query)
    found = RawSQL(f"SELECT id FROM timeline_event WHERE search_vector @@ ({sql})", parameters)  # noqa: S608, S611
    return events.filter(pk__in=found)


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
        cursor.execute("SELECT 1 FROM pg_class WHERE relname = 'timeline_event_search'")
        if not cursor.fetchone():
            for statement in COLUMN:
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
        cursor.execute("REINDEX INDEX timeline_event_search")


def check(connection: Any) -> None:
    """Raise DatabaseError if the index is not there or not whole; the generated column is always what its row says."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid "
            "WHERE relname = 'timeline_event_search' AND indisvalid"
        )
        if not cursor.fetchone():
            raise DatabaseError("the index on the words of events is missing or not whole")
