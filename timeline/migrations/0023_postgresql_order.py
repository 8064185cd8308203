"""PostgreSQL: statements in the order of their list, and how long events last.

In the list statements without a day come last. SQLite has them last by itself, PostgreSQL first: there the index of
`Statement` is not in that order. And PostgreSQL takes one event in three for longer than a year, and goes through all,
unless it has counted them.
"""

from django.db import migrations

MADE = (
    "CREATE INDEX statement_newest ON timeline_statement (earliest DESC NULLS LAST, id DESC)",
    "CREATE STATISTICS event_length ON (latest - earliest) FROM timeline_event",
    "ANALYZE timeline_event",
)
UNMADE = ("DROP INDEX statement_newest", "DROP STATISTICS event_length")


def _run(*statements):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("timeline", "0022_events_that_last")]

    operations = [migrations.RunPython(_run(*MADE), _run(*UNMADE))]
