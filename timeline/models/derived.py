"""What the database derives by itself, in the transaction of the write: counts, and copies of an event's position.

Triggers rather than code, because events are written by resolution, actions, undo, the admin and bulk loads, and none of
them can forget a trigger. `rebuild` makes everything anew from the rows it follows from; `drift` says where the two
differ. Counts go down by UPDATE only, so that emptying the tables in any order leaves none below zero.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections, transaction

from timeline.models.position import SEQUENCE_BITS

EVENT_COLUMNS = "position, earliest, latest, event_type, status, state, core, merged_into_id"
"""An event's columns that its counts rest on."""
KEY = "grain, first, last, event_type, status, accepted"


def _sqlite_months(first: str, last: str) -> tuple[tuple[str, str, str], ...]:
    """(grain, first period, last period) as SQL, of SQL for two dates, in months and years."""
    return (
        ("month", *(f"strftime('%Y', {d}) * 12 + strftime('%m', {d}) - 1" for d in (first, last))),
        ("year", *(f"CAST(strftime('%Y', {d}) AS INTEGER)" for d in (first, last))),
    )


def _postgresql_months(first: str, last: str) -> tuple[tuple[str, str, str], ...]:
    def part(name: str, day: str) -> str:
        return f"extract({name} FROM {day})::integer"

    return (
        ("month", *(f"{part('year', d)} * 12 + {part('month', d)} - 1" for d in (first, last))),
        ("year", *(part("year", d) for d in (first, last))),
    )


@dataclass(frozen=True, slots=True)
class Dialect:
    """The SQL in which the two databases differ."""

    months: Any
    ordinal: str
    """Day number of a date, as `date.toordinal()` has it; `{}` is the date."""

    def event(self, row: str) -> list[tuple[str, str, str]]:
        """The periods of an event; NULL where it has none (the undated have days only)."""
        first, last = f"coalesce({row}.earliest, {row}.latest)", f"coalesce({row}.latest, {row}.earliest)"
        begins, ends = self.ordinal.format(first), self.ordinal.format(last)
        number = f"CAST({row}.position >> {SEQUENCE_BITS} AS integer)"
        return [
            ("day", number, f"coalesce({ends}, {number})"),
            ("week", f"({begins} - 1) / 7", f"({ends} - 1) / 7"),
            *self.months(first, last),
        ]

    def article(self, row: str) -> list[tuple[str, str]]:
        """The periods of an article's day of publication."""
        day = f"{row}.published_on"
        number = self.ordinal.format(day)
        months = [(grain, first) for grain, first, _ in self.months(day, day)]
        return [("day", number), ("week", f"({number} - 1) / 7"), *months]


DIALECTS = {
    "sqlite": Dialect(_sqlite_months, "CAST(julianday({}) - 1721424.5 AS INTEGER)"),
    "postgresql": Dialect(_postgresql_months, "({} - DATE '0001-01-01' + 1)"),
}


def _shown(row: str) -> str:
    """Whether an event is counted; see `EventCount`."""
    return (
        f"({row}.merged_into_id IS NULL AND {row}.state <> 'rejected' AND ({row}.core OR {row}.state = 'accepted'))"
    )


def _read(row: str) -> str:
    """Whether an article is counted; see `ArticleCount`."""
    return f"({row}.extraction = 'done' AND {row}.published_on IS NOT NULL)"


def _event_periods(dialect: Dialect, row: str) -> str:
    """A SELECT of grain, first and last of one event, without those it does not have."""
    parts = " UNION ALL ".join(
        f"SELECT '{grain}' AS grain, {first} AS first, {last} AS last" for grain, first, last in dialect.event(row)
    )
    return f"SELECT grain, first, last FROM ({parts}) AS periods WHERE first IS NOT NULL"


def _article_periods(dialect: Dialect, row: str) -> str:
    parts = " UNION ALL ".join(
        f"SELECT '{grain}' AS grain, {period} AS period" for grain, period in dialect.article(row)
    )
    return f"SELECT grain, period FROM ({parts}) AS periods"


def _event_key(row: str) -> str:
    return f"{row}.event_type, {row}.status, ({row}.state = 'accepted')"


# SQLite: a trigger a row.


