"""PostgreSQL's triggers: counts once a statement, copies before the row is written."""

from timeline.models.derived.sql import DIALECTS, KEY, article_periods, event_key, event_periods, read, shown


def statements() -> list[str]:
    """Functions and triggers; running them twice changes nothing."""
    dialect = DIALECTS["postgresql"]

    def lateral(row: str, periods: str) -> str:
        return f"CROSS JOIN LATERAL ({periods}) AS p"

    def events(table: str, sign: str) -> str:
        return f"""
            SELECT p.grain, p.first, p.last, {event_key("e")} AS accepted, {sign}1 AS one
            FROM {table} AS e {lateral("e", event_periods(dialect, "e"))} WHERE {shown("e")}"""

    def articles(table: str, sign: str) -> str:
        return f"""
            SELECT p.grain, p.period, {sign}1 AS one
            FROM {table} AS a {lateral("a", article_periods(dialect, "a"))} WHERE {read("a")}"""

    def parts(table: str, sign: str) -> str:
        return f"SELECT actor_id, {sign}1 AS one FROM {table}"

    found = []
    for noun, table, key, rows in (
        ("event", "timeline_eventcount", KEY, events),
        ("article", "timeline_articlecount", "grain, period", articles),
        ("part", "timeline_actorcount", "actor_id", parts),
    ):
        tracked = {
            "event": "timeline_event",
            "article": "timeline_article",
            "part": "timeline_participation",
        }[noun]
        for event, moved in (
            ("INSERT", rows("added", "")),
            ("DELETE", rows("removed", "-")),
            ("UPDATE", f"{rows('added', '')} UNION ALL {rows('removed', '-')}"),
        ):
            name = f"timeline_{noun}_{event.lower()}_counted"
            added = "NEW TABLE AS added" if event != "DELETE" else ""
            removed = "OLD TABLE AS removed" if event != "INSERT" else ""
            found += [
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
    found += [
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
    return found
