"""SQLite's triggers: one run a row."""

from timeline.models.derived.sql import (
    DIALECTS,
    EVENT_COLUMNS,
    KEY,
    KNOWN,
    QUAD_GRAINS,
    QUAD_KEY,
    article_periods,
    event_key,
    event_periods,
    known,
    quad_key,
    read,
    shown,
)


def triggers() -> dict[str, str]:
    """The triggers by name."""
    dialect = DIALECTS["sqlite"]

    def count_event(row: str) -> str:
        return f"""
            INSERT INTO timeline_eventcount ({KEY}, number)
            SELECT grain, first, last, {", ".join(event_key(row))}, 1 FROM ({event_periods(dialect, row)}) WHERE true
            ON CONFLICT ({KEY}) DO UPDATE SET number = number + 1;
            INSERT INTO timeline_quadcount ({QUAD_KEY}, number)
            SELECT grain, first, last, {", ".join(quad_key(row))}, 1
            FROM ({event_periods(dialect, row, QUAD_GRAINS)}) WHERE true
            ON CONFLICT ({QUAD_KEY}) DO UPDATE SET number = number + 1;"""

    def discount_event(row: str) -> str:
        return f"""
            UPDATE timeline_eventcount SET number = number - 1
            WHERE (grain, first, last) IN ({event_periods(dialect, row)})
                AND (event_type, status, accepted) = ({", ".join(event_key(row))});
            UPDATE timeline_quadcount SET number = number - 1
            WHERE (grain, first, last) IN ({event_periods(dialect, row, QUAD_GRAINS)})
                AND (quad, happened, accepted) = ({", ".join(quad_key(row))});"""

    def count_article(row: str) -> str:
        return f"""
            INSERT INTO timeline_articlecount (grain, period, number)
            SELECT grain, period, 1 FROM ({article_periods(dialect, row)}) WHERE true
            ON CONFLICT (grain, period) DO UPDATE SET number = number + 1;"""

    def discount_article(row: str) -> str:
        return f"""
            UPDATE timeline_articlecount SET number = number - 1
            WHERE (grain, period) IN ({article_periods(dialect, row)});"""

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

    def learn(which: str) -> str:
        return f"INSERT OR REPLACE INTO timeline_eventknown ({KNOWN}) {known(dialect, which)};"

    changed = f"({of('OLD', EVENT_COLUMNS)}) IS NOT ({of('NEW', EVENT_COLUMNS)})"
    on = {
        "event_added": ("INSERT ON timeline_event", shown("NEW"), count_event("NEW")),
        "event_removed": ("DELETE ON timeline_event", shown("OLD"), discount_event("OLD")),
        "event_left": (
            f"UPDATE OF {EVENT_COLUMNS} ON timeline_event", f"{changed} AND {shown('OLD')}", discount_event("OLD"),
        ),
        "event_came": (
            f"UPDATE OF {EVENT_COLUMNS} ON timeline_event", f"{changed} AND {shown('NEW')}", count_event("NEW"),
        ),
        "event_moved": (
            "UPDATE OF position ON timeline_event", "OLD.position IS NOT NEW.position", """
            UPDATE timeline_participation SET position = NEW.position WHERE event_id = NEW.id;
            UPDATE timeline_eventreport SET position = NEW.position WHERE event_id = NEW.id;""",
        ),
        "article_added": ("INSERT ON timeline_article", read("NEW"), count_article("NEW")),
        "article_removed": ("DELETE ON timeline_article", read("OLD"), discount_article("OLD")),
        "article_left": (
            "UPDATE OF extraction, published_on ON timeline_article", read("OLD"), discount_article("OLD"),
        ),
        "article_came": (
            "UPDATE OF extraction, published_on ON timeline_article", read("NEW"), count_article("NEW"),
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
        "event_known": ("INSERT ON timeline_event", "true", learn("e.id = NEW.id")),
        "event_forgotten": (
            "DELETE ON timeline_event", "true", "DELETE FROM timeline_eventknown WHERE event_id = OLD.id;",
        ),
        "event_moved_known": (
            "UPDATE OF position ON timeline_event", "OLD.position IS NOT NEW.position", learn("e.id = NEW.id"),
        ),
        "report_known": ("INSERT ON timeline_eventreport", "true", learn("e.id = NEW.event_id")),
        "report_forgotten": ("DELETE ON timeline_eventreport", "true", learn("e.id = OLD.event_id")),
        "report_known_anew": (
            "UPDATE OF event_id, article_id ON timeline_eventreport",
            "(OLD.event_id, OLD.article_id) IS NOT (NEW.event_id, NEW.article_id)",
            learn("e.id = OLD.event_id") + learn("e.id = NEW.event_id"),
        ),
        "article_known_anew": (
            "UPDATE OF published_on, stored_at ON timeline_article",
            "(OLD.published_on, OLD.stored_at) IS NOT (NEW.published_on, NEW.stored_at)",
            learn("e.id IN (SELECT event_id FROM timeline_eventreport WHERE article_id = NEW.id)"),
        ),
    }  # fmt: skip
    return {
        f"timeline_{name}": f"CREATE TRIGGER timeline_{name} AFTER {what} WHEN {when} BEGIN {body} END"
        for name, (what, when, body) in on.items()
    }


def of(row: str, columns: str) -> str:
    return ", ".join(f"{row}.{column}" for column in columns.split(", "))
