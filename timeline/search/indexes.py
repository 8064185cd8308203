"""What is searched: for each table the columns that hold words, and the integer that names a row in the index."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Index:
    """`columns`: name in the index → column of the table. `key` is the table's unique integer that names a row."""

    table: str
    key: str
    columns: dict[str, str]


EVENTS = Index("timeline_event", "position", {"headline": "headline", "words": "search_text"})
"""Keyed by position, so that the newest hits come first without a sort."""

STATEMENTS = Index("timeline_statement", "id", {"content": "content"})

ARTICLES = Index("timeline_article", "id", {"title": "title", "text": "text"})

INDEXES = (EVENTS, STATEMENTS, ARTICLES)


def index_of(model: Any) -> Index:
    """The index of a model's table. Raises KeyError if it has none."""
    return {index.table: index for index in INDEXES}[model._meta.db_table]