def _sqlite_triggers() -> dict[str, str]:
    dialect = DIALECTS["sqlite"]

    def count_event(row: str) -> str:
        return f"""
            INSERT INTO timeline_eventcount ({KEY}, number)
            SELECT grain, first, last, {_event_key(row)}, 1 FROM ({_event_periods(dialect, row)}) WHERE true
            ON CONFLICT ({KEY}) DO UPDATE SET number = number + 1;"""

    def discount_event(row: str) -> str:
        return f"""
            UPDATE timeline_eventcount SET number = number - 1
            WHERE (grain, first, last) IN ({_event_periods(dialect, row)})
                AND (event_type, status, accepted) = ({_event_key(row)});"""

    def count_article(row: str) -> str:
        return f"""
            INSERT INTO timeline_articlecount (grain, period, number)
            SELECT grain, period, 1 FROM ({_article_periods(dialect, row)}) WHERE true
            ON CONFLICT (grain, period) DO UPDATE SET number = number + 1;"""

    def discount_article(row: str) -> str:
        return f"""
            UPDATE timeline_articlecount SET number = number - 1
            WHERE (grain, period) IN ({_article_periods(dialect, row)});"""

    count_part = """
            INSERT INTO timeline_actorcount (actor_id, number) VALUES (NEW.actor_id, 1)
            ON CONFLICT (actor_id) DO UPDATE SET number = number + 1;"""
    discount_part = "UPDATE timeline_actorcount SET number = number - 1 WHERE actor_id = OLD.actor_id;"

    def place(table: str) -> str:
        return f"""
            UPDATE {table} SET position = (SELECT position FROM timeline_event WHERE id = NEW.event_id)
            WHERE id = NEW.id;"""

    def misplaced() -> str:
        return "NEW.position IS NOT (SELECT position FROM timeline_event WHERE id = NEW.event_id)"

    source = "(SELECT source_id FROM timeline_article WHERE id = NEW.article_id)"
    name_source = f"UPDATE timeline_eventreport SET source_id = {source} WHERE id = NEW.id;"
    changed = f"({_of('OLD', EVENT_COLUMNS)}) IS NOT ({_of('NEW', EVENT_COLUMNS)})"
    on = {
        "event_added": ("INSERT ON timeline_event", _shown("NEW"), count_event("NEW")),
        "event_removed": ("DELETE ON timeline_event", _shown("OLD"), discount_event("OLD")),
        "event_left": (
            f"UPDATE OF {EVENT_COLUMNS} ON timeline_event", f"{changed} AND {_shown('OLD')}", discount_event("OLD"),
        ),
        "event_came": (
            f"UPDATE OF {EVENT_COLUMNS} ON timeline_event", f"{changed} AND {_shown('NEW')}", count_event("NEW"),
        ),
        "event_moved": (
            "UPDATE OF position ON timeline_event", "OLD.position IS NOT NEW.position", """
            UPDATE timeline_participation SET position = NEW.position WHERE event_id = NEW.id;
            UPDATE timeline_eventreport SET position = NEW.position WHERE event_id = NEW.id;""",
        ),
        "article_added": ("INSERT ON timeline_article", _read("NEW"), count_article("NEW")),
        "article_removed": ("DELETE ON timeline_article", _read("OLD"), discount_article("OLD")),
        "article_left": (
            "UPDATE OF extraction, published_on ON timeline_article", _read("OLD"), discount_article("OLD"),
        ),
        "article_came": (
            "UPDATE OF extraction, published_on ON timeline_article", _read("NEW"), count_article("NEW"),
        ),
        "article_changed_hands": (
            "UPDATE OF source_id ON timeline_article", "OLD.source_id IS NOT NEW.source_id",
            "UPDATE timeline_eventreport SET source_id = NEW.source_id WHERE article_id = NEW.id;",
        ),
        "part_counted": ("INSERT ON timeline_participation", "true", count_part),
        "part_discounted": ("DELETE ON timeline_participation", "true", discount_part),
        "part_passed_on": (
            "UPDATE OF actor_id ON timeline_participation", "OLD.actor_id IS NOT NEW.actor_id",
            discount_part + count_part,
        ),
        "part_placed": ("INSERT ON timeline_participation", misplaced(), place("timeline_participation")),
        "part_replaced": (
            "UPDATE OF event_id, position ON timeline_participation", misplaced(), place("timeline_participation"),
        ),
        "report_placed": ("INSERT ON timeline_eventreport", misplaced(), place("timeline_eventreport")),
        "report_replaced": (
            "UPDATE OF event_id, position ON timeline_eventreport", misplaced(), place("timeline_eventreport"),
        ),
        "report_sourced": ("INSERT ON timeline_eventreport", f"NEW.source_id IS NOT {source}", name_source),
        "report_resourced": (
            "UPDATE OF article_id, source_id ON timeline_eventreport", f"NEW.source_id IS NOT {source}", name_source,
        ),
    }  # fmt: skip
    return {
        f"timeline_{name}": f"CREATE TRIGGER timeline_{name} AFTER {what} WHEN {when} BEGIN {body} END"
        for name, (what, when, body) in on.items()
    }


