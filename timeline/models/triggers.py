"""Two rules that the database itself keeps, whoever writes to it: evidence fits its article, and an article's text stays.

Installed after every `migrate`, because SQLite drops a table's triggers when a migration rebuilds the table.
"""

from typing import Any

from django.db import connections

SQLITE = (
    """
    CREATE TRIGGER IF NOT EXISTS timeline_article_stays
    BEFORE UPDATE OF text ON timeline_article WHEN NEW.text IS NOT OLD.text
    BEGIN SELECT RAISE(ABORT, 'the text of a stored article never changes'); END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS timeline_evidence_fits_insert
    BEFORE INSERT ON timeline_evidence WHEN NEW.exact IS NOT (
        SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start)
        FROM timeline_article WHERE id = NEW.article_id
    )
    BEGIN SELECT RAISE(ABORT, 'evidence does not match the text of its article'); END
    """,
    """
    CREATE TRIGGER IF NOT EXISTS timeline_evidence_fits_update
    BEFORE UPDATE ON timeline_evidence WHEN NEW.exact IS NOT (
        SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start)
        FROM timeline_article WHERE id = NEW.article_id
    )
    BEGIN SELECT RAISE(ABORT, 'evidence does not match the text of its article'); END
    """,
)

POSTGRESQL = (
    """
    CREATE OR REPLACE FUNCTION timeline_article_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the text of a stored article never changes' USING ERRCODE = 'check_violation';
    END $$
    """,
    """
    CREATE OR REPLACE TRIGGER timeline_article_stays BEFORE UPDATE OF text ON timeline_article
    FOR EACH ROW WHEN (NEW.text IS DISTINCT FROM OLD.text) EXECUTE FUNCTION timeline_article_stays()
    """,
    """
    CREATE OR REPLACE FUNCTION timeline_evidence_fits() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.exact IS DISTINCT FROM (
            SELECT substr(text, NEW.start + 1, NEW."end" - NEW.start)
            FROM timeline_article WHERE id = NEW.article_id
        ) THEN
            RAISE EXCEPTION 'evidence does not match the text of its article' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END $$
    """,
    """
    CREATE OR REPLACE TRIGGER timeline_evidence_fits BEFORE INSERT OR UPDATE ON timeline_evidence
    FOR EACH ROW EXECUTE FUNCTION timeline_evidence_fits()
    """,
)


def make_way(using: str = "default", plan: Any = (), **kwargs: Any) -> None:
    """Before SQLite rebuilds a table, take away the triggers that name it; a receiver of `pre_migrate`."""
    connection = connections[using]
    if plan and connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in ("article_stays", "evidence_fits_insert", "evidence_fits_update"):
                cursor.execute(f"DROP TRIGGER IF EXISTS timeline_{name}")


def install(using: str = "default", **kwargs: Any) -> None:
    """Create what is missing; a receiver of `post_migrate`."""
    connection = connections[using]
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(connection.vendor)
    if statements is None:
        raise NotImplementedError(
            f"Chancery keeps its rules on SQLite and PostgreSQL, not on {connection.vendor}."
        )
    if "timeline_evidence" not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
