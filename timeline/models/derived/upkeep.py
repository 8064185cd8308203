"""Installing the triggers, making what they keep anew, and checking it."""

from collections.abc import Iterator
from typing import Any

from django.db import connections, transaction

from timeline.models.derived import postgresql, sqlite
from timeline.models.derived.sql import DIALECTS, KNOWN, counts, known
from timeline.models.position import SEQUENCE_BITS, UNDATED_DAY


def install(using: str = "default", **kwargs: Any) -> None:
    """Create what is missing, and where anything was, fill all of it; a receiver of `post_migrate`."""
    connection = connections[using]
    if "timeline_quadcount" not in connection.introspection.table_names():
        return
    with transaction.atomic(using=using):
        if connection.vendor == "postgresql":
            whole = _installed(connection, "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
            _run(connection, postgresql.statements())
        else:
            whole = _installed(connection, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for name, statement in sqlite.triggers().items():
                _run(connection, [f"DROP TRIGGER IF EXISTS {name}", statement])
        if not whole:
            rebuild(using)
            # A planner that does not know a new index's rows takes it for everything.
            _run(connection, [f"ANALYZE {table}" for _, table, _, _ in counts(connection.vendor)])


def _installed(connection: Any, names: str) -> bool:
    """Whether the triggers are there, those that came last as those that came first."""
    wanted = {"timeline_report_known"}
    if connection.vendor == "postgresql":
        wanted.add("timeline_quad_insert_counted")
    with connection.cursor() as cursor:
        cursor.execute(names)
        return wanted <= {name for (name,) in cursor.fetchall()}


def make_way(using: str = "default", plan: Any = (), **kwargs: Any) -> None:
    """Before SQLite rebuilds a table, take away the triggers that name it; a receiver of `pre_migrate`."""
    connection = connections[using]
    if plan and connection.vendor == "sqlite":
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in sqlite.triggers()])


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _positions(noun: str, table: str) -> tuple[str, str, str]:
    return (
        f"positions of {noun}",
        f"UPDATE {table} SET position = e.position FROM timeline_event AS e "
        f"WHERE e.id = {table}.event_id AND {table}.position <> e.position",
        f"SELECT count(*) FROM {table} AS c JOIN timeline_event AS e ON e.id = c.event_id "
        f"WHERE c.position <> e.position",
    )


_COPIES = (
    _positions("participations", "timeline_participation"),
    _positions("reports", "timeline_eventreport"),
    (
        "sources of reports",
        "UPDATE timeline_eventreport SET source_id = a.source_id FROM timeline_article AS a "
        "WHERE a.id = timeline_eventreport.article_id AND (timeline_eventreport.source_id IS NULL "
        "OR timeline_eventreport.source_id <> a.source_id)",
        "SELECT count(*) FROM timeline_eventreport AS r JOIN timeline_article AS a ON a.id = r.article_id "
        "WHERE r.source_id IS NULL OR r.source_id <> a.source_id",
    ),
)
"""(what it is, SQL that puts it right, SQL that counts what is wrong)."""


def _misplaced(connection: Any) -> list[int]:
    """Ids of the events that do not stand on their day."""
    day = DIALECTS[connection.vendor].day.format("coalesce(earliest, latest)")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM timeline_event WHERE (position >> {SEQUENCE_BITS}) <> coalesce({day}, {UNDATED_DAY})"
        )
        return [pk for (pk,) in cursor.fetchall()]


def _put_in_place(connection: Any) -> None:
    """Give misplaced events a place on their day."""
    from timeline.models.event import Event

    for event in Event.objects.using(connection.alias).filter(pk__in=_misplaced(connection)).order_by("pk"):
        event.place_on_timeline()
        Event.objects.using(connection.alias).filter(pk=event.pk).update(position=event.position)


def _unlike(right: str) -> str:
    """SQL that counts the rows of `EventKnown` that are missing, too many, or not as `right` has them."""
    kept = f"SELECT {KNOWN} FROM timeline_eventknown"
    given = f"SELECT {KNOWN} FROM ({right}) AS events"
    return (
        f"SELECT count(DISTINCT event_id) FROM (SELECT * FROM ({kept} EXCEPT {given}) AS wrong "
        f"UNION ALL SELECT * FROM ({given} EXCEPT {kept}) AS missing) AS unlike"
    )


def rebuild(using: str = "default") -> None:
    """Make all counts and copies anew from the rows that they follow from."""
    connection = connections[using]
    with transaction.atomic(using=using):
        _put_in_place(connection)
        _run(connection, [mend for _, mend, _ in _COPIES])
        for _, table, key, rows in counts(connection.vendor):
            _run(
                connection,
                [f"DELETE FROM {table}", f"INSERT INTO {table} ({key}, number) {rows}"],
            )
        every = known(DIALECTS[connection.vendor])
        _run(
            connection,
            ["DELETE FROM timeline_eventknown", f"INSERT INTO timeline_eventknown ({KNOWN}) {every}"],
        )


def drift(using: str = "default") -> Iterator[str]:
    """Where a count or a copy is not what it should be, in words: how many, and the first."""
    connection = connections[using]
    misplaced = len(_misplaced(connection))
    if misplaced:
        yield f"positions of events: {misplaced:,} differ from their dates"
    with connection.cursor() as cursor:
        for what, _, wrong in _COPIES:
            cursor.execute(wrong)
            number = cursor.fetchone()[0]
            if number:
                yield f"{what}: {number:,} differ"
        cursor.execute(_unlike(known(DIALECTS[connection.vendor])))
        number = cursor.fetchone()[0]
        if number:
            yield f"days from which events are known: {number:,} differ"
        for what, table, key, rows in counts(connection.vendor):
            cursor.execute(
                f"SELECT {key}, sum(number) FROM (SELECT {key}, number FROM {table} UNION ALL "
                f"SELECT {key}, -number FROM ({rows}) AS recounted) AS compared "
                f"GROUP BY {key} HAVING sum(number) <> 0 ORDER BY {key}"
            )
            found = cursor.fetchall()
            if found:
                *where, by = found[0]
                at = ", ".join(str(value) for value in where)
                yield f"{what}: {len(found):,} differ, the first ({at}) by {by:+}"
