"""PostgreSQL's triggers: counts once a statement, copies before the row is written."""

from timeline.models.derived.sql import (
    DIALECTS,
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


def statements() -> list[str]:
    """Functions and triggers; running them twice changes nothing."""
    dialect = DIALECTS["postgresql"]

    def lateral(row: str, periods: str) -> str:
        return f"CROSS JOIN LATERAL ({periods}) AS p"

    def events(table: str, sign: str) -> str:
        return f"""
            SELECT p.grain, p.first, p.last, {", ".join(event_key("e"))} AS accepted, {sign}1 AS one
            FROM {table} AS e {lateral("e", event_periods(dialect, "e"))} WHERE {shown("e")}"""

    def quads(table: str, sign: str) -> str:
        return f"""
            SELECT p.grain, p.first, p.last, k.quad, k.happened, k.accepted, {sign}1 AS one
            FROM {table} AS e {lateral("e", event_periods(dialect, "e", QUAD_GRAINS))}
            CROSS JOIN LATERAL (SELECT {", ".join(quad_key("e"))}) AS k (quad, happened, accepted) WHERE {shown("e")}"""

    def articles(table: str, sign: str) -> str:
        return f"""
            SELECT p.grain, p.period, {sign}1 AS one
            FROM {table} AS a {lateral("a", article_periods(dialect, "a"))} WHERE {read("a")}"""

    def parts(table: str, sign: str) -> str:
        return f"SELECT actor_id, {sign}1 AS one FROM {table}"

    found = []
    for noun, table, key, rows in (
        ("event", "timeline_eventcount", KEY, events),
        ("quad", "timeline_quadcount", QUAD_KEY, quads),
        ("article", "timeline_articlecount", "grain, period", articles),
        ("part", "timeline_actorcount", "actor_id", parts),
    ):
        tracked = {
            "event": "timeline_event",
            "quad": "timeline_event",
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
    found += _known()
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
            PERFORM timeline_learn(ARRAY[NEW.id]);
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


def _known() -> list[str]:
    """Since when events are known: once a statement, for the events that it touches."""
    rest = [column for column in KNOWN.split(", ") if column != "event_id"]
    renewed = ", ".join(f"{column} = EXCLUDED.{column}" for column in rest)
    found = [
        f"""
        CREATE OR REPLACE FUNCTION timeline_learn(ids bigint[]) RETURNS void LANGUAGE sql AS $$
            INSERT INTO timeline_eventknown ({KNOWN}) {known(DIALECTS["postgresql"], "e.id = ANY(ids)")}
            ORDER BY e.id ON CONFLICT (event_id) DO UPDATE SET {renewed}
        $$
        """
    ]
    for name, table, event, ids in (
        ("event_known", "timeline_event", "INSERT", "SELECT id AS event_id FROM added"),
        ("report_known", "timeline_eventreport", "INSERT", "SELECT event_id FROM added"),
        ("report_forgotten", "timeline_eventreport", "DELETE", "SELECT event_id FROM removed"),
        (
            "report_known_anew", "timeline_eventreport", "UPDATE",
            "SELECT n.event_id FROM added AS n JOIN removed AS o USING (id) "
            "WHERE (n.event_id, n.article_id) IS DISTINCT FROM (o.event_id, o.article_id) UNION "
            "SELECT o.event_id FROM added AS n JOIN removed AS o USING (id) WHERE n.event_id <> o.event_id",
        ),
        (
            "article_known_anew", "timeline_article", "UPDATE",
            "SELECT event_id FROM timeline_eventreport WHERE article_id IN (SELECT n.id FROM added AS n "
            "JOIN removed AS o USING (id) WHERE (n.published_on, n.stored_at) IS DISTINCT FROM "
            "(o.published_on, o.stored_at))",
        ),
    ):  # fmt: skip
        added = "NEW TABLE AS added" if event != "DELETE" else ""
        removed = "OLD TABLE AS removed" if event != "INSERT" else ""
        found += [
            f"""
            CREATE OR REPLACE FUNCTION timeline_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM timeline_learn(ARRAY(SELECT DISTINCT event_id FROM ({ids}) AS touched));
                RETURN NULL;
            END $$
            """,
            f"""
            CREATE OR REPLACE TRIGGER timeline_{name} AFTER {event} ON {table}
            REFERENCING {removed} {added} FOR EACH STATEMENT EXECUTE FUNCTION timeline_{name}()
            """,
        ]
    found += [
        """
        CREATE OR REPLACE FUNCTION timeline_event_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            DELETE FROM timeline_eventknown WHERE event_id IN (SELECT id FROM removed);
            RETURN NULL;
        END $$
        """,
        """
        CREATE OR REPLACE TRIGGER timeline_event_forgotten AFTER DELETE ON timeline_event
        REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION timeline_event_forgotten()
        """,
    ]
    return found