def _of(row: str, columns: str) -> str:
    return ", ".join(f"{row}.{column}" for column in columns.split(", "))


# PostgreSQL: counts once a statement, copies before the row is written.


def _postgresql_statements() -> list[str]:
    dialect = DIALECTS["postgresql"]

    def lateral(row: str, periods: str) -> str:
        return f"CROSS JOIN LATERAL ({periods}) AS p"

    def events(table: str, sign: str) -> str:
        return f"""
            SELECT p.grain, p.first, p.last, {_event_key("e")} AS accepted, {sign}1 AS one
            FROM {table} AS e {lateral("e", _event_periods(dialect, "e"))} WHERE {_shown("e")}"""

    def articles(table: str, sign: str) -> str:
        return f"""
            SELECT p.grain, p.period, {sign}1 AS one
            FROM {table} AS a {lateral("a", _article_periods(dialect, "a"))} WHERE {_read("a")}"""

    def parts(table: str, sign: str) -> str:
        return f"SELECT actor_id, {sign}1 AS one FROM {table}"

    statements = []
    for noun, table, key, rows in (
        ("event", "timeline_eventcount", KEY, events),
        ("article", "timeline_articlecount", "grain, period", articles),
        ("part", "timeline_actorcount", "actor_id", parts),
    ):
        tracked = {"event": "timeline_event", "article": "timeline_article", "part": "timeline_participation"}[noun]
        for event, moved in (
            ("INSERT", rows("added", "")),
            ("DELETE", rows("removed", "-")),
            ("UPDATE", f"{rows('added', '')} UNION ALL {rows('removed', '-')}"),
        ):
            name = f"timeline_{noun}_{event.lower()}_counted"
            added = "NEW TABLE AS added" if event != "DELETE" else ""
            removed = "OLD TABLE AS removed" if event != "INSERT" else ""
            statements += [
                f"""
                CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO {table} ({key}, number)
                    SELECT {key}, sum(one) FROM ({moved}) AS moved GROUP BY {key} HAVING sum(one) <> 0 ORDER BY {key}
                    ON CONFLICT ({key}) DO UPDATE SET number = {table}.number + EXCLUDED.number;
                    RETURN NULL;
                END $$
                """,
                f"""
                CREATE OR REPLACE TRIGGER {name} AFTER {event} ON {tracked}
                REFERENCING {removed} {added} FOR EACH STATEMENT EXECUTE FUNCTION {name}()
                """,
            ]
    statements += [
        """
        CREATE OR REPLACE FUNCTION timeline_placed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            NEW.position := coalesce((SELECT position FROM timeline_event WHERE id = NEW.event_id), NEW.position);
            RETURN NEW;
        END $$
        """,
        """
        CREATE OR REPLACE FUNCTION timeline_sourced() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            NEW.source_id := (SELECT source_id FROM timeline_article WHERE id = NEW.article_id);
            RETURN NEW;
        END $$
        """,
        """
        CREATE OR REPLACE FUNCTION timeline_event_moved() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE timeline_participation SET position = NEW.position WHERE event_id = NEW.id;
            UPDATE timeline_eventreport SET position = NEW.position WHERE event_id = NEW.id;
            RETURN NULL;
        END $$
        """,
        """
        CREATE OR REPLACE FUNCTION timeline_article_changed_hands() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            UPDATE timeline_eventreport SET source_id = NEW.source_id WHERE article_id = NEW.id;
            RETURN NULL;
        END $$
        """,
        """
        CREATE OR REPLACE TRIGGER timeline_part_placed BEFORE INSERT OR UPDATE OF event_id, position
        ON timeline_participation FOR EACH ROW EXECUTE FUNCTION timeline_placed()
        """,
        """
        CREATE OR REPLACE TRIGGER timeline_report_placed BEFORE INSERT OR UPDATE OF event_id, position
        ON timeline_eventreport FOR EACH ROW EXECUTE FUNCTION timeline_placed()
        """,
        """
        CREATE OR REPLACE TRIGGER timeline_report_sourced BEFORE INSERT OR UPDATE OF article_id, source_id
        ON timeline_eventreport FOR EACH ROW EXECUTE FUNCTION timeline_sourced()
        """,
        """
        CREATE OR REPLACE TRIGGER timeline_event_moved AFTER UPDATE OF position ON timeline_event
        FOR EACH ROW WHEN (OLD.position IS DISTINCT FROM NEW.position) EXECUTE FUNCTION timeline_event_moved()
        """,
        """
        CREATE OR REPLACE TRIGGER timeline_article_changed_hands AFTER UPDATE OF source_id ON timeline_article
        FOR EACH ROW WHEN (OLD.source_id IS DISTINCT FROM NEW.source_id)
        EXECUTE FUNCTION timeline_article_changed_hands()
        """,
    ]
    return statements


