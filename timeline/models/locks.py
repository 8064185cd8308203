"""One writer at a time: what SQLite's immediate transactions do by themselves, PostgreSQL is asked for."""

from django.db import connection

_WRITERS = 0x6368616E
"""The key of PostgreSQL's advisory lock; far from those of single days (`timeline.models.position`)."""


def take(key: int) -> None:
    """Wait for PostgreSQL's advisory lock of this key and hold it until the transaction ends; elsewhere nothing."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def one_writer() -> None:
    """Let this transaction be the only one that stores articles, settles identities or carries out an action.

    Call it first in the transaction, before anything is read that is to be changed: two that find no actor of a name
    would each make one, and a report could join an event that is being merged away.
    """
    take(_WRITERS)
