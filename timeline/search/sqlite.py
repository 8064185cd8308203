"""SQLite: one FTS5 index over headline and words, keyed by `position`, kept by three triggers.

The index reads its content from a view, which writes the letters that FTS5's tokeniser leaves alone (ł, ø, ß …) in the
plain way, so that both databases fold alike. Keyed by position, the newest hits come first without a sort.
"""

from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from timeline.search.query import UNDECOMPOSED, Query

INDEX = "timeline_event_fts"
VIEW = "timeline_event_words"
PIECES = ("timeline_event_fts_insert", "timeline_event_fts_delete", "timeline_event_fts_update", INDEX)


def _folded(column: str) -> str:
    """SQL that writes the undecomposed letters of a column plainly."""
    sql = column
    for letter, plain in UNDECOMPOSED.items():
        sql = f"replace({sql}, '{letter}', '{plain}')"
        if letter.upper() != letter and len(letter.upper()) == 1 and letter != "ı":
            sql = f"replace({sql}, '{letter.upper()}', '{plain}')"
    return sql


def _columns(row: str) -> str:
    return f"{row}.position, {_folded(f'{row}.headline')}, {_folded(f'{row}.search_text')}"


_ADD = f"INSERT INTO {INDEX}(rowid, headline, words) VALUES ({_columns('NEW')});"  # noqa: S608
_DROP = f"INSERT INTO {INDEX}({INDEX}, rowid, headline, words) VALUES ('delete', {_columns('OLD')});"  # noqa: S608

STATEMENTS = (
    f"""
    CREATE VIEW IF NOT EXISTS {VIEW} AS
    SELECT position, {_folded("headline")} AS headline, {_folded("search_text")} AS words FROM timeline_event
    """,  # noqa: S608
    f"""
    CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(
        headline, words, content='{VIEW}', content_rowid='position',
        tokenize='porter unicode61 remove_diacritics 2', prefix='2 3')
    """,
    f"""
    CREATE TRIGGER IF NOT EXISTS {INDEX}_insert AFTER INSERT ON timeline_event BEGIN {_ADD} END
    """,
    f"""
    CREATE TRIGGER IF NOT EXISTS {INDEX}_delete AFTER DELETE ON timeline_event BEGIN {_DROP} END
    """,
    f"""
    CREATE TRIGGER IF NOT EXISTS {INDEX}_update AFTER UPDATE OF position, headline, search_text ON timeline_event
    BEGIN {_DROP} {_ADD} END
    """,
)


def expression(query: Query) -> str:
    """The query as FTS5 reads it: every term quoted, all wanted."""
    terms = [f'"{" ".join(words)}"' for words in query.terms]
    if query.prefix:
        terms[-1] += "*"
    return " ".join(terms)


def matching(events: QuerySet[Any], query: Query) -> QuerySet[Any]:
    found = RawSQL(f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s", [expression(query)])  # noqa: S608, S611
    return events.filter(position__in=found)


def install(connection: Any) -> None:
    marks = ", ".join(["%s"] * len(PIECES))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM sqlite_master WHERE name IN ({marks})", PIECES)  # noqa: S608
        whole = cursor.fetchone()[0] == len(PIECES)
        for statement in STATEMENTS:
            cursor.execute(statement)
    if not whole:
        rebuild(connection)


def make_way(connection: Any) -> None:
    """A view on a table keeps SQLite from rebuilding that table."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP VIEW IF EXISTS {VIEW}")


def rebuild(connection: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('rebuild')")  # noqa: S608


def check(connection: Any) -> None:
    """Raise DatabaseError if the index is not what the events say."""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {INDEX}({INDEX}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