# Installing, rebuilding, checking.


def install(using: str = "default", **kwargs: Any) -> None:
    """Create what is missing, and where anything was, fill all of it; a receiver of `post_migrate`."""
    connection = connections[using]
    if "timeline_eventcount" not in connection.introspection.table_names():
        return
    with transaction.atomic(using=using):
        if connection.vendor == "postgresql":
            whole = _installed(connection, "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
            _run(connection, _postgresql_statements())
        else:
            whole = _installed(connection, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for name, statement in _sqlite_triggers().items():
                _run(connection, [f"DROP TRIGGER IF EXISTS {name}", statement])
        if not whole:
            rebuild(using)


def _installed(connection: Any, names: str) -> bool:
    """Whether the triggers are there."""
    last = "timeline_report_sourced"
    with connection.cursor() as cursor:
        cursor.execute(names)
        return last in {name for (name,) in cursor.fetchall()}


def make_way(using: str = "default", plan: Any = (), **kwargs: Any) -> None:
    """Before SQLite rebuilds a table, take away the triggers that name it; a receiver of `pre_migrate`."""
    connection = connections[using]
    if plan and connection.vendor == "sqlite":
        _run(connection, [f"DROP TRIGGER IF EXISTS {name}" for name in _sqlite_triggers()])


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _event_counts(dialect: Dialect) -> str:
    """The counts as the events give them: a SELECT of the key and the number."""
    return " UNION ALL ".join(
        f"SELECT '{grain}' AS grain, {first} AS first, {last} AS last, e.event_type, e.status, "
        f"(e.state = 'accepted') AS accepted, count(*) AS number FROM timeline_event AS e "
        f"WHERE {_shown('e')} AND {first} IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6"
        for grain, first, last in dialect.event("e")
    )


def _article_counts(dialect: Dialect) -> str:
    return " UNION ALL ".join(
        f"SELECT '{grain}' AS grain, {period} AS period, count(*) AS number FROM timeline_article AS a "
        f"WHERE {_read('a')} GROUP BY 1, 2"
        for grain, period in dialect.article("a")
    )


_ACTOR_COUNTS = "SELECT actor_id, count(*) AS number FROM timeline_participation GROUP BY actor_id"


def _counts(vendor: str) -> tuple[tuple[str, str, str, str], ...]:
    """(what it is, table, key, SELECT of what should be in it)."""
    dialect = DIALECTS[vendor]
    return (
        ("event counts", "timeline_eventcount", KEY, _event_counts(dialect)),
        ("article counts", "timeline_articlecount", "grain, period", _article_counts(dialect)),
        ("actor counts", "timeline_actorcount", "actor_id", _ACTOR_COUNTS),
    )


_COPIES = tuple(
    (
        f"positions of {noun}",
        f"UPDATE {table} SET position = e.position FROM timeline_event AS e "
        f"WHERE e.id = {table}.event_id AND {table}.position <> e.position",
        f"SELECT count(*) FROM {table} AS c JOIN timeline_event AS e ON e.id = c.event_id "
        f"WHERE c.position <> e.position",
    )
    for noun, table in (("participations", "timeline_participation"), ("reports", "timeline_eventreport"))
) + (
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


def rebuild(using: str = "default") -> None:
    """Make all counts and copies anew from the rows that they follow from."""
    connection = connections[using]
    with transaction.atomic(using=using):
        _run(connection, [mend for _, mend, _ in _COPIES])
        for _, table, key, rows in _counts(connection.vendor):
            _run(
                connection,
                [f"DELETE FROM {table}", f"INSERT INTO {table} ({key}, number) {rows}"],  # noqa: S608
            )


def drift(using: str = "default") -> Iterator[str]:
    """Where a count or a copy is not what it should be, in words: how many, and the first."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for what, _, wrong in _COPIES:
            cursor.execute(wrong)
            number = cursor.fetchone()[0]
            if number:
                yield f"{what}: {number:,} differ"
        for what, table, key, rows in _counts(connection.vendor):
            cursor.execute(
                f"SELECT {key}, sum(number) FROM (SELECT {key}, number FROM {table} UNION ALL "  # noqa: S608
                f"SELECT {key}, -number FROM ({rows}) AS real) AS both "
                f"GROUP BY {key} HAVING sum(number) <> 0 ORDER BY {key}"
            )
            found = cursor.fetchall()
            if found:
                *where, by = found[0]
                at = ", ".join(str(value) for value in where)
                yield f"{what}: {len(found):,} differ, the first ({at}) by {by:+}"
