"""What is searched: for each table the columns that hold words, and the integer that names a row in the index."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Index:
    """`columns`: name in the index → column of the table. `key` is the table's unique integer that names a row.

    `prefixes`: how long beginnings of words are that FTS5 keeps a list of rows for. For any other it first merges the
    lists of all words that begin so, which for a word in every fifth of a million events takes 14 ms instead of 0.3.
    """

    table: str
    key: str
    columns: dict[str, str]
    prefixes: str = "2 3"


EVENTS = Index(
    "timeline_event", "position", {"headline": "headline", "words": "search_text"}, "2 3 4 5 6 7 8 9 10"
)
"""Keyed by position, so that the newest hits come first without a sort."""

STATEMENTS = Index("timeline_statement", "id", {"content": "content"}, "2 3 4 5 6 7 8")

ARTICLES = Index("timeline_article", "id", {"title": "title", "text": "text"})

INDEXES = (EVENTS, STATEMENTS, ARTICLES)


def index_of(model: Any) -> Index:
    """The index of a model's table. Raises KeyError if it has none."""
    return {index.table: index for index in INDEXES}[model._meta.db_table]
